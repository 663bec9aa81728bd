// Longer than 300 lines: another file would open another browser and make the library again.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser, madeOnce, opensOn, type Postil, postil, sharesOpening } from './host.ts';
import { callFrom, loadAnew, paintedTexts, selectWithMouse } from './person.ts';

const talks = {
  title: 'White House says talks continue',
  day: '2022-09-14',
  body: `<p>The White House said on Wednesday that talks between Seoul and Tokyo would go on. National security spokesman John Kirby told reporters that South Korea had asked for a meeting in the autumn.</p>
<p>Kirby said the United States would not comment on the deliveries. Russia has denied the claim, and South Korea repeated its own when the ministry spoke to reporters about the plans of the coming weeks.</p>
<p>The Lantern Circle, which follows the talks, said that both sides wait as a rule for a week or two. The Lantern Circle had been right about the spring.</p>`,
};
const supplies = {
  title: 'Ministers meet over supplies',
  day: '2022-11-20',
  body: `<p>Ministers met in Brussels on Sunday to speak about supplies for Ukraine. John Kirby, the White House spokesman, said that the alliance had the means it needed for the coming winter.</p>
<p>Ukraine has asked for more artillery since the summer. Kirby said that the United States would send what it could, and that Russia would not be the one to decide about it.</p>`,
};

let opened: Postil;

const newFolder = madeOnce(async (library) => {
  const pages = join(dirname(library), 'pages');
  await mkdir(pages, { recursive: true });
  for (const { title, day, body } of [talks, supplies]) {
    const head = `<title>${title}</title><meta property="article:published_time" content="${day}T09:00:00Z">`;
    const page = `<!DOCTYPE html><html lang="en"><head>${head}</head><body><article><h1>${title}</h1>${body}</article></body></html>`;
    await writeFile(join(pages, `${day}.html`), page);
  }
  await postil(library, 'import', pages);
});

afterAll(closeBrowser);

const shared = sharesOpening(opensOn(newFolder));

/** Without a correction, in a page that was just loaded: nothing is left to undo or shown still. */
beforeEach(async () => {
  opened = shared();
  const { page } = opened;
  const corrections = await callFrom(page, 'entities.corrections', {});
  for (const { id } of corrections.toReversed()) await callFrom(page, 'entities.undoCorrection', { id });
  const { articles } = await callFrom(page, 'articles.list', {});
  await loadAnew(page, articles.find(({ title }) => title === talks.title)?.id ?? '');
  await page.getByRole('heading', { level: 1, name: talks.title }).waitFor();
  await page.locator('[data-reading-text] .entity').first().waitFor();
  await row(page, 'John Kirby').waitFor();
});

const row = (page: Page, name: string) => page.locator(`[data-entities] [data-entity-row="${name}"]`);
const focusedRow = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.entityRow ?? null);
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

