import type { Page, Route } from 'playwright';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { closeBrowser, opensOn, sharesOpening, startedLibrary } from './host.ts';

/**
 * What could not be had says so in its place, and what takes its time says that. What the page has had it does not ask for again:
 * the order counts.
 */

const message = 'The file could not be read. Nothing was changed; try again.';
const detail = 'EBUSY: resource busy or locked';

afterAll(closeBrowser);

const opened = sharesOpening(opensOn(startedLibrary), (fault) => fault.includes('Failed to load resource'));
let page: Page;

beforeEach(async () => {
  ({ page } = opened());
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('[data-reading-text] .entity').first().waitFor();
});

const failing = (route: Route) =>
  route.fulfill({ status: 500, json: { error: { code: 'internal', message, detail } } });
const copied = () => page.evaluate(() => navigator.clipboard.readText());

it('says in the settings what could not be had, and asks again', async () => {
  await page.keyboard.press('Control+,');
  for (const [call, section] of [
    ['app.about', 'About'],
    ['entities.corrections', 'Entities'],
    ['export.folder', 'Export'],
  ] as const) {
    await page.route(`**/api/${call}`, failing);
    await page.getByRole('dialog').getByRole('tab', { name: section }).click();
    const alert = page.getByRole('dialog').getByRole('tabpanel').getByRole('alert');
    await alert.getByText(message).waitFor();
    await page.unroute(`**/api/${call}`);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => alert.count(), { message: call }).toBe(0);
  }
});

it('copies the details of what could not be had where that would be shown', async () => {
  for (const [call, keys, place] of [
    ['entities.list', 'Shift+L', 'main'],
    ['statements.list', 'Shift+W', 'main'],
    ['duplicates.list', 'Shift+D', 'main'],
    ['export.render', 'Control+e', '[role="dialog"]'],
  ] as const) {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.route(`**/api/${call}`, failing);
    await page.keyboard.press(keys);
    const alert = page.locator(place).getByRole('alert');
    await alert.getByText(message).waitFor();
    await alert.getByRole('button', { name: 'Copy details' }).click();
    await expect.poll(copied, { message: call }).toBe(`${message}\n\n${detail}`);
    await page.unroute(`**/api/${call}`);
    await page.keyboard.press('Escape');
    await page.locator('[data-reading-text]').waitFor();
  }
});

it('says of an entity what is missing on its page, also where none of it came', async () => {
  await page.route('**/api/statements.*', failing);
  await page.keyboard.press('Shift+L');
  await page.locator('main [data-entity-row]').first().click();
  const alerts = page.locator('main').getByRole('alert');
  await expect.poll(() => alerts.count()).toBe(3);
  await page.unroute('**/api/statements.*');
  await alerts.first().getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => alerts.count()).toBe(2);
  await page
    .locator('main')
    .getByRole('region', { name: 'What Marta Lindqvist said' })
    .locator('[data-row]')
    .first()
    .waitFor();
});

it('says in the sidebar what could not be had, copies its details, and asks again', async () => {
  await page.route('**/api/entities.recognise', failing);
  await page.reload();
  const sidebar = page.getByRole('complementary', { name: 'Sidebar' });
  const alert = sidebar.getByRole('alert');
  await alert.getByText(message).waitFor();
  await expectAccessible(page, 'a failure', 'aside');
  await alert.getByRole('button', { name: 'Copy details' }).click();
  await expect.poll(copied).toBe(`${message}\n\n${detail}`);
  await page.unroute('**/api/entities.recognise');
  await alert.getByRole('button', { name: 'Try again' }).focus();
  await page.keyboard.press('Enter');
  await sidebar.locator('[data-entities] [data-row]').first().waitFor();
  expect(await alert.count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel');
});

it('says in a dialog what could not be had, and asks again', async () => {
  for (const [call, command, section] of [
    ['rules.list', 'site rules', null],
    ['export.templates', 'settings', 'Export'],
    ['articles.counts', 'settings', 'Library'],
  ] as const) {
    await page.route(`**/api/${call}`, failing);
    // What was had before is not asked for again.
    await page.reload();
    await page.locator('[data-reading-text]').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command' }).fill(command);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: section === null ? 'Site rules' : 'Settings' });
    if (section !== null) await dialog.getByRole('tab', { name: section, exact: true }).click();
    const alert = dialog.getByRole('alert').filter({ hasText: message });
    await alert.first().waitFor();
    await page.unroute(`**/api/${call}`);
    await alert.first().getByRole('button', { name: 'Try again' }).click();
    await alert.first().waitFor({ state: 'detached' });
  }
});

it('says that it looks for names only once that takes a while', async () => {
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolveAsked) => {
    void page.route('**/api/entities.corrections', async (route) => {
      resolveAsked();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      await route.continue();
    });
  });
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').getByRole('tab', { name: 'Entities' }).waitFor();
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('dialog').getByRole('tab', { name: 'Entities' }).click();
  await asked;
  const status = page.getByRole('dialog').getByRole('tabpanel').getByRole('status');
  await status.waitFor({ state: 'attached' });
  await page.clock.runFor(150);
  expect(await status.innerText()).toBe('');
  await page.clock.runFor(100);
  await expect.poll(() => status.innerText()).toBe('Loading…');
  await page.clock.resume();
  answer();
  await expect.poll(() => status.count()).toBe(0);
});
