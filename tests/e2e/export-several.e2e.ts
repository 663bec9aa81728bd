import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { openArchive } from '#core/importing/formats/archive.ts';
import { makeLongLibrary, titles } from '../support/long-library.ts';
import { expectAccessible } from './accessible.ts';
import { closeBrowser, hosts, startedLibrary } from './host.ts';
import { saveButton, savedBy } from './saving.ts';

afterAll(closeBrowser);

/** What another program would be given of something that is dragged. */
const dragged = (from: Locator) =>
  from.evaluate((element) => {
    const dataTransfer = new DataTransfer();
    element.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }));
    element.dispatchEvent(new DragEvent('dragend', { bubbles: true, dataTransfer }));
    return Object.fromEntries([...dataTransfer.types].map((type) => [type, dataTransfer.getData(type)]));
  });

for (const host of hosts) {
  describe(`in ${host.name}`, () => {
    it('exports what is selected and a list by the keyboard, and lets notes be dragged out', async () => {
      const { library, remove } = await startedLibrary();
      await mkdir(library, { recursive: true });
      await makeLongLibrary(library, 2000, 30);
      const opened = await host.open({ library });
      const { page, faults, close } = opened;
      try {
        await page.getByRole('option', { name: titles.long }).click();
        await page.locator('[data-card]').first().waitFor();

        // The selection of the list, as JSON.
        await page.keyboard.press('Alt+0');
        await page.keyboard.press('ControlOrMeta+a');
        await page.getByText('3 selected').first().waitFor();
        await page.keyboard.press('ControlOrMeta+e');
        const dialog = page.getByRole('dialog', { name: 'Export 3 articles' });
        await dialog.getByLabel('Format').selectOption({ label: 'JSON' });
        await dialog.getByText('brings everything back').waitFor();
        const preview = dialog.getByLabel('Preview of the first article');
        await expect.poll(() => preview.inputValue()).toMatch(/^\{/);
        await expectAccessible(page, 'an export of several', '[role="dialog"]');
        const told = (as: string) => page.getByText(` as ${as}`).first().waitFor();
        const file = await savedBy(opened, dirname(library), () => saveButton(opened).click(), told);
        expect(file.name).toBe('postil-json.zip');
        const archive = await openArchive(file.path, 'x.zip');
        const names = archive.entries.map(({ path }) => path);
        expect(names).toHaveLength(3);
        await page.getByText(/^3 articles (downloaded|saved) as /).waitFor();
        expect(names).toEqual(
          expect.arrayContaining(['a-short-walk-to-the-mill.json', 'the-long-history-of-the-ferry.json']),
        );
        archive.close();

        // The list itself, as a digest: of its three articles two have highlights.
        await page.keyboard.press('Escape');
        await page.keyboard.press('ControlOrMeta+Alt+e');
        const ofList = page.getByRole('dialog', { name: 'Export “Inbox”' });
        await ofList.getByLabel('Format').selectOption({ label: 'Markdown digest of many articles' });
        await ofList.getByLabel('Grouped by').selectOption({ label: 'Colour' });
        const ofAll = ofList.getByLabel('Preview', { exact: true });
        await expect.poll(() => ofAll.inputValue()).toContain('from 2 articles\n\n## Yellow');
        const shown = (await ofAll.inputValue()).replace(/\n…$/, '');
        const digest = await savedBy(opened, dirname(library), () => saveButton(opened).click(), told);
        expect(digest.name).toBe('postil-digest-by-color.md');
        expect((await readFile(digest.path, 'utf8')).startsWith(shown)).toBe(true);

        // A card of the margin and a row of the list of notes.
        await page.getByRole('option', { name: titles.long }).click();
        const card = page.locator('[data-card]').first();
        await card.hover();
        const fromCard = await dragged(card.getByRole('button', { name: /^Drag/ }));
        expect(fromCard['text/plain']).toContain(`\n${titles.long}\npostil://article/`);
        expect(fromCard['text/html']).toContain('<blockquote><p>');
        expect(fromCard['text/markdown']).toMatch(/^> .*\n\nThe figure is older/);
        expect(fromCard['text/uri-list']).toMatch(/^postil:\/\/article\/[0-9A-Z]{26}#[0-9A-Z]{26}$/);
        await page.keyboard.press('Alt+2');
        const row = page.getByRole('complementary', { name: 'Sidebar' }).locator('[draggable="true"]').first();
        expect(Object.keys(await dragged(row)).sort()).toEqual([
          'text/html',
          'text/markdown',
          'text/plain',
          'text/uri-list',
        ]);
        expect(faults).toEqual([]);
      } finally {
        await close();
        await remove();
      }
    });
  });
}
