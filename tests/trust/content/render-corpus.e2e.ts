import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from '../../chromium.ts';
import { callFrom } from '../../e2e/person.ts';
import { fillHostileLibrary, letters, type Raw, type Shown } from './hostile-library.ts';
import { readNetLog } from './net-log.ts';

/** What a page under watch has met since it was opened; nothing of it may be left of a hostile text. */
interface Met {
  readonly ran: number;
  /** Violations of the security policy by the directive that was violated. */
  readonly violations: readonly string[];
}

const root = resolve(import.meta.dirname, '../../..');
let folder: string;
let library: { imported: Shown[]; raw: Raw[] };
let server: ChildProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let host: string;
const requests: string[] = [];
const happened: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-hostile-page-'));
  library = await fillHostileLibrary(join(folder, 'Library'));
  server = spawn(
    process.execPath,
    ['out/main/cli.js', 'serve', '--no-open', '--json', '--quiet', '--library', join(folder, 'Library')],
    { cwd: root, env: { ...process.env, POSTIL_STATE: join(folder, 'state') }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await firstAddress(server);
  host = new URL(url).origin;
  const executablePath = findChromium();
  browser = await chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: [
      ...['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
      ...['--disable-sync', '--disable-extensions', '--disable-features=AutofillServerCommunication'],
      `--log-net-log=${join(folder, 'net.json')}`,
    ],
  });
  context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } });
  await context.addInitScript(watch);
  const bare = new Map(library.raw.map(({ id, html }) => [id, html]));
  await context.route('**/api/articles.get', async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    await route.fulfill({ response, json: { ...answer, html: bare.get(answer.article?.id) ?? answer.html } });
  });
  page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  for (const name of ['dialog', 'download', 'popup', 'crash', 'worker'] as const) {
    page.on(name as 'popup', () => happened.push(name));
  }
  await page.goto(url);
  await page.locator('[data-article]').first().waitFor();
  // The page itself keeps in its address which article it shows, and loads nothing for it: that would be among the requests.
  const own = new RegExp(`^${new URL(url).origin.replaceAll('.', '\\.')}/\\?article=[0-9A-Z]{26}$`);
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || !own.test(frame.url())) happened.push(`went to ${frame.url()}`);
  });
  page.on('frameattached', () => happened.push('a frame'));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  if (server !== undefined) {
    const ended = new Promise((resolveEnded) => server.once('exit', resolveEnded));
    server.kill();
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

/** Runs in the page before anything else: what a payload would call, and what the security policy refuses. */
function watch(): void {
  const met = { ran: 0, violations: [] as string[] };
  const ran = () => {
    met.ran += 1;
  };
  Object.assign(globalThis, { met, postilRan: ran, alert: ran, msgbox: ran });
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    met.violations.push(`${effectiveDirective} ${blockedURI}`),
  );
}

async function firstAddress(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line).url as string;
  throw new Error('postil serve ended without an address');
}

const metBy = (where: Page): Promise<Met> => where.evaluate('met') as Promise<Met>;

/** Everything in the article that no article has, whoever let it in; runs in the page, where names may be taken. */
function strangersInArticle(): string[] {
  const elements =
    /^(?:script|style|iframe|frame|object|embed|form|input|button|select|textarea|link|meta|base|template|audio|video|source|foreignobject|image|use|animate|set)$/i;
  const names = /^on|^(?:style|name|srcset|action|formaction|ping|target|background|poster|is)$/i;
  const addresses = /^(?:https?:|mailto:|#fn|\/files\/)/i;
  const { getAttributeNames, getAttribute } = Element.prototype;
  return [...document.querySelectorAll('[data-reading-text] *')].flatMap((one) => {
    const tag =
      /^\w+/.exec(XMLSerializer.prototype.serializeToString.call(new XMLSerializer(), one).slice(1, 40))?.[0] ?? '';
    const attributes = getAttributeNames.call(one).map((name) => [name, getAttribute.call(one, name) ?? ''] as const);
    const strange = attributes.filter(
      ([name, value]) => names.test(name) || (/^(?:href|src)$/.test(name) && !addresses.test(value)),
    );
    return [...(elements.test(tag) ? [`<${tag}>`] : []), ...strange.map((pair) => pair.join('='))];
  });
}

it('shows everything that the corpus gives, and each of its files as a body, and nothing of it runs, asks or leads away', async () => {
  const wanted = new Map([...library.imported, ...library.raw].map(({ id, title }) => [id, title]));
  const texts = new Map<string, string>();
  const refused: [id: string, violation: string][] = [];
  const first = page.locator('[data-article][aria-posinset="1"]');
  // The index of a library that is new to this machine is made while the list is already there.
  await expect.poll(() => first.getAttribute('aria-setsize'), { timeout: 60_000 }).toBe(String(wanted.size));
  await first.click();
  await expect.poll(() => first.getAttribute('aria-current')).toBe('true');
  // Beside the article stands what was found in the words that it really has: the same for most, and built anew with each.
  await page.keyboard.press(']');
  await page.getByRole('complementary', { name: 'Sidebar' }).waitFor({ state: 'detached' });
  for (let n = 0; n < wanted.size; n += 1) {
    const id =
      (await page.waitForFunction(shownArticle, [...texts.keys()].at(-1) ?? null).then((it) => it.jsonValue())) ?? '';
    texts.set(id, (await page.locator('[data-reading-text]').textContent()) ?? '');
    expect({ shown: wanted.get(id), strangers: await page.evaluate(strangersInArticle) }).toEqual({
      shown: wanted.get(id),
      strangers: [],
    });
    const { violations } = await metBy(page);
    for (const each of violations.slice(refused.length)) refused.push([id, each]);
    await page.keyboard.press('j');
  }
  expect([...wanted].filter(([id]) => !texts.has(id))).toEqual([]);
  const bare = library.raw.filter(({ id }) => texts.get(id)?.includes('leaves at seven')).length;
  // That the texts were there shows that it was not an empty page that did no harm.
  expect(bare).toBeGreaterThan(60);
  expect((await metBy(page)).ran).toBe(0);
  // Of bodies as they are Chromium refuses some already in the document apart in which DOMPurify reads them.
  const rawIds = new Set(library.raw.map(({ id }) => id));
  const inert =
    /^(?:(?:script-src-attr|style-src-attr|style-src-elem) inline|base-uri \S+|media-src https:\/\/evil\.example\/t\.vtt)$/;
  expect(refused.filter(([, violation]) => violation.includes('trusted-types'))).toEqual([]);
  expect(refused.filter(([id, violation]) => !rawIds.has(id) || !inert.test(violation))).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(`${host}/`))).toEqual([]);
  expect(happened).toEqual([]);
  await page.keyboard.press(']');
}, 120_000);

