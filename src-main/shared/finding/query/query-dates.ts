/**
 * The first day, `YYYY-MM-DD`, of what a person wrote: a year, a month or a day in ISO 8601, `today`, `yesterday`, or a
 * span back from now of days, weeks, months or years (`7d`, `2w`, `3m`, `1y`); null for anything else. Days are those
 * of the local calendar; a month back from the 31st ends at the last day of a shorter month.
 */
export function firstDayOf(written: string, now: Date): string | null {
  const text = written.trim().toLowerCase();
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (iso !== null) return checked(Number(iso[1]), Number(iso[2] ?? 1), Number(iso[3] ?? 1));
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  if (text === 'today') return checked(year, month, day);
  if (text === 'yesterday') return daysBefore(year, month, day, 1);
  const span = /^(\d{1,5})([dwmy])$/.exec(text);
  if (span === null) return null;
  const count = Number(span[1]);
  if (span[2] === 'd') return daysBefore(year, month, day, count);
  if (span[2] === 'w') return daysBefore(year, month, day, 7 * count);
  const months = 12 * year + month - 1 - (span[2] === 'm' ? count : 12 * count);
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return checked(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth)));
}

function daysBefore(year: number, month: number, day: number, count: number): string | null {
  // UTC has no days of 23 hours.
  const date = new Date(Date.UTC(year, month - 1, day - count));
  return checked(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Null for a day that the calendar does not have. */
function checked(year: number, month: number, day: number): string | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
