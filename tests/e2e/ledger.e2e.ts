import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, type LibraryFolder, madeOnce, postil, sharesOpening } from './host.ts';
import { callFrom, paintedTexts } from './person.ts';
import { saveButton, savedBy } from './saving.ts';

const lock = {
  title: 'The lock stays shut',
  day: '2024-05-16',
  body: `<p>The lock at Brenford will stay shut until the autumn, the harbour master, Petra Holm, said on Tuesday.</p>
<p>“Nobody has asked the eels,” Petra Holm told reporters, who had come for the reopening.</p>
<p>John Kirby denied that the gates had been forgotten. Norway bought the present ones in 1998 from a mill that was closing.</p>`,
};
const canal = {
  title: 'Money for the canal',
  day: '2024-06-20',
  body: `<p>Petra Holm said that the old wall would be rebuilt. Petra Holm said that the eels had been asked. Petra Holm said that the barges would wait.</p>
<p>Petra Holm said that the ferry was late. John Kirby said that Petra Holm had the money. Norway opened its own canal on 3 June 2024.</p>`,
};

let folder: LibraryFolder;

const newFolder = madeOnce(async (library) => {
  const pages = join(dirname(library), 'pages');
  await mkdir(pages, { recursive: true });
  for (const { title, day, body } of [lock, canal]) {
    const head = `<meta charset="utf-8"><title>${title}</title><meta property="article:published_time" content="${day}T09:00:00Z">`;
    const page = `<!DOCTYPE html><html lang="en"><head>${head}</head><body><article><h1>${title}</h1>${body}</article></body></html>`;
    await writeFile(join(pages, `${day}.html`), page);
  }
  await postil(library, 'import', pages);
});

afterAll(closeBrowser);

const opened = sharesOpening(async () => {
  folder = await newFolder();
  return { folder, opened: await hosts[0].open({ library: folder.library }) };
});

// How the ledger and the index were looked at last is forgotten with the page.
beforeEach(async () => {
  const { page } = opened();
  await page.reload();
  await page.getByRole('navigation', { name: 'Library' }).getByText(lock.title).first().click();
  await page.getByRole('heading', { level: 1, name: lock.title }).waitFor();
  await page.locator('[data-reading-text] .entity').first().waitFor();
});

const ledger = (page: Page) => page.getByRole('main', { name: 'Who said what' });
const lines = (page: Page) => ledger(page).locator('[data-row]');
const spot = async (page: Page) => (await paintedTexts(page)).spot?.[0] ?? '';
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

