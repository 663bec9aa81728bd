import type { Session, WebContents } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { externalAddress } from '../../src-main/desktop/external-address.ts';
import { guardContents, guardSession, isPermitted } from '../../src-main/desktop/guards.ts';
import { createEvent } from './electron-events.ts';
import { ProtocolStandIn, SessionStandIn } from './electron-session.ts';
import { WebContentsStandIn } from './electron-window.ts';

function guardedSession(options: { platform?: NodeJS.Platform; developerTools?: boolean } = {}): SessionStandIn {
  const session = new SessionStandIn(new ProtocolStandIn([]));
  const { platform = 'linux', developerTools = false } = options;
  guardSession(session as unknown as Session, { platform, developerTools });
  return session;
}

describe('a web contents', () => {
  let contents: WebContentsStandIn;
  let opened: string[];
  beforeEach(() => {
    contents = new WebContentsStandIn();
    opened = [];
    guardContents(contents as unknown as WebContents, (address) => opened.push(address));
  });

  const elsewhere = [
    'https://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:alert(1)',
    'app://other/',
    'app://postil/files/A/media/b.svg',
    'blob:app://postil/1',
    'about:blank',
  ];
  test.each(elsewhere)('does not leave for %s, and opens nothing outside', (url) => {
    expect(contents.goesTo('will-navigate', url)).toBe(false);
    expect(contents.goesTo('will-frame-navigate', url)).toBe(false);
    expect(contents.goesTo('will-redirect', url)).toBe(false);
    expect(opened).toEqual([]);
  });

  test('may load its page again, but no frame', () => {
    expect(contents.goesTo('will-navigate', 'app://postil/')).toBe(true);
    expect(contents.goesTo('will-frame-navigate', 'app://postil/', false)).toBe(false);
    expect(contents.goesTo('will-redirect', 'app://postil/')).toBe(false);
  });

  test('opens no window; a link goes outside in its normal form', () => {
    expect(contents.opens('https://example.com/a b')).toEqual({ action: 'deny' });
    expect(contents.opens('app://postil/')).toEqual({ action: 'deny' });
    expect(contents.opens('file:///etc/passwd')).toEqual({ action: 'deny' });
    expect(contents.opens('https://user:secret@example.com/')).toEqual({ action: 'deny' });
    expect(opened).toEqual(['https://example.com/a%20b']);
  });

  test('takes no webview and no direct WebRTC', () => {
    const event = createEvent();
    contents.tell('will-attach-webview', event, {}, {});
    expect(event.defaultPrevented).toBe(true);
    expect(contents.webRtcPolicy).toBe('disable_non_proxied_udp');
  });
});

describe('a session', () => {
  test.each([
    'https://example.com/',
    'http://127.0.0.1:8080/',
    'ws://example.com/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'chrome://gpu/',
    'devtools://devtools/bundled/inspector.html',
    'app://other/x',
    'blob:app://postil/1',
    '',
  ])('makes no request for %s', (url) => {
    expect(guardedSession().lets(url)).toBe(false);
  });

  test('makes requests of its own scheme, and of data inside a page', () => {
    const session = guardedSession();
    expect(session.lets('app://postil/', 'mainFrame')).toBe(true);
    expect(session.lets('app://postil/api/events')).toBe(true);
    expect(session.lets('data:image/svg+xml,x', 'image')).toBe(true);
    expect(session.lets('data:text/html,x', 'subFrame')).toBe(false);
    expect(session.lets('data:text/html,x', 'mainFrame')).toBe(false);
  });

  test('lets the developer tools load only where there are any', () => {
    const url = 'devtools://devtools/bundled/inspector.html';
    expect(guardedSession({ developerTools: true }).lets(url, 'mainFrame')).toBe(true);
  });

  test.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'display-capture',
    'local-fonts',
    'local-network-access',
    'fileSystem',
    'hid',
    'usb',
    'serial',
    'speaker-selection',
    'unknown',
  ] as const)('denies the permission %s to its own page', (permission) => {
    const session = guardedSession();
    const details = { isMainFrame: true, requestingUrl: 'app://postil/' };
    const contents = new WebContentsStandIn() as unknown as WebContents;
    expect(session.check?.(null, permission, 'app://postil/', details)).toBe(false);
    let granted: boolean | undefined;
    session.requested?.(contents, permission, (answer) => (granted = answer), details);
    expect(granted).toBe(false);
  });

  test('lets the page, and only the page, use the clipboard', () => {
    for (const permission of ['clipboard-read', 'clipboard-sanitized-write']) {
      expect(isPermitted(permission, 'app://postil', true)).toBe(true);
      expect(isPermitted(permission, 'app://postil/', true)).toBe(true);
      expect(isPermitted(permission, 'app://postil/', false)).toBe(false);
      expect(isPermitted(permission, 'https://example.com', true)).toBe(false);
      expect(isPermitted(permission, '', true)).toBe(false);
    }
  });

  test('permits no device and no download', () => {
    const session = guardedSession();
    const origin = 'app://postil';
    expect(session.device?.({ deviceType: 'usb', origin, device: {} as never })).toBe(false);
    const event = createEvent();
    session.emit('will-download', event, {}, {});
    expect(event.defaultPrevented).toBe(true);
  });

  test('fetches no dictionary: no spelling but the one of macOS', () => {
    expect(guardedSession().spelling).toEqual([[], 'app://postil/no-dictionaries/', false]);
    expect(guardedSession({ platform: 'darwin' }).spelling).toEqual([true]);
  });
});

test.each([
  ['https://example.com', 'https://example.com/'],
  ['HTTP://EXAMPLE.com/a', 'http://example.com/a'],
  ['mailto:a@example.com', 'mailto:a@example.com'],
  ['https://аpple.com/', 'https://xn--pple-43d.com/'],
  ['https://user@example.com/', null],
  ['https://user:secret@example.com/', null],
  ['file:///etc/passwd', null],
  ['smb://server/share', null],
  ['ms-msdt:/id', null],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['app://postil/', null],
  ['//example.com/', null],
  ['', null],
])('the address %j leaves as %j', (given, expected) => {
  expect(externalAddress(given)).toBe(expected);
});
