import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectReadable } from './accessible.ts';
import { closeBrowser, hosts, isShort, type LibraryFolder, postil, sharesOpening, startedLibrary } from './host.ts';

/** The article as the page holds it. */
const readingText = '[data-reading-text]';
const [sidebar, dialog] = ['aside[aria-label="Sidebar"]', '[data-modal]'];
/** With `within`, all that differs from the screens before it, which axe looks at alone. */
const screens: readonly { name: string; within?: string; show: (page: Page) => Promise<void> }[] = [
  { name: 'library and reader', show: async () => undefined },
  {
    name: 'a focused note',
    show: async (page) => {
      await page.keyboard.press('.');
      await page.getByRole('toolbar', { name: 'Highlight', exact: true }).waitFor();
    },
  },
  {
    name: 'writing a note',
    within: '#reader',
    show: async (page) => {
      await page.keyboard.press('.');
      await page.keyboard.press('n');
      await page.getByRole('textbox', { name: 'Note' }).waitFor();
    },
  },
  {
    name: 'linking a note',
    within: '#reader',
    show: async (page) => {
      await page.keyboard.press('.');
      await page.keyboard.press('n');
      await page.keyboard.type(' **and** [[');
      await page.locator('[role=option]').first().waitFor();
    },
  },
  {
    name: 'the menu of an entity',
    show: async (page) => {
      await page.keyboard.press('Alt+1');
      await page.locator('[data-entities] [data-row]').first().click({ button: 'right' });
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'renaming an entity',
    within: sidebar,
    show: async (page) => {
      await page.locator('[data-entities] [data-row]').first().focus();
      await page.keyboard.press('r');
      await page.getByRole('textbox', { name: 'Call it' }).waitFor();
    },
  },
  {
    name: 'merging an entity',
    within: sidebar,
    show: async (page) => {
      await page.locator('[data-entities] [data-row]').first().focus();
      await page.keyboard.press('m');
      await page.getByRole('complementary', { name: 'Sidebar' }).locator('[role="option"]').first().waitFor();
    },
  },
  {
    name: 'adding an entity',
    show: async (page) => {
      await page.keyboard.press('c');
      await page.keyboard.press('Control+Shift+ArrowRight');
      await page.keyboard.press('Shift+E');
      await page.getByText('every occurrence').waitFor();
    },
  },
  {
    name: 'the page of an entity',
    within: '#reader',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('c');
      await page.locator('[data-entities] [data-row]').first().focus();
      await page.keyboard.press('w');
      await page.getByRole('textbox', { name: 'Note on this entity' }).fill('A *note*');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('button', { name: 'Edit note' }).waitFor();
    },
  },
  {
    name: 'entities of the library',
    within: '#reader',
    show: async (page) => {
      await page.keyboard.press('Shift+L');
      await page.locator('#reader [data-row]').first().waitFor();
    },
  },
  { name: 'said', within: sidebar, show: (page) => page.keyboard.press('Alt+4') },
  { name: 'timeline', within: sidebar, show: (page) => page.keyboard.press('Alt+5') },
  { name: 'notes', within: sidebar, show: (page) => page.keyboard.press('Alt+2') },
  { name: 'info', within: sidebar, show: (page) => page.keyboard.press('Alt+3') },
  {
    name: 'search',
    within: 'nav[aria-label="Library"]',
    show: (page) => page.getByRole('searchbox', { name: 'Search articles and notes' }).fill('bed'),
  },
  { name: 'palette', within: dialog, show: (page) => page.keyboard.press('Control+k') },
  { name: 'export', within: dialog, show: (page) => page.keyboard.press('Control+e') },
  {
    name: 'export of a list',
    within: dialog,
    show: async (page) => {
      await page.keyboard.press('Control+Alt+e');
      await page.getByRole('dialog').getByLabel('Format').selectOption('digest');
    },
  },
  { name: 'import from the web', within: dialog, show: (page) => page.keyboard.press('Control+Shift+o') },
  { name: 'reading settings', within: dialog, show: (page) => page.keyboard.press('Control+,') },
  { name: 'keys', within: dialog, show: (page) => page.keyboard.press('?') },
  {
    name: 'find in the article',
    within: '#find-bar',
    show: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('the');
      await page
        .getByRole('search')
        .getByText(/^\d+ of \d+$/)
        .waitFor();
    },
  },
  {
    name: 'a pattern that is none',
    within: '#find-bar',
    show: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.press('Alt+r');
      await page.keyboard.type('(');
      await page.getByText('Unterminated group').waitFor();
    },
  },
];

afterAll(closeBrowser);

for (const { scheme, width, height } of [
  { scheme: 'light', width: 1440, height: 900 },
  { scheme: 'dark', width: 1000, height: 700 },
] as const) {
  describe(`every screen, ${scheme}, ${width} wide`, () => {
    let folder: LibraryFolder;

    const opened = sharesOpening(async () => {
      folder = await startedLibrary();
      return { folder, opened: await hosts[0].open({ library: folder.library, scheme, width, height }) };
    });

    beforeAll(() => opened().page.locator(`${readingText} .entity`).first().waitFor());

    it('shows the very reading text that the core counts offsets in', async () => {
      const listed = JSON.parse(await postil(folder.library, 'list', '--json')) as { id: string };
      const text = (await postil(folder.library, 'show', listed.id, '--text')).trimEnd();
      const shown = await opened().page.locator(readingText).innerText();
      expect(shown.replace(/\s+/g, ' ').trim()).toBe(text.replace(/\s+/g, ' ').trim());
    });

    it('breaks no rule of WCAG 2.2 AA that axe can see, and never scrolls sideways', async () => {
      const { page } = opened();
      // In `npm test` the small dark one is looked at as a whole once, and then for what its size and its colours may break.
      const isSame = isShort && scheme === 'dark';
      for (const [at, { name, within, show }] of screens.entries()) {
        await show(page);
        if (isSame && at > 0) await expectReadable(page, name, within);
        else await expectAccessible(page, name, within);
        await page.keyboard.press('Escape');
        if (name === 'linking a note') await page.keyboard.press('Escape');
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      }
    });
  });
}
