import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, expect, it } from 'vitest';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, startedLibrary } from './host.ts';

afterAll(closeBrowser);

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 1, 2, 3]);
const inputs = [
  { name: 'empty.html', buffer: Buffer.alloc(0) },
  { name: 'picture.html', buffer: png },
  { name: 'one-line.html', buffer: Buffer.alloc(49 * 1024 * 1024, '<') },
  { name: 'nested.html', buffer: Buffer.from('<div><b>'.repeat(100_000)) },
];

it('names every input that cannot be read, and leaves the library as it was', async () => {
  const { library, remove } = await startedLibrary();
  const { page, faults, close } = await hosts[0].open({ library });
  try {
    await page.locator('[data-reading-text] .entity').first().waitFor();
    // What the start itself writes, the article shown last and that it is being read, is settled then.
    await expect.poll(() => readAt(library), { timeout: 10_000 }).not.toBeNull();
    const before = await snapshot(library);
    for (const input of inputs) {
      const path = join(library, '..', input.name);
      await writeFile(path, input.buffer);
      await pickFile(page, path);
      const report = page.getByRole('dialog', { name: 'Nothing was imported' });
      await report.getByText(input.name, { exact: true }).waitFor();
      expect(await report.textContent()).toContain('The library stays as it was');
      if (input === inputs[0]) await expectAccessibleInBoth(page, 'the report of an import');
      await report.getByRole('button', { name: 'Copy details' }).click();
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await expect.poll(copied).toMatch(new RegExp(`^${input.name}: .*The library stays as it was`));
      await page.keyboard.press('Escape');
      await report.waitFor({ state: 'detached' });
    }
    expect(await snapshot(library)).toEqual(before);
    expect(faults).toEqual([]);
  } finally {
    await close();
    await remove();
  }
});

/** Chooses a file by its path. Playwright passes its bytes on as text where it has not started the browser, as on the desktop. */
async function pickFile(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#file-picker' });
  await session.send('DOM.setFileInputFiles', { files: [path], nodeId });
  await session.detach();
}

/** When the article that is shown was read last; null until that is known. */
async function readAt(library: string): Promise<unknown> {
  const last = JSON.parse(await readFile(join(library, 'postil.json'), 'utf8')).settings.lastArticle;
  const folder = (await readdir(join(library, 'articles'))).find((name) => name.endsWith(last));
  if (folder === undefined) return null;
  return JSON.parse(await readFile(join(library, 'articles', folder, 'article.json'), 'utf8')).progress.at;
}

/** Every file of a folder with its content's hash. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const item of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue;
    const path = join(item.parentPath, item.name);
    files[path] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return files;
}
