// Longer than 300 lines: another file would open another browser and make both editions again.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { callHeader } from '#shared/api/wire.ts';
import { editionOf, markedWords } from '../support/two-editions.ts';
import { expectAccessible, expectAccessibleInBoth } from './accessible.ts';
import { appearances, closeBrowser, hosts, type LibraryFolder, madeOnce, postil, sharesOpening } from './host.ts';
import { textsByLanguage } from './languages.ts';
import { boxOf, dropFile, paintedTexts, selectWithMouse, toTop } from './person.ts';

let folder: LibraryFolder;
let id: string;

const newFolder = madeOnce(async (library) => {
  await importEdition(library, 'first');
  id = (JSON.parse(await postil(library, 'list', '--json')) as { id: string }).id;
  for (const [name, quote] of Object.entries(markedWords)) {
    const rest = name === 'kept' ? ['--tag', 'birds', '--color', 'blue'] : ['--body', `On what is ${name}`];
    await postil(library, 'note', 'add', id, '--quote', quote, ...rest);
  }
  await importEdition(library, 'second');
});

afterAll(closeBrowser);

for (const { scheme, width, height } of appearances) {
  describe(`an article that came again with another text, ${scheme}, ${width} wide`, () => {
    const opened = sharesOpening(async () => {
      folder = await newFolder();
      return { folder, opened: await hosts[0].open({ library: folder.library, scheme, width, height }) };
    });

    beforeEach(async () => {
      const { page } = opened();
      await page.setViewportSize({ width, height });
      await page.reload();
      await page.getByRole('navigation', { name: 'Library' }).getByText('The basin is empty').first().click();
      await page.locator('[data-reading-text] .entity').first().waitFor();
      await expect
        .poll(async () => Object.keys(await paintedTexts(page)).some((name) => name.startsWith('mark-')))
        .toBe(true);
    });

    it('has its notes put right by keyboard alone, and every step can be taken back', async () => {
      const { page } = opened();
      await page.getByText('3 notes need a look').waitFor();
      await expectAccessible(page, 'the line above the article');
      await page.getByRole('button', { name: 'Show them' }).press('Enter');
      await expectFocused(page, markedWords.doubtful);
      await expectAccessible(page, 'the tray');
      // What is proposed is shown in the article while its entry has the keyboard.
      await expect.poll(() => spotted(page)).toBe(markedWords.doubtful);
      await page.keyboard.press('g');
      await page.getByRole('toolbar', { name: 'Proposed place' }).waitFor();
      await expectAccessible(page, 'looking at a proposal');
      await expectAboveText(page, 'Proposed place');
      await page.keyboard.press('Escape');
      await expectFocused(page, markedWords.doubtful);

      await page.keyboard.press('ArrowDown');
      await expectFocused(page, markedWords.gone);
      expect(await spotted(page)).toBeUndefined();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('a');
      await page.getByText('Place accepted').waitFor();
      await expectFocused(page, markedWords.gone);

      await page.keyboard.press('k');
      await page.getByText('Kept as a note on the article').waitFor();
      await page.getByRole('region', { name: 'Notes on the article' }).getByText('On what is gone').waitFor();
      await expectFocused(page, markedWords.goneToo);

      // The caret begins where the words stood; the next ones take their place.
      await page.keyboard.press('r');
      await expectAboveText(page, 'Place by hand');
      await page.keyboard.press('Enter');
      await page.getByText('Select the words that the note is about').waitFor();
      await page.keyboard.press('Control+Shift+ArrowRight');
      await page.keyboard.press('Control+Shift+ArrowRight');
      await expect.poll(() => page.evaluate(() => document.getSelection()?.toString().trim())).toMatch(/\w \w/);
      await expectAccessible(page, 'placing by hand');
      await page.keyboard.press('Enter');
      await page.getByText('The note stands here now').waitFor();
      await page.getByRole('region', { name: 'Needs a look' }).waitFor({ state: 'detached' });
      expect(await page.getByText('need a look').count()).toBe(0);
      const states = (await notes(page)).map(({ state }) => state);
      expect(states.filter((state) => state === 'review' || state === 'lost')).toEqual([]);
      expect(states.length).toBe(Object.keys(markedWords).length);

      await takeBack(page, ['move note', 'keep on the article', 'accept place']);
    });

    it('steps through highlights alone, and comes to a question when a link leads to its note', async () => {
      const { page } = opened();
      const stepped = new Set<string>();
      for (let press = 0; press < 6; press += 1) {
        await page.keyboard.press('.');
        await expect.poll(async () => (await paintedTexts(page))['mark-focused']?.length).toBe(1);
        stepped.add((await paintedTexts(page))['mark-focused']?.[0] ?? '');
      }
      expect([...stepped].toSorted()).toEqual(
        [markedWords.kept, markedWords.moved, markedWords.changed.replace('nine', 'eleven')].toSorted(),
      );
      await page.getByRole('searchbox', { name: 'Search articles and notes' }).fill('doubtful');
      await page.locator('#search-results button').first().click();
      await expectFocused(page, markedWords.doubtful);
    });

    it('shows the notes over the article in a narrow window, and the article for its proposals', async () => {
      const { page } = opened();
      await page.setViewportSize({ width: 640, height: 400 });
      const sidebar = page.getByRole('complementary', { name: 'Sidebar' });
      await sidebar.waitFor({ state: 'detached' });
      await page.keyboard.press('Shift+r');
      await expectFocused(page, markedWords.doubtful);
      // The keyboard stays in what lies over the article.
      for (let press = 0; press < 40; press += 1) {
        await page.keyboard.press('Tab');
        expect(await page.evaluate(() => document.activeElement?.closest('main, header') === null)).toBe(true);
      }
      await page.keyboard.press('Escape');
      await sidebar.waitFor({ state: 'detached' });

      await page.keyboard.press('Shift+r');
      await expectFocused(page, markedWords.doubtful);
      await page.keyboard.press('g');
      await sidebar.waitFor({ state: 'detached' });
      await expectAboveText(page, 'Proposed place');
      await expect.poll(() => spotted(page)).toBe(markedWords.doubtful);
      await page.keyboard.press('Escape');
      await expectFocused(page, markedWords.doubtful);
      await page.keyboard.press('r');
      await expectAboveText(page, 'Place by hand');
      await expectAccessible(page, 'placing by hand in a narrow window');
      await page.keyboard.press('Enter');
      await page.getByText('The note stands here now').waitFor();
      await expectFocused(page, markedWords.gone);
      await page.keyboard.press('Escape');
      await sidebar.waitFor({ state: 'detached' });
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('reader');
      await takeBack(page, ['move note']);
    });

    it('has its notes put right with the mouse', async () => {
      const { page } = opened();
      await page.getByRole('button', { name: 'Show them' }).click();
      const tray = page.getByRole('region', { name: 'Needs a look' });
      const entry = (quote: string) => tray.getByRole('group', { name: quote });
      await entry(markedWords.gone).getByText('No longer in the text').click();
      await entry(markedWords.gone).getByRole('button', { name: 'Place by hand' }).click();
      await page.getByRole('toolbar', { name: 'Place by hand' }).waitFor();
      // The article has been scrolled to where the words stood, and has the keyboard.
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('reader');
      await boxOf(page, 'Petra Holm stands').then(({ y1 }) => expect(y1).toBeGreaterThan(0));
      // The first words of the article can be selected too: the bar is over none of them.
      await toTop(page);
      const start = page.locator('[data-reading-text]').getByText('Every spring the keepers');
      await start.evaluate((line) => line.scrollIntoView({ block: 'start', behavior: 'instant' }));
      await selectWithMouse(page, 'loses a boot', 'boot in it');
      // No bar of colours: what is selected is no new highlight.
      expect(await page.getByRole('toolbar', { name: 'Selection' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Place it here' }).click();
      await expect.poll(async () => Object.values(await paintedTexts(page)).flat()).toContain('loses a boot in it');
      await entry(markedWords.doubtful).getByText('Is this still the place?').click();
      await entry(markedWords.doubtful).getByRole('button', { name: 'Look' }).click();
      await page.getByRole('toolbar', { name: 'Proposed place' }).getByRole('button', { name: 'Accept' }).click();
      await entry(markedWords.doubtful).waitFor({ state: 'detached' });
      await entry(markedWords.goneToo).getByRole('button', { name: 'Delete' }).click();
      await tray.waitFor({ state: 'detached' });
      expect((await notes(page)).length).toBe(Object.keys(markedWords).length - 1);
      await takeBack(page, ['delete note', 'accept place', 'move note']);
    });

    it('lists its notes under its headings, narrowed by words, tag and colour, and confirms changed words', async () => {
      const { page } = opened();
      await page.keyboard.press('Alt+2');
      const panel = page.getByRole('tabpanel', { name: /Notes/ });
      await panel.getByRole('heading', { name: 'The water comes back' }).waitFor();
      const rows = panel.locator('button[data-entry]');
      const filter = page.getByRole('searchbox', { name: 'Filter notes' });
      await filter.fill('sewing');
      await panel.getByText('1 of 3').waitFor();
      expect(await rows.count()).toBe(1);
      await filter.fill('nothing like it');
      await panel.getByText('No note fits this filter.').waitFor();
      await expectAccessible(page, 'a filter that nothing fits');
      await panel.getByRole('button', { name: 'Show all 3' }).click();
      await page.getByRole('combobox', { name: 'Only with the tag' }).selectOption('birds');
      expect(await rows.allInnerTexts()).toEqual([expect.stringContaining(markedWords.kept)]);
      await page.getByRole('combobox', { name: 'Only with the tag' }).selectOption('');
      await page.getByRole('button', { name: 'Only blue' }).click();
      expect(await rows.count()).toBe(1);
      await page.getByRole('button', { name: 'Only blue' }).click();

      await filter.focus();
      await page.keyboard.press('ArrowDown');
      const changed = rows.filter({ hasText: 'The words changed' });
      await expect.poll(() => changed.evaluate((row) => row === document.activeElement)).toBe(true);
      expect(await changed.locator('del').innerText()).toBe('nine');
      expect(await changed.locator('ins').innerText()).toBe('eleven');
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await paintedTexts(page))['mark-focused']?.[0]).toContain('eleven days');
      await expectAccessible(page, 'changed words');
      await page.keyboard.press('a');
      await page.getByText('The words changed').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+z');
      await page.getByText('The words changed').waitFor();
    });

    it('tells what changed, by keyboard', async () => {
      const { page } = opened();
      await page.keyboard.press('d');
      const view = page.getByRole('main', { name: 'What changed' });
      await view.getByText('2 paragraphs changed, 1 added, 3 removed, 1 moved').waitFor();
      expect(await view.getByRole('heading', { name: 'What the mud keeps' }).count()).toBe(1);
      await expectAccessibleInBoth(page, 'what changed');
      const current = view.locator('[data-current="true"]');
      const said: string[] = [];
      for (let step = 0; step < 7; step += 1) {
        await page.keyboard.press('n');
        await view.getByText(`${step + 1} of 7`).waitFor();
        said.push((await current.getAttribute('data-kind')) ?? '');
        await expect.poll(() => current.evaluate((line) => line === document.activeElement)).toBe(true);
      }
      expect(said).toEqual(['changed', 'removed', 'removed', 'changed', 'removed', 'added', 'moved']);
      await page.keyboard.press(',');
      await view.getByText('6 of 7').waitFor();
      await expectAccessible(page, 'a change');
      await page.keyboard.press('p');
      await page.keyboard.press('p');
      expect(await current.locator('del').first().innerText()).toBe('worse');
      // Goes to the passage in the article, and shows it.
      await page.keyboard.press('Enter');
      await expect.poll(() => spotted(page)).toContain('in a better state');
      await page.keyboard.press('d');
      await view.getByText('2 paragraphs changed').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('[data-reading-text]').waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('reader');
    });

    // The last one: the version that it imports stays.
    it('tells what changed since a chosen version, which can be brought back', async () => {
      const { page } = opened();
      const third = editionOf('second')
        .replace('lang="en"', 'lang="de"')
        .replace('forty bottles', 'fifty bottles')
        .replace('bakers were awake. The', 'bakers were awake.</p><p>The');
      const path = join(folder.library, '..', 'third.html');
      await writeFile(path, third);
      await dropFile(page, path, 'third.html', 'text/html');
      await page.getByRole('button', { name: 'What changed' }).click();
      const view = page.getByRole('main', { name: 'What changed' });
      await view.getByText('1 paragraph changed, 1 split').waitFor();
      await view.locator('[data-kind="split"]').getByText('The water went out without a sound').waitFor();
      await view.getByRole('button', { name: '4 paragraphs unchanged' }).waitFor({ state: 'detached' });
      const before = await view.locator('[data-line]').count();
      await view
        .getByRole('button', { name: /paragraphs unchanged/ })
        .first()
        .click();
      await expect.poll(() => view.locator('[data-line]').count()).toBeGreaterThan(before);
      const from = view.getByRole('combobox', { name: 'From' });
      const [, oldest] = await from
        .locator('option')
        .evaluateAll((all) => all.map((each) => each.getAttribute('value')));
      await from.selectOption(oldest ?? '');
      await view.getByText('3 paragraphs changed, 1 added, 3 removed, 1 moved, 1 split').waitFor();
      await view.getByRole('heading', { name: 'What the mud keeps' }).waitFor();
      await view.getByRole('button', { name: markedWords.changed }).waitFor();
      await expectAccessible(page, 'a chosen version');
      // In the article's language is what it says, in the window's what is said of it.
      const { de = [], en = [] } = await textsByLanguage(page);
      expect(de).toEqual(expect.arrayContaining(['The basin is empty', 'What the mud keeps', markedWords.changed]));
      expect(en).toEqual(expect.arrayContaining(['Added', 'Removed', 'Moved here']));
      expect(de.join(' ')).not.toMatch(/paragraph|Added|Removed|Moved here/);
      await view.getByRole('button', { name: 'Bring this version back' }).click();
      await page.locator('[data-reading-text]').getByText('nine days').waitFor();
      await page.keyboard.press('Control+z');
      await page.locator('[data-reading-text]').getByText('eleven days').waitFor();

      await page.keyboard.press('Alt+3');
      await page
        .getByRole('button', { name: /^What changed since the version until/ })
        .first()
        .click();
      await view.getByRole('button', { name: markedWords.changed }).click();
      await expect.poll(async () => (await paintedTexts(page))['mark-focused']?.[0]).toContain('eleven days');
    });
  });
}

async function importEdition(library: string, edition: 'first' | 'second'): Promise<void> {
  const path = join(library, '..', 'story.html');
  await writeFile(path, editionOf(edition));
  await postil(library, 'import', path);
}

/** The notes as the core places them, by what the page has saved. */
async function notes(page: Page): Promise<{ state: string }[]> {
  const headers = { 'content-type': 'application/json', [callHeader]: '1' };
  const request = { method: 'POST', headers, body: JSON.stringify({ articleId: id }) };
  const placed: { place: { state: string } | null }[] = await page.evaluate(
    async (init) => (await fetch('/api/annotations.list', init)).json(),
    request,
  );
  return placed.map(({ place }) => ({ state: place?.state ?? 'article' }));
}

/** Takes back what was done with notes, the last of it first. */
async function takeBack(page: Page, labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await page.keyboard.press('Control+z');
    await page.getByText(`Undone: ${label}`).waitFor();
  }
  await page.getByText('3 notes need a look').waitFor();
}

/** A bar that is there stands over nothing of the article. */
async function expectAboveText(page: Page, name: string): Promise<void> {
  const bar = page.getByRole('toolbar', { name });
  await bar.waitFor();
  const { y = 0, height = 0 } = (await bar.boundingBox()) ?? {};
  const reader = await page.locator('#reader').boundingBox();
  expect(y + height).toBeLessThanOrEqual(reader?.y ?? 0);
}

async function spotted(page: Page): Promise<string | undefined> {
  return (await paintedTexts(page)).spot?.[0];
}

/** Waits for the entry of that quote in the tray to have the keyboard. */
function expectFocused(page: Page, quote: string) {
  return expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(quote);
}
