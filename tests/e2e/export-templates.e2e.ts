import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectAccessibleInBoth } from './accessible.ts';
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
        const ofLastLine = dialog.getByText('The last line is a comment');
        await ofLastLine.waitFor();
        await dialog.getByLabel('Format').selectOption({ label: 'Markdown for Obsidian' });
        await expect.poll(preview).toContain('> [!quote|');
        await dialog.getByLabel('Format').selectOption({ label: 'HTML that stands alone' });
        await expect.poll(preview).toContain('<!DOCTYPE html>');
        expect(await ofLastLine.count()).toBe(0);
        expect(await dialog.getByRole('button', { name: 'Write a template' }).isDisabled()).toBe(true);

        await dialog.getByLabel('Format').selectOption({ label: 'Markdown' });
        await dialog.getByRole('button', { name: 'Write a template' }).click();
        const template = dialog.getByLabel('Template', { exact: true });
        await expect.poll(() => template.inputValue()).toContain('properties | yaml');
        await template.fill('first\n{{ article.titel }}');
        await expect.poll(preview).toContain('line 2, column 4');
        await dialog.getByText('What a template can say').click();
        await dialog.getByText('note.color_name').waitFor();
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

        // It gets another name in the settings, is deleted there, and comes back; each is undone.
        await page.keyboard.press('Escape');
        await page.keyboard.press('ControlOrMeta+,');
        const settings = page.getByRole('dialog', { name: 'Settings' });
        await settings.getByRole('tab', { name: 'Export' }).click();
        await settings.getByLabel('Begin with').selectOption({ label: 'Mine' });
        await settings.getByRole('button', { name: 'Rename template Mine' }).press('Enter');
        const name = settings.getByLabel('New name of template Mine');
        await name.fill('../Mine');
        await name.press('Enter');
        await settings.getByText('The name of a template has letters').waitFor();
        await name.fill('Ours');
        await expectAccessible(page, 'renaming a template', '[role="dialog"]');
        await name.press('Escape');
        await settings.getByRole('button', { name: 'Rename template Mine' }).press('Enter');
        await name.fill('Ours');
        await name.press('Enter');
        await settings.getByRole('button', { name: 'Rename template Ours' }).waitFor();
        await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Rename');
        await expect.poll(() => settings.getByLabel('Begin with').inputValue()).toBe('own:Ours');
        await settings.getByRole('button', { name: 'Delete template Ours' }).press('Enter');
        await expect.poll(() => settings.getByRole('region', { name: 'Templates of your own' }).count()).toBe(0);
        await expect.poll(() => settings.getByLabel('Begin with').inputValue()).toBe('markdown');
        await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel');
        await page.getByRole('button', { name: 'Undo' }).click();
        await expect.poll(() => settings.getByLabel('Begin with').inputValue()).toBe('own:Ours');
        expect(await readFile(join(library, 'templates', 'Ours.liquid'), 'utf8')).toContain('article.words');
        await page.keyboard.press('Escape');
        await page.keyboard.press('ControlOrMeta+z');
        await expect.poll(() => templatesIn(library)).toEqual(['Mine.liquid']);
        // A template that is wrong is a request that is refused.
        expect(faults.filter((fault) => !fault.includes('400 (Bad Request)'))).toEqual([]);
      } finally {
        await close();
        await remove();
      }
    });
  });
}

/** Those that are there; what was deleted is kept aside. */
async function templatesIn(library: string): Promise<string[]> {
  return (await readdir(join(library, 'templates'))).filter((name) => name.endsWith('.liquid'));
}
