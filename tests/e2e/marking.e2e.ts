import type { Page } from 'playwright';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, type LibraryFolder, madeOnce, postil, sharesOpening } from './host.ts';
import { freshPage, importPage, openPage, title } from './marking-page.ts';
import { boxOf, dropFile, paintedTexts, selectWithMouse } from './person.ts';

let page: Page;
let folder: LibraryFolder;

const newFolder = madeOnce(importPage);

afterAll(closeBrowser);

const shared = sharesOpening(async () => {
  folder = await newFolder();
  return { opened: await openPage({ library: folder.library, height: 1500 }), folder };
});

beforeEach(async () => {
  page = shared().page;
  await freshPage(page);
});

const bar = () => page.getByRole('toolbar', { name: 'Highlight', exact: true });
const startHandle = () => page.getByRole('slider', { name: 'Start of the highlight' });
const endHandle = () => page.getByRole('slider', { name: 'End of the highlight' });

/** The words under marks of a colour, in whatever lane. */
async function marked(color: string): Promise<string[]> {
  const painted = await paintedTexts(page);
  return Object.keys(painted)
    .filter((name) => name.startsWith(`mark-${color}-`))
    .flatMap((name) => painted[name] ?? []);
}

async function markWithMouse(from: string, to: string, key: string): Promise<void> {
  await selectWithMouse(page, from, to);
  await page.keyboard.press(key);
  await bar().waitFor();
}

async function dragTo(handle: ReturnType<typeof endHandle>, phrase: string): Promise<void> {
  const box = await handle.boundingBox();
  const to = await boxOf(page, phrase);
  if (box === null) throw new Error('the handle is not shown');
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  // A handle is held below its line.
  await page.mouse.move(to.x2, to.y2 + 20, { steps: 6 });
}

/** Every note of the article as the core has it. */
async function stored(): Promise<{ anchor: { quote: { exact: string } }; color: string; state: string }[]> {
  const [article] = (await postil(folder.library, 'search', 'Ennel', '--json')).split('\n');
  const { articleId } = JSON.parse(article ?? '') as { articleId: string };
  const lines = (await postil(folder.library, 'note', 'list', articleId, '--json'))
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line));
}

it('marks across inline tags, paragraphs, a list and a table as one highlight', async () => {
  await selectWithMouse(page, 'nobody in', 'Four hundred');
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Highlight teal' }).click();
  await expect.poll(() => marked('teal')).toHaveLength(1);
  // The image in it is not hidden by it.
  const over = await page
    .getByRole('img', { name: 'The chain at low water' })
    .evaluate((image) => getComputedStyle(image, '::highlight(mark-teal-0)').backgroundColor);
  expect(over).toBe('rgba(0, 0, 0, 0)');
  expect((await marked('teal'))[0]).toMatch(/^nobody in the town of Marrow.*School children.*Four hundred$/);
  await page.getByRole('tab', { name: /Notes/ }).click();
  await expect.poll(() => page.getByRole('tabpanel').getByRole('listitem').count()).toBe(1);
});

it('keeps the bar off the selection, which stays and can be copied', async () => {
  for (const [from, to] of [
    ['The ferry over', 'runs on a chain'],
    ['In the dry summer', 'forty days.'],
    ['which lies on', 'of the river'],
  ] as const) {
    await page.mouse.click(5, 5);
    await selectWithMouse(page, from, to);
    const toolbar = page.getByRole('toolbar', { name: 'Selection' });
    await toolbar.waitFor();
    const box = await toolbar.boundingBox();
    const selected = await page.evaluate(() => {
      const { top, bottom } = document.getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
      return { top, bottom };
    });
    expect(box).not.toBeNull();
    expect((box?.y ?? 0) + (box?.height ?? 0) <= selected.top || (box?.y ?? 0) >= selected.bottom).toBe(true);
  }
  const words = await page.evaluate(() => document.getSelection()?.toString());
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(words);
});

it('copies words with their source, as text and as HTML', async () => {
  await markWithMouse('In the dry summer', 'forty days.', '1');
  await bar().getByRole('button', { name: 'Copy with link' }).click();
  await page.getByText('Copied with its link').waitFor();
  const { plain, html } = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text() ?? '';
    return { plain: await read('text/plain'), html: await read('text/html') };
  });
  expect(plain).toMatch(
    /^“In the dry summer the ferry lay on the gravel for forty days\.”\nThe ferry over the Ennel\n/,
  );
  expect(plain).toContain('https://river.example/ferry#:~:text=In%20the%20dry%20summer%20the,the%20gravel');
  expect(plain).toMatch(/\npostil:\/\/article\/[0-9A-Z]{26}#[0-9A-Z]{26}\n$/);
  expect(html).toContain('<blockquote><p>In the dry summer');
  expect(html).toMatch(/href="postil:\/\/article\/[0-9A-Z]{26}#[0-9A-Z]{26}"/);
});

