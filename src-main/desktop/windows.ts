import type { BrowserWindow } from 'electron';
import type { AppEvent } from '#shared/api/events.ts';
import { type PageAddress, readPageAddress, writePageAddress } from '#shared/api/page-address.ts';
import { createPageEvents, type PageEvents } from './page-events.ts';
import { pageAddressOf } from './scheme.ts';
import { placeBeside, placeOf, readWindowStates, type WindowState } from './session-state.ts';
import { bringToFront } from './window.ts';
import { createWindowKeeper, type KeptPlace } from './window-keeper.ts';

/** What a window shows, as the query of its page's address, and where it is to stand; null for the middle of the screen. */
interface Wanted {
  readonly page: string;
  readonly place: Omit<WindowState, 'page'> | null;
}

/** A window while it is open; it is closed once it can no longer be read. */
export interface OpenWindow {
  readonly id: string;
  readonly window: BrowserWindow;
  readonly events: PageEvents;
}

interface WindowsParts {
  readonly statePath: string;
  /** Opens a window on an address of the page. */
  readonly open: (place: Wanted['place'], address: string) => BrowserWindow;
  /** Ties a window that has just opened to the app; `leave` is to be called while all of it can still be read. */
  readonly tie: (opened: OpenWindow, leave: () => void, gone: () => void) => void;
  readonly publish: (event: AppEvent) => void;
  /** Whether the app is ending, and every window is to come back. */
  readonly isQuitting: () => boolean;
  /** Another window is in front. */
  readonly onFront: () => void;
  /** A window is no longer there. */
  readonly onClosed: (id: string) => void;
  /** The page of a window is no longer there. */
  readonly onGone: (id: string) => void;
}

export interface Windows {
  /** The window that was used last, or null where none is open. */
  front(): BrowserWindow | null;
  /** Whether a window of this id is open. */
  has(id: string): boolean;
  /** Its id, which its page knows as well. */
  frontId(): string | null;
  all(): readonly BrowserWindow[];
  /** Brings the one that was used last before the person; where none is open, opens those of the last time. */
  show(): Promise<void>;
  /** Opens a window for one article. */
  openArticle(id: string): void;
  /** Tells the window that was used last, or the one that shows the article in question; where none is open, the next. */
  send(event: AppEvent): void;
  /** The page of a window listens from now on. */
  listens(id: string | null): void;
  /** Resolves when what is kept of all of them is on disk. */
  settled(): Promise<void>;
}

/** The windows of the app: which is in front, what is told to which, and that all come back where they stood. */
export function createWindows(parts: WindowsParts): Windows {
  const keeper = createWindowKeeper(parts.statePath);
  /** The one used last comes first. */
  let open: (OpenWindow & { readonly address: () => PageAddress })[] = [];
  let opening: Promise<void> | null = null;
  let count = 0;
  const unsent: AppEvent[] = [];

  function openOne(wanted: Wanted): void {
    count += 1;
    const id = String(count);
    let address: PageAddress = { ...readPageAddress(wanted.page), window: id };
    const window = parts.open(wanted.place, pageAddressOf(address));
    const events = createPageEvents((event) => parts.publish(addressed(event, id)));
    const opened = { id, window, events, address: () => address };
    const kept: KeptPlace = keeper.keep(window, () => writePageAddress({ ...address, window: null }));
    open = [...open, opened];

    const gone = (): void => {
      events.gone();
      parts.onGone(id);
    };
    // The address says what is shown, so that a page that loads again knows it too.
    const shows = (url: string): void => {
      address = { ...readPageAddress(new URL(url).search), window: id };
      kept.changed();
    };
    window.webContents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
      if (isMainFrame) shows(url);
    });
    // Not when a navigation starts: one that the guards refuse has started too, and the page stays.
    window.webContents.on('did-navigate', (_event, url) => {
      gone();
      shows(url);
    });
    window.on('focus', () => {
      open = [opened, ...open.filter((one) => one !== opened)];
      parts.onFront();
    });
    const leave = (): void => {
      // Whoever closes one of several is done with it; the last one is what the app comes back with.
      kept.leave(parts.isQuitting() || open.length === 1);
      open = open.filter((one) => one !== opened);
    };
    window.on('closed', () => {
      open = open.filter((one) => one !== opened);
      gone();
      parts.onClosed(id);
    });
    parts.tie(opened, leave, gone);
    for (const event of unsent.splice(0)) events.send(event);
  }

  async function openAll(): Promise<void> {
    await keeper.settled();
    const states = await readWindowStates(parts.statePath);
    keeper.startAnew();
    const wanted = states.map(({ page, ...place }) => ({ page, place }));
    for (const one of wanted.length === 0 ? [{ page: '', place: null }] : wanted) openOne(one);
  }

  return {
    front: () => open[0]?.window ?? null,
    has: (id) => open.some((one) => one.id === id),
    frontId: () => open[0]?.id ?? null,
    all: () => open.map(({ window }) => window),
    async show() {
      const front = open[0];
      if (front !== undefined) return bringToFront(front.window);
      opening ??= openAll().finally(() => {
        opening = null;
      });
      await opening;
    },
    openArticle(id) {
      const front = open[0];
      const page = writePageAddress({ window: null, article: id, alone: true, selection: null });
      openOne({ page, place: front === undefined ? null : placeBeside(placeOf(front.window)) });
    },
    send(event) {
      const shown = event.type === 'open-article' ? open.find((one) => one.address().article === event.id) : undefined;
      const to = shown ?? open[0];
      if (to === undefined) unsent.push(event);
      else to.events.send(event);
      if (shown !== undefined && shown !== open[0]) bringToFront(shown.window);
    },
    listens(id) {
      open.find((one) => one.id === id)?.events.listens();
    },
    settled: () => keeper.settled(),
  };
}

/** All pages hear all events; one that is meant for a window names it. */
function addressed(event: AppEvent, window: string): AppEvent {
  return event.type === 'command' || event.type === 'open-article' || event.type === 'notice'
    ? { ...event, window }
    : event;
}
