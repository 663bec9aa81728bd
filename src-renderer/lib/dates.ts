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

/** Whole minutes that the words take at 230 a minute, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 230));
}
