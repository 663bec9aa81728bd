import type { Lexicon } from '../../shared/entities/lexicon.ts';
import { knownAt, type Reading } from '../../shared/entities/reading.ts';
import { begin, inside, labelCount, labelOf, last, tagTypes, unit } from '../../shared/entities/tagger/labels.ts';
import { isCapital, type Zone } from '../../shared/entities/tagger/zones.ts';
import type { Token } from '../../shared/entities/tokenise.ts';
import type { AnnotatedText } from './corpus.ts';

const everything = 2 ** labelCount - 1;
const [demonym, other] = [tagTypes.indexOf('demonym'), tagTypes.indexOf('other')];
const anyPart = (type: number) =>
  [begin, inside, last, unit].reduce<number>((mask, part) => mask | (1 << labelOf(type, part)), 0);

/**
 * The labels that the annotation allows each token, as bit masks by token. Where it says nothing for certain (a span that
 * cuts a token, a kind of name that this source marks only in part) several are allowed, and training takes what fits best.
 */
export function latticeOf(reading: Reading, zones: readonly Zone[], annotated: AnnotatedText): Uint32Array {
  const { tokens, lexicon } = reading;
  const masks = new Uint32Array(tokens.length).fill(1);
  const marked = new Uint8Array(tokens.length);
  const byStart = new Map(tokens.map((token, i) => [token.start, i]));
  const byEnd = new Map(tokens.map((token, i) => [token.end, i + 1]));
  const zoneOf = new Int32Array(tokens.length).fill(-1);
  for (const [number, { from, to }] of zones.entries()) zoneOf.fill(number, from, to);
  for (const span of annotated.spans) {
    const aligned = { from: byStart.get(span.start) ?? -1, to: byEnd.get(span.end) ?? -1 };
    if (aligned.from < 0 || aligned.to < 0) {
      // "London-based" is one token and no name to us.
      for (const [i, token] of tokens.entries())
        if (token.start < span.end && token.end > span.start)
          [masks[i], marked[i]] = [token.text.includes('-') ? 1 : everything, 1];
      continue;
    }
    const { from, to } = trimmed(tokens, lexicon, aligned, span.type);
    if (from >= to) continue;
    marked.fill(1, from, to);
    if (zoneOf[from] !== zoneOf[to - 1] || zoneOf[from] === -1) {
      masks.fill(everything, from, to);
      continue;
    }
    const known = knownAt(reading, from, to);
    const whole = known !== null && known.length === to - from ? known.known.kind : null;
    let type = tagTypes.indexOf(span.type);
    if (type === other && whole === 'demonym') type = demonym;
    // Some sources call an acting country an organisation.
    if (span.type === 'organisation' && whole === 'country') type = tagTypes.indexOf('place');
    for (let i = from; i < to; i += 1) masks[i] = 1 << labelOf(type, partOf(i, from, to));
  }
  for (let i = 0; i < tokens.length; i += 1) {
    if (marked[i] === 1 || !isCapital(tokens[i] as Token)) continue;
    const match = knownAt(reading, i, tokens.length);
    const free = match !== null && !marked.subarray(i, i + match.length).includes(1);
    if (match !== null && free && match.known.kind === 'demonym') {
      for (let j = i; j < i + match.length; j += 1) masks[j] = 1 << labelOf(demonym, partOf(j, i, i + match.length));
      i += match.length - 1;
    } else if (!annotated.complete) masks[i] = 1 | anyPart(other) | anyPart(demonym);
  }
  return masks;
}

function partOf(i: number, from: number, to: number): number {
  return to - from === 1 ? unit : i === from ? begin : i === to - 1 ? last : inside;
}

/** The conventions of the product: no article, no possessive, no title inside a person's name. */
function trimmed(
  tokens: readonly Token[],
  lexicon: Lexicon,
  span: { readonly from: number; readonly to: number },
  type: string,
): { from: number; to: number } {
  let { from, to } = span;
  while (to > from && ((tokens[to - 1] as Token).shape === 'possessive' || (tokens[to - 1] as Token).text === "'"))
    to -= 1;
  if (from < to && (tokens[from] as Token).text === 'the') from += 1;
  if (type !== 'person') return { from, to };
  const isTitle = ({ text, lower }: Token) =>
    lexicon.honorifics.has(text) || lexicon.roles.has(text) || lexicon.roleWords.has(lower) || lower === 'prime';
  while (to - from > 1 && isTitle(tokens[from] as Token)) from += 1;
  return { from, to };
}
