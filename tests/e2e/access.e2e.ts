// Longer than 300 lines: one window for all of them, as another file would open another.
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectAccessibleInBoth } from './accessible.ts';
import { listen } from './announced.ts';
import { closeBrowser, hosts, type LibraryFolder, type Postil, startedLibrary } from './host.ts';
import { callFrom } from './person.ts';

/** What is there for eyes, hands and ears beyond what axe sees, on the sample article and everything that opens over it. */
let opened: Postil;
let folder: LibraryFolder;

// One window for all: nothing is kept of what they do but the last one's setting.
beforeAll(async () => {
  folder = await startedLibrary();
  opened = await hosts[0].open({ library: folder.library });
  await opened.page.locator('[data-reading-text] .entity').first().waitFor();
});

afterEach(async () => {
  const { page, faults } = opened;
  // What a test that failed has left open.
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(faults).toEqual([]);
});

afterAll(async () => {
  await opened.close();
  await folder.remove();
  await closeBrowser();
});

interface Screen {
  readonly name: string;
  readonly keys: readonly string[];
  /** What is there once it is shown. */
  readonly shown: string;
}

/** Dialogs that a key opens. */
const dialogs: readonly Screen[] = [
  { name: 'the palette', keys: ['Control+k'], shown: '[role="dialog"] [role="option"]' },
  { name: 'the export', keys: ['Control+e'], shown: '[role="dialog"] select' },
  { name: 'the export of a list', keys: ['Control+Alt+e'], shown: '[role="dialog"] select' },
  { name: 'import from the web', keys: ['Control+Shift+o'], shown: '[role="dialog"] input' },
  { name: 'the settings', keys: ['Control+,'], shown: '[role="dialog"] h2' },
  { name: 'the keys', keys: ['?'], shown: '[role="dialog"] kbd' },
];

/** Panes, bars and pages, each left by Escape. */
const screens: readonly Screen[] = [
  { name: 'a highlight', keys: ['.'], shown: '[data-mark-bar]' },
  { name: 'find', keys: ['/', 't', 'h', 'e'], shown: '#find-bar [role="status"]:not(:empty)' },
  { name: 'caret mode', keys: ['c'], shown: '[data-hint]' },
  { name: 'entities', keys: ['Alt+1'], shown: '[data-entities] [data-row]' },
  { name: 'notes', keys: ['Alt+2'], shown: '[role="tabpanel"] [data-entry]' },
  { name: 'facts', keys: ['Alt+3'], shown: '[role="tabpanel"] dl' },
  { name: 'who said what', keys: ['Alt+4'], shown: '[data-said] [data-row]' },
  { name: 'the timeline', keys: ['Alt+5'], shown: '[data-said] [data-row]' },
  { name: 'the library', keys: ['Control+Shift+f'], shown: '[data-article]' },
  { name: 'entities of the library', keys: ['Shift+L'], shown: '#reader [data-row]' },
  { name: 'the ledger', keys: ['Shift+W'], shown: '#reader [data-row]' },
  { name: 'duplicates', keys: ['Shift+D'], shown: '#reader h1' },
];

async function show(page: Page, { keys, shown }: Screen): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await page.locator(shown).first().waitFor();
}

async function leave(page: Page, { name }: Screen): Promise<void> {
  await page.keyboard.press('Escape');
  // A filter or a field of it has the first one.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Escape');
  if (name === 'caret mode') await page.keyboard.press('c');
  await page.locator('[data-reading-text]').waitFor();
}