it('lets both ends be dragged, over each other too, as one step each', async () => {
  await markWithMouse('the ferry lay', 'forty days.', '3');
  await dragTo(endHandle(), 'council');
  // Painted while it is dragged, and nothing is saved yet.
  await expect.poll(async () => (await paintedTexts(page)).adjusted?.[0]).toMatch(/^the ferry lay.*the council$/);
  expect(await marked('blue')).toEqual([]);
  expect((await stored())[0]?.anchor.quote.exact).toMatch(/forty days\.$/);
  await page.mouse.up();
  await expect.poll(() => marked('blue')).toEqual([expect.stringMatching(/^the ferry lay.*; the council$/)]);

  await dragTo(startHandle(), 'a road');
  await page.mouse.up();
  await expect.poll(() => marked('blue')).toEqual(['answered that a bridge would need a road']);
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByText('Undone: adjust highlight').waitFor();
  await expect.poll(() => marked('blue')).toEqual([expect.stringMatching(/^the ferry lay.*; the council$/)]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => marked('blue')).toEqual([expect.stringMatching(/^the ferry lay.*forty days\.$/)]);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(() => marked('blue')).toEqual([expect.stringMatching(/; the council$/)]);
  expect(await stored()).toMatchObject([{ state: 'exact', color: 'blue' }]);
});

it('drags to the character with Alt, and gives up with Escape', async () => {
  await markWithMouse('the ferry lay', 'forty days.', '3');
  await dragTo(endHandle(), 'mayor ask');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => marked('blue')).toEqual([expect.stringMatching(/forty days\.$/)]);
  await endHandle().waitFor();
  await page.keyboard.down('Alt');
  await dragTo(endHandle(), 'mayor ask');
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect.poll(() => marked('blue')).toEqual([expect.stringMatching(/The mayor ask$/)]);
});

it('selects no more than the words that the pointer goes over, whatever lies over them or beside', async () => {
  const selected = () => page.evaluate(() => document.getSelection()?.toString());
  const toolbar = page.getByRole('toolbar', { name: 'Selection' });
  await markWithMouse('who steers', 'forty days.', '3');
  await page.keyboard.press('n');
  await page.locator('[data-card] textarea').waitFor();
  await page.keyboard.type('A long summer');
  await page.keyboard.press('Escape');
  await page.locator('[data-card]').getByText('A long summer').waitFor();
  for (const handle of [startHandle(), endHandle()]) {
    await page.locator('[data-card]').click();
    await handle.waitFor();
    const dot = (await handle.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const from = await boxOf(page, 'the ferry lay');
    await page.mouse.move(from.x1, from.y1);
    await page.mouse.down();
    await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2, { steps: 6 });
    expect((await selected())?.length).toBeLessThan(120);
    await page.mouse.up();
    await toolbar.waitFor();
    expect((await selected())?.length).toBeLessThan(120);
    await page.keyboard.press('Escape');
    await toolbar.waitFor({ state: 'detached' });
  }
  // Into the card beside the text, above it and below.
  const card = (await page.locator('[data-card]').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const column = (await page.locator('[data-reading-text]').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  for (const [x, y, words] of [
    [card.x + 40, card.y + 20, /^[\s\S]{1,120}In the dry summer $/],
    [column.x + 200, column.y - 60, /^The ferry over the Ennel[\s\S]*In the dry summer $/],
    [column.x + 200, column.y + column.height + 60, /^the ferry lay[\s\S]*bottom of the river\.\s*$/],
  ] as const) {
    const from = await boxOf(page, 'the ferry lay');
    await page.mouse.move(from.x1, from.y1);
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 8 });
    await page.mouse.up();
    await toolbar.waitFor();
    expect(await selected()).toMatch(words);
    await page.keyboard.press('Escape');
    await toolbar.waitFor({ state: 'detached' });
  }
});

it('has no bar over a highlight whose note was just written until that is pointed at again', async () => {
  await markWithMouse('In the dry summer', 'forty days.', '3');
  await page.keyboard.press('n');
  const field = page.locator('[data-card] textarea');
  await field.waitFor();
  await page.keyboard.type('A long summer');
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await startHandle().waitFor();
  expect(await bar().count()).toBe(0);
  // Where it would be the words can be selected, and the next note is theirs.
  await selectWithMouse(page, 'counts the', 'river is low.');
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await page.keyboard.press('n');
  await field.waitFor();
  expect(await field.inputValue()).toBe('');
  await page.keyboard.type('She counts');
  await page.keyboard.press('Control+Enter');
  await field.waitFor({ state: 'detached' });
  expect(await bar().count()).toBe(0);
  expect((await stored()).length).toBe(2);
  // It comes with the key that goes into it, with a click, and where it is stepped to.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toMatch(/^Highlight /);
  await bar().waitFor();
  for (const come of [
    () => page.keyboard.press('.'),
    async () => {
      const { x1, y1 } = await boxOf(page, 'forty days');
      await page.mouse.click(x1 + 4, y1);
    },
  ]) {
    await page.keyboard.press('n');
    await field.waitFor();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(await bar().count()).toBe(0);
    await page.keyboard.press('Escape');
    await come();
    await bar().waitFor();
  }
});

