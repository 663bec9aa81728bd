import { bounds, fromIso } from '#shared/entities/dates/value.ts';

const millisecondsOfDay = 86_400_000;
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const plainDay = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day such as "8 Nov 2022" in the reader's own manner; an ISO date without a time is that day everywhere. */
export function formatDay(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return iso.length === 10 ? plainDay.format(date) : day.format(date);
}

/** The day that a source itself states, whatever the reader's zone. */
export function formatStatedDay(iso: string): string {
  return formatDay(iso.slice(0, 10));
}

const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });

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
  if (period.unit === 'month') return month.format(first);
  return period.unit === 'week' ? `Week of ${plainDay.format(first)}` : plainDay.format(first);
}

/** Whole minutes that the words take at 230 a minute, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 230));
}

const moment = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const momentOfYear = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/** A point in time such as "8 Nov, 14:05", with its year when that is not the present one. */
export function formatMoment(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return (date.getFullYear() === new Date().getFullYear() ? moment : momentOfYear).format(date);
}

const dayOfYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const plainDayOfYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day where there is little room: such as "8 Nov", and of another year than this one its month alone: "Nov 2022". */
export function formatListDay(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  if (iso.slice(0, 4) !== String(new Date().getFullYear())) return month.format(date);
  return (iso.length === 10 ? plainDayOfYear : dayOfYear).format(date);
}