describe('everything that opens', () => {
  it('fits into 320 pixels, which is also 200 % and more of zoom: nothing beyond the edge, no target too small', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 320, height: 640 });
    for (const screen of [...dialogs, ...screens]) {
      await show(page, screen);
      await expect.poll(() => beyondTheEdge(page), { message: screen.name }).toEqual([]);
      expect(await smallTargets(page), screen.name).toEqual([]);
      await leave(page, screen);
    }
  });

  it('has targets of 24 pixels in a wide window', async () => {
    const { page } = opened;
    for (const screen of screens) {
      await show(page, screen);
      expect(await smallTargets(page), screen.name).toEqual([]);
      await leave(page, screen);
    }
  });

  it('gives the keyboard back to the article, and to the button that opened it', async () => {
    const { page } = opened;
    await page.locator('#reader').focus();
    for (const dialog of dialogs) {
      await show(page, dialog);
      // A dialog takes it a frame after it is shown.
      await page.locator('[role="dialog"]:has(:focus)').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.evaluate(() => document.activeElement?.id), { message: dialog.name }).toBe('reader');
    }
    const button = page.getByRole('banner').getByRole('button', { name: 'Command palette' });
    await button.press('Enter');
    await page.locator('[role="dialog"]').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('goes through a dialog by Tab in the order of sight, stays in it, and gives the keyboard back', async () => {
    const { page } = opened;
    for (const [name, open] of [
      ['Settings', () => page.keyboard.press('Control+,')],
      ['Guide', () => page.keyboard.press('F1')],
      ['Keep a folder in step', () => give(page, 'keep a folder')],
      ['Export', () => page.keyboard.press('Control+e')],
      ['Import from the web', () => page.keyboard.press('Control+Shift+o')],
    ] as const) {
      await page.locator('#reader').focus();
      await open();
      const dialog = page.getByRole('dialog', { name, exact: true });
      await dialog.waitFor();
      const hasKeyboard = () => dialog.evaluate((element) => element.contains(document.activeElement));
      // The dialog itself has it for a moment, before its first field.
      const isInField = () => dialog.evaluate((element) => element.matches(':has(:focus)'));
      await expect.poll(isInField, { message: name }).toBe(true);
      for (let step = 0; step < 14; step += 1) {
        const before = await page.evaluateHandle(() => document.activeElement);
        await page.keyboard.press('Tab');
        // What stands around the dialog to keep it there passes it on; behind the last one the browser itself is asked.
        const isKept = async () =>
          (await hasKeyboard()) || page.evaluate(() => document.activeElement === document.body);
        await expect.poll(isKept, { message: `${name}, step ${step}` }).toBe(true);
        expect(await page.evaluate(isOutOfSight, before), `${name}, step ${step}`).toBeNull();
      }
      await page.keyboard.press('Escape');
      await expect.poll(() => page.evaluate(() => document.activeElement?.id), { message: name }).toBe('reader');
    }
  });

  it('shows where the keyboard is at every step of Tab, and hides it behind nothing', async () => {
    const { page } = opened;
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const been = new Set<string>();
    for (let step = 0; step < 90; step += 1) {
      await page.keyboard.press('Tab');
      const { name, problem } = await page.evaluate(lookAtFocus);
      expect(problem, name).toBeNull();
      been.add(name);
      // Where a highlight is pointed at, Tab leads from the text into its bar.
      if (name === 'the window') await page.keyboard.press('Escape');
    }
    expect(been.size).toBeGreaterThan(30);
  });
});