/** The article whose text is in the document, once it is another one than the last; runs in the page. */
function shownArticle(last: string | null): string | null {
  const row = document.querySelector<HTMLElement>('[data-article][aria-current="true"]');
  const id = row?.dataset.article ?? null;
  const title = document.querySelector('h1')?.textContent?.trim();
  const isThere = document.querySelector('[data-reading-text]') !== null && row?.textContent?.includes(title ?? '\0');
  return id !== last && isThere ? id : null;
}

it('shows titles, by-lines, tags, notes and what was found as the letters that they are', async () => {
  const [first] = library.raw;
  const articleId = first?.id ?? '';
  const note = `${letters} [a link](javascript:postilRan()) ![x](https://evil.example/n.png)`;
  await callFrom(page, 'annotations.create', { articleId, annotation: { passage: null, body: note, tags: [letters] } });
  await callFrom(page, 'articles.update', { id: articleId, changes: { title: letters } });
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('postilran');
  const results = page.locator('#search-results');
  await results.getByText('<img src=x onerror=postilRan()>').first().waitFor();
  expect(await results.locator('img, b, script, svg[onload]').count()).toBe(0);
  await results.getByRole('button', { name: letters }).first().click();
  await page.getByRole('heading', { level: 1, name: letters }).waitFor();
  for (const key of ['Alt+Digit3', 'Alt+Digit2']) await page.keyboard.press(key);
  await page.getByText(letters).first().waitFor();
  expect(await page.locator('img[src="x"], a[href^="javascript:"], img[src*="evil"]').count()).toBe(0);
  expect((await metBy(page)).ran).toBe(0);
  expect(requests.filter((url) => !url.startsWith(`${host}/`))).toEqual([]);
});

it('has asked nobody but its host and looked up no name, by the log of the browser, which notices when one does', async () => {
  const control = await context.newPage();
  await control.setContent(
    '<img src="https://control.example/x.png"><link rel="dns-prefetch" href="//hint.control.example/"><script>postilRan()</script>',
  );
  await expect.poll(async () => (await metBy(control)).ran).toBe(1);
  await expect.poll(() => control.evaluate('document.images[0].complete')).toBe(true);
  await browser.close();
  const { requests: urls, lookups } = await readNetLog(join(folder, 'net.json'));
  // What the browser asks its maker, whatever it shows, and the page that was to be noticed.
  const own =
    /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:googleapis\.com|google\.com|gstatic\.com|gvt1\.com|control\.example)(?:[:/]|$)/;
  const isOther = (text: string) => !own.test(text.replace(/^(?:https?:\/\/)?/, ''));
  expect(urls.some((url) => url.includes('//control.example/'))).toBe(true);
  expect(lookups.some((name) => name.includes('control.example'))).toBe(true);
  expect(urls.some((url) => url.startsWith(host))).toBe(true);
  expect(urls.filter((url) => isOther(url) && !url.startsWith(`${host}/`))).toEqual([]);
  expect(lookups.filter((name) => isOther(name) && !name.includes('127.0.0.1'))).toEqual([]);
});
