// Longer than 300 lines: another file would open another browser and make the library again.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pageOf, paragraphs } from '../support/app.ts';
import { closeBrowser, hosts, madeOnce, type Postil, postil, sharesOpening, startedLibrary } from './host.ts';
import { callFrom, toTop } from './person.ts';

let opened: Postil;

afterAll(closeBrowser);

/** The id of what has the keyboard, or its tag where it has none: `BODY` where nothing has it. */
const keyboardAt = () =>
  opened.page.evaluate(() => document.activeElement?.id || (document.activeElement?.tagName ?? null));

async function openSample() {
  const folder = await startedLibrary();
  const opened = await hosts[0].open({ library: folder.library });
  await opened.page.locator('[data-reading-text] .entity').first().waitFor();
  return { opened, folder };
}

const title = (name: string | RegExp) => opened.page.getByRole('heading', { level: 1, name });

describe('the keyboard on the sample', () => {
  const shared = sharesOpening(openSample);

  beforeEach(async () => {
    opened = shared();
  });

  // The first one, as it is about how a window begins.
  it('begins at the article, so that the keys that scroll do, in a window for it alone as well', async () => {
    expect(await keyboardAt()).toBe('reader');
    const { page } = opened;
    await page.reload();
    await page.locator('[data-reading-text] .entity').first().waitFor();
    expect(await keyboardAt()).toBe('reader');
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('#reader').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  });

  // An early one, as nothing can be undone yet.
  it('says why a key has nothing to do, and leaves what can be taken back', async () => {
    const { page } = opened;
    await page.locator('#reader').focus();
    const says = async (key: string, words: string) => {
      await page.keyboard.press(key);
      await page.getByRole('dialog').getByText(words, { exact: true }).waitFor();
    };
    await says('Control+z', 'Nothing to undo.');
    await says('h', 'Select words or a highlight first.');
    await says('Control+Shift+E', 'Open who said what first.');
    await says('d', 'This article has nothing for: What changed');
    await says('j', 'The list ends here.');
    await page.keyboard.press('*');
    const offer = page.getByRole('button', { name: 'Undo', exact: true });
    await offer.waitFor();
    await says(')', 'Nothing is read aloud.');
    expect(await offer.count()).toBe(1);
    await page.keyboard.press('Shift+L');
    await expect.poll(keyboardAt).toBe('entity-search');
    await page.locator('#reader').focus();
    await says('Alt+6', 'No article is shown.');
    await page.keyboard.press('Escape');
    await page.locator('[data-reading-text] .entity').first().waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText(/^Undone: /).waitFor();
  });

  it('goes from the box to search back to where it was', async () => {
    const { page } = opened;
    await page.locator('#reader').focus();
    await page.keyboard.press('Control+Shift+F');
    await expect.poll(keyboardAt).toBe('library-search');
    await page.keyboard.type('night train');
    await page.locator('#search-results button').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect.poll(keyboardAt).toBe('library-search');
    await page.keyboard.press('Escape');
    expect(await keyboardAt()).toBe('reader');

    await page.locator('#article-rows').focus();
    await page.locator('#library-search').focus();
    await page.keyboard.press('Escape');
    expect(await keyboardAt()).toBe('article-rows');
  });

  it('goes from words that were looked for back to the list, which gave way to what was found', async () => {
    const { page } = opened;
    const found = page.locator('#search-results button').first();
    for (const place of [page.locator('#article-rows'), page.getByRole('button', { name: /^Inbox/ })]) {
      await place.focus();
      await page.keyboard.press('Control+Shift+F');
      await page.keyboard.type('night train');
      await found.waitFor();
      expect(await page.locator('#article-rows').count()).toBe(0);
      await page.keyboard.press('Escape');
      await expect.poll(keyboardAt).toBe('article-rows');
    }
  });

  it('is in the box once that was cleared, and comes back from there to where it was', async () => {
    const { page } = opened;
    const clear = page.getByRole('button', { name: 'Clear search' });
    for (const place of ['reader', 'article-rows']) {
      for (const press of [
        () => clear.click(),
        async () => {
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter');
        },
      ]) {
        await page.locator(`#${place}`).focus();
        await page.keyboard.press('Control+Shift+F');
        await page.keyboard.type('night');
        await page.locator('#search-results button').first().waitFor();
        await press();
        await clear.waitFor({ state: 'detached' });
        expect(await keyboardAt()).toBe('library-search');
        await page.keyboard.press('Escape');
        await expect.poll(keyboardAt).toBe(place);
      }
    }
  });

  it('goes from the button that would keep the words as a list back to the box, and from there to the list', async () => {
    const { page } = opened;
    await page.locator('#article-rows').focus();
    await page.keyboard.press('Control+Shift+F');
    await page.keyboard.type('night');
    await page.getByRole('button', { name: 'Save as list' }).focus();
    await page.keyboard.press('Control+Shift+F');
    await page.keyboard.press('Escape');
    await expect.poll(keyboardAt).toBe('article-rows');
  });

  it('comes back from a pane over the article, and from one that goes', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 900, height: 700 });
    const panes = [
      ['[', page.getByRole('navigation', { name: 'Library' })],
      [']', page.getByRole('complementary', { name: 'Sidebar' })],
    ] as const;
    for (const [, pane] of panes) await pane.waitFor({ state: 'detached' });
    for (const [key, pane] of panes) {
      // Nothing has the keyboard after a click on what takes none.
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press(key);
      await pane.waitFor();
      await page.keyboard.press('Escape');
      await pane.waitFor({ state: 'detached' });
      await expect.poll(keyboardAt).toBe('reader');
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator('#article-rows').focus();
    await page.keyboard.press('[');
    await panes[0][1].waitFor({ state: 'detached' });
    await expect.poll(keyboardAt).toBe('reader');
    await page.keyboard.press('[');
    await panes[0][1].waitFor();
  });

  it('comes back from the page of an entity to the row of the sidebar that led there', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.locator('[data-entities] [data-row]').nth(3).focus();
    const row = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.row ?? null);
    const before = await row();
    expect(before).not.toBeNull();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('main', { name: 'Entity', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(row).toBe(before);
    // Where the person goes on reading, and comes back another way, it stays there.
    await page.locator('#reader').focus();
    await page.keyboard.press('Shift+L');
    await page.getByRole('main', { name: 'Entities of the library' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-entities] [data-row]').first().waitFor();
    await expect.poll(keyboardAt).toBe('reader');
  });

  it('goes to the first entry of every tab of the sidebar by its key, and back to the text by Escape', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.locator('#reader').focus();
    const isAt = (which: string) => page.evaluate((which) => document.activeElement?.matches(which) ?? false, which);
    const inPanel = (which: string) => `[role="tabpanel"] ${which}`;
    for (const [key, first] of [
      ['Alt+1', '[data-row]'],
      ['Alt+2', '[data-entry]'],
      ['Alt+2', '[data-entry]'],
      ['Alt+3', 'button'],
      ['Alt+4', '[data-row]'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => isAt(inPanel(first)), { message: key }).toBe(true);
      await page.keyboard.press('Escape');
      await expect.poll(keyboardAt, { message: key }).toBe('reader');
    }
    await page.keyboard.press('Alt+2');
    await expect.poll(() => isAt(inPanel('[data-entry]'))).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.closest('li')?.previousElementSibling != null)).toBe(true);
    await page.keyboard.press('Alt+1');
    await expect.poll(() => isAt(inPanel('[data-row]'))).toBe(true);
  });

  it('makes a favourite and takes that back where the key is pressed twice at once', async () => {
    const { page } = opened;
    const count = async () => (await callFrom(page, 'articles.counts', { queries: ['is:favourite'] }))[0];
    for (const [place, key] of [
      ['#reader', '*'],
      ['#article-rows', 's'],
    ] as const) {
      await page.locator(place).focus();
      await page.keyboard.press(key);
      await page.keyboard.press(key);
      await page.getByText(/no longer favourite|^No favourite any more: /).waitFor();
      expect(await count()).toBe(0);
      // It was one in between.
      await page.keyboard.press('Control+z');
      await expect.poll(count).toBe(1);
      await page.keyboard.press('Control+z');
      await expect.poll(count).toBe(0);
    }
  });

  it('finds what the bar and the bar of reading aloud would cover in a low window', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 620, height: 300 });
    await page.getByRole('complementary', { name: 'Sidebar' }).waitFor({ state: 'detached' });
    await page.locator('#reader').focus();
    await toTop(page);
    // What comes above the text at a start moves it, as another face does.
    await page.getByText('A note on the article as a whole').waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.keyboard.press('c');
    await page.locator('[data-hint]').waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('the');
    const seen = () =>
      page.evaluate(() => {
        const [found] = CSS.highlights.get('find-current') ?? [];
        if (found === undefined) return null;
        const range = document.createRange();
        range.setStart(found.startContainer, found.startOffset);
        range.setEnd(found.endContainer, found.endOffset);
        const hit = range.getBoundingClientRect();
        const bar = document.getElementById('find-bar')?.getBoundingClientRect().bottom ?? 0;
        const foot = document.querySelector('[data-hint]')?.getBoundingClientRect().top ?? innerHeight;
        return { at: range.startOffset, isSeen: hit.top >= bar && hit.bottom <= foot };
      });
    await expect.poll(async () => (await seen())?.isSeen).toBe(true);
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Enter');
      expect((await seen())?.isSeen).toBe(true);
    }
    // Out of the bar, off the words that were found, out of the caret mode.
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Escape');
    await page.locator('[data-hint]').waitFor({ state: 'detached' });
  });

  // From here on other articles are open.
  it('goes to the article that an import has opened, and stays where the person is otherwise', async () => {
    const { page } = opened;
    const bring = (name: string) =>
      page.setInputFiles('#file-picker', {
        name: `${name}.html`,
        mimeType: 'text/html',
        buffer: Buffer.from(pageOf(`The ${name} society`, paragraphs(name))),
      });
    await page.locator('#reader').focus();
    await bring('mill');
    await title('The mill society').waitFor();
    await expect.poll(keyboardAt).toBe('reader');
    await page.locator('#article-rows').focus();
    await bring('brook');
    await title('The brook society').waitFor();
    expect(await keyboardAt()).toBe('article-rows');
  });

  it('means the same row while the list grows, whose rows may come before its length', async () => {
    const { page } = opened;
    const rows = page.locator('#article-rows');
    const favourites = () => callFrom(page, 'articles.ids', { query: 'is:favourite', sort: 'saved', reversed: false });
    await rows.focus();
    await page.keyboard.press('End');
    await expect.poll(() => rows.getAttribute('aria-activedescendant')).not.toBeNull();
    const last = await rows.getByRole('option').last().getAttribute('data-article');
    const length = Promise.withResolvers<void>();
    await page.route('**/api/articles.list', async (route) => {
      if (route.request().postDataJSON().limit === 0) await length.promise;
      await route.continue();
    });
    await page.setInputFiles('#file-picker', {
      name: 'sluice.html',
      mimeType: 'text/html',
      buffer: Buffer.from(pageOf('The sluice society', paragraphs('sluice'))),
    });
    await rows.getByText('The sluice society').waitFor();
    await page.keyboard.press('s');
    await expect.poll(favourites).toEqual([last]);
    length.resolve();
    await expect.poll(() => rows.getAttribute('data-active-shown')).toBe('true');
    await page.unroute('**/api/articles.list');
    await page.keyboard.press('Control+z');
    await expect.poll(favourites).toEqual([]);
  });

  it('says why a key has nothing to do for an article with few headings, for a row, and for an entity', async () => {
    const { page } = opened;
    // In a list whose row was never pointed at.
    await page.reload();
    await page.locator('[data-reading-text]').waitFor();
    await expect.poll(keyboardAt).toBe('reader');
    await page.setInputFiles('#file-picker', {
      name: 'weir.html',
      mimeType: 'text/html',
      buffer: Buffer.from(pageOf('The weir society', [...paragraphs('weir'), 'It has 40,000 euros in the bank.'])),
    });
    await title('The weir society').waitFor();
    await expect.poll(keyboardAt).toBe('reader');
    await page.locator('[data-reading-text]').waitFor();
    const says = (words: string) => page.getByRole('dialog').getByText(words, { exact: true }).waitFor();
    await page.keyboard.press('Alt+6');
    await says('Too few headings for an outline.');
    const amount = page.locator('[data-entities] [data-type="amount"]').first();
    await amount.focus();
    await page.keyboard.press('r');
    await says('Not for this entity.');
    await page.getByRole('option', { name: /^The weir society/ }).waitFor();
    await page.locator('#article-rows').focus();
    await page.keyboard.press('Delete');
    await says('To the trash: #');
  });

  it('goes on to the next part of a page with the arrow that leads on in its lines', async () => {
    const { page } = opened;
    await page.locator('#reader').focus();
    const told = [
      'وقفت العربات القديمة في المحطة طوال الشتاء، ولم يكن أحد يعرف متى تعود إلى السير بين المدينتين، فقد كان الجسر الكبير مغلقا منذ الفيضان الأخير الذي غمر الوادي كله.',
      'قال مدير السكة إن العمل سيبدأ في الربيع، وإن المال اللازم موجود منذ العام الماضي، وإن العمال ينتظرون الأمر.',
      'وفي المساء عاد الناس إلى بيوتهم وهم يتحدثون عن القطار، وعن الجسر، وعن النهر الذي لا ينام.',
    ];
    const html = pageOf('القطار يعود', told).replace('lang="en"', 'lang="ar" dir="rtl"');
    await page.setInputFiles('#file-picker', { name: 'train.html', mimeType: 'text/html', buffer: Buffer.from(html) });
    await title('القطار يعود').waitFor();
    await expect.poll(keyboardAt).toBe('reader');
    await page.locator('[data-reading-text]').waitFor();
    await page.keyboard.press('p');
    await page.getByRole('application', { name: 'The whole page' }).waitFor();
    const part = page.locator('main').getByRole('status');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => part.innerText()).toContain('وقفت العربات');
    await page.keyboard.press('ArrowLeft');
    expect(await part.innerText()).toContain('قال مدير السكة');
    await page.keyboard.press('ArrowRight');
    expect(await part.innerText()).toContain('وقفت العربات');
  });
});

