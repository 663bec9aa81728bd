import { civil, dayOf, daysInMonth, monthOf, weekdayOf } from './calendar.ts';
import type { Calendar, Circumstances } from './phrase.ts';
import type { Tense } from './tense.ts';
import { type DateValue, day, month, range, year } from './value.ts';

/** The newest of yearly days up to today for the past, the next for the future, the nearest when nothing is said. */
export function yearly(dayIn: (year: number) => number | null, today: number, tense: Tense): number | null {
  const now = civil(today).year;
  // 29 February may be four (once in a century eight) years off.
  const days: number[] = [];
  for (let of = now - 8; of <= now + 8; of += 1) {
    const found = dayIn(of);
    if (found !== null) days.push(found);
  }
  const past = days.filter((at) => at <= today).at(-1);
  const next = days.find((at) => at >= today);
  if (past === undefined || next === undefined) return past ?? next ?? null;
  const since = today - past;
  const until = next - today;
  // News leaves the year out when it is near: what is nearly a year off on the side of the verb is on the other side.
  if (tense === 'past') return since > 340 && until < 25 ? next : past;
  if (tense === 'future') return until > 330 && since < 35 ? past : next;
  return since <= until ? past : next;
}

/** The value of a calendar date, completed by the circumstances; null when that takes a publication date and there is none. */
export function complete(calendar: Calendar, { today, tense }: Circumstances): DateValue | null {
  const { weekday, month: inYear, day: inMonth, year: of } = calendar;
  if (inYear === undefined) {
    if (of !== undefined) return year(of);
    if (weekday === undefined || today === null) return null;
    const ahead = (weekday - weekdayOf(today) + 7) % 7;
    return day(today + (tense === 'future' || ahead === 0 ? ahead : ahead - 7));
  }
  if (inMonth === undefined) {
    if (of !== undefined) return month(of * 12 + inYear - 1);
    if (today === null) return null;
    const now = monthOf(today);
    const ahead = (inYear - 1 - (now % 12) + 12) % 12;
    return month(now + (tense === 'future' || ahead === 0 ? ahead : ahead - 12));
  }
  const dayIn = (candidate: number) =>
    inMonth <= daysInMonth(candidate, inYear) ? dayOf(candidate, inYear, inMonth) : null;
  if (of !== undefined) {
    const at = dayIn(of);
    return at === null ? null : day(at);
  }
  if (today === null) return null;
  if (weekday !== undefined) {
    // "Friday, Dec. 27": the weekday tells the year, if a near one fits.
    const now = civil(today).year;
    for (const candidate of tense === 'future' ? [now, now + 1, now - 1] : [now, now - 1, now + 1]) {
      const at = dayIn(candidate);
      if (at !== null && weekdayOf(at) === weekday && Math.abs(at - today) < 300) return day(at);
    }
  }
  const at = yearly(dayIn, today, tense);
  return at === null ? null : day(at);
}

/** A range between two calendar dates, each of which lends the other what it leaves out; null when it would run backwards. */
export function between(from: Calendar, to: Calendar, at: Circumstances): DateValue | null {
  let first = from;
  let last = to;
  if (last.year !== undefined && first.year === undefined && first.weekday === undefined) {
    const later = (first.month ?? 0) * 31 + (first.day ?? 0) > (last.month ?? 0) * 31 + (last.day ?? 0);
    first = { ...first, year: later ? last.year - 1 : last.year };
  }
  const start = complete(first, at);
  if (start === null || start.unit === 'range') return null;
  if (last.year === undefined && last.weekday === undefined && start.unit !== 'year') {
    const of = start.unit === 'month' ? Math.floor(start.at / 12) : civil(start.at).year;
    const same = complete({ ...last, year: of }, at);
    last = { ...last, year: same !== null && same.unit === start.unit && same.at < start.at ? of + 1 : of };
  }
  const end = complete(last, last.weekday === undefined ? at : { ...at, tense: 'future', today: start.at });
  if (end === null || end.unit === 'range' || end.unit !== start.unit) return null;
  return end.at > start.at ? range(start, end) : null;
}
