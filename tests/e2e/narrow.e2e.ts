import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, sharesOpening, startedLibrary } from './host.ts';

afterAll(closeBrowser);

/** 1280 by 800 at 200 %. */
describe('a narrow window', () => {
  const opened = sharesOpening(async () => {
    const folder = await startedLibrary();
    return { folder, opened: await hosts[0].open({ library: folder.library, width: 640, height: 400 }) };
  });

  beforeEach(async () => {
    const { page } = opened();
    await page.setViewportSize({ width: 640, height: 400 });
    for (let press = 0; press < 2; press += 1) await page.keyboard.press('Escape');
    await page.locator('[data-reading-text] .entity').first().waitFor();
    await page.getByRole('navigation', { name: 'Library' }).waitFor({ state: 'detached' });
    await page.getByRole('complementary', { name: 'Sidebar' }).waitFor({ state: 'detached' });
  });

  it('leaves the text its measure, and shows the panes over it, by keyboard alone', async () => {
    const { page } = opened();
    const library = page.getByRole('navigation', { name: 'Library' });
    const sidebar = page.getByRole('complementary', { name: 'Sidebar' });
    const text = await page.locator('[data-reading-text]').boundingBox();
    expect(text?.width).toBeGreaterThan(480);
    expect(await library.count()).toBe(0);

    await page.keyboard.press('[');
    await library.waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('library-search');
    await expectAccessibleInBoth(page, 'the library');
    await page.keyboard.press('Escape');
    await library.waitFor({ state: 'detached' });

    await page.keyboard.press(']');
    await sidebar.waitFor();
    await expectAccessibleInBoth(page, 'the sidebar');
    await page.keyboard.press('Alt+2');
    await sidebar.getByRole('tab', { name: /Notes/, selected: true }).waitFor();
    await page.keyboard.press('[');
    await library.waitFor();
    expect(await sidebar.count()).toBe(0);
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('bed');
    // What could go on with “be” is gone by then.
    await page.locator('#search-results button').first().and(page.locator('[data-hit]')).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await library.waitFor({ state: 'detached' });
  });

  it('shows entities, their index and their pages, by keyboard alone', async () => {
    const { page } = opened();
    await page.keyboard.press('Alt+1');
    const row = page.locator('[data-entities] [data-row]').first();
    await row.waitFor();
    await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('m');
    await page.locator('[role="option"]').first().waitFor();
    await expectAccessibleInBoth(page, 'a correction');
    await page.keyboard.press('Escape');
    await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('main', { name: 'Entity' }).getByRole('heading', { level: 1 }).waitFor();
    await expectAccessibleInBoth(page, 'the page of an entity');
    await page.keyboard.press('Shift+L');
    await page.locator('#reader [data-row]').first().waitFor();
    await expectAccessibleInBoth(page, 'the index');
    await page.setViewportSize({ width: 320, height: 500 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.keyboard.press('Escape');
    await page.locator('[data-reading-text]').waitFor();
  });

  it('closes a pane by a click beside it, and when an article is chosen', async () => {
    const { page } = opened();
    const library = page.getByRole('navigation', { name: 'Library' });
    const button = page.getByRole('button', { name: 'Show or hide the library' });
    await button.click();
    await library.waitFor();
    await page.mouse.click(600, 300);
    await library.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await button.click();
    await library.getByRole('listbox', { name: 'Articles' }).getByRole('option').first().click();
    await library.waitFor({ state: 'detached' });
  });

  it('has lines of about 40 characters at least from 640 pixels on', async () => {
    const { page } = opened();
    for (const width of [640, 720, 860, 960, 980, 1100, 1280]) {
      await page.setViewportSize({ width, height: 600 });
      const lines = () =>
        page.locator('[data-reading-text] p').evaluateAll((paragraphs) => {
          const all = paragraphs.filter((each) => (each.textContent ?? '').length > 300);
          const height = (each: Element) =>
            each.getBoundingClientRect().height / parseFloat(getComputedStyle(each).lineHeight);
          return Math.min(...all.map((each) => (each.textContent ?? '').length / height(each)));
        });
      await expect.poll(lines, { message: `${width} wide` }).toBeGreaterThan(39);
    }
  });
});