/** What no other spec looks at: what opens over the window, and the modes of the article. */
const alsoShown: readonly { name: string; show: (page: Page) => Promise<unknown>; shown: string; within?: string }[] = [
  { name: 'caret mode', show: (page) => page.keyboard.press('c'), shown: '[data-hint]' },
  {
    name: 'the menu of an entity',
    show: async (page) => {
      await page.keyboard.press('Alt+1');
      await page.locator('[data-entities] [data-row]').first().click({ button: 'right' });
    },
    shown: '[role="menuitem"]',
    within: '[role="menu"]',
  },
  {
    name: 'the menu of a saved list',
    show: (page) => page.getByRole('button', { name: 'Change list Trains' }).press('Enter'),
    shown: '[role="menuitem"]',
    within: '[role="menu"]',
  },
  {
    name: 'the form of a saved list',
    show: (page) => page.locator('[data-list]', { hasText: 'Trains' }).press('F2'),
    shown: '[role="dialog"] input',
  },
  { name: 'the folder in step', show: (page) => give(page, 'keep a folder'), shown: '[role="dialog"] form' },
  {
    name: 'the export of a list',
    show: (page) => page.keyboard.press('Control+Alt+e'),
    shown: '[role="dialog"] select',
  },
  {
    name: 'the export of statements',
    show: async (page) => {
      await page.keyboard.press('Shift+W');
      await page.locator('#reader [data-row]').first().waitFor();
      await page.keyboard.press('Control+Shift+e');
    },
    shown: '[role="dialog"] textarea',
  },
  {
    name: 'import from the web',
    show: (page) => page.keyboard.press('Control+Shift+o'),
    shown: '[role="dialog"] input',
  },
  {
    name: 'the palette without a match',
    show: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Command' }).fill('quinquereme');
    },
    shown: '[role="dialog"] :text("No command is called that.")',
  },
  { name: 'the form of tags', show: (page) => give(page, 'tag article'), shown: '[role="dialog"] input' },
  { name: 'the keys', show: (page) => page.keyboard.press('?'), shown: '[role="dialog"] kbd' },
];

async function give(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill(command);
  await page.keyboard.press('Enter');
}

