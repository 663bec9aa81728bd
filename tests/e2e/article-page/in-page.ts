import { readingText } from '../../../src-main/shared/anchoring/reading-text.ts';
import { ArticlePage } from '../../../src-renderer/lib/article-page/article-page.ts';
import { markEntities } from '../../../src-renderer/lib/article-page/entity-marks.ts';
import { type SpokenMark, setRealMarks } from '../../../src-renderer/lib/article-page/real-marks.ts';
import { divide } from '../../../src-renderer/lib/article-page/sections.ts';
import { TextMap } from '../../../src-renderer/lib/article-page/text-map.ts';
import * as steady from './steady.ts';

/** What became of a body that was divided, had names and marks put in, and its marks taken out again. */
export interface Outcome {
  readonly sections: number;
  readonly marked: number;
  /** What was not as it has to be; empty when all is well. */
  readonly wrong: readonly string[];
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

function check(html: string, shares: readonly [start: number, length: number][]): Outcome {
  const template = document.createElement('template');
  template.innerHTML = html;
  const { text } = readingText<Node>(template.content);
  const scroller = document.createElement('main');
  const container = document.createElement('div');
  container.append(divide(template.content));
  scroller.append(container);
  document.body.replaceChildren(scroller);
  const page = new ArticlePage(container, scroller);
  const wrong: string[] = [];
  const expect = (what: string, holds: boolean): void => {
    if (!holds) wrong.push(what);
  };

  const offsets = shares.map(([share]) => Math.floor(share * text.length));
  const compare = (when: string): void => {
    const fresh = new TextMap(container);
    expect(`${when}: the text`, fresh.text === text && page.map.text === text);
    for (const { element, start, end } of page.sections) {
      expect(`${when}: a section`, readingText<Node>(element).text === text.slice(start, end));
    }
    for (const offset of offsets) {
      const point = page.map.pointOf(offset);
      const other = fresh.pointOf(offset);
      expect(`${when}: the point at ${offset}`, point?.node === other?.node && point?.offset === other?.offset);
      if (point === null || /\s/.test(text.charAt(offset))) continue;
      expect(`${when}: the offset ${offset}`, page.map.offsetOf(point.node, point.offset) === offset);
      expect(`${when}: the unit at ${offset}`, point.node.nodeValue?.charAt(point.offset) === text.charAt(offset));
    }
    for (const { start, end } of passages) {
      const range = page.map.rangeOf(start, end);
      const inside = text.slice(start, end).trim();
      const found = range && page.map.passageOf(range);
      expect(`${when}: passage ${start} to ${end}`, (found ? text.slice(found.start, found.end) : '') === inside);
    }
  };
  const passages = shares
    .map(([share, length]) => {
      const start = Math.floor(share * text.length);
      return { start, end: Math.min(text.length, start + length) };
    })
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);

  compare('divided');
  // Everything is near: no work is left for later.
  dispatchEvent(new Event('beforeprint'));
  const chosen = passages.find(({ start, end }) => text.slice(start, end).trim().length > 1);
  if (chosen !== undefined) page.select(chosen.start, chosen.end);
  const selected = JSON.stringify(page.selectedPassage());

  const mentions = [...text.matchAll(/two|日本/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    type: 'person' as const,
    entity: match[0],
  }));
  markEntities(page, { mentions, entities: [], quotes: [], dates: [] });
  compare('named');
  for (const element of container.querySelectorAll<HTMLElement>('.entity')) {
    expect('a name', element.textContent === element.dataset.entity);
  }
  expect('the selection after names', JSON.stringify(page.selectedPassage()) === selected);

  const before = container.innerHTML;
  const spoken: SpokenMark[] = passages.map((passage, at) => ({ ...passage, said: `Mark ${at}.` }));
  setRealMarks(page, spoken);
  compare('marked');
  const marks = [...container.querySelectorAll('mark')];
  const covered = new Uint8Array(text.length);
  for (const { start, end } of passages) covered.fill(1, start, end);
  const under = [...text].length === 0 ? '' : Array.from(covered, (is, at) => (is ? text.charAt(at) : '')).join('');
  if (container.querySelector('math') === null) {
    expect('the text under marks', squeezed(marks.map(({ textContent }) => textContent).join('')) === squeezed(under));
  }
  expect('marks nest', container.querySelector('mark mark') === null);
  expect('the selection after marks', JSON.stringify(page.selectedPassage()) === selected);

  setRealMarks(page, []);
  compare('unmarked');
  expect('the markup after marks', container.innerHTML === before);
  page.close();
  return { sections: page.sections.length, marked: marks.length, wrong: wrong.slice(0, 5) };
}

Object.assign(window, { check, ...steady });
