import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, startedLibrary } from './host.ts';

afterAll(closeBrowser);

for (const host of hosts) {
  describe(`in ${host.name}`, () => {
    it('shows the sample article in other formats and by a template that is being written', async () => {
      const { library, remove } = await startedLibrary();
      const { page, faults, close } = await host.open({ library });
      try {
        await page.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
        await page.keyboard.press('ControlOrMeta+e');
        const dialog = page.getByRole('dialog', { name: 'Export' });
        const preview = () => dialog.getByLabel('Preview').inputValue();
        await expect.poll(preview).toContain('highlights: ');
        await dialog.getByLabel('Format').selectOption({ label: 'Markdown for Obsidian' });
        await expect.poll(preview).toContain('> [!quote|');
        await dialog.getByLabel('Format').selectOption({ label: 'HTML that stands alone' });
        await expect.poll(preview).toContain('<!DOCTYPE html>');
        expect(await dialog.getByRole('button', { name: 'Write a template' }).isDisabled()).toBe(true);

        await dialog.getByLabel('Format').selectOption({ label: 'Markdown' });
        await dialog.getByRole('button', { name: 'Write a template' }).click();
        const template = dialog.getByLabel('Template', { exact: true });
        await expect.poll(() => template.inputValue()).toContain('properties | yaml');
        await template.fill('first\n{{ article.titel }}');
        await expect.poll(preview).toContain('line 2, column 4');
        await expectAccessibleInBoth(page, 'a template that is wrong', '[role="dialog"]');
        await template.fill('# {{ article.title | md }} in {{ article.words }} words');
        await expect.poll(preview).toMatch(/^# .*night train.* in \d+ words$/);
        // Another format is looked at, and the template is still there.
        await dialog.getByLabel('Format').selectOption({ label: 'Markdown for Obsidian' });
        await expect.poll(preview).toContain('> [!quote|');
        await dialog.getByRole('button', { name: 'Go on with the template' }).click();
        await expect.poll(preview).toMatch(/ words$/);
        await dialog.getByRole('button', { name: 'Discard the template' }).click();
        await expect.poll(preview).toContain('highlights: ');
        await page.getByRole('button', { name: 'Undo' }).click();
        await expect.poll(preview).toMatch(/ words$/);
        await dialog.getByLabel('Name').fill('Mine');
        await dialog.getByRole('button', { name: 'Keep template' }).click();
        await expect.poll(() => dialog.getByLabel('Format').inputValue()).toBe('own:Mine');
        await expect.poll(preview).toMatch(/ words$/);
        expect(await readFile(join(library, 'templates', 'Mine.liquid'), 'utf8')).toContain('article.words');
        // A template that is wrong is a request that is refused.
        expect(faults.filter((fault) => !fault.includes('400 (Bad Request)'))).toEqual([]);
      } finally {
        await close();
        await remove();
      }
    });
  });
}
