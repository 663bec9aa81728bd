import type { EntityType } from '../model/entity.ts';
import type { Known } from './lexicon.ts';
import type { Token } from './tokenise.ts';

export type NamedType = Extract<EntityType, 'person' | 'organisation' | 'place' | 'event' | 'work'>;

/** A name of settled type at one place: token indexes, end exclusive. */
export interface Named {
  readonly from: number;
  readonly to: number;
  readonly type: NamedType;
  /** Its tokens joined by single spaces: the same name has the same key wherever it stands. */
  readonly key: string;
  /** The list entry for the whole name, where it is of the same kind. */
  readonly known: Known | null;
  /** How sure the tagger is of it, as `margins` measures; none where something else has spoken for it. */
  readonly margin?: number | undefined;
}

/** The tokens from `from` to `to`, joined by single spaces. */
export function keyOf(tokens: readonly Token[], from: number, to: number): string {
  let key = (tokens[from] as Token).text;
  for (let i = from + 1; i < to; i += 1) key += ` ${(tokens[i] as Token).text}`;
  return key;
}
