import type { Place, QuoteSelector } from '../model/annotation.ts';
import { type Alignment, certainty, dropChance, fillAll, tellingOf } from './alignment.ts';
import { type Carried, carryOver, imageOf } from './carry-over.ts';
import { type Chain, chains } from './chain.ts';
import { alike, wordLikeness } from './fill-box.ts';
import { bitsOfStretch, type Candidate, far, margin, overlaps, strength } from './quote-candidate.ts';
import { slide } from './slide.ts';
import type { TextIndex } from './text-index.ts';
import { firstEndingAfter, tokenise } from './tokens.ts';

/** What is known of a passage when its text is searched: `start` is a hint into an earlier text. */
export interface WantedPassage {
  readonly quote: QuoteSelector;
  readonly start: number | null;
}

export const lost: Place = { state: 'lost', start: null, end: null, confidence: 0 };

/** Places that one shingle of a quote may lead to, and places that are looked at closely. */
const mostPlaces = 24;
const mostCandidates = 10;
/** Places of a quote that is found unit for unit; with more, none is settled. */
const mostMarks = 5000;
/**
 * A quote of this length that stands once in the text is its passage even where the neighbours are gone; of a shorter
 * one ("said in a statement on Monday") another instance may have stayed when the marked one was deleted.
 */
const tellingLength = 44;
/**
 * Bits of a changed quote, beyond chance, that have to stand there, less where both neighbours do, and least where all
 * of the context does. Each run of its words counts without the bits that it takes to say which run is meant and where
 * in the neighbourhood it stands.
 */
const leastBits = 13;
const leastBitsHeld = 10;
const leastBitsFramed = 4;
const bitsOfRun = 4.5;
/** The share of the context that is a witness for the same words, and for changed ones. */
const faintContext = 0.25;
const tellingContext = 0.4;
const wholeContext = 0.75;
/** The share of a quote's information below which a place is only proposed. */
const leastLikeness = 0.35;

/**
 * Searches the texts of one index for quotes by seed and extend (as BLAST and minimap do): rare shingles of quote and
 * context lead to the places that are looked at, and each is aligned word by word.
 */
export class QuoteSearch {
  private readonly index: TextIndex;
  private readonly was: Int32Array;

  constructor(index: TextIndex) {
    this.index = index;
    this.was = new Int32Array(index.tokens.length).fill(-1);
  }

  /**
   * Where a quote stands, by its words, its context and, as a hint, its earlier position. `isFree` refuses places that
   * are known to be other text. Never guesses silently: what is not settled is `review` or `lost`.
   */
  find({ quote, start: hint }: WantedPassage, isFree?: (carried: Carried) => boolean): Place {
    const { text } = this.index.tokens;
    const length = quote.exact.length;
    if (quote.exact.trim() === '') return lost;
    const hasContext = quote.prefix + quote.suffix !== '';
    if (
      hint !== null &&
      hint >= 0 &&
      text.startsWith(quote.exact, hint) &&
      hasExactContext(text, hint, hint + length, quote)
    ) {
      return { state: 'exact', start: hint, end: hint + length, confidence: 1 };
    }
    const candidates = this.candidates(quote).sort((a, b) => strength(b) - strength(a) || far(a, hint) - far(b, hint));
    const places = candidates.filter(({ carried }) => carried !== null && (isFree?.(carried) ?? true));
    const [first] = places;
    // Of readings of one place the one that has the very words.
    const best = places.find((other) => other.carried?.isSame && overlaps(other, first)) ?? first;
    // A place with the very marks of the quote has no rival in one that only has its words.
    const isExact = ({ carried }: Candidate): boolean =>
      carried !== null && text.slice(carried.start, carried.end) === quote.exact;
    const only = isFree === undefined && (best === undefined || !isExact(best)) ? this.onlyPlace(quote.exact) : -1;
    if (only >= 0) return { state: 'moved', start: only, end: only + length, confidence: 0.85 };
    if (best === undefined || best.carried === null) return this.findMarks(quote, hint, hasContext);
    const { start, end, isSame } = best.carried;
    const { likeness: share } = best;
    const rivals = places.filter((other) => !overlaps(other, best));
    const [rival] = rivals;
    const isExactHere = isExact(best);
    const saysTheSame = (other: Candidate): boolean => (isExactHere ? isExact(other) : other.carried?.isSame === true);
    const standsOut =
      rival === undefined || (isSame && !saysTheSame(rival)) || strength(best) - strength(rival) >= margin;
    const certain = this.index.addressBits + certainty;
    const isWitnessed = isSame
      ? (best.context >= faintContext && best.contextRunBits >= certain / 2) ||
        best.context >= wholeContext ||
        best.contextRunBits >= certain
      : (best.context >= tellingContext && best.contextRunBits >= certain) ||
        (best.context >= faintContext &&
          best.contextRunBits >= certain / 2 &&
          best.runBits + best.contextRunBits >= 2 * certain);
    const isAlone = !hasContext || length >= tellingLength;
    const isSettled =
      standsOut &&
      (isSame
        ? isWitnessed || (isAlone && !rivals.some(saysTheSame))
        : isWitnessed &&
          // Where the very words stand elsewhere, changed ones need all their neighbours.
          (best.context >= wholeContext || !rivals.some(({ carried }) => carried?.isSame)) &&
          share >= leastLikeness &&
          best.runBits - bitsOfStretch * best.stretch >= leastBitsOf(best));
    if (!isSettled) return { state: 'review', start, end, confidence: round(0.6 * share * (0.5 + 0.5 * best.context)) };
    const confidence = round(0.5 + 0.5 * share * (0.7 + 0.3 * best.context));
    if (!isSame) return { state: 'changed', start, end, confidence };
    const stayed = start === hint && text.slice(start, end) === quote.exact;
    return { state: stayed ? 'exact' : 'moved', start, end, confidence };
  }

