import { sentenceEnds } from '../entities/dates/sentences.ts';
import { firstIndex } from '../finding/first-index.ts';

/** A sentence of the reading text: UTF-16 code units, end exclusive, without white space at its ends. */
export interface SpokenSentence {
  readonly start: number;
  readonly end: number;
  /** Number of its paragraph, a line of the reading text, among those that have any words. */
  readonly paragraph: number;
}

/** Whether anything is to be said: a line of stars or dashes has no words. */
const hasWords = /[\p{L}\p{N}]/u;
const closers = /[\s)\]"”’'»›“]+$/u;

/** What ends no German sentence though a noun in capitals follows: abbreviations, single letters ("z. B."), ordinals. */
const germanShort =
  /(?:^|[\s(„"»])(?:Dr|Prof|Hr|Fr|St|Nr|Abs|Bd|Kap|Mio|Mrd|Tsd|ca|bzw|vgl|sog|evtl|ggf|inkl|geb|gest|Jan|Feb|Apr|Aug|Sept|Okt|Nov|Dez|\p{L}|\p{Nd}{1,2})\.$/iu;
/** The same of any other language but English, which has a reader of its own: initials and forms of address. */
const anyShort = /(?:^|[\s(«"“])(?:\p{Lu}|MM|Mme|Mlle|Dr|Dra|Prof|Sr|Sra|Sig|Ste?|Nr|núm|cf|pp?)\.$/u;

/**
 * The sentences of a reading text in order. Cut by the rules of Unicode (UAX 29) in the article's language, a BCP 47 tag or
 * null; a full stop that belongs to an abbreviation ends none: English is read as dates and statements are read.
 */
export function spokenSentences(text: string, language: string | null): SpokenSentence[] {
  const spoken = language?.toLowerCase().split('-')[0] ?? 'en';
  const segmenter = segmenterOf(language);
  const sentences: SpokenSentence[] = [];
  let paragraph = 0;
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const before = sentences.length;
    const line = text.slice(from, to);
    const goesOn = goingOn(line, spoken);
    let start = 0;
    for (const { index, segment } of segmenter.segment(line)) {
      const end = index + segment.length;
      if (end < line.length && goesOn(line.slice(start, end), end)) continue;
      const said = line.slice(start, end);
      if (hasWords.test(said)) {
        const first = from + start + (said.length - said.trimStart().length);
        sentences.push({ start: first, end: from + start + said.trimEnd().length, paragraph });
      }
      start = end;
    }
    if (sentences.length > before) paragraph += 1;
    from = to + 1;
  }
  return sentences;
}

/** Whether a sentence so far, which ends at an offset of its line, is none yet. */
function goingOn(line: string, spoken: string): (said: string, end: number) => boolean {
  if (spoken !== 'en') {
    const short = spoken === 'de' ? germanShort : anyShort;
    return (said) => short.test(said.trimEnd());
  }
  let ends: number[] | null = null;
  return (said, end) => {
    const bare = said.replace(closers, '');
    if (!bare.endsWith('.')) return false;
    ends ??= sentenceEnds(line);
    const stop = end - said.length + bare.length;
    const list = ends;
    const at = firstIndex(list.length, (index) => (list[index] as number) >= stop);
    return (ends[at] ?? line.length) > end;
  };
}

/** Where a sentence may be cut, the best first: behind clauses, commas, words. */
const clauseMarks = [/[;:—–…。；：][)\]"”’»]?(?=\s|[^\p{Nd}])/gu, /[,،、，][)\]"”’»]?(?=\s|[^\p{Nd}])/gu, /(?=\s)/gu];
/** Signs that each take about as long to say as three letters. */
const syllabic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Cuts a sentence into pieces of at most `longest` letters, at clauses where there are any, else between words: an engine may
 * fall silent in an utterance of more than some fifteen seconds (Chromium's issue 679437). Offsets as in the sentence.
 */
export function utterancesOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  longest: number,
): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let from = start;
  for (let most = mostOf(text, from, end, longest); from + most < end; most = mostOf(text, from, end, longest)) {
    const cut = from + cutIn(text.slice(from, from + most));
    pieces.push({ start: from, end: cut });
    for (from = cut; from < end && /\s/.test(text.charAt(from)); ) from += 1;
  }
  if (from < end) pieces.push({ start: from, end });
  return pieces;
}

/** How many units from `from` are no longer to say than `longest` letters. */
function mostOf(text: string, from: number, end: number, longest: number): number {
  let weight = 0;
  let at = from;
  while (at < end && weight < longest) {
    const sign = String.fromCodePoint(text.codePointAt(at) as number);
    weight += syllabic.test(sign) ? 3 : 1;
    at += sign.length;
  }
  return Math.max(1, at - from);
}

/** Where a stretch is best cut: behind the last clause of its second half, else behind a word, else at its end. */
function cutIn(stretch: string): number {
  for (const mark of clauseMarks) {
    const found = [...stretch.matchAll(mark)].map(({ index, 0: signs }) => index + signs.length);
    const cut = found.findLast((at) => at > stretch.length / 2);
    if (cut !== undefined) return cut;
  }
  return stretch.length;
}

function segmenterOf(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'sentence' });
  } catch {
    // An article may say of its language what is no tag.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}
