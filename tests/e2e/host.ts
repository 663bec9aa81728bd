import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { cacheDirectoryFor } from '../../src-main/core/library/locations.ts';
import { findChromium } from '../chromium.ts';
import { type Desktop, openDesktop } from './desktop-host.ts';
import { startServer } from './server.ts';

const root = resolve(import.meta.dirname, '../..');

/** A running Postil with its page, as a person has it before them. */
export interface Postil {
  readonly page: Page;
  /** Faults of the page so far: errors, and violations of its security policy. */
  readonly faults: readonly string[];
  close(): Promise<void>;
  /** The main process; null where a browser is the host. */
  readonly desktop: Desktop | null;
  /** Ends the host as a crash does, with no word to it or its page. */
  kill(): Promise<void>;
}

export interface OpenOptions {
  readonly library: string;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** Of the browser alone: its language, its zone. */
  readonly context?: BrowserContextOptions;
}

interface PostilHost {
  readonly name: 'browser' | 'desktop';
  readonly open: (options: OpenOptions) => Promise<Postil>;
}

const browserHost: PostilHost = { name: 'browser', open: openInBrowser };
const desktopHost: PostilHost = { name: 'desktop', open: openOnDesktop };

/** Whether all of `npm test` runs, which has fifteen minutes on two cores. */
export const isShort = process.env.POSTIL_SHORT === '1';

/**
 * The hosts to run a spec on: the browser and the desktop; with POSTIL_HOST=desktop (`npm run test:desktop`) the desktop alone,
 * and in `npm test` the browser, as the page is the same and `desktop.e2e.ts` drives what is the desktop's own.
 */
export const hosts: readonly [PostilHost, ...PostilHost[]] =
  process.env.POSTIL_HOST === 'desktop' ? [desktopHost] : isShort ? [browserHost] : [browserHost, desktopHost];

const largeLight = { scheme: 'light', width: 1440, height: 900 } as const;
const smallDark = { scheme: 'dark', width: 1000, height: 700 } as const;

/**
 * How a window looks in specs of whole ways through it. `npm test` has fifteen minutes and takes the large light one, as the
 * screens themselves are looked at in both by `screens.e2e.ts`; `npm run test:e2e` takes both.
 */
export const appearances = isShort ? [largeLight] : [largeLight, smallDark];

/** A folder for one spec's library and state, and how to remove it. */
export interface LibraryFolder {
  readonly library: string;
  readonly remove: () => Promise<void>;
}

export async function temporaryLibrary(): Promise<LibraryFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-e2e-'));
  return { library: join(folder, 'Library'), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A library that was started before and has the sample open, for a spec that is not about a first start. */
export async function startedLibrary(): Promise<LibraryFolder> {
  return copyOf(inject('startedLibrary'));
}

/** A library that is made once for all tests of a spec, as importing takes longer than copying; gives a copy for each. */
export function madeOnce(make: (library: string) => Promise<unknown>): () => Promise<LibraryFolder> {
  let made: LibraryFolder;
  beforeAll(async () => {
    made = await temporaryLibrary();
    await make(made.library);
    // Comes back once all articles are recognised.
    await postil(made.library, 'doctor', '--reindex');
  });
  afterAll(() => made.remove());
  return () => copyOf(made.library);
}

/** A copy of a library with what was recognised in it, and with the times of its files, by which that is known to be of them. */
async function copyOf(library: string): Promise<LibraryFolder> {
  const folder = await temporaryLibrary();
  await copyWithTimes(library, folder.library);
  const cache = (of: string) => cacheDirectoryFor(of, environment(of), process.platform, homedir());
  await mkdir(dirname(cache(folder.library)), { recursive: true });
  await copyWithTimes(cache(library), cache(folder.library));
  return folder;
}

/** Node keeps times to the millisecond alone. */
async function copyWithTimes(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') await cp(from, to, { recursive: true, preserveTimestamps: true });
  else await promisify(execFile)('cp', ['-a', from, to]);
}

/**
 * Closes what each test has opened and removes its folder. A test fails where its page had a fault other than those that
 * `isAsked` says the test asked for.
 */
export function closesAfterEach(
  given: () => { opened: Postil; folder: LibraryFolder },
  isAsked: (fault: string) => boolean = () => false,
): void {
  afterEach(async ({ task }) => {
    const { opened, folder } = given();
    if (task.result?.state === 'fail') await tellWhatWasShown(task.name, opened.page);
    const faults = opened.faults.filter((fault) => !isAsked(fault));
    await opened.close();
    await folder.remove();
    expect(faults).toEqual([]);
  });
}

/**
 * One opening for all tests of a `describe`, as opening takes longer than most of them: each brings the page to where it begins,
 * and leaves the library as the others need it. Its size and its routes are put back. A test fails where the page had a fault in it.
 */
export function sharesOpening(
  open: () => Promise<{ opened: Postil; folder: LibraryFolder }>,
  isAsked: (fault: string) => boolean = () => false,
): () => Postil {
  let shared: { opened: Postil; folder: LibraryFolder } | null = null;
  let size: { width: number; height: number } | null = null;
  const given = () => {
    if (shared === null) throw new Error('Nothing was opened.');
    return shared;
  };
  beforeAll(async () => {
    shared = await open();
    size = shared.opened.page.viewportSize();
  });
  afterEach(async ({ task }) => {
    const { page, faults } = given().opened;
    if (task.result?.state === 'fail') await tellWhatWasShown(task.name, page);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    if (size !== null) await page.setViewportSize(size);
    // Those of the next test are its own.
    const its = (faults as string[]).splice(0);
    expect(its.filter((fault) => !isAsked(fault))).toEqual([]);
  });
  afterAll(async () => {
    try {
      await shared?.opened.close();
    } finally {
      await shared?.folder.remove();
    }
  });
  return () => given().opened;
}

/** Opens Postil on a library that is made for it, for `sharesOpening`. */
export function opensOn(
  newFolder: () => Promise<LibraryFolder>,
): () => Promise<{ opened: Postil; folder: LibraryFolder }> {
  return async () => {
    const folder = await newFolder();
    return { folder, opened: await hosts[0].open({ library: folder.library }) };
  };
}

/** A failure that came of a race may not come again: the page says what it showed. */
async function tellWhatWasShown(test: string, page: Page): Promise<void> {
  const shown = await page
    .locator('body')
    .ariaSnapshot({ timeout: 2000 })
    .catch((error: unknown) => String(error));
  const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300)).catch(String);
  console.error(`${test}: the keyboard was at ${focused}\n${shown.slice(0, 8000)}`);
}

