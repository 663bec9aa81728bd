import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pageOf } from '../support/app.ts';
import { bodyOf, storyOf } from '../support/copies.ts';
import { expectAccessible } from './accessible.ts';
import {
  appearances,
  closeBrowser,
  closesAfterEach,
  hosts,
  type LibraryFolder,
  madeOnce,
  type Postil,
  postil,
} from './host.ts';
import { paintedTexts } from './person.ts';

const titles = { kept: 'The landing of Marrow', given: 'Marrow mends its ferry', near: 'Worms below the landing' };
const story = storyOf('Marrow');
const told: Readonly<Record<string, readonly string[]>> = {
  [titles.near]: [...story.slice(2, 5), 'A barge lies in the yard at the bend.', 'The county has other ferries too.'],
  [titles.given]: [...story.slice(0, 9), 'A sentence that only the second paper has.', ...story.slice(9)],
  ...Object.fromEntries(
    ['bread', 'wool', 'glass', 'salt', 'tin', 'oats'].map((thing) => [
      `A market for ${thing}`,
      [
        `Prices of ${thing} rose again and buyers from four countries came to see the new hall.`,
        `More ${thing} is to come.`,
      ],
    ]),
  ),
  [titles.kept]: story,
};

let opened: Postil;
let folder: LibraryFolder;

const quoted = { given: 'bread came over the ice', kept: 'eaten by worms' };

const newFolder = madeOnce(async (library) => {
  let link = '';
  const pages = join(dirname(library), 'pages');
  await mkdir(pages, { recursive: true });
  for (const [title, sentences] of Object.entries(told)) {
    const path = join(pages, `${title}.html`);
    await writeFile(path, pageOf(title, [], { body: bodyOf(sentences) }));
    const { id } = JSON.parse(await postil(library, 'import', path, '--json')) as { id: string };
    const add = (quote: string, body: string) =>
      postil(library, 'note', 'add', id, '--quote', quote, '--body', body, '--json');
    if (title === titles.given) {
      const note = JSON.parse(await add(quoted.given, 'Which winter?')) as { id: string };
      link = `postil://article/${id}#${note.id}`;
    }
    if (title === titles.kept) await add(quoted.kept, `As in [the winter](${link}).`);
  }
});

afterAll(closeBrowser);

for (const { scheme, width, height } of appearances) {
  describe(`an article that is in the library twice, ${scheme}, ${width} wide`, () => {
    beforeEach(async () => {
      folder = await newFolder();
      opened = await hosts[0].open({ library: folder.library, scheme, width, height });
      await open(opened.page, titles.kept);
    });

    closesAfterEach(() => ({ opened, folder }));

    it('is found, compared, merged and told apart by keyboard alone', async () => {
      const { page } = opened;
      await page.keyboard.press('Shift+D');
      await page.getByText('1 article is there more than once').waitFor();
      // Each has one note; the longer one goes first.
      await expect.poll(() => focusedRow(page)).toContain(titles.given);
      await expectAccessible(page, 'the duplicates');
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => focusedRow(page)).toContain('nearly the same text');
      await page.keyboard.press('v');
      await page.getByRole('main', { name: 'Compare' }).getByText('only the second paper has').waitFor();
      await expectAccessible(page, 'the comparison');
      await page.keyboard.press('Escape');
      await expect.poll(() => focusedRow(page)).toContain(titles.kept);
      await page.keyboard.press('g');
      await page.getByText('No article is in your library twice.').waitFor();
      await page.keyboard.press('Control+z');
      await expect.poll(() => rows(page)).toBe(2);
      await page.locator('[data-row]').nth(1).focus();
      await page.keyboard.press('m');
      await page.getByText('No article is in your library twice.').waitFor();
      await expectAccessible(page, 'no duplicates');
      await page.keyboard.press('Escape');
      // The note of the other one stands in this text.
      await expect.poll(() => painted(page)).toContain(quoted.given);
      await page.keyboard.press('Control+z');
      await expect.poll(() => painted(page)).toEqual([quoted.kept]);
      await page.keyboard.press('Control+Shift+z');
      await expect.poll(() => painted(page)).toContain(quoted.given);
    });

    it('is noticed under its title, and merged and told apart with the mouse', async () => {
      const { page } = opened;
      const notice = page.getByRole('complementary', { name: 'Duplicates' });
      await notice.getByText(`“${titles.given}”`).waitFor();
      await expectAccessible(page, 'the notice');
      await notice.getByRole('button', { name: 'Compare' }).click();
      await page.getByRole('main', { name: 'Compare' }).getByText('only the second paper has').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      await notice.getByRole('button', { name: 'Not the same' }).click();
      await notice.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
      await notice.getByRole('button', { name: 'Merge into this one' }).click();
      await notice.waitFor({ state: 'detached' });
      await expect.poll(() => painted(page)).toContain(quoted.given);
      await expect.poll(() => page.getByText(/^Merged “Marrow mends its ferry”.*with 1 note$/).count()).toBe(1);
      // A link to the note of the other article leads to where the note is now.
      await page.keyboard.press('.');
      await page.getByRole('link', { name: 'the winter' }).first().click();
      await expect.poll(() => page.locator(`[data-note]`, { hasText: 'Which winter?' }).count()).toBeGreaterThan(0);
      await page.getByRole('heading', { level: 1, name: titles.kept }).waitFor();
      await expect.poll(async () => (await paintedTexts(page))['mark-focused']).toEqual([quoted.given]);
    });

    it('shows what is near it after its last line, and goes there', async () => {
      const { page } = opened;
      const related = page.getByRole('navigation', { name: 'Related in your library' });
      await related.getByRole('button', { name: titles.near }).waitFor();
      expect(await related.getByText(titles.given).count()).toBe(0);
      expect(await related.getByText(/words: /).count()).toBe(1);
      await related.scrollIntoViewIfNeeded();
      await expectAccessible(page, 'related articles');
      await related.getByRole('button', { name: titles.near }).press('Enter');
      await page.getByRole('heading', { level: 1, name: titles.near }).waitFor();
    });
  });
}

async function open(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Library' }).getByText(title).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

function focusedRow(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.closest('[data-row]')?.textContent ?? '');
}

function rows(page: Page): Promise<number> {
  return page.locator('#reader [data-row]').count();
}

async function painted(page: Page): Promise<string[]> {
  const texts = await paintedTexts(page);
  return Object.entries(texts).flatMap(([name, found]) => (name.startsWith('mark-') ? found : []));
}
