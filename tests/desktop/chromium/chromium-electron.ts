import type * as Electron from 'electron';
import { createEvent } from '../electron-events.ts';
import { AppStandIn, ElectronStandIn } from '../electron-stand-in.ts';
import type { WindowStandIn } from '../electron-window.ts';
import type { Addresses } from './addresses.ts';
import { ChromiumContents, type Target } from './chromium-contents.ts';
import { ChromiumWindow } from './chromium-window.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { launchChromium, type RunningChromium } from './launch-chromium.ts';
import { answerPermissions } from './permissions.ts';
import { serveScheme } from './serve-scheme.ts';

/**
 * Electron on Node and a real Chromium: what the other stand-in does, with pages that load, ask `protocol.handle` and
 * unload. One a process, as it takes the place of the module `electron`.
 */
export class ChromiumElectron extends ElectronStandIn {
  private chromium: RunningChromium | null = null;
  private addresses: Addresses | null = null;
  private opened: Promise<unknown> = Promise.resolve();

  protected override createApp(): AppStandIn {
    return new ChromiumApp(this);
  }

  protected override createWindow(options: Electron.BrowserWindowConstructorOptions): WindowStandIn {
    const { chromium, addresses } = this;
    if (chromium === null || addresses === null) throw new Error('Cannot create BrowserWindow before app is ready');
    // One after the other: the page that comes next is this window's.
    const target = this.opened.then(() => this.openTarget(chromium, addresses));
    this.opened = target.catch(() => undefined);
    const contents = new ChromiumContents(target, this.session, addresses);
    const window = new ChromiumWindow(options, this, contents);
    void target.then(({ page }) => {
      page.once('close', () => window.destroy());
      page.on('download', (download) => {
        const event = createEvent();
        const item = { getURL: () => addresses.toElectron(download.url()), getFilename: download.suggestedFilename };
        this.session.emit('will-download', event, item, contents);
        if (event.defaultPrevented) void download.cancel();
      });
    });
    return window;
  }

  /**
   * What happens between a main process that has run to its first `await` and `ready`. Gives where a test connects.
   */
  async start(): Promise<RunningChromium> {
    const [scheme] = this.protocol.schemes;
    const profile = this.app.paths.get('sessionData');
    if (scheme === undefined || profile === undefined) throw new Error('The main process has made nothing ready.');
    this.addresses = await serveScheme(scheme.scheme, this.protocol);
    this.chromium = await launchChromium(profile, this.app.commandLine, this.addresses.names);
    // What a page opens was told to the handler of its contents, which lets none open.
    this.chromium.context.on('page', async (page) => {
      if ((await page.opener()) !== null) await page.close();
    });
    this.app.becomeReady();
    return this.chromium;
  }

  async end(code: number): Promise<never> {
    const { chromium } = this;
    if (chromium !== null && chromium.process.exitCode === null) {
      const ended = new Promise((resolve) => chromium.process.once('exit', resolve));
      // It writes what its page has stored.
      await chromium.cdp.send('Browser.close').catch(() => undefined);
      await ended;
    }
    process.exit(code);
  }

  private async openTarget(chromium: RunningChromium, addresses: Addresses): Promise<Target> {
    await answerPermissions(chromium.cdp, this.session, addresses.toChromium('app://postil/'));
    const opens = chromium.context.waitForEvent('page', async (page) => (await page.opener()) === null);
    await chromium.cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true });
    const page = await opens;
    return { page, cdp: await chromium.context.newCDPSession(page) };
  }
}

class ChromiumApp extends AppStandIn {
  private readonly chromium: ChromiumElectron;
  constructor(electron: ChromiumElectron) {
    super(electron);
    this.chromium = electron;
    this.isPackaged = false;
  }
  override requestSingleInstanceLock(message?: Record<string, unknown>): boolean {
    return takeInstanceLock(this.paths.get('userData') ?? '', message, (sent) =>
      this.tell('second-instance', createEvent(), process.argv, process.cwd(), sent),
    );
  }
  override exit(code = 0): void {
    if (this.exitCode !== null) return;
    super.exit(code);
    void this.chromium.end(code);
  }
}
