import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, madeOnce, opensOn, postil, sharesOpening } from './host.ts';
import { callFrom } from './person.ts';

const titles = ['Money for the canal', 'A lock without a keeper', 'Ducks at the weir'];
const tagsOf = [['News', 'canal'], ['news/local'], ['news/local', 'birds']];

const ids: string[] = [];

const newFolder = madeOnce(async (library) => {
  const files = join(dirname(library), 'pages');
  await mkdir(files, { recursive: true });
  for (const [at, title] of titles.entries()) {
    const file = join(files, `${at}.md`);
    await writeFile(file, `# ${title}\n\n${'The water stood a hand below the bridge that day. '.repeat(8)}\n`);
    const [line = ''] = (await postil(library, 'import', file, '--json')).split('\n');
    const { id } = JSON.parse(line) as { id: string };
    await postil(library, 'tag', 'add', id, '--tag', ...(tagsOf[at] ?? []));
    ids.push(id);
  }
  await postil(library, 'note', 'add', ids[0] ?? '', '--body', 'Look again', '--tag', 'later');
});

afterAll(closeBrowser);

const opened = sharesOpening(opensOn(newFolder));

// The inbox beside no article. Which tags are unfolded is forgotten with the page.
beforeEach(async () => {
  const { page } = opened();
  await callFrom(page, 'settings.update', { shownList: 'inbox', lastArticle: null });
  await page.goto(new URL('/', page.url()).href);
  await page.getByRole('heading', { name: 'Inbox', exact: true }).waitFor();
  await expect.poll(() => rowsOf(page).count()).toBe(titles.length);
});

const rowsOf = (page: Page) => page.locator('[data-article]');
const tree = (page: Page) => page.getByRole('tree', { name: 'Tags' });
const tagRow = (page: Page, name: string) => tree(page).getByRole('treeitem', { name, exact: true });

async function namesIn(list: Locator): Promise<string[]> {
  return list.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
}