async function openPage(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Shift+L');
  const field = page.getByRole('searchbox', { name: 'Search entities' });
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type(name);
  await expect.poll(() => page.locator('[data-entity-row]').count()).toBe(1);
  await page.locator(`[data-entity-row="${name}"]`).press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

describe('who said what in the library, by keyboard', () => {
  it('is filtered by who, what and when, goes to the sentence, and is found again as it was left', async () => {
    const { page } = opened();
    await page.keyboard.press('Shift+W');
    await ledger(page).getByText('8 statements').waitFor();
    expect(await lines(page).first().textContent()).toContain(canal.title);
    await page.keyboard.type('holm');
    await ledger(page).getByText('6 statements').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('eels');
    await ledger(page).getByText('2 statements').waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('the eels had been asked');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('Nobody has asked the eels');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: lock.title }).waitFor();
    await expect.poll(() => spot(page)).toContain('Nobody has asked the eels');
    await page.keyboard.press('Shift+W');
    await expect.poll(() => focused(page)).toContain('Nobody has asked the eels');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: lock.title }).waitFor();
  });

  it('goes on behind the last line that is there, once however long the key is held, and by its button', async () => {
    const { page } = opened();
    const asked: number[] = [];
    const [one] = (await callFrom(page, 'statements.list', { limit: 1 })).statements;
    await page.route('**/api/statements.list', async (route) => {
      const { offset } = route.request().postDataJSON() as { offset: number };
      asked.push(offset);
      const statements = Array.from({ length: 50 }, (_, i) => {
        const n = offset + i;
        return { ...one, start: n, end: n + 1, text: `Statement ${n}.` };
      });
      if (offset > 0) await new Promise((resolve) => setTimeout(resolve, 500));
      await route.fulfill({ json: { statements, total: 150, pending: 0 } });
    });
    await page.keyboard.press('Shift+W');
    await ledger(page).getByText('150 statements').waitFor();
    await lines(page).nth(49).focus();
    for (let held = 0; held < 5; held += 1) await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).toContain('Statement 50.');
    expect(asked.filter((offset) => offset === 50)).toHaveLength(1);
    await ledger(page).getByRole('button', { name: 'Show more' }).press('Enter');
    await expect.poll(() => focused(page)).toContain('Statement 100.');
    expect(await lines(page).count()).toBe(150);
  });

  it('says when nobody did, and shows everything again', async () => {
    const { page } = opened();
    await page.keyboard.press('Shift+W');
    await ledger(page).getByText('8 statements').waitFor();
    await page.keyboard.type('volcano');
    await ledger(page).getByText('Nobody in the library said that').waitFor();
    await expectAccessibleInBoth(page, 'an empty ledger');
    await page.getByRole('button', { name: 'Show everything' }).click();
    await ledger(page).getByText('8 statements').waitFor();
    await page.getByLabel('From').fill('8 Nov 22');
    await ledger(page).getByText('No day is read from that').waitFor();
    await expectAccessibleInBoth(page, 'a day that is none');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByLabel('From').inputValue()).toBe('');
    await page.getByLabel('From').fill('1 June 2024');
    await ledger(page).getByText('5 statements').waitFor();
    await ledger(page).getByLabel('Sort').selectOption('oldest');
    await page.getByLabel('From').blur();
    await expect.poll(() => page.getByLabel('From').inputValue()).toMatch(/^(1 Jun 2024|Jun 1, 2024)$/);
    await page.getByLabel('From').fill('');
    await ledger(page).getByText('8 statements').waitFor();
    expect(await lines(page).first().textContent()).toContain(lock.title);
    await expectAccessibleInBoth(page, 'the ledger');
  });

  it('is given by the palette, copied and saved as Markdown', async () => {
    const { page } = opened();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('who said what in');
    await page.getByRole('option', { name: 'Who said what in the library' }).waitFor();
    await page.keyboard.press('Enter');
    await ledger(page).getByText('8 statements').waitFor();
    await page.keyboard.type('kirby');
    await ledger(page).getByText('2 statements').waitFor();
    await page.keyboard.press('Control+Shift+e');
    const preview = page.getByRole('textbox', { name: 'Preview' });
    await expect.poll(() => preview.inputValue()).toMatch(/^# Said by kirby\n\n\| When \|/);
    expect((await preview.inputValue()).match(/^\|.*$/gm)).toHaveLength(4);
    expect(await preview.inputValue()).toMatch(/\n\nA date in brackets is the day of the article: .*\n/);
    await expectAccessibleInBoth(page, 'the export of a ledger');
    const { name, path } = await savedBy(
      opened(),
      dirname(folder.library),
      () => saveButton(opened()).click(),
      (as) => page.getByText(as).first().waitFor(),
    );
    expect(name).toBe('said-by-kirby.md');
    expect(await readFile(path, 'utf8')).toContain('](postil://article/');
    await page.keyboard.press('Control+Shift+e');
    await page.getByRole('button', { name: 'Copy' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('John Kirby');
  });
});

describe('the page of an entity', () => {
  it('tells what they said and what was said about them, narrows it by words, and goes to the sentence', async () => {
    const { page } = opened();
    await openPage(page, 'Petra Holm');
    const said = page.getByRole('region', { name: 'What Petra Holm said' });
    await said.locator('[data-row]').first().waitFor();
    expect(await said.locator('[data-row]').count()).toBe(5);
    await said.getByRole('button', { name: 'Show more (1)' }).press('Enter');
    await expect.poll(() => said.locator('[data-row]').count()).toBe(6);
    expect(await focused(page)).toContain(lock.title);
    await expectAccessibleInBoth(page, 'the page of an entity');
    await said.getByRole('searchbox').fill('eels');
    await expect.poll(() => said.locator('[data-row]').count()).toBe(2);
    await said.getByRole('searchbox').fill('volcano');
    await said.getByText('None of these 6 has all these words').waitFor();
    const about = page.getByRole('region', { name: 'Said about Petra Holm' });
    expect(await about.locator('[data-row]').allInnerTexts()).toEqual([expect.stringContaining('John Kirby')]);
    await page.getByRole('button', { name: 'Export: Said about Petra Holm' }).click();
    const preview = page.getByRole('textbox', { name: 'Preview' });
    await expect.poll(() => preview.inputValue()).toMatch(/^# Said about Petra Holm\n/);
    await page.keyboard.press('Escape');
    await about.locator('[data-row]').first().click();
    await page.getByRole('heading', { level: 1, name: canal.title }).waitFor();
    await expect.poll(() => spot(page)).toContain('Petra Holm had the money');
  });

  it('puts the dated sentences that name it on one axis, and has no section for what there is not', async () => {
    const { page } = opened();
    await openPage(page, 'Norway');
    const axis = page.getByRole('region', { name: 'Timeline' });
    await axis.locator('[data-row]').first().waitFor();
    expect(await axis.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([expect.stringMatching(/3/), '1998']);
    expect(await page.getByRole('region', { name: /said|about/i }).count()).toBe(0);
    await expectAccessibleInBoth(page, 'the page of a place');
    await axis.locator('[data-row]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: lock.title }).waitFor();
    await expect.poll(() => spot(page)).toContain('in 1998');
  });

  it('follows a correction and its undoing', async () => {
    const { page } = opened();
    await openPage(page, 'Petra Holm');
    await page.getByRole('region', { name: 'What Petra Holm said' }).locator('[data-row]').first().waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('Petra Holm-Vey');
    await page.keyboard.press('Enter');
    const said = page.getByRole('region', { name: 'What Petra Holm-Vey said' });
    await said.locator('[data-row]').nth(4).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('region', { name: 'What Petra Holm said' }).locator('[data-row]').nth(4).waitFor();
  });
});
