import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageOf } from '../support/app.ts';
import { bodyOf, storyOf } from '../support/copies.ts';
import { expectAccessible } from './accessible.ts';
import { closeBrowser, hosts, type Postil, postil, temporaryLibrary } from './host.ts';
import { paintedTexts } from './person.ts';

type Folder = Awaited<ReturnType<typeof temporaryLibrary>>;

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
let folder: Folder;
/** The library that each test has a copy of. */
let made: Folder;

beforeAll(async () => {
  made = await temporaryLibrary();
  const pages = join(dirname(made.library), 'pages');
  await mkdir(pages, { recursive: true });
  for (const [title, sentences] of Object.entries(told)) {
    const path = join(pages, `${title}.html`);
    await writeFile(path, pageOf(title, [], { body: bodyOf(sentences) }));
    const { id } = JSON.parse(await postil(made.library, 'import', path, '--json')) as { id: string };
    if (title === titles.given)
      await postil(made.library, 'note', 'add', id, '--quote', 'bread came over the ice', '--body', 'Which winter?');
  }
});

afterAll(async () => {
  await made.remove();
  await closeBrowser();
});

for (const { scheme, width, height } of [
  { scheme: 'light', width: 1440, height: 900 },
  { scheme: 'dark', width: 1000, height: 700 },
] as const) {
  describe(`an article that is in the library twice, ${scheme}, ${width} wide`, () => {
    beforeEach(async () => {
      folder = await temporaryLibrary();
      await cp(made.library, folder.library, { recursive: true });
      opened = await hosts[0].open({ library: folder.library, scheme, width, height });
      await open(opened.page, titles.kept);
    });

    afterEach(async () => {
      const faults = [...opened.faults];
      await opened.close();
      await folder.remove();
      expect(faults).toEqual([]);
    });

    it('is found, compared, merged and told apart by keyboard alone', async () => {
      const { page } = opened;
      await page.keyboard.press('Shift+D');
      await page.getByText('1 article is there more than once').waitFor();
      // The one that has a note goes first.
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
      await expect.poll(() => painted(page)).toContain('bread came over the ice');
      await page.keyboard.press('Control+z');
      await expect.poll(() => painted(page)).toEqual([]);
      await page.keyboard.press('Control+Shift+z');
      await expect.poll(() => painted(page)).toContain('bread came over the ice');
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
      await expect.poll(() => painted(page)).toContain('bread came over the ice');
      await expect.poll(() => page.getByText(/^Merged “Marrow mends its ferry”.*with 1 note$/).count()).toBe(1);
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
