import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { closeBrowser, madeOnce, opensOn, postil, sharesOpening } from './host.ts';
import { boxOf, paintedTexts, toTop } from './person.ts';

/** Long enough to scroll; one lantern in each of 60 paragraphs, and a café where a visitor would look for a cafe. */
const article = [
  '# The lamplighters',
  'The *lan*tern on the quay was lit by hand. “Don’t ask me why,” said the keeper of the Café Øst.',
  ...Array.from({ length: 58 }, (_, at) => {
    const filling = 'The harbour is quiet at this hour, and the boats lie close together under the wall. '.repeat(3);
    return `${filling} Lantern number ${at + 2} hangs by the ${at % 2 === 0 ? 'north' : 'south'} stair. ${filling}`;
  }),
  'A last word about the lan',
  `tern that nobody lit, and the LANTERN that burned: ${'a'.repeat(40)}b`,
].join('\n\n');

let page: Page;
let bar: Locator;
let field: Locator;

const newFolder = madeOnce(async (library) => {
  const file = join(library, '..', 'lamplighters.md');
  await writeFile(file, article);
  await postil(library, 'import', file);
});

afterAll(closeBrowser);

const opened = sharesOpening(opensOn(newFolder));

beforeEach(async () => {
  page = opened().page;
  bar = page.getByRole('search', { name: 'Find in the article' });
  field = bar.getByRole('textbox', { name: 'Find in the article' });
  await page.locator('[data-article]').filter({ hasText: 'The lamplighters' }).click();
  await page.getByText('was lit by hand').waitFor();
  // What the test before has left: a bar, a selection, a place far down.
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await toTop(page);
  await page.getByRole('main').focus();
});

const current = async () => (await paintedTexts(page))['find-current']?.[0];
const scrolled = () => page.evaluate(() => document.getElementById('reader')?.scrollTop);
const selected = () => page.evaluate(() => document.getSelection()?.toString());

/** Whether the hit that is pointed at is on the screen, and beside the bar. */
function isCurrentSeen(): Promise<boolean> {
  return page.evaluate(() => {
    const [hit] = CSS.highlights.get('find-current') ?? [];
    const bar = document.getElementById('find-bar')?.getBoundingClientRect();
    const view = document.getElementById('reader')?.getBoundingClientRect();
    if (hit === undefined || bar === undefined || view === undefined) throw new Error('nothing is pointed at');
    const range = document.createRange();
    range.setStart(hit.startContainer, hit.startOffset);
    range.setEnd(hit.endContainer, hit.endOffset);
    const box = range.getBoundingClientRect();
    const isUnderBar = box.right > bar.left && box.left < bar.right && box.bottom > bar.top && box.top < bar.bottom;
    return box.top >= view.top && box.bottom <= view.bottom && !isUnderBar;
  });
}

it('finds, steps, marks and comes back without a mouse', async () => {
  await page.keyboard.press('/');
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  // Across an inline tag, whatever the case, and not across blocks.
  await page.keyboard.type('lantern');
  await bar.getByText('1 of 60').waitFor();
  expect(await scrolled()).toBe(0);
  expect(await current()).toBe('lantern');

  for (let step = 2; step <= 60; step += 1) {
    await page.keyboard.press(step % 2 === 0 ? 'Enter' : 'F3');
    await bar.getByText(`${step} of 60`).waitFor();
    expect(await isCurrentSeen(), `hit ${step}`).toBe(true);
  }
  expect(await current()).toBe('LANTERN');
  await page.keyboard.press('Control+g');
  await bar.getByText('Wrapped to the top').waitFor();
  await bar.getByText('1 of 60').waitFor();
  await page.keyboard.press('Shift+Enter');
  await bar.getByText('Wrapped to the bottom').waitFor();
  await page.keyboard.press('Shift+F3');
  await bar.getByText('59 of 60').waitFor();
  await page.keyboard.press('Control+Shift+G');
  await bar.getByText('58 of 60').waitFor();
  // What goes on being typed is looked for from where one is.
  await field.press('End');
  await page.keyboard.type(' number');
  await bar.getByText('57 of 58').waitFor();
  await field.fill('lantern');
  await bar.getByText('58 of 60').waitFor();

  // The article has the keyboard again, with the hit selected: a key marks it.
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  expect(await selected()).toBe('Lantern');
  await page.keyboard.press('3');
  await expect.poll(async () => (await paintedTexts(page))['mark-blue-0']).toEqual(['Lantern']);
  expect(Object.keys(await paintedTexts(page)).filter((name) => name.startsWith('find'))).toEqual([]);

  // From the article itself, each step is selected.
  await page.keyboard.press('F3');
  await bar.waitFor();
  await page.keyboard.press('F3');
  await expect.poll(selected).toBe('Lantern');
  await page.keyboard.press('h');
  await expect
    .poll(
      async () =>
        Object.values(await paintedTexts(page))
          .flat()
          .filter((text) => text === 'Lantern').length,
    )
    .toBeGreaterThan(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });

  // The browser's own bar does not open.
  await page.evaluate(() => {
    window.addEventListener('keydown', ({ key, defaultPrevented }) => {
      document.documentElement.dataset.taken = `${key} ${defaultPrevented}`;
    });
  });
  await page.keyboard.press('Control+f');
  expect(await page.locator('html').getAttribute('data-taken')).toBe('f true');
  expect(await field.inputValue()).toBe('lantern');
  await page.keyboard.type('a/b');
  expect(await field.inputValue()).toBe('a/b');
  await bar.getByText('No hits').waitFor();
});

