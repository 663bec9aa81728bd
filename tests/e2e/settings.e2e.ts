// Longer than 300 lines: one dialog, gone through from its first section to its last.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { settingsSchema } from '#shared/model/settings.ts';
import { expectAccessible, expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, type LibraryFolder, sharesOpening, startedLibrary } from './host.ts';
import { callFrom } from './person.ts';

afterAll(closeBrowser);

let folder: LibraryFolder;
let page: Page;
let dialog: Locator;

const opened = sharesOpening(async () => {
  folder = await startedLibrary();
  return { folder, opened: await hosts[0].open({ library: folder.library }) };
});

beforeAll(() => {
  ({ page } = opened());
  dialog = page.getByRole('dialog', { name: 'Settings' });
});

beforeEach(async () => {
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('[data-reading-text] .entity').first().waitFor();
  await page.locator('#reader').focus();
  await page.keyboard.press('Alt+1');
  await page.locator('[data-entities] [data-row]').first().waitFor();
});

const kept = async () =>
  settingsSchema.parse(JSON.parse(await readFile(join(folder.library, 'postil.json'), 'utf8')).settings);

/** Goes to a section by keyboard alone: from the tab of the one shown, by the arrow keys. */
async function goTo(name: string): Promise<void> {
  const tab = dialog.getByRole('tab', { name, exact: true });
  for (let step = 0; step < 9 && (await tab.getAttribute('aria-selected')) !== 'true'; step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
}

async function palette(words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill(words);
}

async function give(command: string): Promise<void> {
  await palette(command);
  await page.keyboard.press('Enter');
  await dialog.waitFor();
}

const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

it('shows and keeps each change at once, by keyboard alone', async () => {
  await page.keyboard.press('Control+,');
  await dialog.waitFor();
  await dialog.getByRole('slider', { name: 'Size' }).waitFor();
  const isAtSize = () =>
    page.evaluate(() => document.activeElement?.closest('label')?.textContent?.startsWith('Size') ?? false);
  for (let step = 0; step < 8 && !(await isAtSize()); step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  const body = page.locator('[data-reading-text]');
  await expect.poll(() => body.evaluate((element) => getComputedStyle(element).fontSize)).toBe('20px');
  await expect.poll(async () => (await kept()).fontSize).toBe(20);

  await dialog.getByRole('checkbox', { name: /^Divide long words/ }).press('Space');
  await expect.poll(() => body.evaluate((element) => getComputedStyle(element).hyphens)).toBe('manual');
  await dialog.getByRole('slider', { name: 'Between paragraphs' }).press('End');
  const below = () =>
    body
      .locator('p')
      .first()
      .evaluate((element) => getComputedStyle(element).marginBottom);
  await expect.poll(below).toBe('40px');

  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+,');
  expect(await dialog.getByRole('tab', { name: 'Reading' }).getAttribute('aria-selected')).toBe('true');
});

it('is gone through by keyboard alone and breaks no rule that axe can see', { timeout: 120_000 }, async () => {
  await page.keyboard.press('Control+,');
  await dialog.waitFor();
  for (const name of [
    'Reading',
    'Language',
    'Highlighting',
    'Export',
    'Library',
    'Entities',
    'Keys',
    'Network',
    'About',
  ]) {
    await goTo(name);
    if (name === 'About') await dialog.getByText('zod 4').waitFor();
    await expectAccessibleInBoth(page, name, '[role=dialog]');
  }
  expect(await dialog.getByText('react-dom').first().isVisible()).toBe(true);
  await page.setViewportSize({ width: 560, height: 700 });
  await expectAccessibleInBoth(page, 'a small window', '[role=dialog]');
  expect(await dialog.getByRole('tab', { name: 'About' }).isVisible()).toBe(true);
});

it('calls a colour by the name that it is given, and leaves out what the sidebar is not to show', async () => {
  await give('name the colours');
  await dialog.getByRole('textbox', { name: 'Name of Yellow' }).fill('Claims');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await kept()).colorNames).toEqual({ yellow: 'Claims' });
  await page.locator('#reader').focus();
  await page.keyboard.press('.');
  const bar = page.getByRole('toolbar', { name: 'Highlight', exact: true });
  expect(await bar.getByRole('button', { name: 'Highlight Claims' }).getAttribute('title')).toBe('Claims (1)');
  await palette('claims');
  await page.getByRole('option', { name: 'Colour: Claims' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: 'Only Claims' }).waitFor();

  await page.keyboard.press('Control+,');
  await dialog.getByRole('tab', { name: 'Export' }).click();
  await dialog.getByRole('combobox', { name: 'Begin with' }).selectOption('obsidian');
  const beginning = dialog.getByRole('textbox', { name: 'The beginning of the open article' });
  await expect.poll(() => beginning.inputValue()).toContain('> [!quote|yellow] Claims');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+e');
  const preview = page.getByRole('dialog', { name: 'Export' }).getByRole('textbox', { name: 'Preview' });
  await expect.poll(() => preview.inputValue()).toContain('> [!quote|yellow] Claims');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+,');
  await dialog.getByRole('tab', { name: 'Entities' }).click();
  await dialog.getByRole('checkbox', { name: 'Organisations' }).press('Space');
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'People' }).waitFor();
  await expect.poll(() => page.getByRole('region', { name: 'Organisations' }).count()).toBe(0);
  await callFrom(page, 'settings.update', { colorNames: {} });
});

