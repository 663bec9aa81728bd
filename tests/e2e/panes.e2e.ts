import { afterAll, expect, it } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { closeBrowser, hosts, sharesOpening, startedLibrary } from './host.ts';

afterAll(closeBrowser);

const opened = sharesOpening(async () => {
  const folder = await startedLibrary();
  const opened = await hosts[0].open({ library: folder.library, width: 1280, height: 800 });
  await opened.page.locator('[data-reading-text] .entity').first().waitFor();
  return { opened, folder };
});

const library = () => opened().page.getByRole('navigation', { name: 'Library' });
const sidebar = () => opened().page.getByRole('complementary', { name: 'Sidebar' });
const edge = (name: string) => opened().page.getByRole('separator', { name });
const widthOf = async (pane: ReturnType<typeof library>) => (await pane.boundingBox())?.width;

it('has cards beside their lines with both panes at 1280 pixels, and lines of 45 characters at least', async () => {
  const { page } = opened();
  await page.locator('[data-card]').first().waitFor();
  expect(await page.locator('[data-folded="true"]').count()).toBe(0);
  const lines = await page.locator('[data-reading-text] p').evaluateAll((paragraphs) =>
    paragraphs
      .filter((each) => (each.textContent ?? '').length > 300)
      .map((each) => {
        const height = each.getBoundingClientRect().height / parseFloat(getComputedStyle(each).lineHeight);
        return (each.textContent ?? '').length / height;
      }),
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(Math.min(...lines)).toBeGreaterThan(45);
});

it('moves the edge of a pane by mouse and by keys, and keeps where it is', async () => {
  const { page } = opened();
  const first = await widthOf(library());
  const box = await edge('Width of the library').boundingBox();
  if (box === null) throw new Error('no edge');
  await page.mouse.move(box.x + 4, 400);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, 400, { steps: 4 });
  await page.mouse.move(box.x + 84, 400);
  await page.mouse.up();
  expect(await widthOf(library())).toBeCloseTo((first ?? 0) + 80, -1);

  await edge('Width of the sidebar').focus();
  const before = await widthOf(sidebar());
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await widthOf(sidebar())).toBe((before ?? 0) + 32);
  expect(await edge('Width of the sidebar').getAttribute('aria-valuenow')).toBe(String((before ?? 0) + 32));
  await page.keyboard.press('Home');
  expect(await widthOf(sidebar())).toBe(220);
  await page.keyboard.press('End');
  // However wide it may be, the article keeps its room.
  expect(await widthOf(sidebar())).toBe(1280 * 0.3);
  await expectAccessible(page, 'the edge of a pane');
  await page.keyboard.press('Home');

  const wide = await widthOf(library());
  await page.reload();
  await sidebar().waitFor();
  expect([await widthOf(library()), await widthOf(sidebar())]).toEqual([wide, 220]);

  await edge('Width of the library').dblclick();
  expect(await widthOf(library())).toBe(first);
  await edge('Width of the sidebar').press('Enter');
  expect(await widthOf(sidebar())).toBe(before);
});
