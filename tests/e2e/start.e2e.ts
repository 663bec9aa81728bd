import { resolve } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBuiltPage, sumOf } from '../support/first-screen.ts';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, type Postil, startedLibrary, temporaryLibrary } from './host.ts';
import { callFrom } from './person.ts';

const built = readBuiltPage(resolve(import.meta.dirname, '../../out/renderer'));
const folder = temporaryLibrary();
let opened: Postil;
let page: Page;

beforeAll(async () => {
  opened = await hosts[0].open({ library: (await folder).library });
  page = opened.page;
});

afterAll(async () => {
  await opened.close();
  await (await folder).remove();
  await closeBrowser();
  expect(opened.faults).toEqual([]);
});

const loaded = () =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1) ?? ''));

it('the first screen weighs no more than 350 kB, packed', () => {
  const kilobytes = (files: typeof built.first) => Math.round(sumOf(files) / 1000);
  console.log(
    `first screen ${kilobytes(built.first)} kB, the rest ${kilobytes(built.later)} kB, fonts ${kilobytes(built.fonts)} kB`,
  );
  expect(built.first.map(({ name }) => name.replace(/-[\w-]{8}\./, '.')).sort()).toEqual([
    'index.css',
    'index.html',
    'index.js',
  ]);
  expect(sumOf(built.first)).toBeLessThanOrEqual(350_000);
});

it('what is loaded later is there before it is asked for', async () => {
  // A script and a style: either may come first.
  await expect
    .poll(async () => (await loaded()).filter((name) => name.startsWith('rest-')).length, { interval: 10 })
    .toBe(2);
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  console.log(`first paint ${Math.round(paint ?? Number.NaN)} ms after the page was asked for`);
  const before = await loaded();
  for (const [key, dialog] of [
    ['?', 'Keyboard shortcuts'],
    ['Control+k', 'Command palette'],
    ['F1', 'Guide'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('dialog', { name: dialog }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: dialog }).waitFor({ state: 'detached' });
  }
  expect((await loaded()).slice(before.length).filter((name) => /\.(js|css)$/.test(name))).toEqual([]);
});

it('the guide is searched and read by keyboard, and leads from page to page', async () => {
  await page.keyboard.press('F1');
  const guide = page.getByRole('dialog', { name: 'Guide' });
  await guide.getByRole('heading', { name: 'First steps' }).waitFor();
  await expectAccessibleInBoth(page, 'guide');
  await page.keyboard.type('obsidian VAULT');
  await guide.getByRole('button', { name: 'A folder in step' }).waitFor();
  await expectAccessibleInBoth(page, 'what the guide has of some words', '[role="dialog"]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await guide.getByRole('region', { name: 'Exporting' }).waitFor();
  await guide.getByRole('heading', { name: 'A folder in step' }).waitFor();
  // What scrolls has the keyboard.
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(await focused()).toBe('Exporting');
  expect(await guide.locator('kbd').allTextContents()).toContain('Ctrl');

  await guide.getByRole('searchbox').fill('damaged');
  await guide.getByRole('button', { name: 'Something failed' }).click();
  await guide.getByRole('button', { name: 'backup', exact: true }).click();
  await guide.getByRole('heading', { name: 'Your data' }).waitFor();
  await guide.getByRole('searchbox').fill('quinquereme');
  await guide.getByText('Nothing in the guide has all of these words.').waitFor();
  await expectAccessibleInBoth(page, 'what the guide has not', '[role="dialog"]');
  await page.keyboard.press('Escape');
  await guide.waitFor({ state: 'detached' });
});

it('the window has its panes and its theme before its script; what is typed before the palette is there stands in it', async () => {
  const { page: slow, faults, close } = await hosts[0].open({ library: (await folder).library.concat('-slow') });
  try {
    await slow.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
    const window = Promise.withResolvers<void>();
    const palette = Promise.withResolvers<void>();
    for (const [name, { promise }] of Object.entries({ index: window, rest: palette })) {
      await slow.route(`**/${name}-*.js`, async (route) => {
        await promise;
        await route.continue();
      });
    }
    await slow.evaluate(() =>
      fetch('/api/settings.update', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-postil-call': '1' },
        body: '{"theme":"sepia"}',
      }),
    );
    // What the first visit has loaded by itself is asked for again.
    await slow.reload({ waitUntil: 'commit' });
    await slow.locator('.shell svg').waitFor();
    expect(await slow.locator('html').getAttribute('data-theme')).toBe('sepia');
    expect(await slow.locator('#root').innerHTML()).toBe('');
    window.resolve();
    await slow.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
    expect(await slow.locator('.shell').isVisible()).toBe(false);
    await slow.keyboard.press('Control+k');
    await slow.getByRole('textbox', { name: 'Command' }).waitFor();
    await slow.keyboard.type('who said');
    // From here on it comes in the midst of the letters.
    palette.resolve();
    await slow.keyboard.type(' what in');
    await slow.getByRole('option', { name: 'Who said what in the library' }).waitFor();
    expect(await slow.getByRole('combobox', { name: 'Command' }).inputValue()).toBe('who said what in');
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
});

it('what is written before the form of an entity is there stands in it, and is no command', async () => {
  const { library, remove } = await startedLibrary();
  const { page, faults, close } = await hosts[0].open({ library });
  try {
    const form = Promise.withResolvers<void>();
    await page.route('**/rest-*.js', async (route) => {
      await form.promise;
      await route.continue();
    });
    await page.reload();
    const row = page.locator('[data-entities] [data-row]').first();
    await row.waitFor();
    await row.press('r');
    await page.keyboard.type('Rear ');
    form.resolve();
    await page.keyboard.type('Admiral');
    await expect
      .poll(() => page.getByRole('form', { name: 'Call it' }).locator('input').inputValue())
      .toBe('Rear Admiral');
    await page.keyboard.press('Enter');
    await page.locator('[data-entity-row="Rear Admiral"]').waitFor();
    expect(await callFrom(page, 'articles.counts', { queries: ['is:archive'] })).toEqual([0]);
    expect(faults).toEqual([]);
  } finally {
    await close();
    await remove();
  }
});
