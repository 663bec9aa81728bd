import type { Claim } from './claim.ts';
import type { Item } from './sentences.ts';

/** In items, of which a name is one: what is longer tells more than to whom and of what. */
const longest = 12;

/**
 * The item at which what leads on to a report begins, its verb, where the report alone would be taken for something else: "denied
 * that", "called on Jon Vale", "accused Orbel Foods of". Null for what is only said, and where the verb stands behind.
 */
export function leadStart({ kind, from, frame }: Claim, items: readonly Item[]): Item | null {
  if (kind !== 'indirect' || frame === null) return null;
  const { verb, subject, follows, reporting } = frame;
  const isClause = follows !== 'infinitive' && follows !== 'object' && follows !== 'question';
  if (reporting.stance === 'said' && isClause) return null;
  // "accused by Kirby of": who speaks stands beside it anyway.
  if (verb >= from || from - verb > longest || (subject !== null && subject.to > verb)) return null;
  return items.slice(verb, from).some((item) => item.kind === 'quoted') ? null : (items[verb] ?? null);
}