it('overlooks accents and kinds of quotes, and has options by key', async () => {
  await page.keyboard.press('/');
  for (const [query, found] of [
    ["don't", 'Don’t'],
    ['cafe ost', 'Café Øst'],
    ['"don', '“Don'],
  ] as const) {
    await field.fill(query);
    await expect.poll(current).toBe(found);
  }
  await field.fill('lan');
  await bar.getByText('1 of 61').waitFor();
  await page.keyboard.press('Alt+w');
  await bar.getByText('1 of 1').waitFor();
  expect(await bar.getByRole('button', { name: 'Whole word', pressed: true }).count()).toBe(1);
  await page.keyboard.press('Alt+w');
  await page.keyboard.press('Alt+c');
  await bar.getByText('of 2').waitFor();
  await page.keyboard.press('Alt+c');

  await page.keyboard.press('Alt+r');
  await field.fill('number \\d{2} .* north');
  await expect.poll(current).toMatch(/^number 1\d hangs by the north$/);
  await field.fill('number (\\d');
  await bar.getByText('Unterminated group, at character 10').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await field.fill('(a+)+c');
  await bar.getByText('This pattern takes too long').waitFor();
  // The page went on meanwhile, and the next pattern is answered.
  await field.fill('la[mn]');
  await expect.poll(current).toMatch(/^La[mn]$/i);
  await page.keyboard.press('Alt+r');
});

it('takes what is selected as the query, and does not move while a hit is on the screen', async () => {
  await page.getByText('number 7 hangs').evaluate((paragraph) => paragraph.scrollIntoView({ block: 'center' }));
  // Where the text stands, as what is above it may get its final height later: the browser then scrolls and it stays.
  const top = () => page.getByText('number 7 hangs').evaluate((paragraph) => paragraph.getBoundingClientRect().top);
  const before = await top();
  const word = await boxOf(page, 'number 7 hangs');
  await page.mouse.dblclick(word.x1 + 4, word.y1);
  await expect.poll(selected).toBe('number');
  await page.keyboard.press('Control+f');
  await bar.getByText('6 of 58').waitFor();
  expect(await field.inputValue()).toBe('number');
  for (const query of ['t', 'th', 'the']) {
    await field.fill(query);
    await expect.poll(async () => (await current())?.toLowerCase()).toBe(query);
    expect(await isCurrentSeen()).toBe(true);
  }
  expect(await top()).toBe(before);
});

it('does it by mouse: open, type, step, options, the strip, close, mark', async () => {
  await page.getByRole('button', { name: 'Find in the article' }).click();
  await field.fill('lantern');
  await bar.getByRole('button', { name: 'Next hit' }).click();
  await bar.getByText('2 of 60').waitFor();
  await bar.getByRole('button', { name: 'Previous hit' }).click();
  await bar.getByText('1 of 60').waitFor();
  await bar.getByRole('button', { name: 'Match case' }).click();
  await bar.getByText('1 of 1', { exact: true }).waitFor();
  await bar.getByRole('button', { name: 'Match case' }).click();

  const strip = await page.locator('[data-hit-strip]').boundingBox();
  if (strip === null) throw new Error('there is no strip');
  await page.mouse.click(strip.x + 4, strip.y + strip.height / 2);
  await expect
    .poll(async () => Number((await bar.getByRole('status').first().innerText()).split(' ')[0]))
    .toBeGreaterThan(20);
  expect(await isCurrentSeen()).toBe(true);

  await bar.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Highlight green' }).click();
  await expect.poll(async () => (await paintedTexts(page))['mark-green-0']).toEqual(['Lantern']);
});
