import type { Tense } from './tense.ts';
import type { DateValue } from './value.ts';

/** What a date expression is resolved against. */
export interface Circumstances {
  /** The publication day; null when it is not known. */
  readonly today: number | null;
  readonly tense: Tense;
  /** What the text named last, for "the following day". */
  readonly before: DateValue | null;
}

/** A date of which parts may be missing; weekday 0 is Monday, month 1 January. Without a year it needs the publication date. */
export interface Calendar {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
}

export type Meaning =
  | { readonly calendar: Calendar; readonly through?: Calendar }
  | {
      /** The value, or null when the circumstances do not tell. */
      readonly resolve: (circumstances: Circumstances) => DateValue | null;
    };

/** An expression read from the words `from` to `to`, end exclusive. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  /** Whether it names a day, so that a time of day may stand beside it. */
  readonly daily: boolean;
  /** An expression that is none unless something resolves it ("a year later"). */
  readonly dependent?: boolean;
}

/** What an expression stands for under given circumstances; null when they do not tell. */
export type Resolve = (circumstances: Circumstances) => DateValue | null;

export function phrase(from: number, to: number, resolve: Resolve, daily = false): Phrase {
  return { from, to, meaning: { resolve }, daily };
}

/** A meaning that needs no circumstances. */
export function fixed(value: DateValue): Resolve {
  return () => value;
}

/** A meaning that needs the publication day alone. */
export function fromToday(value: (today: number) => DateValue | null): Resolve {
  return ({ today }) => (today === null ? null : value(today));
}
