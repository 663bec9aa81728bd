import { afterAll, expect, it, onTestFinished } from 'vitest';
import { closeBrowser, hosts, startedLibrary } from './host.ts';

afterAll(closeBrowser);

it('keeps a fault in the part of the window that has it, and says that nothing was lost', async () => {
  const folder = await startedLibrary();
  const opened = await hosts[0].open({ library: folder.library });
  onTestFinished(async () => {
    await opened.close();
    await folder.remove();
  });
  const { page } = opened;
  // What no core answers: the sidebar cannot be drawn from it.
  const answer = { mentions: [], entities: null, quotes: [], dates: [] };
  let isBroken = true;
  await page.route('**/api/entities.recognise', (route) =>
    isBroken ? route.fulfill({ json: answer }) : route.continue(),
  );
  await page.reload();
  const alert = page.getByRole('alert').filter({ hasText: 'The sidebar could not be shown' });
  await alert.getByText('nothing was changed').waitFor();
  await page.locator('[data-reading-text]').waitFor();
  await alert.getByRole('button', { name: 'Copy details' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('TypeError');
  isBroken = false;
  await page.reload();
  await page.locator('[data-entities] [data-row]').first().waitFor();
  expect(await alert.count()).toBe(0);
});

it('leaves a page that cannot be shown for the one before it', async () => {
  const folder = await startedLibrary();
  const opened = await hosts[0].open({ library: folder.library });
  onTestFinished(async () => {
    await opened.close();
    await folder.remove();
  });
  const { page } = opened;
  await page.locator('[data-reading-text]').waitFor();
  await page.route('**/api/entities.get', (route) => route.fulfill({ json: { entity: null } }));
  await page.keyboard.press('Shift+L');
  await page.locator('main [data-entity-row]').first().click();
  const alert = page.getByRole('alert').filter({ hasText: 'This page could not be shown' });
  await alert.getByRole('button', { name: 'Close it' }).click();
  await page.getByRole('searchbox', { name: 'Search entities' }).waitFor();
  expect(await alert.count()).toBe(0);
});
