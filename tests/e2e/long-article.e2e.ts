import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeLongLibrary, titles } from '../support/long-library.ts';
import { closeBrowser, hosts, madeOnce, opensOn, sharesOpening } from './host.ts';
import { callFrom } from './person.ts';

afterAll(closeBrowser);

const marks = 700;
const newFolder = madeOnce(async (library) => {
  await makeLongLibrary(library, 15_000, marks);
  await (await hosts[0].open({ library })).close();
});
const opened = sharesOpening(opensOn(newFolder));
let page: Page;

beforeAll(() => {
  ({ page } = opened());
  return page.getByRole('option', { name: new RegExp(titles.long) }).click();
});

beforeEach(() => settled(page));

/** Waits until every section has its real height and what is near is painted: seen by a height, and by what is painted, that stay. */
async function settled(page: Page): Promise<void> {
  await page.locator('[data-reading-text] .entity').first().waitFor();
  const looks: string[] = [];
  const look = (reader: Element) => `${reader.scrollHeight} ${[...CSS.highlights].map(([, { size }]) => size)}`;
  const isSteady = async () => {
    looks.push(await page.locator('#reader').evaluate(look));
    const last = looks.slice(-4);
    return last.length === 4 && last.every((each) => each === last[0]);
  };
  await expect.poll(isSteady, { interval: 400, timeout: 30_000 }).toBe(true);
}

/** Where the ranges under the marks' names stand on the screen: tops of their first lines, in pixels. */
function tops(page: Page, name = 'marks'): Promise<number[]> {
  return page.evaluate(
    (name) =>
      [...CSS.highlights]
        .filter(([key]) => (name === 'marks' ? /^mark-.*\d$/.test(key) : key === name))
        .flatMap(([, highlight]) =>
          [...highlight].map((abstract) => {
            const range = document.createRange();
            range.setStart(abstract.startContainer, abstract.startOffset);
            range.setEnd(abstract.endContainer, abstract.endOffset);
            return range.getClientRects()[0]?.top ?? Number.NaN;
          }),
        ),
    name,
  );
}

async function textAtTop(page: Page): Promise<string> {
  return (await wordsAtTop(page)).text;
}

/** The words at the top of the view, and where their line stands on the screen, in CSS pixels. */
function wordsAtTop(page: Page): Promise<{ text: string; y: number }> {
  return page.evaluate(() => {
    const left = (document.querySelector('[data-reading-text]') as Element).getBoundingClientRect().left;
    const top = (document.querySelector('#reader') as Element).getBoundingClientRect().top;
    const caret = document.caretPositionFromPoint(left + 4, top + 60);
    const text = caret?.offsetNode.textContent?.slice(caret.offset, caret.offset + 30) ?? '';
    return { text, y: caret?.getClientRect()?.top ?? Number.NaN };
  });
}

it('paints what is near the screen wherever one goes, and all of it for the printer', async () => {
  const reader = page.locator('#reader');
  const print = (when: 'beforeprint' | 'afterprint') => page.evaluate((when) => dispatchEvent(new Event(when)), when);
  /** Tops on the screen of what is painted, and of every mark there is: where chance left none both are empty. */
  const onScreen = async (height: number) => {
    const seen = (tops: readonly number[]) =>
      tops
        .filter((top) => top > 0 && top < height)
        .map(Math.round)
        .toSorted();
    const painted = seen(await tops(page));
    await print('beforeprint');
    const all = await tops(page);
    await print('afterprint');
    expect(all.length).toBe(marks);
    return { painted, there: seen(all) };
  };
  let seen = 0;
  const expectPainted = async (height: number) => {
    await settled(page);
    const { painted, there } = await onScreen(height);
    expect(painted).toEqual(there);
    seen += painted.length;
    expect((await tops(page)).length).toBeLessThan(marks / 4);
  };
  for (const share of [0, 0.5, 1, 0.25]) {
    await reader.evaluate((element, share) => element.scrollTo(0, share * element.scrollHeight), share);
    await expectPainted(900);
  }
  await page.setViewportSize({ width: 1000, height: 700 });
  await expectPainted(700);
  expect(seen).toBeGreaterThan(4);
});