it('records keys, says whose they are, and gives them over; the command answers to them', async () => {
  await give('change keyboard');
  const keysOf = (title: string) => dialog.getByRole('button', { name: `Keys of ${title}:` });
  await keysOf('Focus mode').press('Enter');
  await page.keyboard.press('Control+c');
  await dialog.getByText('Ctrl+C moves, copies or closes everywhere.').waitFor();
  await page.keyboard.press('Escape');
  expect(await dialog.isVisible()).toBe(true);

  await keysOf('Focus mode').press('Enter');
  await page.keyboard.press('e');
  await dialog.getByText('e gives the command “Archive”.').waitFor();
  await expectAccessibleInBoth(page, 'a key that another command has', '[role=dialog]');
  expect((await kept()).keys).toEqual({});
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Take it over');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Keys of Focus mode: e');
  expect(await keysOf('Archive').getAttribute('aria-label')).toBe('Keys of Archive: none');
  await expect.poll(async () => (await kept()).keys).toEqual({ 'view.focus': ['e'] });
  await keysOf('Next theme').press('Enter');
  await page.keyboard.press('Control+Shift+U');
  await expect.poll(async () => (await kept()).keys['view.theme']).toEqual(['$mod+Shift+u']);
  await keysOf('Read later').press('Enter');
  await page.keyboard.press('Backspace');
  await expect.poll(async () => (await kept()).keys['article.later']).toEqual([]);
  await page.keyboard.press('Escape');

  // What is typed into a field is text, whatever command has the key.
  await page.getByRole('searchbox', { name: 'Search articles and notes' }).fill('');
  await page.keyboard.type('eel');
  expect(await page.getByRole('searchbox', { name: 'Search articles and notes' }).inputValue()).toBe('eel');
  await page.getByRole('searchbox', { name: 'Search articles and notes' }).fill('');
  await page.locator('#reader').focus();
  await page.keyboard.press('f');
  expect(await page.getByRole('complementary', { name: 'Sidebar' }).isVisible()).toBe(true);
  await page.keyboard.press('e');
  await page.getByRole('complementary', { name: 'Sidebar' }).waitFor({ state: 'detached' });
  await page.keyboard.press('e');
  await page.getByRole('complementary', { name: 'Sidebar' }).waitFor();
  await page.keyboard.press('Control+Shift+U');
  await expect.poll(async () => (await kept()).theme).toBe('light');

  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByRole('listitem').filter({ hasText: 'Focus mode' }).getByText('e', { exact: true }).waitFor();
  await page.keyboard.type('focus mo');
  await expect.poll(() => list.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/^Focus mode/)]);
  // A key that is shown with its other one is found as well.
  await list.getByRole('searchbox').fill('Shift+→');
  await expect
    .poll(() => list.getByRole('listitem').allInnerTexts())
    .toContainEqual(expect.stringContaining('End, by word'));
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+,');
  await dialog.getByRole('button', { name: 'Reset the keys of Focus mode' }).press('Enter');
  await expect.poll(focused).toBe('Keys of Focus mode: f');
  expect(await keysOf('Archive').getAttribute('aria-label')).toBe('Keys of Archive: e');
  await dialog.getByRole('button', { name: 'Reset all keys' }).press('Enter');
  await expect.poll(async () => (await kept()).keys).toEqual({});
});

it('says where keys that a command is given keep another meaning', async () => {
  await give('change keyboard');
  await dialog.getByRole('button', { name: 'Keys of Focus mode:' }).press('Enter');
  await page.keyboard.press('s');
  const says = dialog.getByText(/^s keeps a meaning of its own: .*In the list of articles: Favourite or not/);
  await says.waitFor();
  expect(await says.isVisible()).toBe(true);
  await dialog.getByRole('button', { name: 'Reset the keys of Focus mode' }).press('Enter');
  await says.waitFor({ state: 'detached' });
});

