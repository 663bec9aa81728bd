import type { Known } from './lexicon.ts';
import { listedNames } from './listed.ts';
import { keyOf, type Named, type NamedType } from './named.ts';
import { knownAt, type Reading } from './reading.ts';
import type { TaggedName } from './tagger/tag.ts';
import type { Token } from './tokenise.ts';

/**
 * Turns what the tagger found into names with their list entries, in order and apart. What the lists are sure of goes
 * first; what is not shown (demonyms, products) is left out.
 */
export function settle(reading: Reading, tagged: readonly TaggedName[]): Named[] {
  const named = listedNames(reading, tagged);
  const taken = new Uint8Array(reading.tokens.length);
  for (const { from, to } of named) taken.fill(1, from, to);
  for (const name of tagged.flatMap((one) => splitJoined(reading, one))) {
    const { from, to } = name;
    if (taken.subarray(from, to).includes(1)) continue;
    const match = knownAt(reading, from, to);
    const known = match !== null && match.length === to - from ? match.known : null;
    const type = typeOf(reading, name, known);
    if (type === null) continue;
    const fits = known !== null && (known.kind === type || (known.kind === 'country' && type === 'place'));
    named.push({ from, to, type, key: keyOf(reading.tokens, from, to), known: fits ? known : null });
  }
  return named.sort((a, b) => a.from - b.from);
}

function typeOf(reading: Reading, { from, to, type: tag }: TaggedName, known: Known | null): NamedType | null {
  const { tokens, lexicon } = reading;
  const first = tokens[from] as Token;
  const last = tokens[to - 1] as Token;
  const several = to - from > 1;
  if (tag === 'demonym' || known?.kind === 'demonym') return null;
  if (tag === 'place' && qualifies(reading, to)) return null;
  if (!several && lexicon.notNames.has(first.text)) return null;
  // A compass point is a place only where a country is meant, which the rest of the text must say.
  if (!several && tag !== 'person' && /^(?:North|South|East|Northern|Southern)$/.test(first.text)) return null;
  if (known?.kind === 'event') return 'event';
  if (several && lexicon.eventFirst.has(first.text)) return 'event';
  if (tag === 'other') return several && lexicon.eventLast.has(last.text) ? 'event' : null;
  return tag;
}

/** "U.S.-South Korean drills", "Russia-backed": joined to a nationality or a small word it is an adjective, not the country. */
function qualifies(reading: Reading, to: number): boolean {
  const [hyphen, next] = [reading.tokens[to], reading.tokens[to + 1]];
  if (hyphen?.text !== '-' || hyphen.gap !== 'none' || next?.gap !== 'none') return false;
  return next.shape === 'lower' || knownAt(reading, to + 1, to + 4)?.known.kind === 'demonym';
}

/** "Ministry of Food and the Trade Ministry" is two names: each side of "and the" has a head of its own. */
function splitJoined({ tokens, lexicon }: Reading, name: TaggedName): TaggedName[] {
  if (name.type !== 'organisation') return [name];
  const hasHead = (from: number, to: number) =>
    tokens
      .slice(from, to)
      .some(({ text }) => lexicon.organisationLast.has(text) || lexicon.organisationFirst.has(text));
  for (let i = name.from + 1; i < name.to - 2; i += 1) {
    if (tokens[i]?.text !== 'and' || tokens[i + 1]?.text !== 'the') continue;
    if (hasHead(name.from, i) && hasHead(i + 2, name.to))
      return [
        { ...name, to: i },
        { ...name, from: i + 2 },
      ];
  }
  return [name];
}
