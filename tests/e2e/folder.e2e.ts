import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, postil, startedLibrary } from './host.ts';

afterAll(closeBrowser);

for (const host of hosts) {
  describe(`in ${host.name}`, () => {
    it('keeps a folder in step by itself, brings an edit back, and takes it back', async () => {
      const { library, remove } = await startedLibrary();
      const { page, faults, close } = await host.open({ library });
      try {
        const folder = join(library, '..', 'Notes');
        await mkdir(folder);
        await page.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
        await page.keyboard.press('ControlOrMeta+e');
        await page.getByRole('button', { name: 'Keep a folder in step…' }).click();
        const dialog = page.getByRole('dialog', { name: 'Keep a folder in step' });
        await dialog.getByLabel('Folder').fill(folder);
        await dialog.getByRole('checkbox').check();
        // It may have run a second time by then, with nothing left to write.
        await dialog.getByText(/: 1 file, /).waitFor();
        await expectAccessibleInBoth(page, 'a kept folder');
        const name = (await postil(library, 'export', '--all', '--sync', '--out', folder, '--json')).match(
          /[^/"]+\.md/,
        )?.[0];
        const file = join(folder, name ?? '');

        const [article = ''] = (await postil(library, 'list', '--json')).match(/01[0-9A-Z]{24}/) ?? [];
        await postil(library, 'note', 'add', article, '--body', 'Written in Postil.');
        await expect.poll(() => readFile(file, 'utf8'), { timeout: 30_000 }).toContain('Written in Postil.');
        await writeFile(file, (await readFile(file, 'utf8')).replace('Written in Postil.', 'Written in the folder.'));
        await dialog.getByRole('button', { name: 'Run now' }).click();
        await page.getByText('1 note changed from the folder').first().waitFor();
        expect(await postil(library, 'note', 'list', article)).toContain('Written in the folder.');
        await dialog.getByRole('button', { name: 'Close' }).click();
        await page.keyboard.press('ControlOrMeta+z');
        await expect.poll(() => postil(library, 'note', 'list', article)).toContain('Written in Postil.');
        expect(faults).toEqual([]);
      } finally {
        await close();
        await remove();
      }
    });
  });
}
