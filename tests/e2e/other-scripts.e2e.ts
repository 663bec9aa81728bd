import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { closeBrowser, hosts, type LibraryFolder, type Postil, postil, temporaryLibrary } from './host.ts';
import { textsByLanguage } from './languages.ts';
import { boxOf, callFrom, paintedTexts } from './person.ts';

const arabic = {
  language: 'ar',
  title: 'عبارة النهر',
  marked: 'المجلس طلب من شركة Nordwind Rail تقريرا مفصلا',
  paragraphs: [
    'قال رئيس البلدية إن العبارة ستعود إلى العمل في الربيع المقبل بعد أن توقفت أربعين يوما بسبب جفاف النهر وانخفاض منسوب المياه.',
    'وأضاف أن المجلس طلب من شركة Nordwind Rail تقريرا مفصلا عن حالة السلسلة القديمة التي تحملها، وأن الجسر الجديد يحتاج إلى طريق طويل.',
    'ويقول سكان البلدة إن العبارة جزء من حياتهم اليومية، فهي تحمل الأطفال إلى المدرسة والتجار إلى السوق كل صباح.',
  ],
};
const japanese = {
  language: 'ja',
  title: '川の渡し船',
  paragraphs: [
    '川の渡し船は、四十日のあいだ止まっていた。町長は東京の新聞に「春には戻る」と話した。水位が下がり、鎖が砂利の上に横たわっていたからである。',
    '議会は技師に、古い鎖の状態についての詳しい報告を求めた。新しい橋には道が要るが、渡し船には川だけがあればよい、と町の人々は言う。',
    '渡し船は毎朝、子どもたちを学校へ、商人を市場へ運ぶ。「道が通るはずのところを行くのです」と、船頭は鎖に手を置いて言った。',
  ],
};

let opened: Postil;
let folder: LibraryFolder;

beforeEach(async () => {
  folder = await temporaryLibrary();
  for (const { language, title, paragraphs } of [arabic, japanese]) {
    const path = join(dirname(folder.library), `${language}.html`);
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    const body = paragraphs.map((each) => `<p>${each}</p>`).join('\n');
    await writeFile(
      path,
      `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><title>${title}</title><article><h1>${title}</h1>${body}</article>`,
    );
    await postil(folder.library, 'import', path);
  }
  opened = await hosts[0].open({ library: folder.library, width: 1440, height: 900 });
});

afterEach(async () => {
  await opened.close();
  await folder.remove();
});

afterAll(closeBrowser);

const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString());
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

async function open(page: Page, title: string): Promise<void> {
  await page.locator('[data-article]').filter({ hasText: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Adds a note on words of the open article, as the window does. */
async function addNote(page: Page, title: string, quote: string, body: string): Promise<void> {
  const { articles } = await callFrom(page, 'articles.list', {});
  const id = articles.find((each) => each.title === title)?.id ?? '';
  const { article } = await callFrom(page, 'articles.get', { id });
  const start = (await postil(folder.library, 'show', id, '--text')).indexOf(quote);
  const passage = { start, end: start + quote.length, content: article.content };
  await callFrom(page, 'annotations.createMany', { articleId: id, annotations: [{ passage, body }] });
}

/** Left, right and top of an element in CSS pixels. */
const box = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom, middle: (top + bottom) / 2 };
    });

/** Where the caret of caret mode stands. */
const caretX = (page: Page) =>
  page.evaluate(() => {
    const { focusNode, focusOffset } = document.getSelection() as Selection;
    const at = document.createRange();
    if (focusNode !== null) at.setStart(focusNode, focusOffset);
    return at.getBoundingClientRect().left;
  });

/** The first character of every line of the article. */
const lineStarts = (page: Page) =>
  page.locator('[data-reading-text]').evaluate((body) => {
    const starts: string[] = [];
    for (const paragraph of body.querySelectorAll('p')) {
      const text = paragraph.firstChild as Text;
      let last = Number.NEGATIVE_INFINITY;
      for (let at = 0; at < text.length; at += 1) {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { bottom, height } = range.getBoundingClientRect();
        if (bottom > last + height / 2) starts.push(text.data.charAt(at));
        last = Math.max(last, bottom);
      }
    }
    return starts;
  });