describe('the keyboard in a library', () => {
  const newFolder = madeOnce(async (library) => {
    const pages = join(dirname(library), 'pages');
    await mkdir(pages, { recursive: true });
    const names = 'Anna Bert Carla David Emma Frank Greta Hans Ines Jonas Karin Lars Maria Nils Olga'.split(' ');
    for (const surname of ['Olsen', 'Novak', 'Jansen']) {
      const told = names.map(
        (name) => `${name} ${surname} said on Monday that the plan of the committee was sound. Mr ${surname} agreed.`,
      );
      told.push('Clara Weston said that she would read it. Mrs Weston had been away.');
      await writeFile(join(pages, `${surname}.html`), pageOf(`The ${surname} report`, told));
    }
    await postil(library, 'import', pages);
  });

  const shared = sharesOpening(async () => {
    const folder = await newFolder();
    const opened = await hosts[0].open({ library: folder.library, width: 1366, height: 768 });
    await opened.page.getByRole('listbox', { name: 'Articles' }).waitFor();
    return { opened, folder };
  });

  beforeEach(() => {
    opened = shared();
  });

  // The first one, as it is about how a window begins.
  it('begins at the list where no article is open, and Enter opens what is there', async () => {
    const { page } = opened;
    await expect.poll(keyboardAt).toBe('article-rows');
    await page.keyboard.press('Enter');
    await title(/^The .* report$/).waitFor();
    await expect.poll(keyboardAt).toBe('reader');
  });

  it('comes back from the page of an entity to its row, where that stood', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Entities', exact: true }).click();
    const list = page.getByRole('main', { name: 'Entities of the library' });
    const row = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.row ?? null);
    await expect.poll(keyboardAt).toBe('entity-search');
    // Rows come and move as long as an article is still to be read.
    await list
      .getByRole('status')
      .getByText(/^\d+ entities$/)
      .waitFor();
    for (let step = 0; step < 25; step += 1) await page.keyboard.press('ArrowDown');
    const top = () => page.evaluate(() => Math.round(document.activeElement?.getBoundingClientRect().top ?? 0));
    const before = { row: await row(), top: await top() };
    expect(before.row).not.toBeNull();
    for (const key of ['Enter', 'ArrowRight']) {
      await page.keyboard.press(key);
      await page.getByRole('main', { name: 'Entity', exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await list.waitFor();
      await expect.poll(row).toBe(before.row);
      expect(await top()).toBe(before.top);
    }
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
  });

  it('comes back to the row of the sidebar whose number or menu led to the page of its entity, if at once', async () => {
    const { page } = opened;
    await page.locator('#article-rows').focus();
    await page.keyboard.press('Enter');
    await expect.poll(keyboardAt).toBe('reader');
    const item = page.locator('[data-entities] li', { hasText: 'Clara Weston' });
    const number = item.getByRole('button', { name: /other article/ });
    await number.waitFor();
    const entity = page.getByRole('main', { name: 'Entity', exact: true });
    const ways = [
      () => number.press('Enter'),
      async () => {
        await item.locator('[data-row]').click({ button: 'right' });
        await page.getByRole('menuitem', { name: /^Its page/ }).click();
      },
    ];
    const rowWithKeyboard = () =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset.entityRow ?? document.activeElement?.id);
    for (const [at, go] of ways.entries()) {
      await go();
      await entity.waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(rowWithKeyboard, { message: `way ${at}` }).toBe('Clara Weston');
    }
    await number.press('Enter');
    await entity.waitFor();
    // A narrow window has no sidebar beside the text.
    await page.setViewportSize({ width: 900, height: 768 });
    await page.keyboard.press('Escape');
    await expect.poll(keyboardAt).toBe('reader');
    expect(await number.count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await page.setViewportSize({ width: 1366, height: 768 });
    await number.waitFor();
    expect(await keyboardAt()).toBe('reader');
  });
});

