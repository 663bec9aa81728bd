import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { createFetcher } from '#core/fetching/fetch-page.ts';
import { serve } from '../../src-main/browser/serve.ts';
import { pageOf, paragraphs, resourcesDirectory } from '../support/app.ts';
import { openSite } from '../support/site.ts';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, openContext, sharesOpening, temporaryLibrary, watchFaults } from './host.ts';

const pageDirectory = resolve(import.meta.dirname, '../../out/renderer');
const dialogName = { name: 'Import from the web' };

afterAll(closeBrowser);

/** Postil in a browser, with a fetcher that takes names for this computer. */
const opened = sharesOpening(async () => {
  const folder = await temporaryLibrary();
  const { library } = folder;
  const fetcher = createFetcher({
    version: '0.0.0',
    lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    isAllowed: (address) => address === '127.0.0.1',
  });
  const served = await serve({
    libraryDirectory: library,
    stateDirectory: join(library, '..', 'state'),
    resourcesDirectory,
    pageDirectory,
    version: '0.0.0',
    port: 0,
    fetcher,
  });
  const context = await openContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const close = async () => {
    await context.close();
    await served.close();
  };
  const page = await context.newPage();
  const faults = watchFaults(page);
  await page.goto(served.url);
  await page.waitForURL((at) => at.pathname === '/');
  return { folder, opened: { page, faults, desktop: null, close, kill: close } };
});

beforeEach(async () => {
  const { page } = opened();
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Your library is empty' }).waitFor();
});

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+v');
}

it('a dropped link is offered as well, and closing the dialog asks for nothing', async () => {
  const { page } = opened();
  await page.emulateMedia({ colorScheme: 'dark' });
  const site = await openSite({});
  const address = `http://paper.example:${site.port}/mill`;
  const transfer = await page.evaluateHandle((address) => {
    const transfer = new DataTransfer();
    transfer.setData('text/uri-list', `# a link\r\n${address}\r\n`);
    transfer.setData('text/html', `<a href="${address}">The mill</a>`);
    return transfer;
  }, address);
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', event, { dataTransfer: transfer });
  }
  const box = page.getByRole('dialog', dialogName).getByRole('textbox');
  expect(await box.inputValue()).toBe(address);
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  expect(site.connections()).toBe(0);
  await page.emulateMedia({ colorScheme: 'light' });
});

it('says in the report what could not be had, and lets the person forbid fetching', async () => {
  const { page } = opened();
  const site = await openSite({});
  await page.keyboard.press('Control+Shift+o');
  const dialog = page.getByRole('dialog', dialogName);
  const fetchIt = dialog.getByRole('button', { name: 'Fetch' });
  expect(await fetchIt.isDisabled()).toBe(true);
  await page.keyboard.type(`http://paper.example:${site.port}/gone`);
  await fetchIt.click();
  const report = page.getByRole('dialog', { name: 'Nothing was imported' });
  await report.getByText('is not there (404)').waitFor();
  await page.keyboard.press('Escape');
  await report.waitFor({ state: 'detached' });

  await page.keyboard.press('Control+Shift+o');
  const mayFetch = dialog.getByRole('checkbox', { name: 'Postil may fetch what I ask for' });
  // `uncheck` wants the change within the click; the page shows the setting with its next rendering.
  await mayFetch.click();
  await expect.poll(() => mayFetch.isChecked()).toBe(false);
  expect(await dialog.getByRole('textbox').isDisabled()).toBe(true);
  await expectAccessibleInBoth(page, 'an address where fetching is forbidden', '[role="dialog"]');
  expect(await fetchIt.isDisabled()).toBe(true);
  await mayFetch.click();
  await expect.poll(() => mayFetch.isChecked()).toBe(true);
});

it('what is being fetched can be cancelled', async () => {
  const { page } = opened();
  const site = await openSite({ '/slow': () => undefined });
  await paste(page, `http://paper.example:${site.port}/slow`);
  await page.getByRole('dialog', dialogName).getByRole('button', { name: 'Fetch' }).click();
  const progress = page.getByRole('group', { name: 'Import' }).filter({ hasText: 'Fetching paper.example' });
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await progress.waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('heading', { name: 'Your library is empty' }).waitFor();
});

// The last one: what it brings in stays.
it('a pasted link is fetched when the person says so, and opens', async () => {
  const { page } = opened();
  const site = await openSite({ '/mill': pageOf('The mill turns again', paragraphs('mill')) });
  const address = `http://paper.example:${site.port}/mill`;
  await paste(page, address);
  const dialog = page.getByRole('dialog', dialogName);
  expect(await dialog.getByRole('textbox', { name: 'Address of the article' }).inputValue()).toBe(address);
  await dialog.getByText('This is the only time Postil goes to the network').waitFor();
  expect(site.connections()).toBe(0);
  await page.keyboard.press('Enter');
  await page.locator('[data-reading-text]').getByText('Outside, the water stood').waitFor();
  expect(await dialog.count()).toBe(0);
  expect(site.asked.map(({ path }) => path)).toEqual(['/mill']);
});
