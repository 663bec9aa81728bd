import Mark from 'mark.js';
import type { Mention, Recognition } from '#shared/model/entity.ts';
import { TextMap } from './text-map.ts';

const marked = 'entity';

/**
 * Wraps every mention in `<span class="entity" data-entity="…">`: mark.js finds all names in one pass, and only what
 * stands where the recogniser saw a mention stays, so that the month is not marked for the Prime Minister. Has to run
 * before ranges are made: it splits text nodes.
 */
export function markEntities(container: HTMLElement, { mentions }: Recognition): void {
  const names = [...new Set(mentions.filter(isNamed).map((mention) => mention.text))];
  if (names.length === 0) return;
  const longestFirst = names.sort((a, b) => b.length - a.length).map(spacedPattern);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  new Mark(container).markRegExp(pattern, { element: 'span', className: marked, exclude: ['math *'] });

  const byStart = new Map(mentions.filter(isNamed).map((mention) => [mention.start, mention]));
  const map = new TextMap(container);
  for (const element of container.querySelectorAll<HTMLElement>(`.${marked}`)) {
    const mention = element.firstChild && byStart.get(map.offsetOf(element.firstChild, 0));
    if (mention) element.dataset.entity = mention.entity;
    else element.replaceWith(...element.childNodes);
  }
}

/** Shows where one entity stands; null shows none. */
export function showEntity(container: HTMLElement, entity: string | null): void {
  for (const element of container.querySelectorAll<HTMLElement>(`.${marked}`)) {
    element.classList.toggle('shown', entity !== null && element.dataset.entity === entity);
  }
}

/** Dates and amounts are too many to be marked. */
function isNamed({ type }: Mention): boolean {
  return type !== 'date' && type !== 'amount';
}

/** The name as a pattern; a space of the reading text may be any white space of the document. */
function spacedPattern(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replaceAll(' ', '\\s+');
}