describe('the sidebar, by keyboard', () => {
  it('steps through the mentions there and back', async () => {
    const { page } = opened;
    await page.keyboard.press('Alt+1');
    await expect.poll(() => focusedRow(page)).toBe('John Kirby');
    await expect.poll(async () => (await paintedTexts(page)).hover).toEqual(['John Kirby', 'Kirby']);
    const spot = async () => (await paintedTexts(page)).spot?.[0];
    await page.keyboard.press('Enter');
    expect(await spot()).toBe('John Kirby');
    await page.keyboard.press('Enter');
    expect(await spot()).toBe('Kirby');
    await page.keyboard.press('Shift+Enter');
    expect(await spot()).toBe('John Kirby');
  });

  it('shows the whole of what is asked under the last row, and goes on without a fault', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 1000, height: 500 });
    const last = page.locator('[data-entities] [data-row]:not([data-type="date"], [data-type="amount"])').last();
    await last.focus();
    await page.keyboard.press('v');
    const cancel = page.locator('[data-entities] form').getByRole('button', { name: 'Cancel' });
    await expect.poll(async () => (await cancel.boundingBox())?.y ?? 500).toBeLessThan(470);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('[data-entities] form').count()).toBe(0);
  });

  it('filters, and shows who a name is', async () => {
    const { page } = opened;
    await page.getByRole('searchbox', { name: 'Filter entities' }).fill('korea');
    await expect.poll(() => page.locator('[data-entities] [data-row]').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    expect(await focusedRow(page)).toBe('South Korea');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    await row(page, 'John Kirby').waitFor();
  });

  it('renames everywhere, keeps the keyboard on the entity, and takes it back', async () => {
    const { page } = opened;
    await page.keyboard.press('Alt+1');
    await expect.poll(() => focusedRow(page)).toBe('John Kirby');
    await page.keyboard.press('r');
    await page.keyboard.type('Rear Admiral Kirby');
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedRow(page)).toBe('Rear Admiral Kirby');
    await page.getByText('“John Kirby” is “Rear Admiral Kirby” now').waitFor();
    expect(await row(page, 'John Kirby').count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await title(page, 'Rear Admiral Kirby').waitFor();
    await page.getByRole('heading', { name: 'In 2 articles' }).waitFor();
    await page.keyboard.press('Control+z');
    await title(page, 'John Kirby').waitFor();
    await page.keyboard.press('Control+Shift+z');
    await title(page, 'Rear Admiral Kirby').waitFor();
  });

  it('merges two places by typing, and splits a name off', async () => {
    const { page } = opened;
    await row(page, 'Tokyo').focus();
    await page.keyboard.press('m');
    await page.keyboard.type('south');
    await page.getByRole('option', { name: /^South Korea/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedRow(page)).toBe('South Korea');
    expect(await row(page, 'Tokyo').count()).toBe(0);
    expect(await row(page, 'South Korea').textContent()).toMatch(/3 mentions/);
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Tokyo', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await row(page, 'Tokyo').waitFor();
    expect(await row(page, 'South Korea').textContent()).toMatch(/2 mentions/);
  });

  it('changes a type, and adds a name', async () => {
    const { page } = opened;
    await row(page, 'White House').focus();
    await page.keyboard.press('v');
    await page.getByRole('button', { name: 'person', exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Places' }).locator('[data-entity-row="White House"]').waitFor();
    await expect.poll(() => focusedRow(page)).toBe('White House');
    await page.keyboard.press('Control+z');
    await page.getByRole('region', { name: 'Organisations' }).locator('[data-entity-row="White House"]').waitFor();
    await expect.poll(() => focusedRow(page)).toBe('White House');
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('region', { name: 'Places' }).locator('[data-entity-row="White House"]').waitFor();
    await expect.poll(() => focusedRow(page)).toBe('White House');
    await page.keyboard.press('a');
    await page.keyboard.type('Lantern Circle');
    await page.keyboard.press('Enter');
    await expect.poll(() => row(page, 'White House').textContent()).toMatch(/Lantern Circle/);
  });

  it('ignores here and everywhere, and goes on with the next', async () => {
    const { page } = opened;
    await row(page, 'Russia').focus();
    await page.keyboard.press('g');
    await expect.poll(() => row(page, 'Russia').count()).toBe(0);
    await page.getByText('“Russia” is ignored in one article').waitFor();
    await expect.poll(() => focusedRow(page)).not.toBe(null);
    await row(page, 'United States').focus();
    await page.keyboard.press('Shift+G');
    await expect.poll(() => row(page, 'United States').count()).toBe(0);
    await page.getByText(supplies.title).first().click();
    await row(page, 'Russia').waitFor();
    expect(await row(page, 'United States').count()).toBe(0);
    await page.keyboard.press('Control+z');
    await row(page, 'United States').waitFor();
  });
});

describe('by mouse', () => {
  it('offers every correction in a menu, with where it holds', async () => {
    const { page } = opened;
    await row(page, 'John Kirby').hover();
    await page.getByRole('button', { name: 'Correct John Kirby' }).click();
    await page.getByRole('menuitem', { name: /^Rename/ }).click();
    await page.getByRole('textbox', { name: 'Call it' }).fill('J. Kirby');
    await page.getByRole('combobox', { name: 'Where it holds' }).selectOption('here');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await row(page, 'J. Kirby').waitFor();
    await page.getByText(supplies.title).first().click();
    await row(page, 'John Kirby').waitFor();
  });

  it('adds what is selected, wherever it stands, and marks it', async () => {
    const { page } = opened;
    const before = await page.locator('.entity', { hasText: 'Lantern Circle' }).count();
    await selectWithMouse(page, 'Lantern Circle', 'Circle');
    await page.getByRole('button', { name: 'Add to the entities' }).click();
    await page.getByText('every occurrence (2 here)').waitFor();
    await page.getByRole('button', { name: 'work', exact: true }).click();
    await page.getByRole('region', { name: 'Works' }).locator('[data-entity-row="Lantern Circle"]').waitFor();
    expect(await row(page, 'Lantern Circle').textContent()).toMatch(/2 mentions/);
    await expect.poll(() => page.locator('.entity', { hasText: /^Lantern Circle$/ }).count()).toBe(2);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => page.getByRole('region', { name: 'Works' }).count()).toBe(0);
    await expect.poll(() => page.locator('.entity', { hasText: 'Lantern Circle' }).count()).toBe(before);
  });

  it('shows an entity across the library, goes from one to another and back, and opens a mention', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'in 1 other article: John Kirby' }).click();
    await title(page, 'John Kirby').waitFor();
    await page.getByRole('img', { name: /^Articles by time: Sep 2022 1, Nov 2022 1$/ }).waitFor();
    await page
      .getByRole('region', { name: 'Named together with' })
      .getByRole('button', { name: /^Russia/ })
      .click();
    await title(page, 'Russia').waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await title(page, 'John Kirby').waitFor();
    await page.getByRole('button', { name: /Kirby said that the United States would send/ }).click();
    await title(page, supplies.title).waitFor();
    await expect.poll(async () => (await paintedTexts(page)).spot).toEqual(['Kirby']);
  });
});

