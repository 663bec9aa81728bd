import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { type AppEvents, createEvent } from './electron-events.ts';
import { CommandLineStandIn, ProtocolStandIn, SessionStandIn } from './electron-session.ts';
import { WindowStandIn } from './electron-window.ts';

/**
 * The part of Electron that the shell uses, without Electron: it logs what it is told, in order, and behaves as the
 * documentation says where the shell depends on it (closing, quitting, readiness). Every class implements a `Pick` of
 * Electron's own types, so that a method that changes there no longer compiles here; `eventsHold` does that for events.
 */

type AppMethods =
  | 'setName'
  | 'setAppUserModelId'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'enableSandbox'
  | 'commandLine'
  | 'getVersion'
  | 'isPackaged'
  | 'whenReady'
  | 'configureHostResolver'
  | 'setAboutPanelOptions'
  | 'getPreferredSystemLanguages'
  | 'addRecentDocument'
  | 'relaunch'
  | 'quit'
  | 'exit';

export class AppStandIn extends EventEmitter implements Pick<Electron.App, AppMethods> {
  readonly commandLine: CommandLineStandIn;
  readonly paths = new Map<string, string>();
  readonly recentDocuments: string[] = [];
  readonly relaunches: (Electron.RelaunchOptions | undefined)[] = [];
  userModelId: string | null = null;
  systemLanguages = ['en-GB'];
  isPackaged = true;
  ready = false;
  /** The default session may have been made before anyone listened. */
  announcesSession = true;
  /** What another instance would answer. */
  ownsLock = true;
  instanceMessage: unknown;
  resolver: Electron.ConfigureHostResolverOptions | null = null;
  readonly exited: Promise<number>;
  exitCode: number | null = null;
  private readonly becameReady: Promise<void>;
  private resolveReady = (): void => {};
  private resolveExit = (_code: number): void => {};

  private readonly electron: ElectronStandIn;

  constructor(electron: ElectronStandIn) {
    super();
    this.electron = electron;
    this.commandLine = new CommandLineStandIn(electron.log);
    this.becameReady = new Promise((resolve) => {
      this.resolveReady = resolve;
    });
    this.exited = new Promise((resolve) => {
      this.resolveExit = resolve;
    });
  }
  setName(): void {}
  setAppUserModelId(id: string): void {
    this.userModelId = id;
  }
  setPath(name: string, path: string): void {
    this.electron.log.push(`setPath ${name}`);
    this.paths.set(name, path);
  }
  requestSingleInstanceLock(message?: Record<string, unknown>): boolean {
    this.electron.log.push('requestSingleInstanceLock');
    this.instanceMessage = message;
    return this.ownsLock;
  }
  enableSandbox(): void {
    if (this.ready) throw new Error('enableSandbox after ready');
    this.electron.log.push('enableSandbox');
  }
  getVersion(): string {
    return '0.1.0';
  }
  whenReady(): Promise<void> {
    return this.becameReady;
  }
  configureHostResolver(options: Electron.ConfigureHostResolverOptions): void {
    if (!this.ready) throw new Error('configureHostResolver before ready');
    this.resolver = options;
  }
  setAboutPanelOptions(): void {}
  getPreferredSystemLanguages(): string[] {
    return this.systemLanguages;
  }
  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }
  quit(): void {
    const event = createEvent();
    this.tell('before-quit', event);
    if (event.defaultPrevented) return;
    this.electron.quitting = true;
    for (const window of [...this.electron.windows]) window.close();
    this.electron.quitting = false;
    if (this.electron.windows.length > 0) return;
    const last = createEvent();
    this.tell('will-quit', last);
    if (!last.defaultPrevented) this.exit(0);
  }
  relaunch(options?: Electron.RelaunchOptions): void {
    this.relaunches.push(options);
  }
  exit(code = 0): void {
    this.exitCode ??= code;
    this.resolveExit(this.exitCode);
  }
  becomeReady(): void {
    this.electron.log.push('ready');
    this.ready = true;
    if (this.announcesSession) this.tell('session-created', this.electron.session as unknown as Electron.Session);
    this.resolveReady();
  }
  tell<E extends keyof AppEvents>(event: E, ...given: AppEvents[E]): void {
    this.emit(event, ...given);
  }
}

