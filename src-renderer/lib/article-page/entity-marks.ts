import Mark from 'mark.js';
import type { Mention, Recognition } from '#shared/model/entity.ts';
import type { ArticlePage, Section } from './article-page.ts';
import { TextMap } from './text-map.ts';

const marked = 'entity';
/** Milliseconds that have to be left of an idle period for another section to be marked in it. */
const sectionMs = 8;

/** Dates and amounts are too many to be marked. */
function isNamed({ type }: Mention): boolean {
  return type !== 'date' && type !== 'amount';
}

/** Passages of one entity, for the layer that shows where it stands; null gives none. */
export function mentionsOf({ mentions }: Recognition, entity: string | null): Mention[] {
  return mentions.filter((mention) => mention.entity === entity && isNamed(mention));
}

/**
 * Wraps every mention in `<span class="entity" data-entity="…">`: mark.js finds all names in one pass, and only what
 * stands where the recogniser saw a mention stays, so that the month is not marked for the Prime Minister. What is near
 * the screen comes at once, other sections when the page has nothing else to do. Gives the function that stops it.
 */
export function markEntities(page: ArticlePage, { mentions }: Recognition): () => void {
  const byStart = new Map(mentions.filter(isNamed).map((mention) => [mention.start, mention]));
  const names = [...new Set([...byStart.values()].map((mention) => mention.text))];
  if (names.length === 0) return () => undefined;
  const longestFirst = names.sort((a, b) => b.length - a.length).map(spacedPattern);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const mark = (sections: readonly Section[]) =>
    page.rebuild(({ element, start }) => wrap(element, start, pattern, byStart), sections);

  const near = page.nearRange();
  const isNear = ({ start, end }: Section) => start <= near.end && end >= near.start;
  mark(page.sections.filter(isNear));
  const rest = page.sections.filter((section) => !isNear(section));
  let idle = 0;
  const goOn = (deadline: IdleDeadline): void => {
    const now = rest.splice(0, 1);
    while (rest.length > 0 && deadline.timeRemaining() > sectionMs * (now.length + 1)) now.push(...rest.splice(0, 1));
    mark(now);
    schedule();
  };
  const schedule = (): void => {
    if (rest.length > 0) idle = requestIdleCallback(goOn, { timeout: 2000 });
  };
  schedule();
  return () => cancelIdleCallback(idle);
}

function wrap(element: HTMLElement, start: number, pattern: RegExp, byStart: ReadonlyMap<number, Mention>): void {
  new Mark(element).markRegExp(pattern, { element: 'span', className: marked, exclude: ['math *'] });
  const map = new TextMap(element);
  for (const found of element.querySelectorAll<HTMLElement>(`.${marked}`)) {
    const mention = found.firstChild && byStart.get(start + map.offsetOf(found.firstChild, 0));
    if (mention) found.dataset.entity = mention.entity;
    else found.replaceWith(...found.childNodes);
  }
}

/** The name as a pattern; a space of the reading text may be any white space of the document. */
function spacedPattern(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replaceAll(' ', '\\s+');
}
