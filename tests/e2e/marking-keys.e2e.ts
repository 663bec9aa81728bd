import type { Page } from 'playwright';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, madeOnce, sharesOpening } from './host.ts';
import { freshPage, importPage, openPage, title } from './marking-page.ts';
import { paintedTexts } from './person.ts';

let page: Page;

const newFolder = madeOnce(importPage);

afterAll(closeBrowser);

const shared = sharesOpening(async () => {
  const folder = await newFolder();
  return { opened: await openPage({ library: folder.library, width: 1000, height: 700, scheme: 'dark' }), folder };
});

beforeEach(async () => {
  page = shared().page;
  await freshPage(page);
  await page.keyboard.press('c');
  await page.getByRole('status').filter({ hasText: 'Caret mode' }).waitFor();
});

const bar = () => page.getByRole('toolbar', { name: 'Highlight', exact: true });
const focused = async () => (await paintedTexts(page))['mark-focused']?.[0];
const selected = () => page.evaluate(() => document.getSelection()?.toString());

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

// The first one, as nothing was deleted before it.
it('keeps what was deleted, to be brought back after a restart too', async () => {
  await press('s', '3');
  await bar().waitFor();
  await press('Delete');
  await page.getByText('Highlight deleted').waitFor();
  await page.reload();
  await page.locator('[data-reading-text] .entity').first().waitFor();
  await press('Alt+2');
  const gone = page.getByRole('group').filter({ hasText: 'Deleted' });
  await gone.locator('summary').press('Enter');
  await gone.getByText('The ferry over the Ennel').waitFor();
  await expectAccessibleInBoth(page, 'the article');
  await gone.locator('summary').press('ArrowDown');
  await press('Enter');
  await page.getByText('Highlight restored').waitFor();
  await expect.poll(async () => (await paintedTexts(page))['mark-blue-0']?.[0]).toMatch(/^The ferry over the Ennel/);
  await gone.waitFor({ state: 'detached' });
  await press('Control+z');
  await page.getByText('Undone: restore highlight').waitFor();
  await gone.waitFor();
});

it('moves by word, sentence, paragraph and to the ends, and extends', async () => {
  await press('Control+ArrowRight', 'ArrowRight', 'Control+Shift+ArrowRight');
  expect(await selected()).toBe('ferry');
  await press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft');
  expect(await selected()).toBe('ferry ');
  await press('Escape', 's');
  expect(await selected()).toMatch(/^The ferry over the Ennel.*how old the chain is\.$/);
  await press('s');
  expect(await selected()).toMatch(/^The ferry over.*the river is low\.$/);
  await press('Escape', 'Control+ArrowDown', 'Control+Shift+ArrowDown');
  expect((await selected())?.trim()).toMatch(/^In the dry summer.*needs only the river\.$/);
  await press('Escape', 'Control+Home', ')', 'Control+Shift+ArrowRight');
  expect(await selected()).toBe('Hanna');
  await press('Escape', 'Control+End', 'Control+Shift+ArrowLeft');
  expect(await selected()).toBe('river.');
  await press('Escape', 'Home', 'Shift+End');
  expect((await selected())?.trim()).toMatch(/of the river\.$/);
  await expectAccessibleInBoth(page, 'the article');
  await press('Escape', 'Escape');
  await page.getByRole('status').filter({ hasText: 'Caret mode' }).waitFor({ state: 'detached' });
});

it('starts at the first line that is wholly seen, and never goes under the strip of keys', async () => {
  await press('Escape');
  const reader = page.locator('#reader');
  const strip = page.locator('[data-hint]');
  const caretBox = () =>
    page.evaluate(() => {
      const box = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();
      const view = box(document.getElementById('reader'));
      const caret = box(document.querySelector('#reader [data-caret]'));
      return { above: view.top - caret.top, under: caret.bottom - box(document.querySelector('[data-hint]')).top };
    });
  // Wherever the upper edge cuts a line.
  for (const top of [250, 258, 266, 274]) {
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    await reader.evaluate((element, at) => element.scrollTo({ top: at, behavior: 'instant' }), top);
    await press('c');
    await strip.waitFor();
    expect((await caretBox()).above).toBeLessThanOrEqual(0);
    expect(await reader.evaluate((element) => element.scrollTop)).toBe(top);
    await press('Escape');
    await strip.waitFor({ state: 'detached' });
  }
  await press('c');
  await strip.waitFor();
  for (let line = 0; line < 16; line += 1) {
    await press('ArrowDown');
    if (await page.evaluate(() => document.activeElement?.id === 'reader'))
      await expect.poll(async () => (await caretBox()).under).toBeLessThanOrEqual(0);
  }
});

it('marks exactly what is selected at the moment of the key', async () => {
  await press('Control+ArrowRight', 'ArrowRight');
  // Without a pause between the two, as the browser tells of a selection only later.
  await page.evaluate(() => {
    const to = document.getSelection();
    to?.modify('extend', 'forward', 'word');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: '4', bubbles: true, cancelable: true }));
  });
  await expect.poll(async () => (await paintedTexts(page))['mark-pink-0']).toEqual(['ferry']);
});

