import { firstIndex } from '#shared/finding/first-index.ts';
import type { ArticlePage } from './article-page.ts';

/** A heading of the article's body: UTF-16 code units of the reading text, end exclusive. */
export interface Heading {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 1 to 6, as its element says. */
  readonly level: number;
}

/** A heading with those that stand below it. */
export interface OutlineEntry {
  readonly heading: Heading;
  readonly below: readonly OutlineEntry[];
}

/** From how many headings on an article has an outline: fewer are seen at a glance. */
export const fewestHeadings = 3;

const known = new WeakMap<ArticlePage, readonly Heading[]>();

/** The headings of the article in the order of its text; an empty one is none. They are looked for once for each page. */
export function headingsOf(page: ArticlePage): readonly Heading[] {
  let headings = known.get(page);
  if (headings === undefined) {
    const range = document.createRange();
    headings = [...page.container.querySelectorAll('h1, h2, h3, h4, h5, h6')].flatMap((element) => {
      range.selectNodeContents(element);
      const passage = page.map.passageOf(range);
      if (passage === null) return [];
      const text = page.map.text.slice(passage.start, passage.end);
      return [{ text, ...passage, level: Number(element.localName.slice(1)) }];
    });
    known.set(page, headings);
  }
  return headings;
}

/** Headings nested by their levels; a level that is left out makes no step of its own. */
export function nestHeadings(headings: readonly Heading[]): readonly OutlineEntry[] {
  const top: { heading: Heading; below: OutlineEntry[] }[] = [];
  const above: typeof top = [];
  for (const heading of headings) {
    while ((above.at(-1)?.heading.level ?? 0) >= heading.level) above.pop();
    const entry = { heading, below: [] };
    (above.at(-1)?.below ?? top).push(entry);
    above.push(entry);
  }
  return top;
}

/**
 * The index of the heading under which stands what is read now, taken to be a third of the way down the screen, where
 * `reveal` brings a place to; -1 before the first. Only what is near the screen is measured.
 */
export function headingInView(page: ArticlePage, scroller: HTMLElement, headings: readonly Heading[]): number {
  const { top, height } = scroller.getBoundingClientRect();
  const near = page.nearRange();
  const from = firstIndex(headings.length, (at) => (headings[at] as Heading).start >= near.start);
  const to = firstIndex(headings.length, (at) => (headings[at] as Heading).start >= near.end);
  // A pixel more: lines stand between pixels.
  return firstIndex(to, (at) => page.boxOf((headings[at] as Heading).start).top > top + height / 3 + 1, from) - 1;
}
