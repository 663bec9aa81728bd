import { indexedTypes } from '../../model/choices.ts';
import type { Correction } from '../../model/correction.ts';
import type { EntityType, Recognition } from '../../model/entity.ts';
import { isAlone, refKey } from '../name-key.ts';

/** What the library remembers of one entity of one article. */
export interface NameRow {
  /** Its id within the article's recognition. */
  readonly entity: string;
  readonly type: EntityType;
  readonly name: string;
  /** Type and name without what does not matter; rows that share it are one entity unless they clash. */
  readonly ref: string;
  readonly count: number;
  /** What the text calls it and how often; the name it is shown by is there too, with 0 where the text never uses it. */
  readonly forms: readonly { readonly text: string; readonly count: number }[];
  readonly roles: readonly string[];
  readonly corrections: readonly string[];
  /** Its name does not say who it is. */
  readonly alone: boolean;
  /** Corrections by which a person said who it is: rows that share one are one. */
  readonly joins: readonly string[];
}

/** What an article's corrected recognition tells the library; dates and amounts are left out. */
export function nameRows(recognition: Recognition, corrections: readonly Correction[]): NameRow[] {
  const kinds = new Map(corrections.map(({ id, kind }) => [id, kind]));
  const forms = new Map<string, Map<string, number>>();
  for (const { entity, text } of recognition.mentions) {
    const form = text.replace(/\s+/g, ' ');
    const counts = forms.get(entity) ?? new Map<string, number>();
    forms.set(entity, counts.set(form, (counts.get(form) ?? 0) + 1));
  }
  const rows: NameRow[] = [];
  for (const { id, type, name, count, roles = [], corrections: touched = [] } of recognition.entities) {
    if (!(indexedTypes as readonly string[]).includes(type)) continue;
    const own = forms.get(id) ?? new Map<string, number>();
    if (!own.has(name)) own.set(name, 0);
    rows.push({
      entity: id,
      type,
      name,
      ref: refKey({ type, name }),
      count,
      forms: [...own].map(([text, uses]) => ({ text, count: uses })),
      roles,
      corrections: touched,
      alone: isAlone(type, name),
      joins: touched.filter((correction) => saysWho.has(kinds.get(correction) ?? 'note')),
    });
  }
  return rows;
}

const saysWho: ReadonlySet<Correction['kind']> = new Set(['rename', 'merge', 'add', 'alias']);
