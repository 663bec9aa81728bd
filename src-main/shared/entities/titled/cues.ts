import type { Reading } from '../reading.ts';
import type { TaggedName } from '../tagger/names-of-labels.ts';
import type { Token } from '../tokenise.ts';
import type { Span } from './runs.ts';

const naming = /^(?:called|titled|entitled|named|like|is|was|,|:|as|such|are|were|including|and|or)$/;
const determiner = /^(?:a|an|the|his|her|their|its|my|another|one|this|that)$/;
const prepositions = /^(?:of|in|for|on|to|as|at|with|from)$/;

/** Words that are something else as often, in sport above all: alone they say nothing of a text. */
const ambiguous =
  /^(?:play|plays|played|hit|hits|score|single|singles|record|lead|season|series|short|star|stars|show|shows|story|track|picture|production|producer|appeared|appearing|role|copy|host|created|creator|wrote|watched|watching|version|western|epic|soap|scene|cast|director|editor|directed|directing|recorded|recording|drama|acting|comic|cartoon|tragedy|anthem)$/;
/** Right before a title; the other words for makers need a preposition ("author of"), or somebody's name follows them. */
const makingVerbs =
  /^(?:wrote|sang|sings|sing|singing|directed|directing|recorded|recording|watched|watching|created|copy|remake|revival)$/;
const afterNoun =
  /^(?:by|from|about|set|in|of|that|which|with|for|on|starring|directed|based|at|and|to|written|made|published|whose|where|under|between)$/;

/** How sure the words around a span are that it is the title of a work: 0 not at all, 1 they allow it, 2 they say so. */
export type Sureness = 0 | 1 | 2;

/** What the words before a possible title (outside its quotation marks) say. */
export function cueBefore(
  { tokens, lexicon }: Reading,
  from: number,
  tags: readonly (TaggedName | undefined)[],
): Sureness {
  const { nouns, makers } = lexicon.titled;
  if (tokens[from]?.gap === 'line') return 0;
  const before = tokens[from - 1];
  if (before === undefined) return 0;
  if (before.shape === 'possessive') return tags[from - 2]?.type === 'person' ? 2 : 1;
  if (makers.has(before.lower)) return makingVerbs.test(before.lower) ? 2 : before.lower === 'played' ? 1 : 0;
  // "play Ajax": the word for a work needs its article.
  if (nouns.has(before.lower)) return !ambiguous.test(before.lower) || determinerBefore(tokens, from - 1) ? 2 : 0;
  const second = tokens[from - 2];
  if (prepositions.test(before.lower) && second !== undefined && before.gap === 'space') {
    if (makers.has(second.lower) || (nouns.has(second.lower) && before.lower === 'of')) return 2;
    // "a role opposite him in", "played the Nurse in", "last seen as the nun in"
    if (/^(?:in|for|on)$/.test(before.lower)) {
      for (let k = 2; k <= 6; k += 1) {
        const word = tokens[from - k];
        if (word === undefined || word.shape === 'punctuation') break;
        if (
          /^(?:played|plays|playing|seen|starred|stars|starring|appears|role|acted|acting|danced|dances|sang|nominated|won|wins|named|nod|score|wrote|debut|roles)$/.test(
            word.lower,
          )
        )
          return 1;
      }
    }
  }
  // "The book he wrote was called X"
  if (/^(?:called|titled|entitled)$/.test(before.lower)) {
    for (let k = 2; k <= 8; k += 1) {
      const word = tokens[from - k];
      if (word === undefined || word.shape === 'punctuation') break;
      if (nouns.has(word.lower) && !ambiguous.test(word.lower)) return 2;
      if (word.gap === 'line') break;
    }
  }
  // "her second novel, X", "a song called X", "films such as X": a word for a work at most two words of naming away.
  let at = from - 1;
  let steps = 0;
  while (steps < 3 && naming.test(tokens[at]?.lower ?? '') && tokens[at + 1]?.gap !== 'line') {
    at -= 1;
    steps += 1;
  }
  if (steps > 0 && nouns.has(tokens[at]?.lower ?? '')) return 2;
  // "a book on armistices, X": a noun with what it is about.
  if (steps === 1 && tokens[from - 1]?.text === ',') {
    for (let k = 2; k <= 6; k += 1) {
      const word = tokens[from - k];
      if (word === undefined || word.shape === 'punctuation' || tokens[from - k + 1]?.gap === 'line') break;
      if (nouns.has(word.lower) && determinerBefore(tokens, from - k))
        return /^(?:on|about|of|by|for)$/.test(tokens[from - k + 1]?.lower ?? '') ? 2 : 0;
    }
  }
  return 0;
}

