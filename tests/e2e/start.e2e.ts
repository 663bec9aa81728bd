import { resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readBuiltPage, sumOf } from '../support/first-screen.ts';
import { closeBrowser, hosts, temporaryLibrary } from './host.ts';

afterAll(closeBrowser);

const built = readBuiltPage(resolve(import.meta.dirname, '../../out/renderer'));

it('the first screen weighs no more than 350 kB, packed', () => {
  const sum = sumOf(built.first);
  const fonts = sumOf(built.fonts);
  console.log(
    `first screen ${Math.round(sum / 1000)} kB, the rest ${Math.round(sumOf(built.later) / 1000)} kB, fonts ${Math.round(fonts / 1000)} kB`,
  );
  expect(built.first.map(({ name }) => name.replace(/-[\w-]{8}\./, '.')).sort()).toEqual([
    'index.css',
    'index.html',
    'index.js',
  ]);
  expect(sum).toBeLessThanOrEqual(350_000);
});

it('what is loaded later is there before it is asked for', async () => {
  const { library, remove } = await temporaryLibrary();
  const opened = await hosts[0].open({ library });
  try {
    const { page } = opened;
    const loaded = () =>
      page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)));
    const [paint] = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint'));
    console.log(`first paint ${Math.round(paint?.startTime ?? Number.NaN)} ms after the page was asked for`);
    await expect.poll(async () => (await loaded()).some((name) => name?.startsWith('read-aloud-'))).toBe(true);
    const before = await loaded();
    // In the frame in which the key is pressed, as if it had been there from the start.
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    const after = (await loaded()).slice(before.length);
    expect(after.filter((name) => /\.(js|css)$/.test(name ?? ''))).toEqual([]);
    expect(opened.faults).toEqual([]);
  } finally {
    await opened.close();
    await remove();
  }
});
