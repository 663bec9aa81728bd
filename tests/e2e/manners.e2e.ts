import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible, expectAccessibleInBoth } from './accessible.ts';
import {
  closeBrowser,
  closesAfterEach,
  hosts,
  type LibraryFolder,
  type Postil,
  postil,
  sharesOpening,
  startedLibrary,
  temporaryLibrary,
} from './host.ts';
import { callFrom } from './person.ts';

afterAll(closeBrowser);

const [host] = hosts;

/** What the app says and where keys go, on a library with the sample article alone. */
describe(`in ${host.name}`, () => {
  let folder: LibraryFolder;
  let page: Page;
  const opened = sharesOpening(
    async () => {
      folder = await startedLibrary();
      return { folder, opened: await host.open({ library: folder.library }) };
    },
    // A path that is none is refused.
    (fault) => fault.includes('status of 400'),
  );
  beforeAll(async () => {
    ({ page } = opened());
    await page.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
  });
  beforeEach(() => page.locator('#reader').focus());

  it('reads one article out as one', async () => {
    await page.getByText('1 article', { exact: true }).first().waitFor({ state: 'attached' });
    expect(await page.locator('body').textContent()).not.toMatch(/\b1 articles/);
  });

  it('selects all rows with Caps Lock on, and in a dialog what it says and not the page behind it', async () => {
    await page.locator('#article-rows').focus();
    await page.keyboard.press('Control+A');
    await page.getByRole('toolbar', { name: 'Selected articles' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#reader').focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('region').focus();
    await page.keyboard.press('Control+a');
    const selected = await page.evaluate(() => String(getSelection()));
    expect(selected).toContain(await dialog.getByRole('heading').first().textContent());
    expect(selected).not.toContain('night train');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('says that no note needs a look where one asks for those', async () => {
    await page.keyboard.press('Shift+R');
    await page.getByText('No note of this article needs a look').first().waitFor();
  });

  it('keeps the last tab clear of the edge in a small window', async () => {
    await page.setViewportSize({ width: 1000, height: 700 });
    const tabs = await page.getByRole('tablist').boundingBox();
    const last = await page.getByRole('tab', { name: 'Info' }).boundingBox();
    if (tabs === null || last === null) throw new Error('the sidebar is not shown');
    expect(tabs.x + tabs.width - (last.x + last.width)).toBeGreaterThanOrEqual(7);
  });

  it('says once what is wrong with a folder, beside it, until it is right', async () => {
    await page.keyboard.press('ControlOrMeta+e');
    await page.getByRole('button', { name: 'Keep a folder in step…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Keep a folder in step' });
    const path = dialog.getByLabel('Folder');
    await path.fill('Notes');
    await dialog.getByRole('checkbox').click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('button', { name: 'Run now' }).click();
    await expect.poll(() => dialog.getByRole('button', { name: 'Run now' }).isEnabled()).toBe(true);
    expect(await page.getByText('Give the whole path').count()).toBe(1);
    expect(await dialog.getByRole('alert').textContent()).toContain('Give the whole path');
    expect(await path.getAttribute('aria-invalid')).toBe('true');
    const notes = join(folder.library, '..', 'Notes');
    await mkdir(notes);
    await path.fill(notes);
    await dialog.getByRole('button', { name: 'Run now' }).press('Enter');
    await dialog.getByText(/: 1 file, /).waitFor();
    // The keyboard stays where it was, and goes back to the article.
    const hasKeyboard = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(hasKeyboard).toBe('Run now');
    await dialog.getByRole('checkbox').press('Space');
    await expect.poll(() => dialog.getByRole('checkbox').isChecked()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
    expect(await page.getByText('Give the whole path').count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('reader');
  });

  it('counts as read what was on the screen, where the article is left before it has come to rest', async () => {
    const { articles } = await callFrom(page, 'articles.list', { limit: 1 });
    const furthest = async () => (await callFrom(page, 'articles.get', { id: articles[0]?.id ?? '' })).article.progress;
    const before = (await furthest()).last;
    // In one task: the key comes before the scrolling is told.
    await page.locator('#reader').evaluate((reader) => {
      reader.scrollTo({ top: 500, behavior: 'instant' });
      reader.dispatchEvent(new KeyboardEvent('keydown', { key: 'L', code: 'KeyL', shiftKey: true, bubbles: true }));
    });
    await page.locator('#reader h1', { hasText: 'Entities' }).waitFor();
    await expect.poll(async () => (await furthest()).last).toBeGreaterThan(before);
    expect((await furthest()).furthest).toBeLessThan(0.9);
  });
});

describe('a first start', () => {
  let folder: LibraryFolder;
  let opened: Postil;
  beforeEach(async () => {
    folder = await temporaryLibrary();
    opened = await hosts[0].open({ library: folder.library });
  });
  closesAfterEach(() => ({ opened, folder }));

  it('takes a newcomer through three cards over the sample, by keyboard, once; and again when asked', async () => {
    const { page } = opened;
    const card = page.getByRole('region', { name: 'Tour' });
    const hasKeyboard = (name: string) =>
      expect.poll(() => page.evaluate(() => document.activeElement?.textContent), { message: name }).toBe(name);
    await card.getByRole('heading', { name: 'Mark what matters' }).waitFor();
    await hasKeyboard('Next');
    await expectAccessibleInBoth(page, 'the first card of the tour');
    await page.keyboard.press('Enter');
    await card.getByText('2 of 3').waitFor();
    await expectAccessibleInBoth(page, 'the second card of the tour');
    await page.keyboard.press('Enter');
    await card.getByText('3 of 3').waitFor();
    await expectAccessibleInBoth(page, 'the third card of the tour', '[aria-label="Tour"]');
    // Nothing waits for it: commands are given beside it.
    await page.keyboard.press('.');
    await page.getByRole('toolbar', { name: 'Highlight', exact: true }).waitFor();
    // What is asked for waits for what was asked for before it, and is sent although the window goes before its turn.
    await page.evaluate(() => {
      const { fetch } = window;
      const isHeld = (at: unknown) => String(at).endsWith('/api/annotations.update');
      window.fetch = (at, init) => (isHeld(at) ? new Promise(() => undefined) : fetch(at, init));
    });
    await page.keyboard.press('2');
    await card.getByRole('button', { name: 'Begin' }).press('Enter');
    await card.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('reader');
    // The page that comes was asked for before, and has the tour until it hears that it is over.
    await page.reload();
    await page.locator('[data-reading-text] .entity').first().waitFor();
    await card.waitFor({ state: 'detached' });

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command' }).waitFor();
    await page.keyboard.type('show the tour');
    await page.keyboard.press('Enter');
    await card.waitFor();
    await hasKeyboard('Next');
    await page.keyboard.press('Shift+Tab');
    await hasKeyboard('Skip');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('reader');
  });
});

describe(`first in ${host.name}`, () => {
  let folder: LibraryFolder;
  let opened: Postil;
  beforeEach(async () => {
    folder = await temporaryLibrary();
    const file = join(folder.library, '..', 'harbour.txt');
    await writeFile(
      file,
      `The harbour opens again\n\n${'The gates were open by noon, the harbour master said. '.repeat(30)}`,
    );
    await postil(folder.library, 'import', file);
    opened = await host.open({ library: folder.library });
  });
  closesAfterEach(() => ({ opened, folder }));

  it('welcomes whoever has imported by the command line, and offers what came', async () => {
    const { page } = opened;
    await page.getByRole('heading', { name: 'Welcome to Postil' }).waitFor();
    await expectAccessible(page, 'the welcome without an article');
    await page
      .getByRole('main')
      .getByRole('button', { name: /The harbour opens again/ })
      .click();
    await page.getByRole('heading', { level: 1, name: 'The harbour opens again' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'The harbour opens again' }).waitFor();
    expect(await page.getByText('Welcome to Postil').count()).toBe(0);
  });
});