describe('for those who see or hear otherwise', () => {
  it('breaks no rule of WCAG 2.2 AA that axe can see in what opens over the window, in both themes', async () => {
    const { page } = opened;
    await callFrom(page, 'lists.add', { name: 'Trains', query: 'train' });
    await page.locator('[data-list]', { hasText: 'Trains' }).waitFor();
    for (const { name, show: open, shown, within = '[role="dialog"]' } of alsoShown) {
      await open(page);
      await page.locator(shown).first().waitFor();
      await expectAccessibleInBoth(page, name, name === 'caret mode' ? undefined : within);
      for (let press = 0; press < 2; press += 1) await page.keyboard.press('Escape');
      await page.locator('[data-reading-text]').waitFor();
    }
  });

  it.each(['sepia', 'black'] as const)('breaks none in the theme %s either', async (theme) => {
    const { page } = opened;
    await callFrom(page, 'settings.update', { theme });
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
    for (const tab of ['Alt+2', 'Alt+1']) {
      await page.keyboard.press(tab);
      await page.keyboard.press('Escape');
      await page.keyboard.press('.');
      await page.locator('[data-mark-bar]').waitFor();
      await expectAccessible(page, `the window in ${theme}`);
    }
    await page.keyboard.press('Control+,');
    await page.locator('[role="dialog"] h2').first().waitFor();
    await expectAccessible(page, `the settings in ${theme}`, '[role="dialog"]');
    await callFrom(page, 'settings.update', { theme: 'system' });
  });

  it('shows in forced colours what is on, where the arrow keys are, and which colour is which', async () => {
    const { page } = opened;
    await page.emulateMedia({ forcedColors: 'active' });
    const look = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { backgroundColor, outlineStyle, color } = getComputedStyle(element);
          return { backgroundColor, outlineStyle, isReadable: color !== backgroundColor };
        });
    await page.keyboard.press('Alt+4');
    await page.locator('[data-said] [aria-pressed]').first().waitFor();
    const on = await look('[data-said] [aria-pressed="true"]');
    expect(on.backgroundColor).not.toBe((await look('[data-said] [aria-pressed="false"]')).backgroundColor);
    expect(on.isReadable).toBe(true);
    await page.keyboard.press('Control+k');
    await page.locator('[role="option"][data-highlighted]').waitFor();
    expect((await look('[role="option"][data-highlighted]')).outlineStyle).toBe('solid');
    await page.keyboard.press('Escape');
    await page.keyboard.press('.');
    await page.locator('[data-mark-bar] button[data-color]').first().waitFor();
    const swatches = await page
      .locator('[data-mark-bar] button[data-color]')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each, '::before').backgroundColor));
    expect(new Set(swatches).size).toBe(8);
    await page.keyboard.press('Alt+2');
    expect((await look('[role="tabpanel"] [data-focused="true"]')).outlineStyle).toBe('solid');
  });

  it('says where highlights begin and end, and names the note of each as its details', async () => {
    const { page } = opened;
    await callFrom(page, 'settings.update', { marksAsElements: true });
    const mark = page.locator('[data-reading-text] mark[aria-details]').first();
    await mark.waitFor();
    expect(await mark.getAttribute('data-begins')).toMatch(/^Highlight, yellow, .*with a note: The whole case/);
    const [details = ''] = ((await mark.getAttribute('aria-details')) ?? '').split(' ');
    expect(await page.locator(`[id="${details}"]`).innerText()).toContain('The whole case');
    // What is named is there, for every mark: near the screen, and where a note is folded to a sign at its line.
    const missing = () =>
      page.locator('[data-reading-text]').evaluate((body) => {
        const named = [...body.querySelectorAll('[aria-details]')].map(
          (each) => each.getAttribute('aria-details') ?? '',
        );
        return named.flatMap((ids) => ids.split(' ')).filter((id) => document.getElementById(id) === null);
      });
    expect(await missing()).toEqual([]);
    await page.setViewportSize({ width: 640, height: 500 });
    await page.locator('[data-margin-mark]').first().waitFor();
    await expect.poll(missing).toEqual([]);
    await expect(mark.getAttribute('aria-details')).resolves.toContain(details);
    expect(await page.locator(`[id="${details}"]`).getAttribute('aria-label')).toContain('The whole case');
    await page.locator('#reader').evaluate((reader) => reader.scrollTo({ top: reader.scrollHeight }));
    await expect.poll(missing).toEqual([]);
    await page.locator('#reader').evaluate((reader) => reader.scrollTo({ top: 0 }));
    await page.setViewportSize({ width: 1440, height: 900 });
    // As a screen reader meets it.
    expect(await page.locator('[data-reading-text]').ariaSnapshot()).toMatch(/- mark: .*What was missing was a bed/);
  });

  it('moves nothing where less motion is asked for', async () => {
    const { page } = opened;
    await page.keyboard.press('Control+k');
    await page.locator('[role="dialog"]').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('.');
    await page.locator('[data-mark-bar]').waitFor();
    expect(
      await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
    ).toBe(0);
  });

  it('says how many hits there are and which it is at, and what a message says', async () => {
    const { page } = opened;
    const heard = await listen(page);
    await page.keyboard.press('/');
    await page.keyboard.type('train');
    const [, count = ''] = (
      await page
        .locator('#find-bar')
        .getByText(/^1 of \d+$/)
        .innerText()
    ).split(' of ');
    await expect.poll(heard).toContain(`1 of ${count}`);
    await page.keyboard.press('Enter');
    await expect.poll(heard).toContain(`2 of ${count}`);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(heard).toContain('Wrapped to the bottom');
    await page.keyboard.press('Escape');
    await page.locator('#reader').focus();
    await page.keyboard.press('Shift+R');
    await expect.poll(heard).toContain('No note of this article needs a look');
    await page.keyboard.press('c');
    await expect
      .poll(async () => (await heard()).find((words) => words.startsWith('Caret mode')))
      .toContain(', n note,');
    await page.keyboard.press('c');
  });

  // The last one: what it brings in stays.
  it('says how far an import is at its beginning and after every quarter, and what came of it', async () => {
    const { page } = opened;
    const heard = await listen(page);
    const waiting: (() => void)[] = [];
    await page.route('**/api/import.upload*', async (route) => {
      // Whether it is the export of another app.
      if (route.request().url().includes('preview=')) return route.continue();
      await new Promise<void>((resolve) => waiting.push(resolve));
      await route.continue();
    });
    const files = ['a', 'b', 'c', 'd'].map((name) => ({
      name: `${name}.md`,
      mimeType: 'text/markdown',
      buffer: Buffer.from(`# Part ${name}\n\n${`The water stood below bridge ${name} that day. `.repeat(9)}`),
    }));
    await page.setInputFiles('#file-picker', files);
    await expect.poll(heard).toContainEqual(expect.stringMatching(/^Importing 1 of 4: /));
    await expect.poll(() => waiting.length).toBe(3);
    waiting[0]?.();
    await expect.poll(heard).toContainEqual(expect.stringMatching(/^Importing 2 of 4: d\.md · 25\s?%$/));
    await expect.poll(() => waiting.length).toBe(4);
    for (const goOn of waiting) goOn();
    await expect.poll(heard).toContainEqual(expect.stringMatching(/^4 articles imported/));
    await page.unroute('**/api/import.upload*');
  });
});

