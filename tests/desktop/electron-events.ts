import type * as Electron from 'electron';

/** Arguments of the events that tests emit. */
export interface AppEvents {
  'open-file': [event: Electron.Event, path: string];
  'open-url': [event: Electron.Event, url: string];
  'second-instance': [event: Electron.Event, argv: string[], workingDirectory: string, additionalData: unknown];
  'session-created': [session: Electron.Session];
  'web-contents-created': [event: Electron.Event, contents: Electron.WebContents];
  'before-quit': [event: Electron.Event];
  'will-quit': [event: Electron.Event];
  'window-all-closed': [];
  activate: [event: Electron.Event, hasVisibleWindows: boolean];
}
export interface WindowEvents {
  close: [event: Electron.Event];
  closed: [];
  'ready-to-show': [];
  resize: [];
  move: [];
  maximize: [];
  unmaximize: [];
  'enter-full-screen': [];
  'leave-full-screen': [];
  unresponsive: [];
  responsive: [];
  focus: [];
}
type Navigation = Electron.Event<Electron.WebContentsWillNavigateEventParams>;
export interface ContentsEvents {
  'will-navigate': [details: Navigation];
  'will-frame-navigate': [details: Electron.Event<Electron.WebContentsWillFrameNavigateEventParams>];
  'will-redirect': [details: Electron.Event<Electron.WebContentsWillRedirectEventParams>];
  'will-attach-webview': [event: Electron.Event, preferences: Electron.WebPreferences, params: Record<string, string>];
  'did-navigate': [event: Electron.Event, url: string, code: number, status: string];
  'did-navigate-in-page': [
    event: Electron.Event,
    url: string,
    isMainFrame: boolean,
    frameProcessId: number,
    frameRoutingId: number,
  ];
  'did-fail-load': [event: Electron.Event, code: number, text: string, url: string, isMainFrame: boolean];
  'render-process-gone': [event: Electron.Event, details: Electron.RenderProcessGoneDetails];
  'context-menu': [event: Electron.Event, params: Electron.ContextMenuParams];
}
export interface SessionEvents {
  'will-download': [event: Electron.Event, item: Electron.DownloadItem, contents: Electron.WebContents];
}

/** Never called. It compiles while Electron has these events with these arguments. */
export function eventsHold(
  app: Electron.App,
  window: Electron.BrowserWindow,
  contents: Electron.WebContents,
  session: Electron.Session,
): void {
  app.on('open-file', (...given: AppEvents['open-file']) => given);
  app.on('open-url', (...given: AppEvents['open-url']) => given);
  app.on('second-instance', (...given: AppEvents['second-instance']) => given);
  app.on('session-created', (...given: AppEvents['session-created']) => given);
  app.on('web-contents-created', (...given: AppEvents['web-contents-created']) => given);
  app.on('before-quit', (...given: AppEvents['before-quit']) => given);
  app.on('will-quit', (...given: AppEvents['will-quit']) => given);
  app.on('window-all-closed', (...given: AppEvents['window-all-closed']) => given);
  app.on('activate', (...given: AppEvents['activate']) => given);
  window.on('close', (...given: WindowEvents['close']) => given);
  window.on('closed', (...given: WindowEvents['closed']) => given);
  window.on('ready-to-show', (...given: WindowEvents['ready-to-show']) => given);
  window.on('resize', (...given: WindowEvents['resize']) => given);
  window.on('move', (...given: WindowEvents['move']) => given);
  window.on('maximize', (...given: WindowEvents['maximize']) => given);
  window.on('unmaximize', (...given: WindowEvents['unmaximize']) => given);
  window.on('enter-full-screen', (...given: WindowEvents['enter-full-screen']) => given);
  window.on('leave-full-screen', (...given: WindowEvents['leave-full-screen']) => given);
  window.on('unresponsive', (...given: WindowEvents['unresponsive']) => given);
  window.on('responsive', (...given: WindowEvents['responsive']) => given);
  contents.on('will-navigate', (...given: ContentsEvents['will-navigate']) => given);
  contents.on('will-frame-navigate', (...given: ContentsEvents['will-frame-navigate']) => given);
  contents.on('will-redirect', (...given: ContentsEvents['will-redirect']) => given);
  contents.on('will-attach-webview', (...given: ContentsEvents['will-attach-webview']) => given);
  window.on('focus', (...given: WindowEvents['focus']) => given);
  contents.on('did-navigate-in-page', (...given: ContentsEvents['did-navigate-in-page']) => given);
  contents.on('did-navigate', (...given: ContentsEvents['did-navigate']) => given);
  contents.on('did-fail-load', (...given: ContentsEvents['did-fail-load']) => given);
  contents.on('render-process-gone', (...given: ContentsEvents['render-process-gone']) => given);
  contents.on('context-menu', (...given: ContentsEvents['context-menu']) => given);
  session.on('will-download', (...given: SessionEvents['will-download']) => given);
}

export function createEvent<T extends object>(more: T = {} as T): Electron.Event<T> {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}
