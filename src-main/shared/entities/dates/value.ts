import { civil, dayOf, daysInMonth, firstDayOfMonth, mondayOf, monthOf, weekdayOf } from './calendar.ts';

/** A stretch of time as a text names it; `at` counts days, months or years, a week is named by its Monday. */
export type Single = { readonly unit: 'day' | 'week' | 'month' | 'year'; readonly at: number };
export type DateValue = Single | { readonly unit: 'range'; readonly from: Single; readonly to: Single };

export const day = (at: number): Single => ({ unit: 'day', at });
export const week = (at: number): Single => ({ unit: 'week', at: mondayOf(at) });
export const month = (at: number): Single => ({ unit: 'month', at });
export const year = (at: number): Single => ({ unit: 'year', at });
export const range = (from: Single, to: Single): DateValue => ({ unit: 'range', from, to });

/** The stretch of `unit` in which a day lies. */
export function around(unit: Single['unit'], at: number): Single {
  if (unit === 'day') return day(at);
  if (unit === 'week') return week(at);
  return unit === 'month' ? month(monthOf(at)) : year(civil(at).year);
}

/** The same stretch so many units later. */
export function shift({ unit, at }: Single, by: number): Single {
  return { unit, at: at + by * (unit === 'week' ? 7 : 1) };
}

/** First and last day, both included. */
export function bounds(value: DateValue): { from: number; to: number } {
  switch (value.unit) {
    case 'day':
      return { from: value.at, to: value.at };
    case 'week':
      return { from: value.at, to: value.at + 6 };
    case 'month':
      return { from: firstDayOfMonth(value.at), to: firstDayOfMonth(value.at + 1) - 1 };
    case 'year':
      return { from: dayOf(value.at, 1, 1), to: dayOf(value.at, 12, 31) };
    case 'range':
      return { from: bounds(value.from).from, to: bounds(value.to).to };
  }
}

/** Years 0 to 9999 have four digits, those before a minus sign (astronomical: 44 BC is -0043). */
function yearText(at: number): string {
  return `${at < 0 ? '-' : ''}${String(Math.abs(at)).padStart(4, '0')}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** ISO 8601: `2022-11-08`, `2022-W45`, `2022-11`, `2022`, and ranges of two of the same kind with a slash. */
export function toIso(value: DateValue): string {
  if (value.unit === 'range') return `${toIso(value.from)}/${toIso(value.to)}`;
  if (value.unit === 'year') return yearText(value.at);
  if (value.unit === 'month') {
    const of = Math.floor(value.at / 12);
    return `${yearText(of)}-${two(value.at - of * 12 + 1)}`;
  }
  const date = civil(value.unit === 'week' ? value.at + 3 : value.at);
  if (value.unit === 'day') return `${yearText(date.year)}-${two(date.month)}-${two(date.day)}`;
  // The Thursday of a week says to which year the week belongs, and the first Thursday is in week 1.
  return `${yearText(date.year)}-W${two(Math.floor((value.at + 3 - dayOf(date.year, 1, 1)) / 7) + 1)}`;
}

const singlePattern = /^(-?\d{4})(?:-(?:W(\d\d)|(\d\d)(?:-(\d\d))?))?$/;

/** Reads what `toIso` writes; null for anything else, and for days and weeks that do not exist. */
export function fromIso(iso: string): DateValue | null {
  const slash = iso.indexOf('/');
  if (slash >= 0) {
    const from = fromIso(iso.slice(0, slash));
    const to = fromIso(iso.slice(slash + 1));
    return from === null || to === null || from.unit === 'range' || to.unit === 'range' ? null : range(from, to);
  }
  const match = singlePattern.exec(iso);
  if (match === null) return null;
  const of = Number(match[1]);
  if (match[2] !== undefined) {
    const monday = mondayOf(dayOf(of, 1, 4)) + (Number(match[2]) - 1) * 7;
    return civil(monday + 3).year === of && weekdayOf(monday) === 0 ? week(monday) : null;
  }
  if (match[3] === undefined) return year(of);
  const inYear = Number(match[3]);
  if (inYear < 1 || inYear > 12) return null;
  if (match[4] === undefined) return month(of * 12 + inYear - 1);
  const inMonth = Number(match[4]);
  return inMonth < 1 || inMonth > daysInMonth(of, inYear) ? null : day(dayOf(of, inYear, inMonth));
}