/** Runs the built command line and gives what it printed; throws with its messages when it fails. */
export function postil(library: string, ...args: string[]): Promise<string> {
  return new Promise((resolvePrinted, reject) => {
    const child = spawn(process.execPath, ['out/main/cli.js', ...args, '--library', library], {
      cwd: root,
      env: environment(library),
    });
    let printed = '';
    let told = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    child.stderr.on('data', (chunk) => {
      told += chunk;
    });
    child.on('close', (code) => {
      if (code === 0) resolvePrinted(printed);
      else reject(new Error(`postil ${args.join(' ')} ended with ${code}: ${told}`));
    });
  });
}

let shared: Promise<Browser> | null = null;

function browser(): Promise<Browser> {
  const executablePath = findChromium();
  shared ??= chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      '--no-sandbox',
      // As the system has it: with or without a window around the page, letters are drawn and spaced alike.
      '--font-render-hinting=slight',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
  return shared;
}

/** A browser context of its own for a spec that needs no Postil, or starts its own. */
export async function openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return (await browser()).newContext({ reducedMotion: 'reduce', ...options });
}

export async function closeBrowser(): Promise<void> {
  await (await shared)?.close();
  shared = null;
}

async function openInBrowser(options: OpenOptions): Promise<Postil> {
  const { library, width = 1440, height = 900, scheme = 'light' } = options;
  const server = await startServer(library, stateOf(library));
  let context: BrowserContext | null = null;
  try {
    context = await (await browser()).newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options.context,
    });
    const page = await context.newPage();
    const faults = watchFaults(page);
    await page.goto(server.url);
    await page.waitForURL((at) => at.pathname === '/');
    return {
      page,
      faults,
      desktop: null,
      close: async () => {
        await context?.close();
        await server.end();
      },
      kill: async () => {
        await server.kill();
        await context?.close();
      },
    };
  } catch (error) {
    await context?.close();
    await server.end();
    throw error;
  }
}

async function openOnDesktop({ library, width = 1440, height = 900, scheme = 'light' }: OpenOptions): Promise<Postil> {
  const desktop = await openDesktop(['--library', library], environment(library));
  if (desktop === null) throw new Error('The main process ended without a window.');
  const { page, close, kill } = desktop;
  const faults = watchFaults(page);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  return { page, faults, desktop, close, kill };
}

/** What Postil is started with: its state lies beside the library. */
export function environment(library: string): Record<string, string> {
  return { ...(process.env as Record<string, string>), POSTIL_STATE: stateOf(library) };
}

function stateOf(library: string): string {
  return join(library, '..', 'state');
}

/** What a page reports from now on: errors, and violations of its security policy. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`);
  });
  return faults;
}