it('goes to a far highlight exactly, and comes back to where it was left', async () => {
  await page.getByRole('tab', { name: 'Notes' }).click();
  const view = await page.locator('#reader').boundingBox();
  const third = (view?.y ?? 0) + (view?.height ?? 0) / 3;
  for (const at of [600, 20, 400]) {
    await page.locator('aside li button[data-entry]').nth(at).click();
    await expect.poll(async () => Math.abs(((await tops(page, 'mark-focused'))[0] ?? 0) - third)).toBeLessThan(4);
  }
  await page.keyboard.press('Escape');
  let saves = 0;
  page.on('response', (response) => {
    if (response.url().endsWith('/api/articles.update')) saves += 1;
  });
  await page.locator('#reader').evaluate((element) => element.scrollBy(0, 700));
  // A save may still come of the last highlight.
  const looks: number[] = [];
  const isSaved = () => looks.push(saves) > 1 && saves > 0 && looks.at(-2) === saves;
  await expect.poll(isSaved, { interval: 1500 }).toBe(true);
  const left = await textAtTop(page);
  // The faces come last, and the text is as high as they make it.
  const faces = Promise.withResolvers<void>();
  await page.route('**/*.woff2', async (route) => {
    await faces.promise;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await expect.poll(() => page.locator('#reader').evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  faces.resolve();
  await settled(page);
  expect(await textAtTop(page)).toBe(left);
});

/** Remembers the first character of the line at the top; gives how far that line has moved in the reader since, in pixels. */
async function lineAtTop(page: Page): Promise<() => Promise<number>> {
  const kept = await page.evaluateHandle(() => {
    const left = (document.querySelector('[data-reading-text]') as Element).getBoundingClientRect().left;
    const reader = document.querySelector('#reader') as Element;
    const { top } = reader.getBoundingClientRect();
    const caret = document.caretPositionFromPoint(left + 4, top + 6) as CaretPosition;
    const line = document.createRange();
    line.setStart(caret.offsetNode, caret.offset);
    line.setEnd(caret.offsetNode, caret.offset + 1);
    const below = () =>
      (line.getClientRects()[0]?.top ?? Number.NaN) -
      (document.querySelector('#reader') as Element).getBoundingClientRect().top;
    return { below, before: below() };
  });
  return () => kept.evaluate(({ below, before }) => Math.abs(below() - before));
}

it('keeps the line at the top where it is, however large the text, wide the window and whatever its face', async () => {
  await page.locator('#reader').evaluate((element) => element.scrollTo(0, 0.6 * element.scrollHeight));
  await settled(page);
  const moved = await lineAtTop(page);
  const before = await callFrom(page, 'settings.get', {});
  const expectKept = async (what: string) => {
    await settled(page);
    expect(await moved(), what).toBeLessThan(2);
  };
  await page.locator('#reader').focus();
  for (let at = 0; at < 4; at += 1) await page.keyboard.press('+');
  await expectKept('larger text, in four steps');
  await page.setViewportSize({ width: 800, height: 900 });
  await expectKept('a narrow window');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('-');
  await expectKept('a wide window, and smaller text');
  await page.keyboard.press('[');
  await page.keyboard.press(']');
  await expectKept('no panes');
  await callFrom(page, 'settings.update', { font: 'sans' });
  await expectKept('another face');
  await page.keyboard.press('[');
  await page.keyboard.press(']');
  await callFrom(page, 'settings.update', { font: before.font, fontSize: before.fontSize });
});

it('says to a screen reader where highlights begin and end, and what their notes are, when asked to', async () => {
  const body = page.locator('[data-reading-text]');
  const text = await body.textContent();
  expect(await body.locator('mark').count()).toBe(0);
  await page.keyboard.press('Control+,');
  const announced = page.getByRole('checkbox', { name: /Announce marks to screen readers/ });
  // `check` wants the change within the click; the page shows the setting with its next rendering.
  await announced.click();
  await expect.poll(() => announced.isChecked()).toBe(true);
  await page.keyboard.press('Escape');
  await body.locator('mark').first().waitFor();
  expect(await body.textContent()).toBe(text);
  const session = await page.context().newCDPSession(page);
  const heard = async (): Promise<string[]> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes.filter(({ ignored }) => !ignored).map(({ name }) => String(name?.value ?? ''));
  };
  await expect
    .poll(async () => (await heard()).some((name) => /Highlight, yellow, with a note: The figure is older/.test(name)))
    .toBe(true);
  expect((await heard()).some((name) => name.includes('End of highlight.'))).toBe(true);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  expect(nodes.some(({ role }) => role?.value === 'mark')).toBe(true);
  await callFrom(page, 'settings.update', { marksAsElements: false });
  await body.locator('mark').first().waitFor({ state: 'detached' });
});

describe('in a window of its own', () => {
  const fresh = sharesOpening(opensOn(newFolder));

  it('keeps the line at the top where it is when the window is built in another language', async () => {
    const { page } = fresh();
    await page.getByRole('option', { name: new RegExp(titles.long) }).click();
    await settled(page);
    // What is known of the place elsewhere comes later than the window is built.
    await page.route('**/api/articles.update', () => undefined);
    await page.locator('#reader').evaluate((element) => element.scrollTo(0, 0.6 * element.scrollHeight));
    await settled(page);
    const before = await wordsAtTop(page);
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('tab', { name: 'Language' }).press('Enter');
    await dialog.getByRole('radio', { name: 'Deutsch' }).press('Space');
    await page.getByRole('dialog', { name: 'Einstellungen' }).waitFor();
    await page.keyboard.press('Escape');
    await settled(page);
    // On the screen, and not by `scrollTop`: what stands above is measured again by the window that is built anew.
    const after = await wordsAtTop(page);
    expect(after.text).toBe(before.text);
    expect(Math.abs(after.y - before.y)).toBeLessThan(2);
  });
});
