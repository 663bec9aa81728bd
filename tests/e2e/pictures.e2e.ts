import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedGallery, serveBuilt } from '../gallery/serve.ts';
import {
  type GalleryTheme,
  pictureOf,
  picturesOf,
  type ShownSheet,
  showSheets,
  stillContext,
  stopClock,
} from '../gallery/take-pictures.ts';
import { contrastOn, look } from './accessible.ts';
import { closeBrowser, hosts, isShort, openContext, startedLibrary } from './host.ts';
import { compareWithKept, isRenewing, whyNotComparable } from './kept-pictures.ts';

/** In the dark those alone whose colours come from more than the theme's own. */
const alsoDark = new Set(['note-cards', 'article-rows', 'fields', 'notices']);
/** They say in other words what others show, or change with every command. */
const left = new Set(
  `notes-tab export-preview welcome tag-form export-progress palette key-list note-unsaved address-forbidden export-template
  export-several statements-export restore restore-damaged backup-progress fact-field palette-empty guide guide-search drop
  tour-2 tour-3 top-bar drawer import-interrupted settings-short settings-export settings-entities settings-about info
  entity-index entity-page version-diff settings-library months ledger-empty comparison related deleted-notes tag-names link-picker`.split(
    /\s+/,
  ),
);

function isKept(id: string, theme: GalleryTheme): boolean {
  return theme === 'light' ? !left.has(id) : alsoDark.has(id);
}

/** No spec of a screen asks axe of them. */
const seenHere = ['note-unsaved', 'drop'];
/** In `npm test` the windows that have a picture, and these: of the others the specs of the screens themselves ask axe. */
const isShown = (id: string) => !isShort || isKept(id, 'light') || seenHere.includes(id);

/** What axe says of a page of the sheet; in the dark, of its colours. */
async function brokenRules({ page, theme, id }: ShownSheet): Promise<string[]> {
  // Frames of the sheet are empty: each of what they show comes by itself.
  const { violations } = theme === 'light' ? await look(page) : await contrastOn(page);
  return violations.flatMap(({ id: rule, nodes }) =>
    nodes.map(({ html }) => `${id ?? 'the sheet'}, ${theme}: ${rule}: ${html.slice(0, 200)}`),
  );
}

async function togglePanes(page: Page, state: 'attached' | 'detached'): Promise<void> {
  await page.keyboard.press('[');
  await page.keyboard.press(']');
  for (const pane of ['#article-rows', '[role="tabpanel"]']) await page.locator(pane).first().waitFor({ state });
}

/** Where nothing goes of itself any more: the text stays where it was while panes come and go. */
async function scrollTo(page: Page, top: number): Promise<void> {
  await page.locator('#reader').evaluate((reader, top) => reader.scrollTo({ top, behavior: 'instant' }), top);
}

let why: string | null = null;

beforeAll(async () => {
  const context = await openContext(stillContext);
  why = await whyNotComparable(context.browser(), await context.newPage());
  await context.close();
});
afterAll(closeBrowser);

/** `npm run test:e2e -- --update-pictures` renews them. */
describe('the pictures that are kept', () => {
  it('of the components are as before, and break no rule of WCAG 2.2 AA', { timeout: 180_000 }, async (context) => {
    const gallery: ServedGallery = await serveBuilt();
    try {
      const told: (string | null)[] = [];
      for await (const sheet of showSheets(openContext, gallery.url, isShown)) {
        if (!isRenewing) told.push(...(await brokenRules(sheet)));
        if (why !== null || (sheet.id !== null && !isKept(sheet.id, sheet.theme))) continue;
        for await (const { name, png } of picturesOf(sheet, isKept)) told.push(compareWithKept(name, png));
      }
      expect(told.filter((each) => each !== null)).toEqual([]);
    } finally {
      await gallery.close();
    }
    if (why !== null) context.skip(why);
  });

  it('of the window are as before, in both themes', async (context) => {
    if (why !== null) context.skip(why);
    if (hosts[0].name === 'desktop') context.skip('the pictures are of a page in a browser');
    const folder = await startedLibrary();
    const { page, close } = await hosts[0].open({
      library: folder.library,
      width: 1320,
      height: 800,
      context: stillContext,
    });
    try {
      const told: (string | null)[] = [];
      const look = async (name: string) => told.push(compareWithKept(name, await pictureOf(page)));
      await stopClock(page);
      // An article that has been shown for seconds is one that is being read: in all pictures, however long they take.
      await page
        .getByRole('button', { name: /^Reading/ })
        .getByText('1')
        .waitFor();
      await page.reload();
      await page.locator('[data-reading-text] .entity').first().waitFor();
      await page.locator('[data-entities] [data-row]').first().waitFor();
      await look('window-light');
      await page.keyboard.press('Shift+L');
      await page.locator('#reader [data-row]').first().waitFor();
      await look('index-light');
      await page.keyboard.press('Escape');
      await page.locator('[data-reading-text] .entity').first().waitFor();
      // For the README alone: it has the ids and times of this run.
      if (isRenewing) {
        await page.keyboard.press('Control+e');
        const preview = page.getByRole('textbox', { name: 'Preview' });
        await expect.poll(() => preview.inputValue()).toContain('night train');
        await preview.evaluate((area: HTMLTextAreaElement) => {
          area.scrollTop = (area.scrollHeight * area.value.indexOf('\n# ')) / area.value.length;
        });
        await look('export-light');
        await page.keyboard.press('Escape');
      }
      // Without the panes there is room for cards that stand open beside their lines.
      await togglePanes(page, 'detached');
      await page.locator('[data-card]').nth(1).waitFor();
      await scrollTo(page, 420);
      await look('margin-light');
      await togglePanes(page, 'attached');
      await page.setViewportSize({ width: 1000, height: 700 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.keyboard.press('Alt+2');
      await page.locator('[data-entry]').first().waitFor();
      await page.locator('[data-reading-text] .entity').first().waitFor();
      await page.keyboard.press('.');
      await page.getByRole('toolbar', { name: 'Highlight', exact: true }).waitFor();
      await scrollTo(page, 560);
      await look('window-dark');
      expect(told.filter((each) => each !== null)).toEqual([]);
    } finally {
      await close();
      await folder.remove();
    }
  });
});
