import type * as Electron from 'electron';
import { createEvent } from '../electron-events.ts';
import { type WindowOwner, WindowStandIn } from '../electron-window.ts';
import type { ChromiumContents } from './chromium-contents.ts';

/** A window whose page is one of Chromium's. Where it stands is kept here alone: nobody sees a headless window. */
export class ChromiumWindow extends WindowStandIn {
  private readonly chromium: ChromiumContents;
  private isReady = false;

  constructor(options: Electron.BrowserWindowConstructorOptions, electron: WindowOwner, contents: ChromiumContents) {
    super(options, electron, contents);
    this.chromium = contents;
    void contents.placeWindow(this.bounds);
  }
  override async loadURL(url: string): Promise<void> {
    this.loaded = url;
    await this.chromium.load(url);
    if (this.isReady || this.destroyed) return;
    this.isReady = true;
    this.tell('ready-to-show');
  }
  override show(): void {
    const wasHidden = !this.visible;
    super.show();
    if (wasHidden && this.isReady) void this.chromium.placeWindow({ state: 'normal' });
    void this.chromium.bringPage();
  }
  override hide(): void {
    super.hide();
    void this.chromium.placeWindow({ state: 'minimized' });
  }
  override focus(): void {
    super.focus();
    void this.chromium.bringPage();
  }
  override close(): void {
    const event = createEvent();
    this.tell('close', event);
    if (event.defaultPrevented) return;
    void this.chromium.closePage();
  }
  override destroy(): void {
    if (this.destroyed) return;
    void this.chromium.closePage();
    super.destroy();
  }
}
