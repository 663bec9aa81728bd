import type { Known } from './lexicon.ts';
import { listedNames } from './listed.ts';
import { keyOf, type Named, type NamedType } from './named.ts';
import { isOrdinary, knownAt, type Reading } from './reading.ts';
import type { TaggedName } from './tagger/names-of-labels.ts';
import type { MeasuredName } from './tagger/tag.ts';
import type { Token } from './tokenise.ts';

/** Words whose capital never makes a name of them, whatever stands around: in quotations the tagger is tempted. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'the a an this that these those he she it we they you i his her its our their my your who what when where why how and or but ' +
    'nor so yet for if as at by in on of to from with about after before since until while although though because during ' +
    'despite however not no some any each both many more most such is are was were be been has have had do does did will ' +
    'would can could may might should must there here then than also only just even now today yesterday tomorrow meanwhile'
  ).split(' '),
);

/**
 * Turns what the tagger found into names with their list entries, in order and apart. What the lists are sure of goes
 * first; demonyms, and what the tagger knows no type for (`titled` reads that), are left out.
 */
export function settle(reading: Reading, tagged: readonly MeasuredName[]): Named[] {
  const named = listedNames(reading, tagged);
  const taken = new Uint8Array(reading.tokens.length);
  for (const { from, to } of named) taken.fill(1, from, to);
  for (const name of tagged.flatMap((one) => splitJoined(reading, one)).map((one) => fitted(reading, one))) {
    const { from, to, margin } = name;
    if (taken.subarray(from, to).includes(1)) continue;
    const match = knownAt(reading, from, to);
    const known = match !== null && match.length === to - from ? match.known : null;
    const type = typeOf(reading, name, known);
    if (type === null) continue;
    const fits = known !== null && (known.kind === type || (known.kind === 'country' && type === 'place'));
    named.push({ from, to, type, key: keyOf(reading.tokens, from, to), known: fits ? known : null, margin });
  }
  return named.sort((a, b) => a.from - b.from);
}

function typeOf(reading: Reading, { from, to, type: tag }: TaggedName, known: Known | null): NamedType | null {
  const { tokens, lexicon } = reading;
  const first = tokens[from] as Token;
  const several = to - from > 1;
  if (tag === 'demonym' || known?.kind === 'demonym') return null;
  if (tag === 'place' && qualifies(reading, to)) return null;
  if (!several && lexicon.notNames.has(first.text)) return null;
  if (!several && first.shape === 'cap' && functionWords.has(first.lower) && first.text !== 'May') return null;
  if (!several && opensOnly(reading, first)) return null;
  if (tag === 'organisation' && isFieldOfRole(reading, from, to)) return null;
  // A compass point is a place only where a country is meant, which the rest of the text must say.
  if (!several && tag !== 'person' && /^(?:North|South|East|Northern|Southern)$/.test(first.text)) return null;
  return tag === 'other' || known?.kind === 'event' ? null : tag;
}

/** "U.S.-South Korean drills": joined to a nationality it is an adjective, not the country. */
function qualifies(reading: Reading, to: number): boolean {
  const [hyphen, next] = [reading.tokens[to], reading.tokens[to + 1]];
  if (hyphen?.text !== '-' || hyphen.gap !== 'none' || next?.gap !== 'none') return false;
  return knownAt(reading, to + 1, to + 4)?.known.kind === 'demonym';
}

/** "Ministry of Food and the Trade Ministry" is two names: each side of "and the" has a head of its own. */
function splitJoined({ tokens, lexicon }: Reading, name: MeasuredName): MeasuredName[] {
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

/** A capital that the start of the sentence owes to an ordinary word, which never has one elsewhere in the text. */
function opensOnly(reading: Reading, token: Token): boolean {
  if (!token.opens || token.shape !== 'cap' || !isOrdinary(reading, token)) return false;
  const { lexicon, capitalised } = reading;
  const known = lexicon.known.has(token.text) || lexicon.given.has(token.text) || lexicon.surnames.has(token.text);
  return !known && (capitalised.get(token.text) ?? 0) === 0;
}

/** "Deputy Director of Military Foreign Affairs": what a role is of belongs to the title, unless it is an institution. */
function isFieldOfRole({ tokens, lexicon }: Reading, from: number, to: number): boolean {
  if (tokens[from - 1]?.text !== 'of' || !lexicon.roles.has(tokens[from - 2]?.text ?? '')) return false;
  return tokens
    .slice(from, to)
    .every(
      ({ text, lower }) =>
        lexicon.topical.has(text) || (lexicon.common.has(lower) && !lexicon.organisationLast.has(text)),
    );
}

/** "Marlow Bank" before "plc" takes it; "D-Ohio" is Ohio. */
function fitted({ tokens }: Reading, name: MeasuredName): MeasuredName {
  const { from, to, type } = name;
  if (type === 'organisation' && tokens[to]?.text === 'plc' && tokens[to]?.gap === 'space')
    return { ...name, to: to + 1 };
  if (
    type === 'place' &&
    to - from > 2 &&
    tokens[from + 1]?.text === '-' &&
    /^[DRI]$/.test((tokens[from] as Token).text)
  )
    return { ...name, from: from + 2 };
  return name;
}