/** Goes on with Tab until the keyboard is at something of that name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
    if (name.test(at)) return;
  }
  throw new Error(`the Tab key does not come to ${name}`);
}

it('shows, nests, renames, merges and deletes tags by keyboard alone, and takes it back', async () => {
  const { page } = opened();
  await page.keyboard.press('Control+Shift+f');
  await tabTo(page, /^Tags$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^birds$/);
  expect(await namesIn(tree(page).getByRole('treeitem'))).toEqual(['birds', 'canal', 'later', 'News']);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expectFocus(tagRow(page, 'local'));
  await expectAccessibleInBoth(page, 'tree of tags');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '#news/local' }).waitFor();
  await expect.poll(() => rowsOf(page).count()).toBe(2);

  // What is above has all that is nested under it; a tag of a note finds its article.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(() => rowsOf(page).count()).toBe(3);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => rowsOf(page).count()).toBe(1);

  // Merged with what is there: the form says so first.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: 'New name of the tag News' });
  await page.keyboard.press('Control+a');
  await page.keyboard.type('news//x');
  await page.getByText('Each part of a tag').waitFor();
  await page.keyboard.press('Enter');
  expect(await field.isVisible()).toBe(true);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Canal');
  await page.getByText('Merges into #canal').waitFor();
  await expectAccessibleInBoth(page, 'renaming a tag');
  await page.keyboard.press('Enter');
  await page.getByText('#News is #Canal now: 3 articles, 0 notes').waitFor();
  await expect.poll(() => namesIn(tree(page).getByRole('treeitem'))).toContain('Canal');
  await expectFocus(tagRow(page, 'Canal'));
  expect((await callFrom(page, 'tags.list', {})).map(({ tag }) => tag).toSorted()).toEqual([
    'Canal',
    'Canal/local',
    'birds',
    'later',
  ]);
  await page.keyboard.press('Control+z');
  await page.getByText('Undone: rename tag News to Canal').waitFor();
  await expect.poll(() => namesIn(tree(page).getByRole('treeitem'))).toContain('News');

  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await page.getByText('#birds deleted: 1 article, 0 notes').waitFor();
  await expectFocus(tagRow(page, 'canal'));
  await page.keyboard.press('Control+z');
  await tagRow(page, 'birds').waitFor();
});

it('shows, folds, renames and deletes tags by mouse', async () => {
  const { page } = opened();
  await page.getByRole('button', { name: 'Tags', exact: true }).click();
  await page.getByRole('button', { name: 'Unfold News' }).click();
  await tagRow(page, 'local').click();
  await page.getByRole('heading', { name: '#news/local' }).waitFor();
  await tagRow(page, 'local').hover();
  await page.getByRole('button', { name: 'Rename news/local' }).click();
  await page.getByRole('textbox', { name: /New name/ }).fill('town');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '#town', exact: true }).waitFor();
  await expect.poll(() => rowsOf(page).count()).toBe(2);
  await tagRow(page, 'town').hover();
  await page.getByRole('button', { name: 'Delete town' }).click();
  await page.getByText('#town deleted').waitFor();
  await page.getByRole('heading', { name: 'Inbox', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await tagRow(page, 'town').waitFor();
  await page.keyboard.press('Control+z');
  await tagRow(page, 'local').waitFor();
});

it('shows the tags of the open article beside its facts, takes them off and gives others', async () => {
  const { page } = opened();
  await rowsOf(page).filter({ hasText: 'Money for the canal' }).click();
  await page.getByRole('tab', { name: 'Info' }).click();
  const own = page.getByRole('list', { name: 'Tags of the article' });
  await expect.poll(() => own.getByRole('listitem').allTextContents()).toEqual(['News', 'canal']);
  await page
    .getByRole('combobox', { name: 'Add tags' })
    .or(page.getByRole('textbox', { name: 'Add tags' }))
    .focus();
  await page.keyboard.type('water, a//b');
  await page.keyboard.press('Enter');
  await page.getByText('Each part of a tag').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('#water, CANAL');
  await page.keyboard.press('Enter');
  await expect.poll(() => own.getByRole('listitem').allTextContents()).toEqual(['News', 'canal', 'water']);
  await expectAccessibleInBoth(page, 'tags of an article');
  await page.getByRole('button', { name: 'Take off the tag News' }).click();
  await expect.poll(() => own.getByRole('listitem').allTextContents()).toEqual(['canal', 'water']);
  await page.locator('#reader').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => own.getByRole('listitem').count()).toBe(3);
  await page.keyboard.press('Control+z');
  await expect.poll(() => own.getByRole('listitem').allTextContents()).toEqual(['News', 'canal']);
});

it('brings an article back from the trash with its notes, by mouse', async () => {
  const { page } = opened();
  const [id = ''] = ids;
  await callFrom(page, 'articles.trash', { id });
  await page.getByRole('button', { name: /^Trash/ }).click();
  await rowsOf(page).first().click();
  await page.getByRole('complementary', { name: 'In the trash' }).getByRole('button', { name: 'Restore' }).click();
  await page.getByText('Restored: Money for the canal').waitFor();
  expect(await callFrom(page, 'annotations.list', { articleId: id })).toMatchObject([
    { body: 'Look again', tags: ['later'] },
  ]);
  expect((await callFrom(page, 'tags.list', {})).map(({ tag }) => tag)).toContain('later');
});

// The last one: what it removes does not come back.
it('removes what is in the trash for good only when it is told to, by keyboard alone', async () => {
  const { page } = opened();
  for (const id of ids) await callFrom(page, 'articles.trash', { id });
  await callFrom(page, 'articles.restore', { id: ids[2] ?? '' });
  await page.keyboard.press('Control+Shift+f');
  await tabTo(page, /^Trash/);
  await page.keyboard.press('Enter');
  await expect.poll(() => rowsOf(page).count()).toBe(2);
  await tabTo(page, /^Articles/);
  await page.keyboard.press('Home');
  // Restored where the keyboard is, which stays in the list for the next one; and back for what follows.
  await page.keyboard.press('#');
  await page.getByText(/^Restored|1 article restored/).waitFor();
  await expect.poll(() => rowsOf(page).count()).toBe(1);
  await expectFocus(page.locator('#article-rows'));
  await page.keyboard.press('Control+z');
  await expect.poll(() => rowsOf(page).count()).toBe(2);
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  const one = page.getByRole('dialog', { name: 'Remove for good' });
  await one.getByText('1 article will go for good').waitFor();
  await expectAccessibleInBoth(page, 'removing for good', '[role="dialog"]');
  await page.keyboard.press('Enter');
  await one.waitFor({ state: 'hidden' });
  await expectFocus(page.locator('#article-rows'));
  expect(await rowsOf(page).count()).toBe(2);
  await page.keyboard.press('Delete');
  await one.getByText('1 article will go for good').waitFor();
  await tabTo(page, /^Remove 1 article/);
  await page.keyboard.press('Enter');
  await page.getByText('1 article removed for good').waitFor();
  await expect.poll(() => rowsOf(page).count()).toBe(1);
  // The last one goes while it is open, and nothing of it is asked for again.
  await expectFocus(page.locator('#article-rows'));
  await page.keyboard.press('Enter');
  await page.locator('[data-reading-text]').waitFor();

  await page.keyboard.press('Control+Shift+f');
  await tabTo(page, /^Empty trash/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Empty the trash' }).getByRole('listitem').waitFor();
  await expectAccessibleInBoth(page, 'emptying the trash');
  // What could not be removed is shown still.
  const message = 'The folder could not be moved.';
  await page.route('**/api/trash.remove', (route) =>
    route.fulfill({ json: { removed: [], failed: [{ id: route.request().postDataJSON().ids[0], reason: message }] } }),
  );
  await tabTo(page, /^Remove 1 article/);
  await page.keyboard.press('Enter');
  await page.getByText(message).first().waitFor();
  await page.locator('[data-reading-text]').waitFor();
  await page.unroute('**/api/trash.remove');
  await page.keyboard.press('Control+Shift+f');
  await tabTo(page, /^Empty trash/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Remove 1 article/);
  await page.keyboard.press('Enter');
  await page.getByText('The trash is empty').waitFor();
  expect(await page.locator('[data-reading-text]').count()).toBe(0);
  expect((await callFrom(page, 'articles.list', {})).articles.map(({ id }) => id)).toEqual([ids[2]]);
});

async function expectFocus(element: Locator): Promise<void> {
  await expect.poll(() => element.evaluate((each) => each === document.activeElement)).toBe(true);
}
