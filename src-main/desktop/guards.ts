import type { Session, WebContents } from 'electron';
import { externalAddress } from './external-address.ts';
import { isOwnAddress, isPageAddress, pageAddress } from './scheme.ts';

/**
 * The two permissions the page has: writing text to the clipboard ("copy with link") and reading it ("import from
 * clipboard"). Both only for the page itself; what is read cannot leave, because nothing can.
 */
const pagePermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'clipboard-read']);

/** Whether the page may have a permission; `requester` is the address or the origin of the frame that asks. */
export function isPermitted(permission: string, requester: string, isMainFrame: boolean): boolean {
  return isMainFrame && pagePermissions.has(permission) && isOwnAddress(requester);
}

/**
 * Whether a request may be made at all: our own scheme, what a page holds in itself (`data:`, only inside the page, as
 * far as its CSP lets it), and the developer tools' own files where there are developer tools.
 */
export function isRequestAllowed(url: string, resourceType: string, developerTools: boolean): boolean {
  if (isOwnAddress(url)) return true;
  const scheme = URL.parse(url)?.protocol;
  if (scheme === 'data:') return resourceType !== 'mainFrame' && resourceType !== 'subFrame';
  return scheme === 'devtools:' && developerTools;
}

/** Denies everything that a session could let in or out. */
export function guardSession(session: Session, options: { platform: NodeJS.Platform; developerTools: boolean }): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isRequestAllowed(details.url, details.resourceType, options.developerTools) });
  });

  // Both are needed: many web APIs only check, and ask when the check said no.
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted(permission, origin, details.isMainFrame),
  );
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(isPermitted(permission, details.requestingUrl, details.isMainFrame)),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());

  // macOS spells with the system's own dictionary; elsewhere Chromium would fetch one, here from nowhere.
  const systemSpelling = options.platform === 'darwin';
  if (!systemSpelling) {
    session.setSpellCheckerLanguages([]);
    session.setSpellCheckerDictionaryDownloadURL(`${pageAddress}no-dictionaries/`);
  }
  session.setSpellCheckerEnabled(systemSpelling);
}

/**
 * Keeps a web contents where it is. A plain navigation away is refused and opens nothing outside, because a script or
 * a meta refresh can start one; a new window can only come to `openExternal`, which shows the address and asks.
 */
export function guardContents(contents: WebContents, openExternal: (address: string) => void): void {
  const stay = (details: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }): void => {
    if (!(details.isMainFrame && isPageAddress(details.url))) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const address = externalAddress(url);
    if (address !== null) openExternal(address);
    return { action: 'deny' };
  });
  // WebRTC is the one way out that passes neither webRequest nor the resolver.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
