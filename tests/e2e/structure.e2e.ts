import { resolve } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { closeBrowser, closesAfterEach, hosts, type LibraryFolder, madeOnce, type Postil, postil } from './host.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures/importing');
let opened: Postil;
let folder: LibraryFolder;

const newFolder = madeOnce((library) =>
  postil(
    library,
    'import',
    ...['structure-notes', 'structure-maths', 'structure-direction'].map((name) => `${fixtures}/${name}.html`),
  ),
);

beforeEach(async () => {
  folder = await newFolder();
  opened = await hosts[0].open({ library: folder.library });
});

closesAfterEach(() => ({ opened, folder }));

afterAll(closeBrowser);

it('goes to a note and back without leaving the article', async () => {
  const { page, faults } = opened;
  await page.getByText('Why the ferry of Sallow Quay leaves late').first().click();
  const address = page.url();
  const text = page.locator('[data-reading-text]');
  await text.locator('a[href="#fn-2"]').click();
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('fn-2');
  expect(await text.locator('#fn-2').textContent()).toBe('She bakes at four.');
  await text.locator('#fn-2').getByRole('link', { name: 'Back to the text' }).press('Enter');
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('fnref-2');
  expect(page.url()).toBe(address);
  expect(faults).toEqual([]);
});

it('shows formulas as formulas, and sets an article in its direction', async () => {
  const { page, faults } = opened;
  await page.getByText('How the lamp keepers counted the waves').first().click();
  const formula = page.locator('[data-reading-text] math').first();
  await formula.waitFor();
  expect(await formula.evaluate((math) => math.namespaceURI)).toBe('http://www.w3.org/1998/Math/MathML');
  await page.getByText('الساعة التي فوق المرفأ').first().click();
  const paragraph = page.locator('[data-reading-text] p').first();
  await expect.poll(() => paragraph.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
  expect(await page.locator('main h1').evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
  const inner = page.locator('[data-reading-text] p[lang="en"]');
  expect(await inner.evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
  expect(faults).toEqual([]);
});
