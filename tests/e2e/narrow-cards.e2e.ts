import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  closeBrowser,
  closesAfterEach,
  hosts,
  isShort,
  type LibraryFolder,
  type Postil,
  postil,
  temporaryLibrary,
} from './host.ts';
import { importPage, openPage } from './marking-page.ts';
import { callFrom } from './person.ts';

let opened: Postil;
let folder: LibraryFolder;

beforeEach(async () => {
  folder = await temporaryLibrary();
});

closesAfterEach(() => ({ opened, folder }));

afterAll(closeBrowser);

const arabic = {
  title: 'عبارة النهر',
  marked: 'المجلس طلب من المهندسين تقريرا مفصلا عن حالة السلسلة القديمة',
  paragraphs: [
    'قال رئيس البلدية إن العبارة ستعود إلى العمل في الربيع المقبل بعد أن توقفت أربعين يوما بسبب جفاف النهر وانخفاض منسوب المياه.',
    'وأضاف أن المجلس طلب من المهندسين تقريرا مفصلا عن حالة السلسلة القديمة التي تحملها، وأن الجسر الجديد يحتاج إلى طريق طويل.',
    'ويقول سكان البلدة إن العبارة جزء من حياتهم اليومية، فهي تحمل الأطفال إلى المدرسة والتجار إلى السوق كل صباح.',
  ],
};

/** The boxes of the lines of the focused highlight, of its card with its tools, and of its bar. */
function boxes(
  page: Page,
): Promise<Record<'lines' | 'card' | 'bar', { x: number; y: number; r: number; b: number }[]>> {
  return page.evaluate(() => {
    const plain = ({ left, top, right, bottom }: DOMRect) => ({ x: left, y: top, r: right, b: bottom });
    const all = (selector: string) =>
      [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());
    const lines = [...(CSS.highlights.get('mark-focused') ?? [])].flatMap((range) => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return [...live.getClientRects()];
    });
    const image = document.activeElement?.matches('img') || lines.length === 0 ? all('img[data-note]') : [];
    return {
      lines: [...lines, ...image].map(plain),
      card: [...all('[data-note] [data-card]'), ...all('[data-card] button')].map(plain).filter(({ x, r }) => r > x),
      bar: all('[role="toolbar"]').map(plain),
    };
  });
}

async function expectNothingCovered(page: Page): Promise<void> {
  const { lines, card, bar } = await boxes(page);
  expect(lines.length).toBeGreaterThan(0);
  expect(card.length).toBeGreaterThan(0);
  const covers = (over: typeof lines, under: typeof lines) =>
    over.filter(({ x, y, r, b }) => under.some((u) => x < u.r - 1 && u.x < r - 1 && y < u.b - 1 && u.y < b - 1));
  expect({ byCard: covers(card, lines), byBar: covers(bar, lines), barOverCard: covers(bar, card) }).toEqual({
    byCard: [],
    byBar: [],
    barOverCard: [],
  });
}

const low = { width: 640, height: 400, size: 28 };
/** In `npm test` where there is the least room. */
const windows = isShort ? [low] : [low, { width: 1000, height: 700, size: 19 }, { width: 320, height: 568, size: 19 }];

for (const { width, height, size } of windows) {
  describe(`a card that opens over the text, ${width} wide`, () => {
    it('covers neither the words that it is about nor their bar, wherever they are scrolled to', async () => {
      await importPage(folder.library);
      opened = await openPage({ library: folder.library, width: 1440, height: 900 });
      const { page } = opened;
      const { articles: found } = await callFrom(page, 'articles.list', {});
      const { id: articleId = '', title } = found.find(({ marks }) => marks === 0) ?? {};
      expect(title).toMatch(/ferry/);
      const { article } = await callFrom(page, 'articles.get', { id: articleId });
      const text = (await postil(folder.library, 'show', articleId, '--text')).trimEnd();
      const image = await page.getByRole('img', { name: 'The chain at low water' }).getAttribute('src');
      const at = text.indexOf('The chain at low water');
      const passages = [
        'In the dry summer the ferry lay on the gravel for forty days. The mayor asked for a bridge',
        'One piano, in the spring of the flood',
        'the last link is worn',
      ].map((quote) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }));
      const annotations = [...passages, { start: at, end: at, image: image?.split('/').at(-1) ?? '' }].map(
        (passage) => ({
          passage: { ...passage, content: article.content },
          body: 'What the person thinks of it, in a line or two of a note.',
          tags: ['river'],
        }),
      );
      await callFrom(page, 'annotations.createMany', { articleId, annotations });
      await callFrom(page, 'settings.update', { fontSize: size });
      await page.setViewportSize({ width, height });
      await page
        .getByRole('button', { name: /^Note on/ })
        .first()
        .waitFor();
      for (let step = 0; step < annotations.length; step += 1) {
        await page.keyboard.press('Alt+ArrowDown');
        await page.locator('[data-note] [data-card]').waitFor();
        await page.getByRole('toolbar').waitFor();
        await expectNothingCovered(page);
        for (const by of [60, 60, 60, 60]) {
          await page.locator('#reader').evaluate((reader, top) => reader.scrollBy({ top, behavior: 'instant' }), by);
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
          await expectNothingCovered(page);
        }
      }
    });
  });
}

it('has the margin of an article that runs from right to left at its left, where the lines end', async () => {
  const path = join(dirname(folder.library), 'arabic.html');
  const body = arabic.paragraphs.map((each) => `<p>${each}</p>`).join('\n');
  await writeFile(
    path,
    `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>${arabic.title}</title><article><h1>${arabic.title}</h1>${body}</article>`,
  );
  await postil(folder.library, 'import', path);
  const { id } = JSON.parse(await postil(folder.library, 'list', '--json')) as { id: string };
  await postil(folder.library, 'note', 'add', id, '--quote', arabic.marked, '--body', 'من هم؟');
  opened = await hosts[0].open({ library: folder.library, width: 1440, height: 700 });
  const { page } = opened;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('navigation', { name: 'Library' }).getByText(arabic.title).click();
  await page.getByRole('heading', { level: 1, name: arabic.title }).waitFor();
  const margin = page.getByRole('complementary', { name: 'Margin notes' });
  for (const width of [1440, 1000, 640]) {
    await page.setViewportSize({ width, height: 700 });
    await margin.locator('[data-card], button').first().waitFor();
    const text = await page.locator('[data-reading-text]').boundingBox();
    const column = await margin.boundingBox();
    expect((column?.x ?? 0) + (column?.width ?? 0)).toBeLessThanOrEqual(text?.x ?? 0);
    await page.keyboard.press('.');
    await page.locator('[data-note] [data-card]').waitFor();
    await page.getByRole('toolbar').waitFor();
    await expectNothingCovered(page);
    const card = await page.locator('[data-note] [data-card]').boundingBox();
    // The lines below can be read from their beginning.
    expect((card?.x ?? 0) + (card?.width ?? 0)).toBeLessThan((text?.x ?? 0) + (text?.width ?? 0) - 150);
    await page.keyboard.press('Escape');
    await page.getByRole('toolbar').waitFor({ state: 'detached' });
  }
});
