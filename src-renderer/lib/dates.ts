import { bounds, fromIso } from '#shared/entities/dates/value.ts';
import { locale, text } from './text.ts';

const millisecondsOfDay = 86_400_000;

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const moment = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const;
const dayOfYear = { day: 'numeric', month: 'short' } as const;

/** How a date is written; `plain` ones are days of no zone. */
const forms = {
  day,
  plainDay: { ...day, timeZone: 'UTC' },
  dayInWords: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  month: { month: 'short', year: 'numeric', timeZone: 'UTC' },
  moment,
  momentOfYear: { ...moment, year: 'numeric' },
  dayOfYear,
  plainDayOfYear: { ...dayOfYear, timeZone: 'UTC' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Made once for each language and form: making one takes longer than a thousand dates. */
const made = new Map<string, Intl.DateTimeFormat>();

function format(form: keyof typeof forms, date: Date | number): string {
  const key = `${locale} ${form}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, forms[form]);
  made.set(key, known);
  return known.format(date);
}

/** A day such as "8 Nov 2022" in the reader's own manner; an ISO date without a time is that day everywhere. */
export function formatDay(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return format(iso.length === 10 ? 'plainDay' : 'day', date);
}

/** An ISO date without a time with its month in full, "8 November 2022"; null for what is none. */
export function dayInWords(iso: string): string | null {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? null : format('dayInWords', date);
}

/** The day that a source itself states, whatever the reader's zone. */
export function formatStatedDay(iso: string): string {
  return formatDay(iso.slice(0, 10));
}

/**
 * A day, week, month, year or range of the recogniser as a person reads it: `8 Nov 2022`, `Week of 7 Nov 2022`, `Nov 2022`,
 * `1990–1999`; another value as it is.
 */
export function formatPeriod(value: string): string {
  const parts = value.split('/').map(formatPart);
  return parts.join(parts.every((part) => /^\d+$/.test(part)) ? '–' : ' – ');
}

function formatPart(part: string): string {
  const period = fromIso(part);
  if (period === null || period.unit === 'year' || period.unit === 'range') return part;
  const first = bounds(period).from * millisecondsOfDay;
  if (period.unit === 'month') return format('month', first);
  const day = format('plainDay', first);
  return period.unit === 'week' ? text.common.weekOf(day) : day;
}

/** Whole minutes that the words take at 230 a minute, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 230));
}

/** A point in time such as "8 Nov, 14:05", with its year when that is not the present one. */
export function formatMoment(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return format(date.getFullYear() === new Date().getFullYear() ? 'moment' : 'momentOfYear', date);
}

/** A day where there is little room: such as "8 Nov", and of another year than this one its month alone: "Nov 2022". */
export function formatListDay(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  if (iso.slice(0, 4) !== String(new Date().getFullYear())) return format('month', date);
  return format(iso.length === 10 ? 'plainDayOfYear' : 'dayOfYear', date);
}