/** What can be seen of the page but not as a whole, as it goes over the right or the left edge, of the window or of its box. */
function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) words.push('the window scrolls sideways');
    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (element.closest('svg, [inert], [aria-hidden="true"], .visually-hidden') !== null) continue;
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width < 2 || height < 2 || (left >= -1 && right <= innerWidth + 1)) continue;
      words.push(`${element.tagName} “${(element.textContent ?? '').slice(0, 30)}” ${left} to ${right}`);
    }
    return words;
  });
}

/** WCAG 2.5.8, without the exceptions but for targets within a sentence and those that a label enlarges. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets =
      'button, a[href], input, select, textarea, summary, [role="option"], [role="tab"], [role^="menuitem"]';
    return [...document.querySelectorAll<HTMLElement>(targets)].flatMap((element) => {
      const isThere = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (!isThere || element.closest('[data-reading-text], [inert], .visually-hidden, p') !== null) return [];
      const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
      if (width < 2 || (width >= 24 && height >= 24)) return [];
      return [`${element.getAttribute('aria-label') ?? element.textContent}: ${width} × ${height}`];
    });
  });
}

/**
 * Whether the keyboard has gone from `before` to what is neither below nor further along the line; its name, or null. The
 * way back from the last one to the first is none, and the cross of a dialog is its last one.
 */
function isOutOfSight(before: Element | null): string | null {
  const now = document.activeElement;
  if (before === null || now === null || now === before) return null;
  const isCross = (element: Element) => element.matches('[role="dialog"] > button');
  if (isCross(now) || isCross(before) || now === document.body || before === document.body) return null;
  const from = before.getBoundingClientRect();
  const to = now.getBoundingClientRect();
  const isOn = to.top >= from.bottom - 4 || to.left >= from.right - 4 || before.contains(now);
  return isOn ? null : `${now.tagName} ${now.getAttribute('aria-label') ?? now.textContent?.slice(0, 40)}`;
}

/** What has the keyboard, and what is wrong with how it is seen; null where nothing is. */
function lookAtFocus(): { name: string; problem: string | null } {
  const element = document.activeElement;
  if (element === null || element === document.body) return { name: 'the window', problem: null };
  const name = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const x = Math.max(0, Math.min(innerWidth - 1, (left + right) / 2));
  const y = Math.max(0, Math.min(innerHeight - 1, top + Math.min(12, (bottom - top) / 2)));
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return { name, problem: 'off the screen' };
  const over = document.elementFromPoint(x, y);
  const isCovered = over !== null && !element.contains(over) && !over.contains(element);
  if (isCovered) return { name, problem: `behind ${over.tagName}.${over.className}` };
  const isRinged = [element, ...element.querySelectorAll('*'), element.parentElement, element.closest('label')].some(
    (each) => each != null && getComputedStyle(each).outlineStyle !== 'none',
  );
  return { name, problem: isRinged || element.matches('input, textarea') ? null : 'no ring' };
}
