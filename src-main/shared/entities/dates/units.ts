import { civil, monthOf, weekdayOf } from './calendar.ts';
import { fromToday, type Phrase, phrase } from './phrase.ts';
import { around, bounds, type DateValue, day, month, range, type Single, week, year } from './value.ts';
import type { Unit } from './vocabulary.ts';
import type { Words } from './words.ts';

/** A stretch that lies so many units from a day. Quarters are ranges of days, decades of years, weekends of two days. */
export function unitFrom(unit: Unit, today: number, by: number): DateValue | null {
  const now = civil(today).year;
  switch (unit) {
    case 'hour':
      return day(today);
    case 'day':
      return day(today + by);
    case 'week':
      return week(today + by * 7);
    case 'fortnight':
      return week(today + by * 14);
    case 'weekend': {
      const saturday = today + 5 - weekdayOf(today) + by * 7;
      return range(day(saturday), day(saturday + 1));
    }
    case 'month':
      return month(monthOf(today) + by);
    case 'quarter': {
      const start = Math.floor(monthOf(today) / 3 + by) * 3;
      return range(day(bounds(month(start)).from), day(bounds(month(start + 2)).to));
    }
    case 'half':
      return null;
    case 'year':
      return year(now + by);
    case 'decade': {
      const start = Math.floor(now / 10 + by) * 10;
      return range(year(start), year(start + 9));
    }
    case 'century': {
      const start = Math.floor((now - 1) / 100 + by) * 100 + 1;
      return range(year(start), year(start + 99));
    }
  }
}

/** Where an anaphor ("the following day") counts from: what was named before, if it is as fine as the unit. */
export function antecedent(unit: Unit, before: DateValue | null): Single | null {
  if (before === null) return null;
  const last = before.unit === 'range' ? before.to : before;
  const fineness = { year: 0, month: 1, week: 2, day: 3 } as const;
  const needed = unit === 'day' || unit === 'week' || unit === 'month' ? unit : 'year';
  return fineness[last.unit] >= fineness[needed] ? around(needed, bounds(last).from) : null;
}

/** Years are exact to the year, so a decade or a century ago is a year. */
export function far(unit: Unit, today: number, by: number): DateValue | null {
  if (unit === 'decade') return year(civil(today).year + by * 10);
  if (unit === 'century') return year(civil(today).year + by * 100);
  if (unit === 'quarter') return month(monthOf(today) + by * 3);
  return unit === 'hour' && Math.abs(by) >= 24 ? day(today + Math.trunc(by / 24)) : unitFrom(unit, today, by);
}

/** "by year-end": the year of publication. */
export function yearEndAt(words: Words, at: number): Phrase | null {
  if (!words.is(at, 'year') || !words.is(at + 1, '-') || !words.is(at + 2, 'end')) return null;
  return phrase(
    at,
    at + 3,
    fromToday((today) => unitFrom('year', today, 0)),
  );
}

/** The unit after "in the", "of the": "earlier in the week", "end of the year". */
export function wholeUnitAt(words: Words, at: number): Phrase | null {
  const { entry } = words.at(at);
  if (
    entry?.is !== 'unit' ||
    entry.plural ||
    entry.unit === 'hour' ||
    entry.unit === 'half' ||
    entry.unit === 'weekend'
  )
    return null;
  const { unit } = entry;
  return phrase(
    at,
    at + 1,
    fromToday((today) => unitFrom(unit, today, 0)),
  );
}
