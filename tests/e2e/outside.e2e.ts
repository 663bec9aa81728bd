import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, hosts, startedLibrary } from './host.ts';
import { callFrom, dropFile, paintedTexts, selectWithMouse } from './person.ts';

const savedPage = resolve(import.meta.dirname, '../fixtures/pages/harbour.html');
const passage = 'Eleanor Marsh, who leads the council';

afterAll(closeBrowser);

for (const host of hosts) {
  describe(`in ${host.name}`, () => {
    it('what another program changes appears, and the note that is being written is not disturbed', async () => {
      const { library, remove } = await startedLibrary();
      const { page, faults, close } = await host.open({ library });
      try {
        await page.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
        await dropFile(page, savedPage, 'harbour.html', 'text/html');
        const title = 'Harbour town votes to let the sea back in';
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await selectWithMouse(page, passage, passage);
        await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Highlight green' }).click();
        const bar = page.getByRole('toolbar', { name: 'Highlight', exact: true });
        await bar.getByRole('button', { name: 'Edit note' }).click();
        const editor = page.getByRole('textbox', { name: 'Note', exact: true });
        await page.keyboard.type('Half a thou');

        const folder = (await readdir(join(library, 'articles'))).find((name) => name.startsWith('harbour')) ?? '';
        const notes = join(library, 'notes', `${folder.slice(-26)}.json`);
        const file = JSON.parse(await readFile(notes, 'utf8'));
        const [mine] = file.annotations;
        const theirs = {
          ...mine,
          id: '01TEST00000000000000000777',
          kind: 'article-note',
          anchor: null,
          body: 'From afar',
        };
        // Another machine knows nothing of the mark that was made here just now.
        await writeFile(notes, JSON.stringify({ ...file, annotations: [theirs] }));
        const margin = page.getByRole('complementary', { name: 'Margin notes' });
        await page.getByText('From afar').first().waitFor();
        expect(await editor.inputValue()).toBe('Half a thou');
        await page.keyboard.type('ght');

        const body = join(library, 'articles', folder, 'content.html');
        const html = await readFile(body, 'utf8');
        await writeFile(body, html.replace('Forty houses, one marsh', 'Fifty houses, one marsh'));
        await page.getByRole('heading', { name: 'Fifty houses, one marsh' }).waitFor();
        expect(await editor.inputValue()).toBe('Half a thought');
        await page.keyboard.type(', kept');
        await page.keyboard.press('Escape');
        await margin.getByText('Half a thought, kept').waitFor();
        await expect
          .poll(async () => (await paintedTexts(page))['mark-green-0'], { timeout: 10_000 })
          .toEqual([passage]);
        await expect
          .poll(async () =>
            JSON.parse(await readFile(notes, 'utf8'))
              .annotations.map(({ body }: { body: string }) => body)
              .sort(),
          )
          .toEqual(['From afar', 'Half a thought, kept']);
        expect(faults).toEqual([]);
      } finally {
        await close();
        await remove();
      }
    });

    it('two windows that write into one note leave both texts in it, and undo takes back only its own', async () => {
      const { library, remove } = await startedLibrary();
      const { page, close } = await host.open({ library });
      try {
        await page.locator('[data-reading-text] .entity').first().waitFor();
        const [article = ''] = await callFrom(page, 'articles.ids', { query: '', sort: 'saved', reversed: false });
        const made = await callFrom(page, 'annotations.create', {
          articleId: article,
          annotation: { passage: null, body: 'Who pays?' },
        });
        const at = { articleId: article, id: made.id };
        const card = page.locator('[data-card]').filter({ hasText: 'Who pays?' });
        await card.focus();
        await page.keyboard.press('Enter');
        await page.keyboard.press('Control+a');
        await page.keyboard.type('The state pays.');
        // As the other window saves it.
        await callFrom(page, 'annotations.update', { ...at, changes: { body: 'The town pays.' } });
        await page.keyboard.press('Escape');
        await page.getByText('It has both texts now').first().waitFor();
        const body = async () =>
          (await callFrom(page, 'annotations.list', { articleId: article })).find(({ id }) => id === made.id)?.body;
        expect(await body()).toBe('The town pays.\n\nThe state pays.');
        await page.locator('#reader').focus();
        await page.keyboard.press('Control+z');
        await expect.poll(body).toBe('The town pays.');
      } finally {
        await close();
        await remove();
      }
    });
  });
}
