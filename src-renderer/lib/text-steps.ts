/** The stretches by which places in a text are moved. */
export type Unit = 'character' | 'word' | 'sentence' | 'paragraph' | 'document';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const segmenters = {
  character: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
  word: new Intl.Segmenter(undefined, { granularity: 'word' }),
  sentence: new Intl.Segmenter(undefined, { granularity: 'sentence' }),
};
/** UTF-16 units on each side of a place that are cut up: a paragraph may be as long as a book. */
const reach = { character: 100, word: 1000, sentence: 5000 };

/**
 * Where a caret at `at` goes: by characters as a person sees them, forward to the end of a word and backward to the
 * start of one, to the start of a sentence or paragraph (lines of the reading text), to an end of the text. Offsets are
 * UTF-16 units; gives `at` where there is nothing further.
 */
export function step(text: string, at: number, forward: boolean, unit: Unit): number {
  if (unit === 'document') return forward ? text.length : 0;
  if (unit === 'paragraph') return paragraphStep(text, at, forward);
  return edgeBeyond(text, at, forward, unit, forward && unit !== 'sentence' ? 'end' : 'start');
}

/** The nearest start or end of a word (or a character, a sentence) beyond `at`, or `at` where there is none. */
export function edgeBeyond(
  text: string,
  at: number,
  forward: boolean,
  unit: keyof typeof segmenters,
  side: 'start' | 'end',
): number {
  let line = lineAt(text, at);
  for (;;) {
    const edges = stretches(text, line, at, unit).map((stretch) => stretch[side]);
    const found = forward ? edges.find((edge) => edge > at) : edges.findLast((edge) => edge < at);
    if (found !== undefined) return found;
    // An empty place between lines has to be stepped over, also where a line holds no word.
    const next = forward ? line.end + 1 : line.start - 1;
    if (next < 0 || next > text.length) return at;
    if (unit === 'character') return next;
    line = lineAt(text, next);
  }
}

/** The word that an offset lies inside of, or null at the edges of words and between them. */
export function wordAround(text: string, at: number): Stretch | null {
  return stretches(text, lineAt(text, at), at, 'word').find(({ start, end }) => start < at && at < end) ?? null;
}

/** The sentence at an offset, without the white space after it. */
export function sentenceAt(text: string, at: number): Stretch {
  const line = lineAt(text, at);
  const all = stretches(text, line, at, 'sentence');
  const { start, end } = all.find((sentence) => at < sentence.end) ?? all.at(-1) ?? line;
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

function paragraphStep(text: string, at: number, forward: boolean): number {
  const { start, end } = lineAt(text, at);
  if (forward) return end < text.length ? end + 1 : text.length;
  return at > start || start === 0 ? start : lineAt(text, start - 1).start;
}

/** The line of the reading text that an offset stands in; its end is the newline after it. */
function lineAt(text: string, at: number): Stretch {
  const end = text.indexOf('\n', at);
  return { start: at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1, end: end < 0 ? text.length : end };
}

function stretches(text: string, line: Stretch, at: number, unit: keyof typeof segmenters): Stretch[] {
  const near = Math.min(Math.max(at, line.start), line.end);
  const start = Math.max(line.start, near - reach[unit]);
  const piece = text.slice(start, Math.min(line.end, near + reach[unit]));
  return [...segmenters[unit].segment(piece)]
    .filter(({ isWordLike }) => unit !== 'word' || isWordLike === true)
    .map(({ index, segment }) => ({ start: start + index, end: start + index + segment.length }));
}
