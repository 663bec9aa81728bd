import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeManyArticles, titleOf } from '../support/many-articles.ts';
import { listen } from './announced.ts';
import { closeBrowser, hosts, type LibraryFolder, type Postil, temporaryLibrary } from './host.ts';
import { listPage } from './list-page.ts';
import { callFrom } from './person.ts';
import { saveButton, saveTo } from './saving.ts';

let opened: Postil;
let folder: LibraryFolder;

/** Opens Postil on the library, as it was left. */
async function open(): Promise<void> {
  opened = await hosts[0].open({ library: folder.library });
  await rows().first().waitFor();
}

const { list, rows, row, pane, shownTitle, listButton, count, active } = listPage(() => opened.page);

/** One library for all tests, as its index takes longest: each takes back what it did, the last one need not. */
describe('in a library of 1,500 articles', () => {
  beforeAll(async () => {
    folder = await temporaryLibrary();
    await makeManyArticles(folder.library, 1500, false);
    await open();
    await vi.waitFor(async () => expect(await count('')).toBe(1501), { timeout: 60_000, interval: 200 });
    // While it fills, the list keeps what is in view where it is, and not how far down that is.
    await rows().first().and(opened.page.locator('[aria-setsize="1501"]')).waitFor({ timeout: 60_000 });
  }, 180_000);

  afterAll(async () => {
    const { faults } = opened;
    await opened.close();
    await folder.remove();
    await closeBrowser();
    // The browser itself notes that the export was stopped.
    expect(faults.filter((fault) => !fault.includes('status of 499'))).toEqual([]);
  });

  it('has few rows in the document wherever it is, goes anywhere by keys, and is there again after a restart', async () => {
    const { page } = opened;
    await page.keyboard.press('Alt+0');
    await page.keyboard.press('End');
    await row(1499).waitFor();
    await expect.poll(active).toContain(titleOf(1499));
    expect(await rows().count()).toBeLessThan(100);
    expect(await row(1499).getAttribute('aria-posinset')).toBe('1501');
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    await list().evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await row(750).waitFor();
    expect(await rows().count()).toBeLessThan(100);

    await row(750).click();
    await expect.poll(shownTitle).toBe(titleOf(750));
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('j');
    await expect.poll(shownTitle).toBe(titleOf(755));
    await page.keyboard.press('k');
    await expect.poll(shownTitle).toBe(titleOf(754));
    const top = await list().evaluate((element) => element.scrollTop);
    await expect.poll(async () => (await callFrom(page, 'settings.get', {})).listTop).not.toBe(null);
    const last = async () => (await callFrom(page, 'settings.get', {})).lastArticle ?? '';
    const titleOfLast = async () => (await callFrom(page, 'articles.get', { id: await last() })).article.title;
    await expect.poll(titleOfLast).toBe(titleOf(754));

    await opened.close();
    await open();
    await row(754).waitFor();
    expect(Math.abs((await list().evaluate((element) => element.scrollTop)) - top)).toBeLessThan(60);
    await expect.poll(shownTitle).toBe(titleOf(754));
  });

  it('archives 300 in one step that is taken back in one, and all of it as far as it is let', async () => {
    const { page } = opened;
    await list().evaluate((element) => element.scrollTo(0, 0));
    await row(0).click({ modifiers: ['Control'] });
    await list().evaluate((element) => element.scrollTo(0, 300 * 54));
    await row(299).click({ modifiers: ['Shift'] });
    await pane().getByText('300 selected').first().waitFor();
    await page.keyboard.press('e');
    await page.getByText('300 articles archived').waitFor({ timeout: 30_000 });
    expect(await count('is:archive')).toBe(300);
    await expect.poll(() => listButton(/^Inbox/).textContent()).toBe('Inbox1,201');
    await page.keyboard.press('Control+z');
    await page.getByText('Undone: archive 300 articles').waitFor({ timeout: 30_000 });
    expect(await count('is:archive')).toBe(0);

    await page.keyboard.press('Alt+0');
    await page.keyboard.press('Control+a');
    await pane().getByText('1,501 selected').first().waitFor();
    const heard = await listen(page);
    await page.keyboard.press('l');
    await page.getByRole('progressbar', { name: '1,501 articles to be kept for later' }).waitFor();
    await expect.poll(heard, { interval: 20 }).toContain('1,501 articles to be kept for later');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/^[\d,]+ of 1,501 articles kept for later$/).waitFor({ timeout: 30_000 });
    await expect.poll(heard).toContainEqual(expect.stringMatching(/^[\d,]+ of 1,501 articles kept for later/));
    const kept = (await count('is:later')) ?? 0;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(1501);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => count('is:later'), { timeout: 30_000 }).toBe(0);

    await page.keyboard.press('Control+Alt+e');
    if (opened.desktop !== null) await saveTo(opened.desktop, `${folder.library}-export.zip`);
    await saveButton(opened).click();
    const exporting = page.getByRole('group', { name: /^Exporting/ });
    await exporting.waitFor();
    await expect.poll(heard, { interval: 20 }).toContainEqual(expect.stringMatching(/^Exporting .* of 1,501/));
    await exporting.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(heard).toContainEqual(expect.stringMatching(/^The export was stopped/));
  });

  it('keeps what is in view in its place when rows above it go', async () => {
    const { page } = opened;
    await list().evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await row(753).waitFor();
    await expect.poll(() => row(753).getAttribute('aria-setsize')).toBe('1501');
    const y = async () => (await row(753).boundingBox())?.y;
    const before = await y();
    const ids = await callFrom(page, 'articles.ids', { query: 'is:inbox', offset: 10, limit: 7 });
    await callFrom(page, 'articles.changeEach', { each: ids.map((id) => ({ id, changes: { state: 'archive' } })) });
    await expect.poll(() => row(753).getAttribute('aria-setsize')).toBe('1494');
    await expect.poll(() => row(753).getAttribute('aria-posinset')).toBe('748');
    expect(await y()).toBe(before);
  });
});
