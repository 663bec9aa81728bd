import { fold } from '../finding/fold.ts';
import type { EntityRef } from '../model/correction.ts';
import type { EntityType } from '../model/entity.ts';

/**
 * What two spellings of one name share: without case, accents, dots, apostrophes and a leading "the", its words joined by
 * hyphens. Never empty for a name that can be seen, and without the signs that ids of the library use.
 */
export function nameKey(name: string): string {
  let key = known.get(name);
  if (key === undefined) {
    key = keyOf(name);
    if (known.size === mostKnown) known.clear();
    known.set(name, key);
  }
  return key;
}

/** The same few names are asked for again and again: by each mention, each correction and each article. */
const known = new Map<string, string>();
const mostKnown = 20_000;

function keyOf(name: string): string {
  const folded = fold(name).text.trim();
  const plain = folded
    .replace(/^the\s+(?=\S)/, '')
    .replace(/[.'"]/g, '')
    .replace(/[\s,\-~@:/]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain === '' ? folded.replace(/[\s~@:/]+/g, '-') : plain;
}

/** Type and name as one string: what corrections match by, and the beginning of an entity's id in the library. */
export function refKey({ type, name }: EntityRef): string {
  return `${type}:${nameKey(name)}`;
}

const particles = /^(?:al|el|bin|ben|ibn|abu|van|von|der|den|de|del|della|di|da|dos|du|la|le|st|mac|o)$/;
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}]/u;

/**
 * Whether a name alone does not say who it is: a person's single word, which is a surname as a rule. In scripts that
 * write names without spaces a single word is the whole name.
 */
export function isAlone(type: EntityType, name: string): boolean {
  if (type !== 'person' || unspaced.test(name)) return false;
  return (
    nameKey(name)
      .split('-')
      .filter((word) => !particles.test(word)).length <= 1
  );
}
