import { BrowserWindow, type BrowserWindowConstructorOptions, Menu, type NativeTheme, type Session } from 'electron';
import type { Messages } from '#shared/messages/messages.ts';
import { contextMenuTemplate } from './context-menu.ts';
import { smallestWindow, type WindowPlace } from './session-state.ts';

/** What shows until the page has painted: the page's own grounds, so that nothing flashes. */
const grounds = { light: '#fdfcf9', dark: '#1c1b19' } as const;

interface WindowSurroundings {
  readonly session: Session;
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors' | 'on' | 'off'>;
  readonly platform: NodeJS.Platform;
  readonly developerTools: boolean;
  readonly text: () => Messages['desktop'];
}

/**
 * A window with Electron's safe settings stated one by one, defaults too, so that each is a decision and a test sees it.
 * There is no preload script: the page talks to the app through its own scheme only.
 */
export function windowOptions(place: WindowPlace, surroundings: WindowSurroundings): BrowserWindowConstructorOptions {
  const { session, nativeTheme, platform, developerTools } = surroundings;
  return {
    ...place.bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Postil',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: platform === 'darwin',
      devTools: developerTools,
    },
  };
}

/** Opens a window on an address of the page; it shows itself once there is something to see, or when loading failed. */
export function openWindow(place: WindowPlace, address: string, surroundings: WindowSurroundings): BrowserWindow {
  const window = new BrowserWindow(windowOptions(place, surroundings));
  const { nativeTheme } = surroundings;

  let shown = false;
  const show = (): void => {
    if (shown || window.isDestroyed()) return;
    shown = true;
    // Maximising shows a window, so it waits until here too.
    if (place.maximized) window.maximize();
    if (place.fullScreen) window.setFullScreen(true);
    window.show();
  };
  window.once('ready-to-show', show);
  window.webContents.once('did-fail-load', show);

  const ground = (): void => {
    window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light);
  };
  nativeTheme.on('updated', ground);
  window.on('closed', () => nativeTheme.off('updated', ground));

  window.webContents.on('context-menu', (_event, params) => {
    const template = contextMenuTemplate(params, surroundings.text(), {
      replace: (by) => window.webContents.replaceMisspelling(by),
      learn: (word) => surroundings.session.addWordToSpellCheckerDictionary(word),
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });

  window.loadURL(address).catch((error: unknown) => {
    if (window.isDestroyed()) return;
    console.error(error);
    show();
  });
  return window;
}

/** Brings a window before the person, wherever it is. */
export function bringToFront(window: Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'>): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
