import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desktop, openDesktop } from './desktop-host.ts';
import { closeBrowser, environment, type LibraryFolder, startedLibrary, watchFaults } from './host.ts';
import { callFrom, selectWithMouse } from './person.ts';

afterAll(closeBrowser);

/** The main process as it was built, with pages that load, ask and are closed. */
describe('on the desktop', () => {
  let folder: LibraryFolder;
  let desktop: Desktop;
  let faults: string[];

  const open = async (...args: string[]): Promise<Desktop | null> =>
    openDesktop([...args, '--library', folder.library], environment(folder.library));
  const start = async (title: string | RegExp = /night train/): Promise<void> => {
    const opened = await open();
    if (opened === null) throw new Error('The main process ended without a window.');
    desktop = opened;
    faults = watchFaults(desktop.page);
    await desktop.page.setViewportSize({ width: 1440, height: 900 });
    await article(desktop.page, title);
  };
  const choose = (id: string) =>
    desktop.evaluate(({ Menu }, chosen) => void Menu.getApplicationMenu()?.getMenuItemById(chosen)?.click(), id);
  const another = async (): Promise<Page> => {
    await expect.poll(() => desktop.windows().length).toBe(2);
    const [, page] = desktop.windows();
    if (page === undefined) throw new Error('There is no other window.');
    return page;
  };

  beforeEach(async () => {
    folder = await startedLibrary();
    await start();
    // The names are marked: the article has come to rest, as it has before a hand selects anything.
    await desktop.page.locator('[data-reading-text] .entity').first().waitFor();
  });
  afterEach(async () => {
    await desktop.close().catch(() => undefined);
    await folder.remove();
  });

  it('keeps its page where it is, asks before an address leaves, and lets nothing else out or in', async () => {
    const { page } = desktop;
    await desktop.evaluate(({ dialog }) => {
      const questions: string[] = [];
      dialog.showMessageBox = async (...given: unknown[]) => {
        questions.push((given.at(-1) as { detail: string }).detail);
        return { response: 1, checkboxChecked: false };
      };
      Object.assign(globalThis, { questions });
    });
    const questions = () => desktop.evaluate(() => (globalThis as unknown as { questions: string[] }).questions);
    const at = page.url();
    await page.evaluate(() => void window.open('https://elsewhere.example/a'));
    await expect.poll(questions).toEqual(['https://elsewhere.example/a']);
    await page.evaluate(() => {
      location.href = 'https://elsewhere.example/b';
    });
    expect(await page.evaluate(() => fetch('https://elsewhere.example/c').then(String, String))).toContain('TypeError');
    expect(
      await page.evaluate(() => navigator.permissions.query({ name: 'geolocation' }).then((one) => one.state)),
    ).toBe('denied');
    // Where it only leads away nobody is asked.
    expect(await questions()).toEqual(['https://elsewhere.example/a']);
    expect(page.url()).toBe(at);
    await expect.poll(() => desktop.windows().length).toBe(1);
    // What the page was not let do is told, and nothing beside that.
    expect(faults.filter((fault) => !fault.includes('elsewhere.example'))).toEqual([]);
  });

  it('opens an article in a window of its own; both come back with what was selected, and the menu speaks to the one in front', async () => {
    const { page } = desktop;
    await selectWithMouse(page, 'first sleeping car', 'first sleeping car');
    await expect.poll(() => new URL(page.url()).searchParams.get('selection')).not.toBeNull();
    const undo = () =>
      desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('edit.undo')?.label ?? null);
    await page.keyboard.press('*');
    await expect.poll(undo).toMatch(/^Undo .*favourite/);
    await page.keyboard.press('Shift+O');
    const other = await another();
    await article(other, /night train/);
    // Nothing was done there.
    await expect.poll(undo).toBe('Undo');
    expect(await other.locator('#article-rows').count()).toBe(0);
    await choose('help.keys');
    await other.locator('[data-modal]').waitFor();
    expect(await page.locator('[data-modal]').count()).toBe(0);
    await other.keyboard.press('Escape');
    await other.locator('[data-modal]').waitFor({ state: 'detached' });
    // The library is one key away, and then the window is like any other.
    await other.keyboard.press('[');
    await other.locator('#article-rows').waitFor();
    await other.keyboard.press('[');
    expect(faults).toEqual([]);

    await desktop.close();
    await start();
    await article(await another(), /night train/);
    await expect
      .poll(() => Promise.all(desktop.windows().map((one) => one.evaluate(() => String(getSelection())))))
      .toContainEqual(expect.stringContaining('first sleeping car'));
  });

  it('saves the article as a PDF document, and its menu is in the language that was chosen', async () => {
    const path = join(folder.library, '..', 'out.pdf');
    await desktop.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    await choose('file.pdf');
    await desktop.page.getByText(`Saved as ${path}`).first().waitFor();
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');

    const labels = () =>
      desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('article.window')?.label ?? '');
    expect(await labels()).toContain('Open in a new window');
    await callFrom(desktop.page, 'settings.update', { language: 'de' });
    await expect.poll(labels).toContain('In neuem Fenster öffnen');
  });

  it('opens in the running app what a second start was given, and keeps the words of a note that is being written', async () => {
    const { page } = desktop;
    await mkdir(folder.library, { recursive: true });
    const file = join(folder.library, '..', 'harbour.txt');
    await writeFile(file, `The harbour opens\n\n${'The gates were open by noon, the master said. '.repeat(30)}`);
    expect(await open(file)).toBeNull();
    await article(page, 'The harbour opens');
    await selectWithMouse(page, 'The gates were open', 'The gates were open');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Note', exact: true }).waitFor();
    await page.keyboard.type('Half a thought');
    await desktop.close();
    await start('The harbour opens');
    await desktop.page.getByText('Half a thought').first().waitFor();
  });
});

function article(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('heading', { level: 1, name }).waitFor();
}
