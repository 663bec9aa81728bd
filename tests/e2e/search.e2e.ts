import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { closeBrowser, madeOnce, opensOn, postil, sharesOpening } from './host.ts';

const pages = {
  'Money for the canal': 'The canal will have its money by the autumn, the council said. Boats wait at the upper lock.',
  'A lock without a keeper':
    'Nobody keeps the lock any more. The harbour master has asked for a keeper since the spring.',
};

const newFolder = madeOnce(async (library) => {
  const files = join(dirname(library), 'pages');
  await mkdir(files, { recursive: true });
  for (const [at, [title, text]] of Object.entries(pages).entries())
    await writeFile(join(files, `${at}.md`), `# ${title}\n\n${`${text} `.repeat(6)}\n`);
  await postil(library, 'import', files);
});

afterAll(closeBrowser);

const opened = sharesOpening(opensOn(newFolder));

beforeEach(async () => {
  const { page } = opened();
  await page.getByRole('searchbox', { name: 'Search articles and notes' }).fill('');
  const list = page.getByRole('listbox', { name: 'Articles' });
  await list.getByRole('option', { name: /Money for the canal/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Money for the canal' }).waitFor();
});

it('finds as one types, says what is wrong and what may be meant, and opens what was found, by keyboard alone', async () => {
  const { page } = opened();
  const results = page.locator('#search-results');
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('boa');
  await results.getByRole('button', { name: /Money for the canal/ }).waitFor();
  await expect.poll(() => results.locator('[data-hit]').count()).toBe(1);
  await page.keyboard.type('ts OR keeper');
  await results.getByRole('button', { name: /A lock without a keeper/ }).waitFor();
  await expect.poll(() => results.locator('[data-hit]').count()).toBe(2);
  await expectAccessible(page, 'search results');
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || '');
  for (const [key, reached] of [
    ['ArrowDown', /Money for the canal|A lock without/],
    ['ArrowDown', /Money for the canal|A lock without/],
    ['ArrowUp', /Money for the canal|A lock without/],
    ['ArrowUp', /^library-search$/],
  ] as const) {
    const before = await focused();
    await page.keyboard.press(key);
    expect(await focused()).toMatch(reached);
    expect(await focused()).not.toBe(before);
  }
  await page.keyboard.press('Control+a');
  await page.keyboard.type('lock color:pinkish');
  await results.getByText('does not know').waitFor();
  await expect.poll(() => results.locator('code mark').textContent()).toBe('pinkish');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('tags:river');
  await results.getByText('Did you mean "tag"?').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('harbuor master');
  const meant = results.getByRole('button', { name: 'Did you mean harbour master?' });
  await meant.click();
  // What has some of the words is there before it; Enter means the first of what was asked for since.
  await meant.waitFor({ state: 'detached' });
  await expect.poll(() => results.locator('[data-hit]').first().textContent()).toContain('A lock without a keeper');
  const box = page.getByRole('searchbox', { name: 'Search articles and notes' });
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'A lock without a keeper' }).waitFor();
});

it('opens on Enter what was asked for, and not what was found before', async () => {
  const { page } = opened();
  const results = page.locator('#search-results');
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('boats');
  await results.getByRole('button', { name: /Money for the canal/ }).waitFor();
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  await page.route('**/api/search.query', async (route) => {
    isAsked();
    await answered;
    await route.continue();
  });
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('keeper');
  await page.keyboard.press('Enter');
  await asked;
  // The earlier hit still stands, and nothing has opened.
  expect(await results.getByRole('button', { name: /Money for the canal/ }).count()).toBe(1);
  answer();
  await page.getByRole('heading', { level: 1, name: 'A lock without a keeper' }).waitFor();
  await page.unroute('**/api/search.query');
});

it('offers fields and what the library has of them, and goes on in the box', async () => {
  const { page } = opened();
  const options = page.getByRole('list', { name: 'Go on with' });
  const box = page.getByRole('searchbox', { name: 'Search articles and notes' });
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('lock i');
  await options.getByRole('button', { name: 'is:' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await options.getByRole('button', { name: 'unread' }).click();
  expect(await box.inputValue()).toBe('lock is:unread ');
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  await page
    .locator('#search-results')
    .getByRole('button', { name: /A lock without a keeper/ })
    .waitFor();
});