it('offers each of the highlights that overlap', async () => {
  await markWithMouse('In the dry summer', 'needs only the river.', '1');
  await page.keyboard.press('Escape');
  await markWithMouse('forty days', 'asked for a bridge', '2');
  await page.keyboard.press('Escape');
  await markWithMouse('The mayor', 'The mayor', '4');
  await page.keyboard.press('Escape');
  const { x1, y1 } = await boxOf(page, 'mayor');
  const pressed = () => bar().locator('[aria-pressed="true"]').getAttribute('aria-label');
  const colors: (string | null)[] = [];
  for (const count of ['1 of 3', '2 of 3', '3 of 3', '1 of 3']) {
    await page.mouse.click(x1 + 4, y1);
    await bar().getByText(count).waitFor();
    colors.push(await pressed());
  }
  expect(colors).toEqual(['pink', 'green', 'yellow', 'pink'].map((color) => `Highlight ${color}`));
  await bar().getByRole('button', { name: 'Next highlight here' }).click();
  await bar().getByText('2 of 3').waitFor();
  await bar().getByRole('button', { name: 'Previous highlight here' }).click();
  await bar().getByText('1 of 3').waitFor();
  await page.keyboard.press(';');
  await bar().getByText('2 of 3').waitFor();
  await expectAccessibleInBoth(page, 'the article');
  // A click on the last letter of a highlight means it, not what follows.
  await page.keyboard.press('Escape');
  const { x2, y2 } = await boxOf(page, 'asked for a bridge');
  await page.mouse.click(x2 - 1, y2);
  await bar().getByText('1 of 2').waitFor();
  expect(await pressed()).toBe('Highlight green');
});

it('marks every occurrence as one step, and none twice', async () => {
  await markWithMouse('the river is low', 'the river', '5');
  await page.keyboard.press('Escape');
  await selectWithMouse(page, 'the ferry, counts', 'the ferry');
  // In small letters, so that it is found at the start of a sentence and as a name too.
  await page.getByRole('button', { name: 'Highlight all 5 occurrences' }).click();
  await page.getByText('5 occurrences highlighted').waitFor();
  await expect.poll(() => marked('purple')).toHaveLength(6);
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByText('Undone: highlight 5 occurrences').waitFor();
  await expect.poll(() => marked('purple')).toEqual(['the river']);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(() => marked('purple')).toHaveLength(6);

  const { x1, y1 } = await boxOf(page, 'river is low');
  await page.mouse.click(x1 + 4, y1);
  await bar().getByRole('button', { name: 'Highlight all 3 occurrences' }).waitFor();
  await page.keyboard.press('Shift+H');
  await page.getByText('2 occurrences highlighted').waitFor();
  await page.keyboard.press('Shift+H');
  await page.getByText('All 3 occurrences are highlighted already').waitFor();
  const quotes = (await stored()).map(({ anchor }) => anchor.quote.exact.toLowerCase());
  expect(quotes.filter((quote) => quote === 'the river')).toHaveLength(3);
});

it('marks an image, with a note level with its top, and takes it like any highlight', async () => {
  const image = page.getByRole('img', { name: 'The chain at low water' });
  await image.hover();
  await page.getByRole('button', { name: 'Mark this image' }).click();
  await page.getByRole('toolbar', { name: 'Image' }).getByRole('button', { name: 'Highlight green' }).click();
  await bar().waitFor();
  await expect.poll(() => image.getAttribute('data-color')).toBe('green');
  await expectAccessibleInBoth(page, 'the article');
  await page.keyboard.press('n');
  await page.keyboard.type('Count them.');
  await page.keyboard.press('Escape');
  const card = page.locator('[data-note]', { hasText: 'Count them.' });
  await card.waitFor();
  const top = async () => (await image.boundingBox())?.y ?? 0;
  await expect.poll(async () => Math.abs(((await card.boundingBox())?.y ?? 0) - (await top()))).toBeLessThan(16);
  await expect.poll(() => image.getAttribute('aria-description')).toBe('Marked green, with a note: Count them.');

  await page.keyboard.press('Escape');
  await page.keyboard.press('.');
  await bar().waitFor();
  expect(await page.getByRole('slider').count()).toBe(0);
  await page.keyboard.press('8');
  await expect.poll(() => image.getAttribute('data-color')).toBe('red');
  await page.keyboard.press('Delete');
  await expect.poll(() => image.getAttribute('data-color')).toBeNull();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => image.getAttribute('data-color')).toBe('red');
});

// The last one, as it leaves another article.
it('undoes from another article and says so; what was trashed and is wanted back opens again', async () => {
  await markWithMouse('In the dry summer', 'forty days.', '3');
  await dropFile(page, 'tests/fixtures/pages/harbour.html', 'harbour.html', 'text/html');
  await page.getByRole('heading', { level: 1, name: /Harbour town/ }).waitFor();
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByText(`Undone: highlight in “${title}”`).waitFor();
  expect(await stored()).toEqual([]);

  await page.getByText(title).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.keyboard.press('#');
  await page.getByRole('heading', { level: 1, name: /Harbour town/ }).waitFor();
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.getByRole('heading', { level: 1, name: /Harbour town/ }).waitFor();
});