  /** Where a quote that is long enough stands, unit for unit and once: shingles of few words lead everywhere; else -1. */
  private onlyPlace(exact: string): number {
    if (exact.length < tellingLength) return -1;
    const { text } = this.index.tokens;
    const at = text.indexOf(exact);
    return at >= 0 && text.indexOf(exact, at + 1) < 0 ? at : -1;
  }

  private candidates(quote: QuoteSelector): Candidate[] {
    const [prefix, suffix] = [this.apart(quote.prefix, quote.exact), this.apart(quote.exact, quote.suffix)];
    const start = quote.prefix.length + prefix.length;
    const old = tokenise(quote.prefix + prefix + quote.exact + suffix + quote.suffix, this.index.vocabulary);
    const telling = tellingOf(old.ids, this.index);
    const { length } = this.index.tokens;
    const found = this.index.matches(old.ids, [0, old.length, 0, length], mostPlaces, () => true);
    return chains(found, telling, Infinity)
      .slice(0, mostCandidates)
      .map((chain) => this.weigh(old, telling, chain, start, start + quote.exact.length));
  }

  /** A blank, where other apps have trimmed the one between a quote and its context: nothing but that parts two known words. */
  private apart(before: string, behind: string): string {
    const [head] = /^[\p{L}\p{N}]+/u.exec(behind) ?? [];
    const [tail] = /[\p{L}\p{N}]+$/u.exec(before.slice(-40)) ?? [];
    return head !== undefined && tail !== undefined && !this.index.vocabulary.has(tail + head) ? ' ' : '';
  }

  private weigh(old: Alignment['old'], telling: Float64Array, chain: Chain, start: number, end: number): Candidate {
    const count = old.length;
    const map: Alignment = {
      old,
      index: this.index,
      telling,
      was: this.was,
      now: new Int32Array(count).fill(-1),
      instead: new Int32Array(count).fill(-1),
      doubtful: new Uint8Array(count),
    };
    for (const match of chain.matches) {
      for (let i = 0; i < match.length; i += 1) {
        map.now[match.old + i] = match.now + i;
        this.was[match.now + i] = match.old + i;
      }
    }
    fillAll(map, true);
    const [low, high] = imageRange(map);
    slide(map, low, high);
    dropChance(map);
    const carried = carryOver(map, start, end);
    this.was.fill(-1, low, high);
    let [quoteBits, contextBits, contextUnits, quoteUnits] = [0, 0, 0, 0];
    let [quoteWords, runBits, contextRunBits] = [0, 0, 0];
    const ofRun = Math.min(bitsOfRun, this.index.addressBits / 2);
    for (let at = 0; at < count; at += 1) {
      if ((old.ends[at] as number) > start && (old.starts[at] as number) < end) quoteWords += 1;
      const agreement = agreementOf(map, at);
      if (agreement === 0) continue;
      const [from, to] = [old.starts[at] as number, old.ends[at] as number];
      const isRun = at > 0 && agreementOf(map, at - 1) > 0 && imageOf(map, at - 1) + 1 === imageOf(map, at);
      const bits = agreement * ((telling[at + 1] as number) - (telling[at] as number));
      // A word that the quote cuts belongs to both by its parts.
      const inside = Math.min(to, end) - Math.max(from, start);
      const units = agreement * (inside > 0 ? inside : to - from);
      if (inside > 0) {
        const share = (bits * inside) / (to - from);
        quoteBits += share;
        runBits += isRun ? share : Math.max(0, share - ofRun);
        quoteUnits += units;
      } else if (carried === null || isNear(map, at, carried, start)) {
        contextBits += bits;
        contextRunBits += isRun ? bits : Math.max(0, bits - ofRun);
        contextUnits += units;
      }
    }
    const context = contextUnits / Math.max(1, written(old.text.slice(0, start) + old.text.slice(end)));
    return {
      carried,
      runBits,
      contextRunBits,
      stretch: carried === null ? 0 : Math.max(0, carried.words[1] - carried.words[0] + 1 - quoteWords),
      isHeld: carried !== null && isHeldBy(map, carried, start, end),
      quoteBits,
      contextBits,
      context,
      likeness: carried?.isSame ? 1 : Math.min(1, quoteUnits / written(old.text.slice(start, end))),
    };
  }

