import Mark from 'mark.js';
import type { Mention, Recognition } from '#shared/model/entity.ts';
import type { ArticlePage } from './article-page.ts';
import { changeNearFirst } from './near-first.ts';
import { TextMap } from './text-map.ts';

const marked = 'entity';

/** Dates and amounts are too many to be marked. */
function isNamed({ type }: Mention): boolean {
  return type !== 'date' && type !== 'amount';
}

/** Passages of one entity, for the layer that shows where it stands; null gives none. */
export function mentionsOf({ mentions }: Recognition, entity: string | null): Mention[] {
  return entity === null ? [] : mentions.filter((mention) => mention.entity === entity);
}

/**
 * Wraps every mention in `<span class="entity" data-entity="…">`: mark.js finds all names in one pass, and only what
 * stands where the recogniser saw a mention stays, so that the month is not marked for the Prime Minister. What is near
 * the screen comes at once, other sections when the page has nothing else to do. What was marked before goes. Gives the
 * function that stops it.
 */
export function markEntities(page: ArticlePage, { mentions }: Recognition): () => void {
  const byStart = new Map(mentions.filter(isNamed).map((mention) => [mention.start, mention]));
  const names = [...new Set([...byStart.values()].map((mention) => mention.text))];
  if (names.length === 0 && page.container.querySelector(`.${marked}`) === null) return () => undefined;
  const pattern = names.length === 0 ? null : patternOf(names);
  return changeNearFirst(page, page.sections, ({ element, start }) => wrap(element, start, pattern, byStart));
}

function wrap(
  element: HTMLElement,
  start: number,
  pattern: RegExp | null,
  byStart: ReadonlyMap<number, Mention>,
): void {
  clear(element);
  if (pattern === null) return;
  new Mark(element).markRegExp(pattern, { element: 'span', className: marked, exclude: ['math *'] });
  const map = new TextMap(element);
  for (const found of element.querySelectorAll<HTMLElement>(`.${marked}`)) {
    const mention = found.firstChild && byStart.get(start + map.offsetOf(found.firstChild, 0));
    if (mention) found.dataset.entity = mention.entity;
    else found.replaceWith(...found.childNodes);
  }
}

/** Names that a correction took or joined are no longer cut off from the text around them. */
function clear(element: HTMLElement): void {
  const before = element.querySelectorAll(`.${marked}`);
  for (const found of before) found.replaceWith(...found.childNodes);
  if (before.length > 0) element.normalize();
}

/** Any of these names as whole words, the longest first; a space of one may be any white space of the document. */
export function patternOf(names: readonly string[]): RegExp {
  // Only what means something in a pattern is escaped: with `u` anything else, such as a hyphen, must not be.
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+'));
  const longestFirst = escaped.sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}
