import type { Carried } from './carry-over.ts';

/** A place that a quote may have, with the bits of its words and of its context that stand there. */
export interface Candidate {
  readonly carried: Carried | null;
  readonly quoteBits: number;
  readonly contextBits: number;
  /** The bits of both that are no chance. */
  readonly runBits: number;
  readonly contextRunBits: number;
  /** Words in the place beyond those of the quote. */
  readonly stretch: number;
  /** Whether the words next to the quote on both sides are the old ones. */
  readonly isHeld: boolean;
  /** 0 to 1: the share of the quote that stands there, in units of what is no white space. */
  readonly likeness: number;
  /** 0 to 1: the share of the known context that stands around the place. */
  readonly context: number;
}

/** Bits by which the best place has to stand out for the choice to be no guess. */
export const margin = 10;
/** Where words changed, what stands around them tells more than a likeness elsewhere. */
const contextWeight = 2;
/** Bits that each word too many in a place costs. */
export const bitsOfStretch = 2.5;

/** Whether two are readings of one place. */
export function overlaps({ carried: a }: Candidate, other: Candidate | undefined): boolean {
  const b = other?.carried;
  return a !== null && b != null && a.start < b.end && a.end > b.start;
}

/** What speaks for a place, in bits. */
export function strength({ carried, quoteBits, contextBits, likeness, stretch }: Candidate): number {
  if (carried?.isSame) return quoteBits + contextWeight * contextBits + 2 * margin;
  // Around a place that holds little of the quote, the context only tells that the quote has gone.
  return quoteBits + contextWeight * contextBits * Math.min(1, 2 * likeness) - bitsOfStretch * stretch;
}

/** How far a place is from where the quote stood; 0 where nobody knows. */
export function far({ carried }: Candidate, hint: number | null): number {
  return hint === null || carried === null ? 0 : Math.abs(carried.start - hint);
}