  /** A quote without words, or of words that stand everywhere: unit for unit, settled only by all of its context. */
  private findMarks(quote: QuoteSelector, hint: number | null, hasContext: boolean): Place {
    const { text } = this.index.tokens;
    const length = quote.exact.length;
    const [front, back] = [quote.prefix.slice(-1) + quote.exact, quote.exact + quote.suffix];
    const isWhole = !cutsWord(front, front.length - length) && !cutsWord(back, length);
    let nearest = -1;
    let only = -1;
    let [count, sure] = [0, 0];
    for (let at = text.indexOf(quote.exact); at >= 0 && count < mostMarks; at = text.indexOf(quote.exact, at + 1)) {
      if (isWhole && (cutsWord(text, at) || cutsWord(text, at + length))) continue;
      count += 1;
      if (nearest < 0 || Math.abs(at - (hint ?? 0)) < Math.abs(nearest - (hint ?? 0))) nearest = at;
      if (!hasExactContext(text, at, at + length, quote)) continue;
      sure += 1;
      only = at;
    }
    if (nearest < 0) return lost;
    const isSettled = count < mostMarks && (hasContext ? sure === 1 : count === 1);
    const start = isSettled && hasContext ? only : nearest;
    return { state: isSettled ? 'moved' : 'review', start, end: start + length, confidence: isSettled ? 1 : 0.3 };
  }
}

/** Whether an offset stands between two letters or digits of one word. Where words are not parted, nothing is cut. */
function cutsWord(text: string, at: number): boolean {
  return at > 0 && partedWord.test(text.slice(at - 1, at + 1));
}
const partedWord = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]{2}$/u;

function leastBitsOf({ isHeld, context }: Candidate): number {
  if (!isHeld) return leastBits;
  return context >= wholeContext ? leastBitsFramed : leastBitsHeld;
}

function hasExactContext(text: string, start: number, end: number, { prefix, suffix }: QuoteSelector): boolean {
  return text.startsWith(suffix, end) && start >= prefix.length && text.startsWith(prefix, start - prefix.length);
}

function imageRange({ now, instead }: Alignment): [low: number, high: number] {
  let [low, high] = [Infinity, 0];
  for (const places of [now, instead]) {
    for (const place of places) {
      if (place === -1) continue;
      low = Math.min(low, place);
      high = Math.max(high, place + 1);
    }
  }
  return [low, high];
}

function isHeldBy({ old, now, index }: Alignment, { words }: Carried, start: number, end: number): boolean {
  const [first, next] = [firstEndingAfter(old, start), firstEndingAfter(old, end - 1) + 1];
  const [before, behind] = [first === 0 ? -1 : now[first - 1], next >= now.length ? index.tokens.length : now[next]];
  return before === words[0] - 1 && behind === words[1] + 1;
}

/** Words that may have come between a quote and its context. */
const slack = 16;

/** Whether a word of the context stands about as far from the quote as it did. */
function isNear(map: Alignment, at: number, { words: [first, last] }: Carried, start: number): boolean {
  const place = imageOf(map, at);
  const { old } = map;
  const isPrefix = (old.starts[at] as number) < start;
  const far = isPrefix ? first - place : place - last;
  return far > 0 && far <= (isPrefix ? firstEndingAfter(old, start) - at : at) + slack;
}

/** 1 for a word that is there, less for another form of it, else 0. */
function agreementOf({ old, index, now, instead }: Alignment, at: number): number {
  if (now[at] !== -1) return 1;
  const place = instead[at] as number;
  if (place === -1) return 0;
  const { words } = index.vocabulary;
  const likeness = wordLikeness(
    words[old.ids[at] as number] as string,
    words[index.tokens.ids[place] as number] as string,
  );
  return likeness >= alike ? likeness : 0;
}

function written(text: string): number {
  return text.replace(/\s+/g, '').length;
}

function round(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
