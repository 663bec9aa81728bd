import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser, closesAfterEach, hosts, type LibraryFolder, type Postil, temporaryLibrary } from './host.ts';

afterAll(closeBrowser);

/** What the app says and where keys go, on a library with the sample article alone. */
for (const host of hosts) {
  describe.skipIf(host.missing !== null)(`in ${host.name}${host.missing === null ? '' : `: ${host.missing}`}`, () => {
    let folder: LibraryFolder;
    let opened: Postil;
    beforeEach(async () => {
      folder = await temporaryLibrary();
      opened = await host.open({ library: folder.library });
      await opened.page.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
    });
    closesAfterEach(() => ({ opened, folder }));

    it('reads one article out as one', async () => {
      await opened.page.getByText('1 article', { exact: true }).first().waitFor({ state: 'attached' });
      expect(await opened.page.locator('body').textContent()).not.toMatch(/\b1 articles/);
    });
  });
}
