// Longer than 300 lines: another file would open another browser and make the library again.
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeManyArticles, titleOf } from '../support/many-articles.ts';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, madeOnce, sharesOpening } from './host.ts';
import { listPage } from './list-page.ts';
import { callFrom } from './person.ts';

afterAll(closeBrowser);

describe('in a library of 40 articles', () => {
  const newFolder = madeOnce(async (library) => {
    await makeManyArticles(library, 40, true);
    // The sample comes with the first start and is open from then on.
    const { page, close } = await hosts[0].open({ library });
    await vi.waitUntil(async () => (await callFrom(page, 'settings.get', {})).lastArticle !== null, 8000);
    await close();
  });

  let sample = '';
  const opened = sharesOpening(async () => {
    const folder = await newFolder();
    const opened = await hosts[0].open({ library: folder.library });
    sample = (await callFrom(opened.page, 'settings.get', {})).lastArticle ?? '';
    return { opened, folder };
  });

  const { list, rows, row, pane, shownTitle, listButton, count, selectedCount, active } = listPage(() => opened().page);

  // The sample is open, beside the inbox, with nothing selected.
  beforeEach(async () => {
    const { page } = opened();
    await page.goto(new URL(`/?article=${sample}`, page.url()).href);
    await listButton(/^Inbox/).click();
    await expect.poll(() => rows().first().textContent()).toMatch(/night train/);
    await expect.poll(shownTitle).toMatch(/night train/);
  });

  it('shows every list with its count, sorts it, and says what stands in a row', async () => {
    const { page } = opened();
    await listButton(/^All/).click();
    await expect.poll(() => listButton(/^All/).textContent()).toBe('All41');
    await expect.poll(() => rows().first().getAttribute('aria-setsize')).toBe('41');
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Title');
    await expect.poll(() => rows().first().textContent()).toMatch(/^A quiet ferry/);
    await page.getByRole('button', { name: 'The other way round' }).click();
    await expect.poll(() => rows().first().textContent()).toMatch(/^Why the/);
    await listButton(/^Inbox/).click();
    await expect.poll(() => page.getByRole('combobox', { name: 'Sort by' }).inputValue()).toBe('saved');
    await listButton(/^All/).click();
    await expect.poll(() => rows().first().textContent()).toMatch(/^Why the/);
    expect(await row(14).textContent()).toMatch(/harbourtimes\.example.* min/);
    expect(await row(14).getByRole('img', { name: 'favourite' }).count()).toBe(1);
    await expectAccessibleInBoth(page, 'a list');
  });

  it('leads to what there is across the library, with the keys that do', async () => {
    const { page } = opened();
    for (const [name, title, hint] of [
      ['Entities', 'Entities of the library', 'Entities of the library (Shift+L)'],
      ['Who said what', 'Who said what', 'Who said what in the library (Shift+W)'],
      ['Duplicates', 'Duplicates', 'Duplicates (Shift+D)'],
    ] as const) {
      expect(await listButton(name).getAttribute('title')).toBe(hint);
      await listButton(name).click();
      await page.getByRole('main', { name: title, exact: true }).waitFor();
      await expect.poll(() => pane().locator('[aria-current="page"]').allTextContents()).toEqual([name]);
    }
    await listButton('Entities').press('Enter');
    await page.getByRole('main', { name: 'Entities of the library' }).waitFor();
    await expectAccessibleInBoth(page, 'what leads across the library', 'nav');

    // It stays when the article that was read last comes later.
    const { promise: clicked, resolve: go } = Promise.withResolvers<void>();
    await page.route('**/api/articles.get', async (route) => {
      await clicked;
      await route.continue();
    });
    const asked = page.waitForRequest('**/api/articles.get');
    await page.reload();
    await asked;
    await listButton('Entities').click();
    await page.getByRole('main', { name: 'Entities of the library' }).waitFor();
    await page.evaluate(() => history.replaceState(null, '', '/'));
    go();
    await expect.poll(() => new URL(page.url()).searchParams.get('article')).not.toBeNull();
    expect(await page.getByRole('main', { name: 'Entities of the library' }).count()).toBe(1);
    await page.unroute('**/api/articles.get');
  });

  it('selects by mouse, files what is selected in one step, and takes that back', async () => {
    const { page } = opened();
    const before = await count('is:archive');
    await rows()
      .nth(2)
      .click({ modifiers: ['Control'] });
    await rows()
      .nth(5)
      .click({ modifiers: ['Shift'] });
    await expect.poll(selectedCount).toBe(4);
    await rows()
      .nth(3)
      .click({ modifiers: ['Control'] });
    await expect.poll(selectedCount).toBe(3);
    await pane().getByText('3 selected').first().waitFor();
    await expectAccessibleInBoth(page, 'a selection');
    await page
      .getByRole('toolbar', { name: 'Selected articles' })
      .getByRole('button', { name: /^Archive/ })
      .click();
    await page.getByText('3 articles archived').waitFor();
    expect(await count('is:archive')).toBe((before ?? 0) + 3);
    await expect.poll(selectedCount).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone: archive 3 articles').waitFor();
    expect(await count('is:archive')).toBe(before);
  });

  it('tags what is selected, and takes the tag away, by keyboard alone', async () => {
    const { page } = opened();
    const before = (await count('tag:river')) ?? 0;
    await page.keyboard.press('Alt+0');
    await page.keyboard.press('Home');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(selectedCount).toBe(4);
    await page.keyboard.press('t');
    await page.getByRole('dialog').waitFor();
    await expectAccessibleInBoth(page, 'the form of tags');
    await page.keyboard.type('#coast, River');
    await page.keyboard.press('Enter');
    await page.getByText('4 articles tagged #coast, #River').waitFor();
    expect(await count('tag:coast')).toBe(4);
    expect(await count('tag:river')).toBeGreaterThan(before);
    await page.keyboard.press('Control+z');
    await expect.poll(() => count('tag:coast')).toBe(0);
    expect(await count('tag:river')).toBe(before);
  });

  it('triages by keyboard alone: each key means the row, and goes on to the next', async () => {
    const { page } = opened();
    await page.keyboard.press('Alt+0');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    const first = await active();
    const before = new Map<string, number | null | undefined>();
    for (const of of ['is:trash', 'is:archive', 'is:favourite']) before.set(of, await count(of));
    await page.keyboard.press('s');
    await page.getByText('1 article made favourite').waitFor();
    await page.keyboard.press('e');
    await expect.poll(active).not.toBe(first);
    const second = await active();
    await page.keyboard.press('#');
    await expect.poll(active).not.toBe(second);
    await page.keyboard.press('l');
    await expect.poll(() => count('is:trash')).toBe(1);
    // What is read in the middle was none of them.
    expect(await shownTitle()).toMatch(/night train/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('reader');
    await expect.poll(shownTitle).not.toMatch(/night train/);
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z');
    for (const of of ['is:trash', 'is:archive', 'is:favourite']) {
      await expect.poll(() => count(of), { message: of }).toBe(before.get(of));
    }
  });

  it('goes on with the next one where the open article leaves the list, and back where that is undone', async () => {
    const { page } = opened();
    await row(0).waitFor();
    await page.keyboard.press('j');
    await expect.poll(shownTitle).toBe(titleOf(0));
    const next = (await rows().nth(2).locator('span').nth(1).textContent()) ?? '';
    await page.keyboard.press('e');
    await page.getByText(`Archived: ${titleOf(0)}`, { exact: true }).waitFor();
    await expect.poll(() => row(0).count()).toBe(0);
    await expect.poll(shownTitle).toBe(next);
    await page.keyboard.press('Control+z');
    await expect.poll(shownTitle).toBe(titleOf(0));
    await row(0).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(shownTitle).toBe(next);
    await page.keyboard.press('k');
    await expect.poll(shownTitle).toMatch(/night train/);
    await page.keyboard.press('*');
    await expect.poll(() => count('is:favourite title:sleeper')).toBe(1);
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z');
    await row(0).waitFor();
    await expect.poll(() => count('is:favourite title:sleeper')).toBe(0);
  });

  it('names the site of a row so that it can be read, or not at all', async () => {
    const { page } = opened();
    const { libraryWidth } = await callFrom(page, 'settings.get', {});
    await callFrom(page, 'settings.update', { libraryWidth: 200 });
    await page.reload();
    await rows().nth(8).waitFor();
    await expect.poll(async () => Math.round((await pane().first().boundingBox())?.width ?? 0)).toBe(200);
    const inSight = () =>
      rows().evaluateAll((all) =>
        all.flatMap((row) => {
          const site = [...row.querySelectorAll<HTMLElement>('[dir="auto"]')].at(-1);
          const line = site?.closest('span:not([dir])')?.parentElement ?? row;
          const [own, around] = [site?.getBoundingClientRect(), line.getBoundingClientRect()];
          return own === undefined || own.top >= around.bottom ? [] : [Math.round(own.width)];
        }),
      );
    expect(Math.min(...(await inSight()), 1000)).toBeGreaterThan(40);
    // Cut to what there is room for.
    await callFrom(page, 'settings.update', { libraryWidth: 236 });
    await page.reload();
    await rows().nth(8).waitFor();
    await expect.poll(async () => (await inSight()).length).toBeGreaterThan(4);
    expect(Math.min(...(await inSight()))).toBeGreaterThan(40);
    await callFrom(page, 'settings.update', { libraryWidth });
  });

  it('adds what is clicked with Ctrl to the row that was opened by a click', async () => {
    await rows().nth(2).click();
    await rows()
      .nth(5)
      .click({ modifiers: ['Control'] });
    await expect.poll(selectedCount).toBe(2);
    expect(await rows().nth(2).getAttribute('aria-selected')).toBe('true');
    await rows()
      .nth(2)
      .click({ modifiers: ['Control'] });
    await expect.poll(selectedCount).toBe(1);
    expect(await rows().nth(5).getAttribute('aria-selected')).toBe('true');
  });

  it('marks as read and as unread, and leaves what is open unread until it is opened again', async () => {
    const { page } = opened();
    // What is open becomes read by itself.
    const unread = list().locator('[data-unread="true"]:not([aria-current="true"])').first();
    const id = (await unread.getAttribute('data-article')) ?? '';
    const shown = page.locator(`[data-article="${id}"]`);
    const furthest = async () => (await callFrom(page, 'articles.get', { id })).article.progress.furthest;
    await unread.click({ modifiers: ['Control'] });
    await page.getByRole('button', { name: 'Mark as read or unread' }).click();
    await page.getByText('1 article marked as read').waitFor();
    await expect.poll(() => shown.getAttribute('data-unread')).toBe('false');
    await page.keyboard.press('Control+z');
    await expect.poll(() => shown.getAttribute('data-unread')).toBe('true');
    // An article that is open for three seconds counts as begun, and the key would mean the other way.
    await page.route('**/api/articles.update', (route) => route.fulfill({ json: {} }));
    await shown.click();
    await page.locator('#reader').focus();
    await page.keyboard.press('u');
    await expect.poll(furthest).toBe(1);
    await expect.poll(() => shown.getAttribute('data-unread')).toBe('false');
    await page.unroute('**/api/articles.update');
    await page.keyboard.press('u');
    await page.getByText(/^Marked as unread: /).waitFor();
    await expect.poll(() => shown.getAttribute('data-unread')).toBe('true');
    await page.locator('#reader').evaluate((element) => element.scrollBy(0, 400));
    const title = await shownTitle();
    await page.keyboard.press('j');
    await expect.poll(shownTitle).not.toBe(title);
    expect(await furthest()).toBe(0);
  });

  it.each([
    [1440, 900, 5, 4],
    [1000, 700, 3, 3],
  ])('shares its room between articles and tags where both are many: %i by %i', async (width, height, most, tags) => {
    const { page } = opened();
    await page.setViewportSize({ width, height });
    const added = Array.from({ length: 15 }, (_, at) => `lock ${at}`);
    await callFrom(page, 'articles.changeEach', { each: [{ id: sample, changes: {}, addTags: added }] });
    const { id } = await callFrom(page, 'lists.add', { name: 'All', query: 'a', sort: 'saved', reversed: false });
    await pane().locator(`[data-list="${id}"]`).click();
    await pane().getByRole('button', { name: 'Tags', exact: true }).click();
    await pane().getByRole('treeitem').nth(15).waitFor();
    const wholly = (role: 'option' | 'treeitem') =>
      pane()
        .getByRole(role)
        .evaluateAll(
          (rows) =>
            rows.filter((row) => {
              const { left, top, bottom } = row.getBoundingClientRect();
              return [top + 2, bottom - 2].every((y) => row.contains(document.elementFromPoint(left + 60, y)));
            }).length,
        );
    await expect.poll(() => wholly('option')).toBeGreaterThanOrEqual(most);
    await expect.poll(() => wholly('treeitem')).toBeGreaterThanOrEqual(tags);
    await pane().getByRole('treeitem').first().focus();
    await page.keyboard.press('End');
    const last = pane().getByRole('treeitem').last();
    await expect.poll(() => last.evaluate((row) => row === document.activeElement)).toBe(true);
    expect(await wholly('treeitem')).toBeGreaterThanOrEqual(tags);
    await listButton('Entities').focus();
    await expectAccessibleInBoth(page, 'the pane of the library');
    await callFrom(page, 'lists.delete', { id });
    await callFrom(page, 'articles.changeEach', { each: [{ id: sample, changes: {}, removeTags: added }] });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('keeps a query as a list, which is renamed, moved and deleted, by keyboard alone', async () => {
    const { page } = opened();
    await callFrom(page, 'lists.add', { name: 'Begun', query: 'is:reading' });
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('tag:river');
    await page.getByRole('button', { name: 'Save as list…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('articles now').waitFor();
    await expectAccessibleInBoth(page, 'the form of lists');
    await page.keyboard.type('Rivers');
    await page.keyboard.press('Enter');
    await listButton('Rivers').and(page.locator('[aria-current="true"]')).waitFor();
    await pane().locator('code', { hasText: 'tag:river' }).waitFor();
    await expect.poll(() => rows().count()).toBe(await count('tag:river'));
    const names = () => pane().getByRole('region', { name: 'Saved lists' }).locator('[data-list]').allInnerTexts();
    await pane().locator('[data-list][aria-current="true"]').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await names())[0]).toMatch(/^Rivers/);
    await page.keyboard.press('F2');
    await page.keyboard.type('Water');
    await page.getByRole('textbox', { name: 'Query' }).fill('tag:river color:pinkish');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('does not know').waitFor();
    await page.getByRole('textbox', { name: 'Query' }).fill('tags:river');
    await page
      .getByRole('dialog')
      .getByText('0 articles now · There is no field "tags". Did you mean "tag"?')
      .waitFor();
    await page.getByRole('textbox', { name: 'Query' }).fill('tag:river is:unread');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await names())[0]).toMatch(/^Water/);
    await expect.poll(() => rows().count()).toBe(await count('tag:river is:unread'));
    await pane().locator('[data-list]', { hasText: 'Water' }).focus();
    await page.keyboard.press('Delete');
    await expect.poll(async () => (await names()).length).toBe(1);
    await expect.poll(() => pane().locator('[data-list="inbox"]').getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await names())[0]).toMatch(/^Water/);
  });

  it('says when what is in the trash goes, and restores it', async () => {
    const { page } = opened();
    await row(0).click();
    await expect.poll(shownTitle).toBe(titleOf(0));
    await page.keyboard.press('#');
    await expect.poll(shownTitle).not.toBe(titleOf(0));
    await listButton(/^Trash/)
      .first()
      .click();
    await expect.poll(() => row(0).textContent()).toMatch(/goes on/);
    await row(0).click();
    await page.getByRole('complementary', { name: 'In the trash' }).waitFor();
    await expectAccessibleInBoth(page, 'the trash');
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await pane().getByText('The trash is empty').waitFor();
    await expect.poll(() => count('is:trash')).toBe(0);
  });

  // The last one: what it puts in the trash stays there.
  it('counts an article that fits the window as read, and offers to go on with what was begun', async () => {
    const { page } = opened();
    await callFrom(page, 'settings.update', { fontSize: 14 });
    await rows()
      .nth(0)
      .click({ modifiers: ['Control'] });
    await rows()
      .nth(1)
      .click({ modifiers: ['Control'] });
    await page.keyboard.press('#');
    await page.getByRole('heading', { name: 'Continue reading' }).waitFor();
    await expectAccessibleInBoth(page, 'continue reading');
    const first = page.getByRole('region', { name: 'Continue reading' }).getByRole('button').first();
    await first.focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-reading-text]').waitFor();
    const unread = (await list().locator('[data-unread="true"]').nth(1).getAttribute('data-article')) ?? '';
    await page.locator(`[data-article="${unread}"]`).click();
    const progress = async () => (await callFrom(page, 'articles.get', { id: unread })).article.progress;
    await expect.poll(async () => (await progress()).furthest, { timeout: 15_000 }).toBeGreaterThan(0.02);
    await expect.poll(() => page.locator(`[data-article="${unread}"]`).getAttribute('data-unread')).toBe('false');
  });
});
