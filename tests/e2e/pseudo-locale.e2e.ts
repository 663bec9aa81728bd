import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { messagesOf } from '#shared/messages/messages.ts';
import { settingsSections } from '../../src-renderer/session/settings-sections.ts';
import { pageOf } from '../support/app.ts';
import { bodyOf, storyOf } from '../support/copies.ts';
import { closeBrowser, hosts, type LibraryFolder, type Postil, temporaryLibrary } from './host.ts';
import { callFrom, dropFile } from './person.ts';
import { choose, savedBy } from './saving.ts';
import { contentOf, untranslated } from './untranslated.ts';

const titles = { kept: 'The landing of Marrow', again: 'Marrow mends its ferry', trashed: 'Worms below the landing' };
const story = storyOf('Marrow');
const list = 'Ferries and beds';

/** As the page has it. */
const text = await messagesOf('en-XA');

let opened: Postil;
let folder: LibraryFolder;

const rows = (page: Page) => page.locator('[data-article]');
const open = (page: Page, title: string) => rows(page).filter({ hasText: title }).first().click();
const dialog = (page: Page) => page.getByRole('dialog').last();
const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
  };

async function give(page: Page, id: keyof typeof text.commands): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().fill(text.commands[id]);
  await page.keyboard.press('Enter');
}

/** Every screen and every dialog, told by keys: there are no names to go by in a language that nobody speaks. */
const screens: readonly {
  name: string;
  show: (page: Page) => Promise<unknown>;
  wait?: (page: Page) => Promise<unknown>;
}[] = [
  { name: 'library, entities and reader', show: async () => undefined },
  { name: 'a focused highlight', show: press('.') },
  { name: 'writing a note', show: press('.', 'n'), wait: (page) => page.locator('textarea').first().waitFor() },
  { name: 'tags of a highlight', show: press('.', 't') },
  { name: 'the bar of a selection', show: press('c', 'Control+Shift+ArrowRight') },
  { name: 'adding a name', show: press('c', 'Control+Shift+ArrowRight', 'Shift+E') },
  {
    name: 'the menu of an entity',
    show: (page) => page.locator('[data-entities] [data-row]').first().click({ button: 'right' }),
    wait: (page) => page.getByRole('menu').waitFor(),
  },
  ...['r', 'v', 'm', 'a'].map((key) => ({
    name: `correcting an entity by ${key}`,
    show: async (page: Page) => {
      await page.locator('[data-entities] [data-row]').first().focus();
      await page.keyboard.press(key);
    },
  })),
  { name: 'said', show: press('Alt+4') },
  { name: 'timeline', show: press('Alt+5') },
  { name: 'notes', show: press('Alt+2') },
  { name: 'info', show: press('Alt+3') },
  {
    name: 'a search',
    show: (page) => page.locator('#library-search').fill('the'),
    wait: (page) => page.locator('[translate="no"] mark').first().waitFor(),
  },
  { name: 'a search for nothing', show: (page) => page.locator('#library-search').fill('qqqq zzzz') },
  { name: 'find', show: async (page) => page.keyboard.press('/').then(() => page.keyboard.type('the')) },
  { name: 'read aloud', show: press('Shift+A'), wait: (page) => page.locator('[data-aloud]').waitFor() },
  { name: 'the palette', show: press('Control+k'), wait: (page) => page.getByRole('option').first().waitFor() },
  { name: 'export', show: press('Control+e'), wait: (page) => dialog(page).waitFor() },
  { name: 'export of a list', show: press('Control+Alt+e'), wait: (page) => dialog(page).waitFor() },
  { name: 'import from the web', show: press('Control+Shift+o'), wait: (page) => dialog(page).waitFor() },
  { name: 'keys', show: press('?'), wait: (page) => dialog(page).waitFor() },
  { name: 'the guide', show: press('F1'), wait: (page) => dialog(page).locator('h3').first().waitFor() },
  ...settingsSections.map((section, at) => ({
    name: `settings: ${section}`,
    show: async (page: Page) => {
      await page.keyboard.press('Control+,');
      await dialog(page).getByRole('tab').nth(at).click();
    },
    wait: async (page: Page) => {
      if (section === 'about') await dialog(page).locator('summary').first().waitFor();
    },
  })),
  ...(['file.folder', 'view.rules', 'article.tag'] as const).map((id) => ({
    name: text.commands[id],
    show: (page: Page) => give(page, id),
    wait: (page: Page) => page.locator('[role="dialog"] button').first().waitFor(),
  })),
  {
    name: 'entities of the library',
    show: press('Shift+L'),
    wait: (page) => page.locator('#reader [data-row]').first().waitFor(),
  },
  {
    name: 'who said what',
    show: press('Shift+W'),
    wait: (page) => page.locator('#reader [data-row]').first().waitFor(),
  },
  { name: 'duplicates', show: press('Shift+D'), wait: (page) => page.locator('#reader [data-row]').first().waitFor() },
  {
    name: 'the page of an entity',
    show: async (page) => {
      await page.keyboard.press('Alt+1');
      await page.locator('[data-entities] [data-row]').first().focus();
      await page.keyboard.press('ArrowRight');
    },
    wait: (page) => page.locator('#reader [data-row]').first().waitFor(),
  },
  { name: 'a comparison', show: async (page) => press('Shift+D')(page).then(() => page.keyboard.press('v')) },
];

