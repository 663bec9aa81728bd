import type { Anchor, Place } from '../model/annotation.ts';
import { type Alignment, alignTexts } from './alignment.ts';
import { type Carried, carryOver } from './carry-over.ts';
import { lost, QuoteSearch, type WantedPassage } from './quote-search.ts';
import { quoteOf, wholeCharacters } from './selectors.ts';
import { TextIndex } from './text-index.ts';
import { Vocabulary } from './tokens.ts';

/**
 * The share of a passage below which what survived of it is only proposed, and the same where it stands in a run of
 * aligned words: a sentence that was written anew keeps a phrase of the old one, and is not what was marked.
 */
const leastSurvival = 0.4;
const leastBorne = 0.3;

/**
 * Where anchors stand in the present reading text. `earlier` gives, by the hash of a body, the reading text in which
 * anchors of that `content` were made; the others are found by their quote. Offsets are UTF-16 code units. Never
 * guesses silently: what the evidence does not settle is `review`, what is not there `lost`. Pure; in the order given.
 */
export function placeAnchors(
  present: { readonly content: string; readonly text: string },
  earlier: ReadonlyMap<string, string>,
  anchors: readonly Anchor[],
): Place[] {
  const finder = new PassageFinder(present.text);
  const revisions = new Map<string, Revision>();
  return anchors.map((anchor) => {
    const { start, end } = anchor.position;
    const { exact } = anchor.quote;
    if (anchor.content === present.content && start < end && present.text.slice(start, end) === exact) {
      return { state: 'exact', start, end, confidence: 1 };
    }
    const before = earlier.get(anchor.content);
    if (before === undefined || start >= end || before.slice(start, end) !== exact) {
      return finder.findQuote({ quote: anchor.quote, start });
    }
    let revision = revisions.get(anchor.content);
    if (revision === undefined) {
      revision = finder.revision(before);
      revisions.set(anchor.content, revision);
    }
    return revision.place(start, end);
  });
}

/** Finds passages again in one text; what that needs to know of the text is made once, when first asked for. */
export class PassageFinder {
  private readonly text: string;
  private search: QuoteSearch | undefined;
  private made: TextIndex | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Finds a quote by its words, its context and, as a hint, its earlier position. */
  findQuote(wanted: WantedPassage, isFree?: (carried: Carried) => boolean): Place {
    this.search ??= new QuoteSearch(this.index);
    return this.search.find(wanted, isFree);
  }

  /** An earlier text whose passages are to be carried over. */
  revision(before: string): Revision {
    return new Revision(before, this.text, this);
  }

  get index(): TextIndex {
    this.made ??= new TextIndex(this.text, new Vocabulary());
    return this.made;
  }
}

/** An earlier text, aligned with the present one when the first passage is asked for. */
export class Revision {
  private readonly before: string;
  private readonly now: string;
  private readonly finder: PassageFinder;
  private made: Alignment | undefined;
  private earlier: PassageFinder | undefined;

  constructor(before: string, now: string, finder: PassageFinder) {
    this.before = before;
    this.now = now;
    this.finder = finder;
  }

  /** Where the passage from `start` to `end` of the earlier text stands in the present one. */
  place(from: number, to: number): Place {
    const [start, end] = wholeCharacters(this.before, from, to);
    if (start === end) return lost;
    if (this.before === this.now) return { state: 'exact', start, end, confidence: 1 };
    this.made ??= alignTexts(this.before, this.finder.index);
    const map = this.made;
    const carried = carryOver(map, start, end);
    const least = carried?.isBorne ? leastBorne : leastSurvival;
    if (carried === null || (carried.share < least && !carried.isSame)) return this.propose(start, end, carried);
    const place = { start: carried.start, end: carried.end };
    if (carried.isDoubtful) return { state: 'review', ...place, confidence: 0.4 * carried.share };
    if (!carried.isSame) return { state: 'changed', ...place, confidence: 0.5 + 0.49 * carried.share };
    const stayed =
      carried.start === start && this.now.slice(carried.start, carried.end) === this.before.slice(start, end);
    return stayed ? { state: 'exact', ...place, confidence: 1 } : { state: 'moved', ...place, confidence: 0.99 };
  }

  /**
   * Where a quote of the earlier text stands now: carried over from where it stood, if that is sure; else the present
   * text is searched for it.
   */
  placeQuote(wanted: WantedPassage): Place {
    this.earlier ??= new PassageFinder(this.before);
    const { state, start, end } = this.earlier.findQuote(wanted);
    if (start === null || end === null || (state !== 'exact' && state !== 'moved'))
      return this.finder.findQuote(wanted);
    return this.place(start, end);
  }

  /** What is not in the alignment has gone, or stands where nothing proves it: a place that is free may be proposed. */
  private propose(start: number, end: number, carried: Carried | null): Place {
    if (carried !== null)
      return { state: 'review', start: carried.start, end: carried.end, confidence: 0.5 * carried.share };
    const found = this.finder.findQuote({ quote: quoteOf(this.before, start, end), start: null }, (other) =>
      this.isFree(other),
    );
    if (found.state === 'lost') return lost;
    return { ...found, state: 'review', confidence: Math.min(0.5, found.confidence) };
  }

  private isFree({ words: [first, last] }: Carried): boolean {
    const was = (this.made as Alignment).was.subarray(first, last + 1);
    return was.filter((old) => old !== -1).length * 4 <= was.length;
  }
}