it('moves the ends of a highlight by words and characters; presses in a row are one step', async () => {
  await press('s', '3');
  await bar().waitFor();
  await press('Escape');
  await expect.poll(focused).toMatch(/^The ferry over.*chain is\.$/);
  await press('Shift+ArrowRight', 'Shift+ArrowRight', 'Control+Shift+ArrowRight', 'Control+Alt+Shift+ArrowRight');
  await expect.poll(async () => (await paintedTexts(page)).adjusted?.[0]).toMatch(/^erry over.*Hanna Voss$/);
  await expect.poll(focused, { timeout: 5000 }).toMatch(/^erry over.*Hanna Voss$/);
  await press('Control+z');
  await page.getByText('Undone: adjust highlight').waitFor();
  await expect.poll(focused).toMatch(/^The ferry over.*chain is\.$/);
  // What was moved is kept though something else is done at once.
  await press('Alt+Shift+ArrowLeft', '.');
  await expect
    .poll(async () => (await paintedTexts(page))['mark-blue-0'])
    .toEqual([expect.stringMatching(/^The ferry over.*chain is$/)]);
  // From the bar to the handles.
  await press('Tab');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Highlight yellow');
  await press('Tab');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Start of the highlight');
  await press('ArrowRight');
  await expect.poll(async () => (await paintedTexts(page)).adjusted?.[0]).toMatch(/^ferry over/);
  await press('Escape');
  await expect.poll(async () => (await paintedTexts(page))['mark-blue-0']?.[0]).toMatch(/^The ferry over/);
  await expectAccessibleInBoth(page, 'the article');
});

it('never moves an end past the other', async () => {
  await press('Control+Shift+ArrowRight', '3');
  await bar().waitFor();
  await press('Escape', 'Shift+ArrowLeft', 'Control+Shift+ArrowRight', 'Alt+Shift+ArrowLeft');
  await press('Escape');
  await expect.poll(async () => (await paintedTexts(page))['mark-blue-0']).toEqual(['The']);
});

it('stops at an image, which is marked like words, once', async () => {
  await press('Control+ArrowDown', 'Control+ArrowDown');
  await page.getByRole('status').filter({ hasText: 'Image' }).waitFor();
  await page.getByRole('toolbar', { name: 'Image' }).waitFor();
  await expectAccessibleInBoth(page, 'the article');
  await press('h', 'h');
  const image = page.getByRole('img', { name: 'The chain at low water' });
  await expect.poll(() => image.getAttribute('data-color')).toBe('yellow');
  await bar().waitFor();
  await press('ArrowRight', 'Control+Shift+ArrowRight');
  expect(await selected()).toBe('The');
  await press('ArrowLeft', 'ArrowLeft');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('IMG');
  await press('Delete');
  await expect.poll(() => image.getAttribute('data-color')).toBeNull();
});

it('goes into the bar and back to the text, also where a command takes the bar away', async () => {
  const active = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id);
  await press('Control+Shift+ArrowRight');
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await press('Tab');
  expect(await active()).toBe('Highlight yellow');
  await press('Shift+Tab');
  expect(await active()).toBe('Article');
  expect(await selected()).toBe('The');
  await press('Tab', 'ArrowRight', 'Enter');
  await bar().waitFor();
  await expect.poll(async () => (await paintedTexts(page))['mark-green-0']).toEqual(['The']);
  await expect.poll(active).toBe('Article');
  // The caret goes on from there.
  await press('Control+Shift+ArrowRight');
  expect((await selected())?.trim()).toBe('ferry');
  await press('Escape', 'Escape', '.');
  await bar().waitFor();
  // On to the ends, and back.
  await press('Tab', 'Tab');
  expect(await active()).toBe('Start of the highlight');
  await press('Shift+Tab', 'ArrowLeft');
  expect(await active()).toBe('Delete highlight');
  await press('Enter');
  await page.getByText('Highlight deleted').waitFor();
  await expect.poll(active).toBe('Article');
});

it('marks an image from its bar', async () => {
  const image = page.getByRole('img', { name: 'The chain at low water' });
  await image.focus();
  await page.getByRole('toolbar', { name: 'Image' }).waitFor();
  await press('Tab', 'ArrowRight', 'Enter');
  await expect.poll(() => image.getAttribute('data-color')).toBe('green');
});

it('tags a selection and a highlight, several at once, and takes them back', async () => {
  await press('s', 't');
  const field = page
    .getByRole('textbox', { name: 'Tags, separated by commas' })
    .or(page.getByRole('combobox', { name: 'Tags, separated by commas' }));
  await field.waitFor();
  await page.keyboard.type('#river, chain');
  await expectAccessibleInBoth(page, 'the article');
  await press('Enter');
  await field.waitFor({ state: 'detached' });
  await page.getByText('#river #chain').first().waitFor({ state: 'attached' });
  await press('t');
  await field.waitFor();
  await page.keyboard.type('age');
  await press('Enter');
  await page.getByText('#river #chain #age').first().waitFor();
  await press('Control+z');
  await page.getByText('Undone: tag highlight').waitFor();
  await page.getByText('#river #chain', { exact: true }).first().waitFor();
});

it('writes into the note, and carries out nothing, what is typed before its field is there', async () => {
  // A busy machine takes its time to make the highlight.
  await page.route('**/api/annotations.create', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.fallback();
  });
  await press('Control+ArrowRight', 'Control+Shift+ArrowRight', 'n');
  await page.keyboard.type('#leX');
  await press('Backspace');
  const note = page.locator('[data-card] textarea');
  await note.waitFor();
  await expect.poll(() => note.inputValue()).toBe('#le');
  await page.keyboard.type(' fish');
  expect(await note.inputValue()).toBe('#le fish');
  await press('Escape');
  await note.waitFor({ state: 'detached' });
  await press('Escape', 's');
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await press('t');
  await page.keyboard.type('leave, #fx');
  await press('Backspace', 'Enter');
  await page.getByText('#leave #f', { exact: true }).first().waitFor({ state: 'attached' });
  // Nothing was thrown away, put off or archived meanwhile.
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  expect(await page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0);
  await page.unroute('**/api/annotations.create');
});
