import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { type ContentsEvents, createEvent, type WindowEvents } from './electron-events.ts';
import type { ProtocolStandIn } from './electron-session.ts';

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** What a window needs of the process it lives in. */
export interface WindowOwner {
  readonly windows: WindowStandIn[];
  readonly protocol: ProtocolStandIn;
  readonly app: EventEmitter;
  allClosed(): void;
}

export class WebContentsStandIn
  extends EventEmitter
  implements
    Pick<
      Electron.WebContents,
      | 'setWindowOpenHandler'
      | 'setWebRTCIPHandlingPolicy'
      | 'reload'
      | 'forcefullyCrashRenderer'
      | 'print'
      | 'printToPDF'
      | 'replaceMisspelling'
    >
{
  openHandler: WindowOpenHandler | null = null;
  webRtcPolicy = '';
  reloads = 0;
  printed = 0;
  /** What the system's dialog for printing comes to: an empty reason is success. */
  printFailure = '';
  readonly replacements: string[] = [];
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(policy: Parameters<Electron.WebContents['setWebRTCIPHandlingPolicy']>[0]): void {
    this.webRtcPolicy = policy;
  }
  reload(): void {
    this.reloads += 1;
    this.emit('did-navigate', createEvent(), 'app://postil/', 200, 'OK');
  }
  forcefullyCrashRenderer(): void {
    this.tell('render-process-gone', createEvent(), { reason: 'killed', exitCode: 9 });
  }
  print(
    _options?: Electron.WebContentsPrintOptions,
    callback?: (success: boolean, failureReason: string) => void,
  ): void {
    this.printed += 1;
    callback?.(this.printFailure === '', this.printFailure);
  }
  replaceMisspelling(text: string): void {
    this.replacements.push(text);
  }
  async printToPDF(_options: Electron.PrintToPDFOptions): Promise<Buffer> {
    return Buffer.from('%PDF-1.7');
  }
  tell<E extends keyof ContentsEvents>(event: E, ...given: ContentsEvents[E]): void {
    this.emit(event, ...given);
  }
  /** Tries to go there; true when nothing stopped it. */
  goesTo(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string, isMainFrame = true): boolean {
    const details = createEvent({ url, isSameDocument: false, isMainFrame, frame: null });
    this.tell(event, details);
    return !details.defaultPrevented;
  }
  opens(url: string): Electron.WindowOpenHandlerResponse | undefined {
    const referrer = { url: '', policy: 'no-referrer' as const };
    return this.openHandler?.({ url, frameName: '', features: '', disposition: 'foreground-tab', referrer });
  }
}

type WindowMethods =
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'restore'
  | 'maximize'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFullScreen'
  | 'isDestroyed'
  | 'isVisible'
  | 'setFullScreen'
  | 'setBackgroundColor'
  | 'setProgressBar'
  | 'getNormalBounds';

export class WindowStandIn extends EventEmitter implements Pick<Electron.BrowserWindow, WindowMethods> {
  readonly webContents: WebContentsStandIn;
  loaded = '';
  visible = false;
  destroyed = false;
  /** Its page does not answer, so that it never unloads. */
  hangs = false;
  focused = 0;
  minimized = false;
  maximized = false;
  fullScreen = false;
  background: string | undefined;
  progress: number | null = null;
  bounds: Electron.Rectangle;

  readonly options: Electron.BrowserWindowConstructorOptions;
  private readonly electron: WindowOwner;

  constructor(
    options: Electron.BrowserWindowConstructorOptions,
    electron: WindowOwner,
    webContents = new WebContentsStandIn(),
  ) {
    super();
    this.webContents = webContents;
    this.options = options;
    this.electron = electron;
    this.visible = options.show !== false;
    this.background = options.backgroundColor;
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    electron.windows.push(this);
    electron.app.emit('web-contents-created', createEvent(), this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded = url;
    await this.electron.protocol.request(url);
    this.webContents.tell('did-navigate', createEvent(), url, 200, 'OK');
    this.tell('ready-to-show');
  }
  show(): void {
    this.visible = true;
    this.tell('focus');
  }
  hide(): void {
    this.visible = false;
    this.emit('hide');
  }
  close(): void {
    const event = createEvent();
    this.tell('close', event);
    if (event.defaultPrevented || this.hangs) return;
    // Unlike destroy(), closing lets the page unload.
    this.emit('pagehide');
    this.destroy();
  }
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.electron.windows.splice(this.electron.windows.indexOf(this), 1);
    this.tell('closed');
    if (this.electron.windows.length === 0) this.electron.allClosed();
  }
  focus(): void {
    this.focused += 1;
    this.tell('focus');
  }
  restore(): void {
    this.minimized = false;
  }
  maximize(): void {
    this.maximized = true;
    this.visible = true;
    this.tell('maximize');
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isFullScreen(): boolean {
    return this.fullScreen;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isVisible(): boolean {
    return this.visible;
  }
  setFullScreen(flag: boolean): void {
    this.fullScreen = flag;
    this.tell(flag ? 'enter-full-screen' : 'leave-full-screen');
  }
  setBackgroundColor(color: string): void {
    this.background = color;
  }
  setProgressBar(progress: number): void {
    this.progress = progress;
  }
  getNormalBounds(): Electron.Rectangle {
    return this.bounds;
  }
  tell<E extends keyof WindowEvents>(event: E, ...given: WindowEvents[E]): void {
    this.emit(event, ...given);
  }
}
