import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { closeBrowser, madeOnce, opensOn, postil, sharesOpening } from './host.ts';
import { paintedTexts } from './person.ts';

const story = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The lock stays shut</title>
<meta property="article:published_time" content="2024-05-16"></head><body><article><h1>The lock stays shut</h1>
<p>BRENFORD - The lock at Brenford will stay shut until the autumn, the harbour master, Petra Holm, said on Tuesday.</p>
<p>“Nobody has asked the eels,” Holm told reporters, who had come for the reopening.</p>
<p>The council denied that the gates had been forgotten. It bought the present ones in 1998 from a mill that was closing.</p>
<p>Holm said that the old wall would be rebuilt before the water comes back to the upper basin of the canal.</p>
</article></body></html>`;

const schleuse = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Die Schleuse bleibt zu</title></head><body><article>
<h1>Die Schleuse bleibt zu</h1><p>Die Schleuse von Brenford bleibt bis zum Herbst geschlossen, sagte die Hafenmeisterin am 14. Mai 2024.</p>
<p>„Die Aale hat niemand gefragt“, sagte sie den Reportern, die zur Eröffnung gekommen waren und nun am Ufer standen.</p>
</article></body></html>`;

afterAll(closeBrowser);

const newFolder = madeOnce(async (library) => {
  const [lock, german] = [join(dirname(library), 'lock.html'), join(dirname(library), 'schleuse.html')];
  await writeFile(lock, story);
  await writeFile(german, schleuse);
  await postil(library, 'import', lock, german);
});

const opened = sharesOpening(opensOn(newFolder));

beforeEach(async () => {
  await open('The lock stays shut');
  await opened().page.locator('[data-reading-text] .entity').first().waitFor();
});

async function open(title: string): Promise<void> {
  const { page } = opened();
  await page.getByRole('navigation', { name: 'Library' }).getByText(title).first().click();
  await page.locator('main').getByRole('heading', { level: 1, name: title }).waitFor();
}

it('lists who said what and goes to the sentence, by keyboard and by mouse', async () => {
  const { page } = opened();
  await page.keyboard.press('Alt+4');
  const holm = page.getByRole('region', { name: 'Petra Holm' });
  await holm.getByText('Nobody has asked the eels').waitFor();
  expect(await holm.locator('[data-row]').count()).toBe(3);
  await holm.locator('[data-row]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await paintedTexts(page)).spot?.[0]).toContain('Nobody has asked the eels');
  await holm.getByText('the old wall would be rebuilt').click();
  await expect.poll(async () => (await paintedTexts(page)).spot?.[0]).toContain('the old wall would be rebuilt');
  await page.getByRole('searchbox', { name: 'Filter statements' }).fill('denied');
  await expect
    .poll(() => page.getByRole('complementary', { name: 'Sidebar' }).locator('[data-row]').allInnerTexts())
    .toEqual([expect.stringMatching(/^denied that the gates had been forgotten/)]);
  await page.getByRole('searchbox', { name: 'Filter statements' }).fill('');
});

it('puts dated sentences in the order of time', async () => {
  const { page } = opened();
  await page.keyboard.press('Alt+5');
  const sidebar = page.getByRole('complementary', { name: 'Sidebar' });
  await sidebar.getByRole('heading', { name: '1998' }).waitFor();
  const headings = await sidebar.getByRole('heading').allInnerTexts();
  expect(headings[0]).toBe('1998');
  expect(headings[1]).toMatch(/14/);
  await sidebar.getByText('It bought the present ones').click();
  await expect.poll(async () => (await paintedTexts(page)).spot?.[0]).toContain('in 1998');
});

it('says of an article in another language why there is nothing', async () => {
  const { page } = opened();
  await open('Die Schleuse bleibt zu');
  const sidebar = page.getByRole('complementary', { name: 'Sidebar' });
  for (const key of ['Alt+4', 'Alt+5']) {
    await page.keyboard.press(key);
    await sidebar.getByText('The language of this article is German.').waitFor();
    expect(await sidebar.locator('[data-row]').count()).toBe(0);
  }
});

it('takes the keyboard to the lines that it shows, from wherever it was in the sidebar', async () => {
  const { page } = opened();
  const isOnLine = () => page.evaluate(() => document.activeElement?.matches('[data-said] [data-row]') ?? false);
  await page.getByRole('tab', { name: /Entities/ }).click();
  await page.locator('[data-entities] [data-row]').first().waitFor();
  await page.locator('#reader').focus();
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Alt+4');
  await expect.poll(isOnLine).toBe(true);
  await page.keyboard.press('Alt+5');
  await expect.poll(isOnLine).toBe(true);
  await page.keyboard.press('Alt+3');
  const isInPanel = () => page.evaluate(() => document.activeElement?.matches('[role="tabpanel"] dl button') ?? false);
  await expect.poll(isInPanel).toBe(true);
});
