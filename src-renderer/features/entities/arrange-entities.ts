import { fold } from '#shared/finding/fold.ts';
import type { Entity, EntityType } from '#shared/model/entity.ts';

export interface EntityGroup<E> {
  readonly key: EntityType | 'possible';
  readonly title: string;
  readonly entities: readonly E[];
  /** Whether it starts folded: a long one of what is seldom looked for. */
  readonly folds: boolean;
}

const titles: readonly { key: EntityGroup<never>['key']; title: string }[] = [
  { key: 'person', title: 'People' },
  { key: 'organisation', title: 'Organisations' },
  { key: 'place', title: 'Places' },
  { key: 'event', title: 'Events' },
  { key: 'work', title: 'Works' },
  { key: 'possible', title: 'Possible' },
  { key: 'date', title: 'Dates' },
  { key: 'amount', title: 'Amounts' },
];

/** Longer groups of dates or amounts are folded. */
const longGroup = 6;

/**
 * Entities in the groups of the sidebar, each group in the order given, the weightiest first; groups without one are
 * left out. With `words`, those alone that have each word in their name, another name or a role.
 */
export function arrangeEntities<E extends Entity>(entities: readonly E[], words: string): EntityGroup<E>[] {
  const terms = foldedOf(words).split(/\s+/).filter(Boolean);
  const wanted = entities.filter(({ name, aliases, roles = [] }) => {
    const text = foldedOf([name, ...aliases, ...roles].join('\n'));
    return terms.every((term) => text.includes(term));
  });
  return titles.flatMap(({ key, title }) => {
    const own = wanted.filter((entity) => groupOf(entity) === key);
    if (own.length === 0) return [];
    const folds = (key === 'date' || key === 'amount') && own.length > longGroup && terms.length === 0;
    return [{ key, title, entities: own, folds }];
  });
}

/** The other names that tell a reader something: not "LONDON" beside "London", nor another apostrophe. */
export function otherNames({ name, aliases }: Pick<Entity, 'name' | 'aliases'>): readonly string[] {
  const known = new Set([foldedOf(name)]);
  return aliases.filter((alias) => {
    const folded = foldedOf(alias);
    return !known.has(folded) && known.add(folded);
  });
}

function groupOf({ type, possible }: Entity): EntityGroup<never>['key'] {
  return possible === true ? 'possible' : type;
}

function foldedOf(text: string): string {
  return fold(text).text.trim();
}