export class DialogStandIn
  implements Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>
{
  opened: Electron.OpenDialogReturnValue = { canceled: true, filePaths: [] };
  saved: Electron.SaveDialogReturnValue = { canceled: true, filePath: '' };
  answer: Electron.MessageBoxReturnValue | Promise<Electron.MessageBoxReturnValue> = {
    response: 0,
    checkboxChecked: false,
  };
  readonly openOptions: Electron.OpenDialogOptions[] = [];
  readonly saveOptions: Electron.SaveDialogOptions[] = [];
  readonly questions: Electron.MessageBoxOptions[] = [];
  readonly errors: { title: string; content: string }[] = [];

  async showOpenDialog(first: unknown, second?: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> {
    this.openOptions.push(second ?? (first as Electron.OpenDialogOptions));
    return this.opened;
  }
  async showSaveDialog(first: unknown, second?: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> {
    this.saveOptions.push(second ?? (first as Electron.SaveDialogOptions));
    return this.saved;
  }
  async showMessageBox(first: unknown, second?: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> {
    this.questions.push(second ?? (first as Electron.MessageBoxOptions));
    return this.answer;
  }
  showErrorBox(title: string, content: string): void {
    this.errors.push({ title, content });
  }
}

export class ShellStandIn implements Pick<Electron.Shell, 'openExternal' | 'showItemInFolder'> {
  readonly opened: string[] = [];
  readonly shown: string[] = [];
  async openExternal(url: string): Promise<void> {
    this.opened.push(url);
  }
  showItemInFolder(path: string): void {
    this.shown.push(path);
  }
}

class NativeThemeStandIn extends EventEmitter implements Pick<Electron.NativeTheme, 'shouldUseDarkColors'> {
  shouldUseDarkColors = false;
}

/** A menu that nobody sees; a test chooses in it. */
class MenuStandIn implements Record<keyof Pick<Electron.Menu, 'popup' | 'getMenuItemById'>, unknown> {
  readonly template: Electron.MenuItemConstructorOptions[];
  constructor(template: Electron.MenuItemConstructorOptions[]) {
    this.template = template;
  }
  popup(): void {}
  getMenuItemById(id: string): Electron.MenuItemConstructorOptions | null {
    const within = (items: Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions | undefined =>
      items.find((item) => item.id === id) ??
      items.flatMap((item) => (Array.isArray(item.submenu) ? (within(item.submenu) ?? []) : []))[0];
    return within(this.template) ?? null;
  }
}

/** One Electron process. `module` is what `import … from 'electron'` gives. */
export class ElectronStandIn {
  /** What was told before and after `ready`, in order. */
  readonly log: string[] = [];
  readonly windows: WindowStandIn[] = [];
  quitting = false;
  readonly protocol = new ProtocolStandIn(this.log);
  readonly session = new SessionStandIn(this.protocol);
  readonly app: AppStandIn;
  readonly dialog = new DialogStandIn();
  readonly shell = new ShellStandIn();
  readonly nativeTheme = new NativeThemeStandIn();
  displays: Pick<Electron.Display, 'workArea'>[] = [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
  applicationMenu: MenuStandIn | null = null;

  readonly module: Record<string, unknown>;

  constructor() {
    this.app = this.createApp();
    const electron = this;
    // What `new` gives is the object that a function returns.
    function BrowserWindow(options: Electron.BrowserWindowConstructorOptions) {
      return electron.createWindow(options);
    }
    BrowserWindow.getAllWindows = () => [...electron.windows];
    const Menu = {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => new MenuStandIn(template),
      setApplicationMenu: (menu: MenuStandIn) => {
        electron.applicationMenu = menu;
      },
      getApplicationMenu: () => electron.applicationMenu,
    } satisfies Record<
      keyof Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu' | 'getApplicationMenu'>,
      unknown
    >;
    const screen = { getAllDisplays: () => electron.displays } satisfies Record<
      keyof Pick<Electron.Screen, 'getAllDisplays'>,
      unknown
    >;
    const session = { defaultSession: this.session } satisfies Record<
      keyof Pick<typeof Electron.session, 'defaultSession'>,
      unknown
    >;
    const { app, dialog, nativeTheme, protocol, shell } = this;
    this.module = { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, screen, session, shell } satisfies Partial<
      Record<keyof typeof Electron, unknown>
    >;
  }

  get menu(): Electron.MenuItemConstructorOptions[] {
    return this.applicationMenu?.template ?? [];
  }
  protected createApp(): AppStandIn {
    return new AppStandIn(this);
  }
  protected createWindow(options: Electron.BrowserWindowConstructorOptions): WindowStandIn {
    return new WindowStandIn(options, this);
  }
  allClosed(): void {
    // While the app itself closes the windows, will-quit follows instead.
    if (!this.quitting) this.app.tell('window-all-closed');
  }
}
