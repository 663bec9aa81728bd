import { fold } from '../../finding/fold.ts';
import type { Quotation, Speaker } from '../../model/entity.ts';
import type { LedgerLine } from '../../model/statement.ts';
import { bounds, fromIso } from '../dates/value.ts';

/** When an article was published: the day, `YYYY-MM-DD`, or null where that is not known. */
type Published = string | null;

/** When it was said as far as is known: by the text, else by the day of publication. */
export function saidOn({ date }: Pick<Quotation, 'date'>, published: Published): string | null {
  return date ?? published;
}

/** A statement as a line of the ledger. `identify` turns the article's entity ids into the library's; null where it has none. */
export function lineOf(
  { speaker, possible, via, date, ...quote }: Quotation,
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

/**
 * The statements that are told: what stands inside a report of the same speaker, a few quoted words or "which he says is why …",
 * is part of it. By start, as they come.
 */
export function toldOnce(quotes: readonly Quotation[]): Quotation[] {
  /** Where the reports of each speaker that have begun end at the latest. */
  const until = new Map<string | null, number>();
  return quotes.filter(({ kind, end, speaker }) => {
    const who = speaker === null ? null : (speaker.entity ?? speaker.name);
    const told = until.get(who) ?? 0;
    if (kind === 'indirect') until.set(who, Math.max(told, end));
    return told < end;
  });
}

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