/** What stands for the letters of a machine without a Japanese face is narrow: with the width of a letter there are as many lines. */
const widenStandIns = (page: Page) =>
  page.locator('[data-reading-text]').evaluate((body: HTMLElement) => {
    const range = document.createRange();
    range.setStart(body.querySelector('p')?.firstChild as Text, 0);
    range.setEnd(range.startContainer, 1);
    const missing = Number.parseFloat(getComputedStyle(body).fontSize) - range.getBoundingClientRect().width;
    if (missing > 2) body.style.letterSpacing = `${missing}px`;
  });

it('reads, marks and finds Arabic and Japanese in a window of another language', async () => {
  const { page, faults } = opened;

  await open(page, arabic.title);
  // What the article says is in its language, what the window says around it in that of the window.
  const { ar, en } = await textsByLanguage(page);
  expect([ar, await page.locator('[data-reading-text]').getAttribute('lang')]).toEqual([[arabic.title], 'ar']);
  expect(en).toContain('1 min');
  const row = page.getByRole('option').filter({ hasText: japanese.title }).locator('[lang]');
  expect(await row.evaluateAll((parts) => parts.map((part) => [part.getAttribute('lang'), part.textContent]))).toEqual([
    ['ja', japanese.title],
  ]);
  // Space between lines is the person's, and some more; between letters that join there is none.
  const spaces = () =>
    page
      .locator('[data-reading-text] p')
      .first()
      .evaluate((paragraph) => {
        const { fontSize, lineHeight, letterSpacing } = getComputedStyle(paragraph);
        return [(Number.parseFloat(lineHeight) / Number.parseFloat(fontSize)).toFixed(1), letterSpacing];
      });
  expect(await spaces()).toEqual(['1.9', 'normal']);
  await callFrom(page, 'settings.update', { lineHeight: 2, letterSpacing: 6 });
  await expect.poll(spaces).toEqual(['2.3', 'normal']);
  await callFrom(page, 'settings.update', { lineHeight: 1.6, letterSpacing: 0 });
  await expect.poll(spaces).toEqual(['1.9', 'normal']);
  await addNote(page, arabic.title, arabic.marked, 'من هم؟');
  await page.locator('[data-note] [data-card]').waitFor();
  await press(page, '.');
  await page.getByRole('toolbar', { name: 'Highlight', exact: true }).waitFor();
  const first = await boxOf(page, arabic.marked.slice(0, 7));
  const text = await box(page, '[data-reading-text]');
  const card = await box(page, '[data-note] [data-card]');
  const hairline = await box(page, '[data-note] svg[width="28"]');
  // The margin is where the lines end; its hairline reaches from the card to the text, level with the first line marked.
  expect(card.right).toBeLessThan(text.left);
  expect(Math.abs(hairline.left - card.right)).toBeLessThanOrEqual(2);
  expect(Math.abs(hairline.right - text.left)).toBeLessThanOrEqual(2);
  expect(Math.abs(hairline.top + 1 - first.y1)).toBeLessThan(14);
  expect(card.top).toBeLessThan(first.y1);
  expect(card.bottom).toBeGreaterThan(first.y1);
  // Its ends are at the right of its first letter and at the left of its last.
  const letters = await page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('mark-focused') ?? [])];
    const one = (node: Node, from: number) => {
      const each = document.createRange();
      each.setStart(node, from);
      each.setEnd(node, from + 1);
      return each.getBoundingClientRect();
    };
    if (range === undefined) throw new Error('no mark has the focus');
    const [start, end] = [one(range.startContainer, range.startOffset), one(range.endContainer, range.endOffset - 1)];
    return { right: start.right, left: end.left, top: start.bottom, below: end.bottom };
  });
  const [start, end] = [await box(page, '[data-edge="start"]'), await box(page, '[data-edge="end"]')];
  expect(start.left).toBeLessThanOrEqual(letters.right);
  expect(start.right).toBeGreaterThanOrEqual(letters.right);
  expect(start.right - letters.right).toBeGreaterThan(letters.right - start.left);
  expect(letters.left - end.left).toBeGreaterThan(end.right - letters.left);

  // The caret goes where the arrow points, reads a name of other letters in its own order as browsers do, and goes on.
  await press(page, 'Escape', 'c', 'Control+Home', 'Alt+ArrowDown');
  const steps: number[] = [];
  for (let at = 0; at < 50; at += 1) {
    steps.push(await caretX(page));
    await press(page, 'ArrowLeft');
  }
  const name = arabic.paragraphs[1]?.indexOf('Nordwind') ?? 0;
  const isFalling = (from: number, to: number) =>
    steps.slice(from, to).every((x, at, all) => at === 0 || x < (all[at - 1] ?? 0));
  expect([isFalling(0, name), isFalling(name + 'Nordwind Rail'.length + 1, 50)]).toEqual([true, true]);
  expect(steps.at(-1)).toBeLessThan((await boxOf(page, 'Nordwind Rail')).x1);
  await press(page, 'Control+Home', 'Alt+ArrowDown', 'Control+Shift+ArrowLeft');
  expect(await selected(page)).toBe('وأضاف');
  await press(page, 'Escape', 'Control+Home', 's');
  expect(await selected(page)).toBe(arabic.paragraphs[0]);
  await press(page, '2');
  await expect.poll(async () => (await paintedTexts(page))['mark-green-0']).toEqual([arabic.paragraphs[0]]);
  await press(page, 'Escape', 'Escape', 'Control+e');
  const preview = page.getByRole('textbox', { name: 'Preview' });
  await expect.poll(() => preview.inputValue()).toContain(arabic.marked);
  await press(page, 'Escape');

  await open(page, japanese.title);
  await widenStandIns(page);
  // No line begins with what belongs to the end of one, whatever its width.
  for (const width of [1440, 1200, 700]) {
    await page.setViewportSize({ width, height: 900 });
    const starts = await lineStarts(page);
    expect(starts.length).toBeGreaterThan(6);
    expect(starts.filter((sign) => /[、。」）ー々ょっ]/.test(sign))).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator('#reader').focus();
  await press(page, 'c', 'Control+Home', 'Control+ArrowRight', 'Control+ArrowRight', 'Control+Shift+ArrowRight');
  expect(await selected(page)).toBe('渡し船');
  await press(page, 'Escape', 's');
  expect(await selected(page)).toBe('川の渡し船は、四十日のあいだ止まっていた。');
  await press(page, 's');
  expect(await selected(page)).toMatch(/^川の渡し船は、.*「春には戻る」と話した。$/);
  await press(page, 'Escape', 'Escape', '/');
  await page.keyboard.type('渡し船');
  await page.getByText('1 of 3').waitFor();
  await press(page, 'Escape');
  await page.locator('#library-search').fill('市場');
  await page.locator('[data-hit]').filter({ hasText: japanese.title }).first().waitFor();

  // In a language that runs from right to left the panes change sides, the margin stays where the lines end.
  await page.locator('#library-search').fill('');
  await callFrom(page, 'settings.update', { language: 'ar-XB' });
  await page.locator('html[dir="rtl"]').waitFor();
  await open(page, japanese.title);
  await addNote(page, japanese.title, '古い鎖の状態', '鎖');
  await page.locator('[data-note] [data-card]').waitFor();
  await press(page, '.');
  await page.locator('[data-edge="start"]').waitFor();
  const [reader, body, library] = [
    await box(page, '#reader'),
    await box(page, '[data-reading-text]'),
    await box(page, 'nav'),
  ];
  expect(library.left).toBeGreaterThanOrEqual(reader.right - 1);
  expect(body.right).toBeLessThan((await box(page, '[data-note] [data-card]')).left);
  const marked = await boxOf(page, '古い鎖の状態');
  const knobs = [await box(page, '[data-edge="start"]'), await box(page, '[data-edge="end"]')];
  expect(knobs[0]?.left).toBeLessThan(marked.x1);
  expect(knobs[1]?.right).toBeGreaterThan(marked.x2);

  expect(faults).toEqual([]);
});