describe('the pane of the library', () => {
  const shared = sharesOpening(openSample);

  it.each([
    [1000, 700, 2],
    [1440, 900, 8],
  ])('gives lists the room that articles do not need: %i by %i', async (width, height, tagsInSight) => {
    const { page } = shared();
    await page.setViewportSize({ width, height });
    const [article] = await callFrom(page, 'articles.ids', { query: '', sort: 'saved', reversed: false });
    const tags = Array.from({ length: 14 }, (_, at) => `canal ${at}`);
    await callFrom(page, 'articles.changeEach', { each: [{ id: article ?? '', changes: {}, addTags: tags }] });
    const { id } = await callFrom(page, 'lists.add', {
      name: 'Canals',
      query: 'tag:"canal 1"',
      sort: 'saved',
      reversed: false,
    });
    await page.locator('[data-list]', { hasText: 'Canals' }).waitFor();
    const pane = page.getByRole('navigation', { name: 'Library' });
    const inSight = (name: string) =>
      pane.locator('button, [role="treeitem"]').evaluateAll((rows, start) => {
        const isClear = (row: Element) => {
          const { left, top, width, height } = row.getBoundingClientRect();
          return row.contains(document.elementFromPoint(left + width / 2, top + height - 1));
        };
        return rows.filter((row) => row.textContent?.startsWith(start) && isClear(row)).length;
      }, name);
    for (const name of ['Canals', 'Tags', 'Entities', 'Duplicates'])
      expect([name, await inSight(name)]).toEqual([name, 1]);
    await page.getByRole('button', { name: 'Tags', exact: true }).click();
    await page.getByRole('treeitem').nth(13).waitFor();
    for (const name of ['Canals', 'Tags', 'Entities', 'Duplicates'])
      expect([name, await inSight(name)]).toEqual([name, 1]);
    expect(await inSight('canal ')).toBeGreaterThanOrEqual(tagsInSight);
    expect(await page.locator('[data-article]').count()).toBe(1);
    await page.getByRole('button', { name: 'Tags', exact: true }).click();
    await page.getByRole('treeitem').first().waitFor({ state: 'detached' });
    await callFrom(page, 'lists.delete', { id });
    await page.locator('[data-list]', { hasText: 'Canals' }).waitFor({ state: 'detached' });
  });

  // The last one, as its tags stay.
  it('keeps what there is of the library in sight below the tags that are unfolded', async () => {
    const { page } = shared();
    await page.setViewportSize({ width: 1366, height: 768 });
    const [article] = await callFrom(page, 'articles.ids', { query: '', sort: 'saved', reversed: false });
    const tags = Array.from({ length: 30 }, (_, at) => `canal ${at}`);
    await callFrom(page, 'articles.changeEach', { each: [{ id: article ?? '', changes: {}, addTags: tags }] });
    await page.getByRole('button', { name: 'Tags', exact: true }).click();
    const tree = page.getByRole('tree', { name: 'Tags' });
    await tree.waitFor();
    const isClear = (name: string) =>
      page.getByRole('button', { name, exact: true }).evaluate((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
    for (const name of ['Entities', 'Who said what', 'Duplicates']) expect(await isClear(name)).toBe(true);
    // A row that the keyboard goes to is not behind them.
    await tree.getByRole('treeitem').first().focus();
    for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown');
    const isRowClear = await page.evaluate(() => {
      const row = document.activeElement;
      const { left, top, width, height } = row?.getBoundingClientRect() ?? new DOMRect();
      return row?.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isRowClear).toBe(true);
  });
});
