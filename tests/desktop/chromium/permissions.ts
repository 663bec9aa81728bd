import type { CDPSession } from 'playwright';
import type { SessionStandIn } from '../electron-session.ts';

/** Electron's name of a permission -> how Chromium is told (the Permissions API's names). */
const permissions = {
  'clipboard-read': { name: 'clipboard-read' },
  'clipboard-sanitized-write': { name: 'clipboard-write' },
  geolocation: { name: 'geolocation' },
  notifications: { name: 'notifications' },
  midi: { name: 'midi' },
  media: { name: 'camera' },
  'idle-detection': { name: 'idle-detection' },
} as const;

/**
 * Gives the page at `address` what the session's check handler lets it have, and denies it the rest. The handler is asked
 * once, before the page is there: Chromium itself answers the page from then on.
 */
export async function answerPermissions(cdp: CDPSession, session: SessionStandIn, address: string): Promise<void> {
  const { origin } = new URL(address);
  for (const [asked, permission] of Object.entries(permissions)) {
    const details = { isMainFrame: true, requestingUrl: 'app://postil/' };
    const isGranted = session.check?.(null, asked as keyof typeof permissions, 'app://postil/', details) ?? true;
    const setting = isGranted ? 'granted' : 'denied';
    await cdp.send('Browser.setPermission', { permission, setting, origin });
  }
}
