import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { checkBackup } from '#core/backup/check-backup.ts';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, startedLibrary } from './host.ts';
import { choose, savedBy } from './saving.ts';

afterAll(closeBrowser);

async function give(page: Page, command: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill(command);
  await page.keyboard.press('Enter');
}

describe(`in ${hosts[0].name}`, () => {
  it('backs up into a file, says what a backup holds before it is restored, and what came of it', async () => {
    const { library, remove } = await startedLibrary();
    const opened = await hosts[0].open({ library });
    const { page, faults, close } = opened;
    try {
      await page.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
      const told = () => page.getByText(/backed up(?: as \S+)?: 1 article, .*read back and checked/).waitFor();
      const saved = await savedBy(opened, dirname(library), () => give(page, 'Back up'), told);
      expect(saved.name).toMatch(/^Postil \d{4}-\d\d-\d\d\.zip$/);
      const path = join(library, '..', 'kept.zip');
      await rename(saved.path, path);
      expect(await checkBackup(path)).toMatchObject({ damaged: [], counts: { articles: 1 } });

      const restore = (file: string) => choose(opened, file, () => give(page, 'Restore a backup'));
      await restore(path);
      const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
      await dialog.getByText('is whole').waitFor();
      await expectAccessibleInBoth(page, 'what a backup holds');
      expect(await dialog.textContent()).toMatch(/kept\.zip1 article, .*backed up on/);
      await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
      await page.getByText('All of it was here already').waitFor();
      await expectAccessibleInBoth(page, 'what came of it', '[aria-label="Notifications"]');

      const bytes = await readFile(path);
      const at = bytes.indexOf('library/postil.json') + 60;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
      const bad = join(library, '..', 'damaged.zip');
      await mkdir(join(bad, '..'), { recursive: true });
      await writeFile(bad, bytes);
      await restore(bad);
      await dialog.getByRole('alert').getByText('library/postil.json').waitFor();
      await dialog.getByRole('button', { name: 'Restore what can be saved' }).waitFor();
      await expectAccessibleInBoth(page, 'a damaged backup', '[role="dialog"][data-open]');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
    } finally {
      await close();
      await remove();
    }
  });
});