it('shows keys wherever they stand as the person has them, and gives a command a second one', async () => {
  await give('change keyboard');
  const keysOf = (title: string) => dialog.getByRole('button', { name: `Keys of ${title}:` });
  for (const [title, key] of [
    ['Note on selection or highlight', 'v'],
    ['Export this list', 'Control+Alt+u'],
    ['Colour: Yellow', 'z'],
    ['Read later', 'q'],
  ] as const) {
    await keysOf(title).first().press('Enter');
    await page.keyboard.press(key);
    await expect.poll(() => keysOf(title).first().getAttribute('aria-label')).toMatch(/: (?:[vzq]|Ctrl\+Alt\+U)$/);
  }

  await dialog.getByRole('button', { name: 'Add another key: Focus mode' }).press('Enter');
  await expect.poll(focused).toBe('Press keys…');
  await page.keyboard.press('e');
  await dialog.getByText('e gives the command “Archive”.').waitFor();
  await dialog.getByRole('button', { name: 'Leave it' }).press('Enter');
  await expect.poll(focused).toBe('Keys of Focus mode: f');
  await dialog.getByRole('button', { name: 'Add another key: Focus mode' }).press('Enter');
  await page.keyboard.press('F8');
  await expect.poll(focused).toBe('Keys of Focus mode: F8');
  await expect.poll(async () => (await kept()).keys['view.focus']).toEqual(['f', 'F8']);
  expect(await dialog.getByRole('button', { name: 'Add another key: Focus mode' }).count()).toBe(0);
  await expectAccessibleInBoth(page, 'two keys of a command', '[role=dialog]');
  await page.keyboard.press('Escape');

  const exporting = page.getByRole('button', { name: 'Export this list…' });
  expect(await exporting.getAttribute('title')).toBe('Export this list… (Ctrl+Alt+U)');
  await page.locator('#reader').focus();
  await page.keyboard.press('.');
  const bar = page.getByRole('toolbar', { name: 'Highlight', exact: true });
  expect(await bar.getByRole('button', { name: 'Edit note' }).getAttribute('title')).toBe('Edit note (v)');
  expect(await bar.getByRole('button', { name: 'Highlight yellow' }).getAttribute('title')).toBe('Yellow (z)');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  const hint = page.locator('[data-hint]');
  await expect.poll(() => hint.textContent()).toContain('z2345678 mark');
  expect(await hint.textContent()).toContain('v note');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByText('What you keep for later is here. Press q on an article.').waitFor();

  await page.locator('#reader').focus();
  const sidebar = page.getByRole('complementary', { name: 'Sidebar' });
  for (const key of ['F8', 'f']) {
    await page.keyboard.press(key);
    if (key === 'F8') await sidebar.waitFor({ state: 'detached' });
    else await sidebar.waitFor();
  }
  await page.keyboard.press('Control+,');
  await dialog.getByRole('button', { name: 'Remove the key f: Focus mode' }).press('Enter');
  await expect.poll(focused).toBe('Keys of Focus mode: F8');
  await expect.poll(async () => (await kept()).keys['view.focus']).toEqual(['F8']);
  await keysOf('Read later').press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await page.getByText('What you keep for later is here.', { exact: true }).waitFor();
  await page.keyboard.press('Control+,');
  await dialog.getByRole('button', { name: 'Reset the keys of Focus mode' }).press('Enter');
  await expect.poll(focused).toBe('Keys of Focus mode: f');
});

it('lists what was said of names and takes it back, checks the library, and speaks German', async () => {
  const row = page.locator('[data-entity-row="Jonas Okafor"]');
  await row.press('Shift+G');
  await row.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+,');
  await goTo('Entities');
  await dialog.getByRole('button', { name: 'Take back: “Jonas Okafor” is left out' }).waitFor();
  await expectAccessibleInBoth(page, 'what was said of names', '[role=dialog]');
  await dialog.getByRole('button', { name: 'Take back: “Jonas Okafor” is left out' }).press('Enter');
  await dialog.getByText('There are none.').waitFor();
  await row.waitFor({ state: 'attached' });

  await dialog.getByRole('tab', { name: 'Library' }).click();
  await dialog.getByText(folder.library).waitFor();
  await dialog.getByRole('button', { name: 'Check the library' }).press('Enter');
  await dialog.getByText(/^\d+ checks, all is well\.$/).waitFor();
  await writeFile(join(folder.library, 'notes', 'left.json.tmp'), '');
  await dialog.getByRole('button', { name: 'Check the library' }).press('Enter');
  await dialog.getByText(/^\d+ checks, 1 found something\./).waitFor();
  await expectAccessibleInBoth(page, 'what a check has found', '[role=dialog]');
  await dialog.getByRole('button', { name: 'Rebuild the index' }).press('Enter');
  await page.getByText('The index is being made anew.').waitFor();

  await dialog.getByRole('tab', { name: 'Language' }).press('Enter');
  await dialog.getByRole('radio', { name: 'Deutsch' }).press('Space');
  const german = page.getByRole('dialog', { name: 'Einstellungen' });
  await german.getByRole('radio', { name: 'Deutsch' }).waitFor();
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.checked ?? false))
    .toBe(true);
  await german.getByRole('tab', { name: 'Tasten' }).click();
  await german.getByRole('searchbox', { name: 'Befehl oder Taste suchen' }).waitFor();
  await expectAccessible(page, 'German', '[role=dialog]');
  expect((await kept()).language).toBe('de');
});
