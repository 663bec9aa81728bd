import { fold } from '../../finding/fold.ts';
import type { Quotation, Speaker } from '../../model/entity.ts';
import type { LedgerLine } from '../../model/statement.ts';
import { bounds, fromIso } from '../dates/value.ts';
import { spokenWords } from './shown.ts';

/** When an article was published: the day, `YYYY-MM-DD`, or null where that is not known. */
type Published = string | null;

/** When it was said as far as is known: by the text, else by the day of publication. */
export function saidOn({ date }: Pick<Quotation, 'date'>, published: Published): string | null {
  return date ?? published;
}

/** A statement as a line of the ledger. `identify` turns the article's entity ids into the library's; null where it has none. */
export function lineOf(
  { speaker, possible, via, date, continues, ...quote }: Quotation,
  articleId: string,
  published: Published,
  identify: (entity: string) => string | null,
): LedgerLine {
  const known = (who: Speaker | null): Speaker | null =>
    who === null || who.entity === null ? who : { ...who, entity: identify(who.entity) };
  return {
    articleId,
    ...quote,
    speaker: known(speaker),
    possible: known(possible),
    via: known(via),
    date: saidOn({ date }, published),
    isDated: date !== null,
  };
}

/** A statement of an article, of one or more of its quotations: the first is the `n`th, and those whose words it has are its parts. */
export interface Told {
  readonly n: number;
  readonly quote: Quotation;
  readonly parts: readonly Quotation[];
}

/**
 * The statements that are told, by start, as the quotations come. What stands inside a report of the same speaker, a few quoted
 * words or "which he says is why …", is part of it; what goes on behind its frame is one statement, whose words leave out the
 * frame: "“A” … “and B”".
 */
export function statementsOf(quotes: readonly Quotation[]): Told[] {
  /** Where the reports of each speaker that have begun end at the latest. */
  const until = new Map<string, number>();
  const told: Told[] = [];
  const begun = new Map<string, number>();
  for (const [n, quote] of quotes.entries()) {
    const { kind, end, speaker, start, continues } = quote;
    const who = keyOf(speaker) ?? `perhaps ${keyOf(quote.possible)}`;
    const before = until.get(who) ?? 0;
    if (kind === 'indirect') until.set(who, Math.max(before, end));
    // Whoever is not known may be another one in each report.
    if (before >= end && (speaker !== null || kind === 'direct')) continue;
    const at = continues === undefined ? undefined : begun.get(`${continues} ${who}`);
    const first = at === undefined ? undefined : told[at];
    if (at !== undefined && first !== undefined) told[at] = joined(first, quote);
    else {
      // Of a report and the quotation with which it begins, the report goes on.
      const key = `${start} ${who}`;
      if (!begun.has(key)) begun.set(key, told.length);
      told.push({ n, quote, parts: [quote] });
    }
  }
  return told;
}

function joined({ n, quote, parts }: Told, next: Quotation): Told {
  const text = `${spokenWords(quote.text)} … ${spokenWords(next.text)}`;
  return { n, quote: { ...quote, end: next.end, text }, parts: [...parts, next] };
}

function keyOf(who: Speaker | null): string | null {
  return who === null ? null : (who.entity ?? who.name);
}

/** The statements of `statementsOf` alone. */
export const toldOnce = (quotes: readonly Quotation[]): Quotation[] => statementsOf(quotes).map(({ quote }) => quote);

/** The words by which a ledger is filtered: without case and diacritics. */
export const ledgerWords = (text: string): string[] => fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** More days than that no stretch counts. */
const longest = 2 ** 16;

/**
 * Where an ISO 8601 day, week, month, year or range stands in time, as one number: by its first day, of equals the shorter
 * stretch. Null for no date and for anything else.
 */
export function timeKey(iso: string | null): number | null {
  const value = iso === null ? null : fromIso(iso);
  if (value === null) return null;
  const { from, to } = bounds(value);
  return from * longest + Math.min(to - from, longest - 1);
}

/** The number after that of every stretch which begins on or before this day. */
export function timeKeyAfter(day: string): number | null {
  const key = timeKey(day);
  return key === null ? null : key + longest;
}
