import * as z from 'zod';
import { fold } from '../../finding/fold.ts';
import { type Quotation, quotationSchema, speakerSchema } from '../../model/entity.ts';

/** One thing said, in the article where it stands: offsets are UTF-16 units of that article's reading text. */
export const ledgerLineSchema = z.object({
  articleId: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  kind: quotationSchema.shape.kind,
  verb: z.string().nullable(),
  stance: quotationSchema.shape.stance,
  /** Null where the text does not say it plainly; then `possible` may say who it is likely to be. */
  speaker: speakerSchema.nullable(),
  possible: speakerSchema.nullable(),
  via: speakerSchema.nullable(),
  /** When it was said if the text tells, else when the article was published; ISO 8601. */
  date: z.string().nullable(),
  /** Whether the text tells `date`. */
  isDated: z.boolean(),
});
export type LedgerLine = z.infer<typeof ledgerLineSchema>;

export interface LedgerArticle {
  readonly id: string;
  /** ISO 8601 date or time. */
  readonly published: string | null;
  readonly quotes: readonly Quotation[];
}

/** Which lines are wanted: `topic` are words that must all occur, `person` an entity's id or a speaker's name. */
export interface LedgerFilter {
  readonly topic?: string;
  readonly person?: string | null;
  /** Also lines whose speaker is only likely to be `person`. */
  readonly withPossible?: boolean;
}

/**
 * What is said in the articles, by time (undated last), then in the order of the articles and of their text. `identify`
 * turns an article's entity ids into the library's; without it they stay.
 */
export function ledgerOf(
  articles: readonly LedgerArticle[],
  identify: (entity: string, articleId: string) => string = (entity) => entity,
): LedgerLine[] {
  const lines = articles.flatMap(({ id, published, quotes }) => {
    const known = <T extends { entity: string | null }>(speaker: T | null): T | null =>
      speaker === null || speaker.entity === null ? speaker : { ...speaker, entity: identify(speaker.entity, id) };
    return quotes.map(
      ({ speaker, possible, via, date, ...quote }): LedgerLine => ({
        articleId: id,
        ...quote,
        speaker: known(speaker),
        possible: known(possible),
        via: known(via),
        date: date ?? published?.slice(0, 10) ?? null,
        isDated: date !== null,
      }),
    );
  });
  const dated = lines.map((line) => ({
    line,
    day: line.date === null ? Number.POSITIVE_INFINITY : firstDay(line.date),
  }));
  // Infinity minus itself is no number, and equal days keep their order.
  return dated.sort((a, b) => (a.day === b.day ? 0 : a.day - b.day)).map(({ line }) => line);
}

/** The lines that have every word of the topic (case and diacritics apart, at the start of a word) and are the person's. */
export function filterLedger(
  lines: readonly LedgerLine[],
  { topic = '', person = null, withPossible = false }: LedgerFilter,
): LedgerLine[] {
  const words = wordsOf(topic);
  const wanted = person === null ? null : fold(person).text;
  const isTheirs = (speaker: LedgerLine['speaker']) =>
    speaker !== null && (speaker.entity === person || fold(speaker.name).text === wanted);
  return lines.filter((line) => {
    const theirs = wanted === null || isTheirs(line.speaker) || (withPossible && isTheirs(line.possible));
    if (!theirs || words.length === 0) return theirs;
    const own = wordsOf(line.text);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
}

const wordsOf = (text: string): string[] => fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? [];

const pattern = /^(-?\d{4,6})(?:-(?:W(\d\d)|(\d\d)(?:-(\d\d))?))?/;
const dayLength = 86_400_000;

/** The first day of an ISO 8601 day, week, month, year or range, in days since 1970; Infinity for anything else. */
function firstDay(iso: string): number {
  const [, year, week, month = '01', day = '01'] = pattern.exec(iso) ?? [];
  if (year === undefined) return Number.POSITIVE_INFINITY;
  const date = new Date(0);
  if (week === undefined) return date.setUTCFullYear(Number(year), Number(month) - 1, Number(day)) / dayLength;
  // The fourth of January lies in the first week.
  const fourth = date.setUTCFullYear(Number(year), 0, 4) / dayLength;
  const weekday = (((fourth + 3) % 7) + 7) % 7;
  return fourth - weekday + 7 * (Number(week) - 1);
}