it('keeps a note that is being written when the page goes away, and archives no article unseen', async () => {
  const { page } = opened;
  await page.keyboard.press('Alt+1');
  await expect.poll(() => focusedRow(page)).toBe('John Kirby');
  await page.keyboard.press('ArrowRight');
  await title(page, 'John Kirby').waitFor();
  await page.keyboard.press('e');
  await page.keyboard.press('w');
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/entities.saveDraft') && response.ok());
  await page.getByRole('textbox', { name: 'Note on this entity' }).fill('Half a sent');
  await kept;
  await page.reload();
  await row(page, 'John Kirby').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('region', { name: 'Your notes' }).getByText('Half a sent').waitFor();
  expect(await page.getByRole('button', { name: /^Archive/ }).textContent()).toBe('Archive');
});

it('is left by Tab where a note is written, and keeps what was written', async () => {
  const { page } = opened;
  await row(page, 'John Kirby').focus();
  await page.keyboard.press('ArrowRight');
  await title(page, 'John Kirby').waitFor();
  await page.keyboard.press('w');
  const field = page.getByRole('textbox', { name: 'Note on this entity' });
  const done = page.getByRole('button', { name: 'Done', exact: true });
  const write = async (words: string) => {
    await field.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type(words);
  };
  for (const words of ['Speaks.', 'Speaks often.']) {
    await write(words);
    const told = page.waitForResponse((response) => response.url().endsWith('/api/entities.get') && response.ok());
    await page.keyboard.press('Tab');
    await told;
    // Two frames: what was told is drawn.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect(await done.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe(words);
  }
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Your notes' }).getByText('Speaks often.').waitFor();
  await page.getByRole('button', { name: 'Edit note' }).click();
  await write('');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Write a note' }).waitFor();
});

it('adds what is selected by keyboard alone', async () => {
  const { page } = opened;
  await page.keyboard.press('c');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
  const selected = await page.evaluate(() => document.getSelection()?.toString().trim() ?? '');
  expect(selected).toMatch(/^\p{L}+$/u);
  await page.keyboard.press('Shift+E');
  await page.getByRole('button', { name: 'person', exact: true }).waitFor();
  await page.keyboard.press('e');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Events' }).locator(`[data-entity-row="${selected}"]`).waitFor();
  await page.getByText(`“${selected}” added as event`).waitFor();
});

it('finds an entity in the index by keyboard alone, writes a note on it, and comes back', async () => {
  const { page } = opened;
  await page.keyboard.press('Shift+L');
  const search = page.getByRole('searchbox', { name: 'Search entities' });
  await expect.poll(() => search.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type('kirb');
  await page.getByText('1 entity').waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await focusedRow(page)).toBe('John Kirby');
  await page.keyboard.press('w');
  await page.getByRole('textbox', { name: 'Note on this entity' }).waitFor();
  await page.keyboard.type('Speaks for the **council**.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('textbox', { name: 'Note on this entity' }).waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Your notes' }).locator('strong', { hasText: 'council' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedRow(page)).toBe('John Kirby');
  await page.keyboard.press('Enter');
  await title(page, 'John Kirby').waitFor();
  await page.getByRole('region', { name: 'Your notes' }).getByText('Speaks for the').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await title(page, talks.title).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('Undone: write note on “John Kirby”').waitFor();
});