const shows = (name: string) => async (page: Page) => {
  await page.locator(`[data-list="${name}"]`).click();
  await page.locator(`[data-list="${name}"][aria-current="true"]`).waitFor();
};

/** What the pane of the library shows, which stays as it is left, and what opens from there. */
const ofTheLists: typeof screens = [
  ...['reading', 'later', 'favourites', 'archive', 'all'].map((name) => ({
    name: `the list ${name}`,
    show: shows(name),
  })),
  { name: 'the trash', show: shows('trash'), wait: (page) => rows(page).first().waitFor() },
  { name: 'an article of the trash', show: (page) => open(page, titles.trashed) },
  {
    name: 'removing for good',
    show: async (page) => {
      await page.locator('#article-rows').focus();
      await page.keyboard.press('Delete');
    },
    wait: (page) => dialog(page).waitFor(),
  },
  { name: 'a saved list', show: (page) => page.getByRole('button', { name: list }).first().click() },
  {
    name: 'the form of a list',
    show: async (page) => {
      await page.getByRole('button', { name: list }).first().focus();
      await page.keyboard.press('F2');
    },
    wait: (page) => dialog(page).waitFor(),
  },
  {
    name: 'several articles',
    show: async (page) => {
      await shows('inbox')(page);
      await page.locator('#article-rows').focus();
      await page.keyboard.press('Control+a');
    },
    wait: (page) => page.locator('[role="toolbar"][data-list-keys]').waitFor(),
  },
  {
    name: 'tags',
    show: (page) => page.getByRole('button', { name: text.library.tags, exact: true }).click(),
    wait: (page) => page.locator('[data-tag]').first().waitFor(),
  },
  { name: 'renaming a tag', show: async (page) => page.locator('[data-tag]').first().press('F2') },
  {
    name: 'choosing the part',
    show: async (page) => {
      await open(page, titles.kept);
      await page.getByRole('heading', { name: titles.kept, level: 1 }).waitFor();
      await page.locator('#reader').focus();
      await page.keyboard.press('p');
    },
    wait: (page) => page.locator('#choose-part-help').waitFor(),
  },
];

beforeEach(async () => {
  folder = await temporaryLibrary();
  const pages = join(dirname(folder.library), 'pages');
  await mkdir(pages, { recursive: true });
  opened = await hosts[0].open({ library: folder.library, width: 1000, height: 700 });
  const { page } = opened;
  await page.locator('[data-reading-text] .entity').first().waitFor();
  for (const title of Object.values(titles)) {
    const path = join(pages, `${title}.html`);
    const sentences =
      title === titles.again ? [...story, 'A sentence of its own.'] : title === titles.kept ? story : story.slice(3, 6);
    await writeFile(path, pageOf(title, [], { body: bodyOf(sentences) }));
    await dropFile(page, path, `${title}.html`, 'text/html');
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  }
  const { articles } = await callFrom(page, 'articles.list', { limit: 1 });
  const each = articles.map(({ id }) => ({ id, changes: {}, addTags: ['boats/old', 'harbour'] }));
  await callFrom(page, 'articles.changeEach', { each });
  await callFrom(page, 'lists.add', { name: list, query: 'ferry', sort: 'saved', reversed: false });
});

afterEach(async () => {
  await opened.close();
  await folder.remove();
});

afterAll(closeBrowser);

it('has every text in the catalogue, and room for longer ones', async () => {
  const { page, faults } = opened;
  const { own, bodies } = await contentOf(page);
  own.push(list, 'ferry', 'Deutsch');
  await callFrom(page, 'settings.update', { language: 'en-XA' });
  await page.getByRole('navigation', { name: text.library.pane }).waitFor();
  const found: string[] = [];
  const seen = new Set<string>();
  const look = async (name: string) => {
    // A bar over a selection finds its place a frame after it is there.
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
    const { words, cut } = await untranslated(page, own, bodies);
    for (const each of [...words.map((word) => `not translated: ${word}`), ...cut.map((word) => `no room: ${word}`)]) {
      if (!seen.has(each)) found.push(`${name}: ${each}`);
      seen.add(each);
    }
  };
  await look('an article that is there twice');
  await open(page, titles.trashed);
  await page.keyboard.press('#');
  await look('what was done');
  await open(page, 'Postil');
  await page.locator('[data-reading-text] .entity').first().waitFor();
  for (const { name, show, wait } of [...screens, ...ofTheLists]) {
    await show(page);
    await wait?.(page);
    await look(name);
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
  await page.setInputFiles('#file-picker', { name: 'empty.html', mimeType: 'text/html', buffer: Buffer.alloc(0) });
  await dialog(page).getByRole('listitem').waitFor();
  // Reasons are the core's.
  own.push(...(await dialog(page).locator('li span').allInnerTexts()));
  await look('the report of an import');
  await page.keyboard.press('Escape');
  const { path: kept } = await savedBy(
    opened,
    dirname(folder.library),
    () => give(page, 'file.backup'),
    () => page.locator(`[aria-label="${text.common.notifications}"] [role="dialog"]`).last().waitFor(),
  );
  await look('a backup that was made');
  own.push(basename(kept));
  await choose(opened, kept, () => give(page, 'file.restore'));
  await page.locator('[role="dialog"] footer').waitFor();
  await look('what a backup holds');
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
});
