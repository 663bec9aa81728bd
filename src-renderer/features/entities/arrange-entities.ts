import { fold } from '#shared/finding/fold.ts';
import type { Entity, EntityType } from '#shared/model/entity.ts';
import { text } from '../../lib/text.ts';

export interface EntityGroup<E> {
  readonly key: EntityType | 'possible';
  readonly title: string;
  readonly entities: readonly E[];
  /** Whether it starts folded: a long one of what is seldom looked for. */
  readonly folds: boolean;
}

const groups: readonly EntityGroup<never>['key'][] = [
  'person',
  'organisation',
  'place',
  'event',
  'work',
  'possible',
  'date',
  'amount',
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
    const known = foldedOf([name, ...aliases, ...roles].join('\n'));
    return terms.every((term) => known.includes(term));
  });
  return groups.flatMap((key) => {
    const own = wanted.filter((entity) => groupOf(entity) === key);
    if (own.length === 0) return [];
    const folds = (key === 'date' || key === 'amount') && own.length > longGroup && terms.length === 0;
    return [{ key, title: text.names.entityGroups[key], entities: own, folds }];
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

function foldedOf(words: string): string {
  return fold(words).text.trim();
}
