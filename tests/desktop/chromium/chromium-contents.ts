import type * as Electron from 'electron';
import type { CDPSession, Page } from 'playwright';
import { createEvent } from '../electron-events.ts';
import type { SessionStandIn } from '../electron-session.ts';
import { WebContentsStandIn } from '../electron-window.ts';
import type { Addresses } from './addresses.ts';

/** A page of Chromium's and the lines to it. */
export interface Target {
  readonly page: Page;
  readonly cdp: CDPSession;
}

/** A request that Chromium holds until it is told what to do with it (Fetch.requestPaused). */
interface Held {
  readonly requestId: string;
  readonly request: { readonly url: string; readonly method: string };
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
}

type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType'];

/** DevTools' name of what is asked for -> Electron's. */
const resourceTypes: Readonly<Record<string, ResourceType>> = {
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

/**
 * A web contents whose page is one of Chromium's. Every request is shown to the session's `onBeforeRequest` before it is
 * made, and every navigation that this process did not start to `will-navigate`, `will-frame-navigate` or `will-redirect`.
 * Limits: a reload that a test asks for counts as the page's own; `data:` addresses and right clicks are not told; a
 * page that hangs is not noticed.
 */
export class ChromiumContents extends WebContentsStandIn {
  private readonly target: Promise<Target>;
  private readonly session: SessionStandIn;
  private readonly addresses: Addresses;
  private mainFrame = '';
  /** The address that this process itself goes to. */
  private expected: string | null = null;
  private loaded: () => void = () => {};

  constructor(target: Promise<Target>, session: SessionStandIn, addresses: Addresses) {
    super();
    this.target = target.then(async (opened) => {
      await this.attach(opened);
      return opened;
    });
    this.session = session;
    this.addresses = addresses;
  }

  /** Resolves once the page has loaded; rejects, as Electron does, where it could not be gone to. */
  async load(url: string): Promise<void> {
    const { cdp } = await this.target;
    const loaded = new Promise<void>((resolve) => {
      this.loaded = resolve;
    });
    this.expected = this.addresses.toChromium(url);
    const { errorText } = await cdp.send('Page.navigate', { url: this.expected });
    if (errorText !== undefined && errorText !== '') {
      this.tell('did-fail-load', createEvent(), -2, errorText, url, true);
      throw new Error(`${errorText} loading '${url}'`);
    }
    await loaded;
  }
  override reload(): void {
    this.reloads += 1;
    void this.target.then(async ({ cdp, page }) => {
      this.expected = page.url();
      await cdp.send('Page.reload');
    });
  }
  override forcefullyCrashRenderer(): void {
    // It is answered by nobody: the process that would answer is gone.
    void this.target.then(({ cdp }) => void cdp.send('Page.crash').catch(() => undefined));
  }
  override async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { cdp } = await this.target;
    const { printBackground = false, preferCSSPageSize = false } = options;
    const { generateTaggedPDF = false, generateDocumentOutline = false } = options;
    const wanted = { printBackground, preferCSSPageSize, generateTaggedPDF, generateDocumentOutline };
    const { data } = await cdp.send('Page.printToPDF', wanted);
    return Buffer.from(data, 'base64');
  }
  /** Lets the page unload and goes; resolves at once where it is gone already. */
  async closePage(): Promise<void> {
    const { cdp } = await this.target;
    await cdp.send('Page.close').catch(() => undefined);
  }
  /** Puts the window of the page where it is to be; what is hidden is minimised, which the page sees as it sees hiding. */
  async placeWindow(bounds: { state: 'normal' | 'minimized' } | Electron.Rectangle): Promise<void> {
    const { cdp } = await this.target;
    const { windowId } = await cdp.send('Browser.getWindowForTarget');
    const { x: left, y: top, width, height } = 'state' in bounds ? { x: 0, y: 0, width: 0, height: 0 } : bounds;
    const placed = 'state' in bounds ? { windowState: bounds.state } : { left, top, width, height };
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: placed }).catch(() => undefined);
  }
  async bringPage(): Promise<void> {
    const { cdp } = await this.target;
    await cdp.send('Page.bringToFront').catch(() => undefined);
  }

  private async attach({ cdp }: Target): Promise<void> {
    const { frameTree } = await cdp.send('Page.getFrameTree');
    this.mainFrame = frameTree.frame.id;
    cdp.on('Fetch.requestPaused', (held) => void this.decide(cdp, held).catch(() => undefined));
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.mainFrame = frame.id;
      this.expected = null;
      this.tell('did-navigate', createEvent(), this.addresses.toElectron(frame.url), 200, 'OK');
    });
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const isMainFrame = frameId === this.mainFrame;
      this.tell('did-navigate-in-page', createEvent(), this.addresses.toElectron(url), isMainFrame, 1, 1);
    });
    cdp.on('Page.loadEventFired', () => this.loaded());
    cdp.on('Page.windowOpen', ({ url }) => void this.opens(this.addresses.toElectron(url)));
    cdp.on('Inspector.targetCrashed', () => {
      this.tell('render-process-gone', createEvent(), { reason: 'crashed', exitCode: 5 });
    });
    await cdp.send('Page.enable');
    await cdp.send('Inspector.enable');
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  private async decide(cdp: CDPSession, held: Held): Promise<void> {
    const { requestId, request } = held;
    const url = this.addresses.toElectron(request.url);
    const isDocument = held.resourceType === 'Document';
    const isMainFrame = isDocument && held.frameId === this.mainFrame;
    if (isDocument && !this.mayGo(held, url, isMainFrame)) {
      await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const frame = isMainFrame ? 'mainFrame' : 'subFrame';
    const resourceType = isDocument ? frame : (resourceTypes[held.resourceType] ?? 'other');
    if (this.session.lets(url, resourceType)) await cdp.send('Fetch.continueRequest', { requestId });
    else await cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  }

  private mayGo(held: Held, url: string, isMainFrame: boolean): boolean {
    if (held.redirectedRequestId !== undefined) return this.goesTo('will-redirect', url, isMainFrame);
    if (isMainFrame && held.request.url === this.expected) return true;
    const stays = isMainFrame && !this.goesTo('will-navigate', url);
    return !stays && this.goesTo('will-frame-navigate', url, isMainFrame);
  }
}