/** "her second play": whether a word has an article or an owner. */
export function determinerBefore(tokens: readonly Token[], at: number): boolean {
  for (let k = 1; k <= 3; k += 1) {
    const word = tokens[at - k];
    if (word === undefined || word.shape === 'punctuation') return false;
    if (determiner.test(word.lower) || word.shape === 'possessive') return true;
  }
  return false;
}

/** What the words after a possible title (outside its quotation marks) say: ", a play by", ", directed by", "review:". */
export function cueAfter({ tokens, lexicon }: Reading, to: number): Sureness {
  const { nouns, after } = lexicon.titled;
  const next = tokens[to];
  if (next === undefined || next.gap === 'line') return 0;
  if (after.has(next.lower)) return 2;
  if (next.text === '(' && /^(?:19|20)\d\d$/.test(tokens[to + 1]?.text ?? '') && tokens[to + 2]?.text === ')') return 1;
  return cueAfterComma(tokens, next.text === ',' ? to + 1 : to, nouns, after);
}

function cueAfterComma(
  tokens: readonly Token[],
  at: number,
  nouns: ReadonlySet<string>,
  after: ReadonlySet<string>,
): Sureness {
  const first = tokens[at];
  if (first === undefined || tokens[at - 1]?.shape !== 'punctuation') return 0;
  if (
    after.has(first.lower) ||
    (first.lower === 'set' && /^(?:in|on|at|during|among|between|over)$/.test(tokens[at + 1]?.lower ?? ''))
  )
    return 2;
  if (/^(?:which|that)$/.test(first.lower) && after.has(tokens[at + 1]?.lower ?? '')) return 2;
  if (!determiner.test(first.lower)) return 0;
  for (let k = 1; k <= 6; k += 1) {
    const word = tokens[at + k];
    if (
      word === undefined ||
      word.gap === 'line' ||
      (word.shape === 'punctuation' && word.text !== '-') ||
      word.shape === 'possessive'
    )
      return 0;
    if (!nouns.has(word.lower)) continue;
    const follows = tokens[at + k + 1];
    if (follows === undefined || follows.shape === 'punctuation') return 2;
    if (follows.shape !== 'lower') return follows.gap === 'space' ? 1 : 2;
    if (afterNoun.test(follows.lower)) return 2;
  }
  return 0;
}

/** Whether a text is about books, films or music: words for them are frequent in it. */
export function isAboutArts({ tokens, lexicon }: Reading): boolean {
  const { nouns, makers, arts } = lexicon.titled;
  let score = 0;
  for (const { shape, lower } of tokens)
    if (shape === 'lower' && (arts.has(lower) || ((nouns.has(lower) || makers.has(lower)) && !ambiguous.test(lower))))
      score += 1;
  return score >= 4 && score * 100 >= tokens.length;
}

/** Whether what stands on a span is known to be somebody, some place or an institution. */
export function isListed({ tokens, lexicon }: Reading, { from, to }: Span): boolean {
  let key = (tokens[from] as Token).text;
  for (let i = from + 1; i < to; i += 1) key += ` ${(tokens[i] as Token).text}`;
  const kind = lexicon.known.get(key)?.kind;
  return kind !== undefined && kind !== 'event';
}
