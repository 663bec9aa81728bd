import { civil, monthOf, weekdayOf } from './calendar.ts';
import { isDash } from './calendar-grammar.ts';
import { countAt } from './numbers.ts';
import { seasonOf } from './period-grammar.ts';
import type { Circumstances, Phrase } from './phrase.ts';
import { around, bounds, type DateValue, day, month, range, type Single, shift, week, year } from './value.ts';
import type { Unit, Which } from './vocabulary.ts';
import type { Words } from './words.ts';

type Resolve = (at: Circumstances) => DateValue | null;

function phrase(from: number, to: number, resolve: Resolve, daily = false): Phrase {
  return { from, to, meaning: { resolve }, daily };
}

/** Something said of the publication day alone. */
const fromToday =
  (value: (today: number) => DateValue | null): Resolve =>
  ({ today }) =>
    today === null ? null : value(today);

/** "today", "yesterday", "tomorrow", "tonight", "overnight", "day before yesterday", "day after tomorrow". */
export function todayAt(words: Words, at: number): Phrase | null {
  const { entry } = words.at(at);
  if (entry?.is === 'overnight') {
    // "an overnight train" is no date.
    const before = words.at(at - 1).lower;
    const after = words.at(at + 1);
    if (/^(?:an|the|stay|stayed|his|her|their|of)$/.test(before) || isDash(words, at + 1)) return null;
    if (
      after.kind === 'letters' &&
      /^(?:stay|train|flight|bus|success|bag|low|lows|guest|trip|ferry|sensation|oats)$/.test(after.lower)
    )
      return null;
    return phrase(
      at,
      at + 1,
      fromToday((today) => range(day(today - 1), day(today))),
    );
  }
  if (entry?.is === 'unit' && entry.unit === 'day' && !entry.plural) {
    if (words.is(at + 1, 'before') && words.is(at + 2, 'yesterday'))
      return phrase(
        at,
        at + 3,
        fromToday((today) => day(today - 2)),
        true,
      );
    if (words.is(at + 1, 'after') && words.is(at + 2, 'tomorrow'))
      return phrase(
        at,
        at + 3,
        fromToday((today) => day(today + 2)),
        true,
      );
    return null;
  }
  if (entry?.is !== 'today' || (words.at(at).capital && words.is(at - 1, 'usa'))) return null;
  return phrase(
    at,
    at + 1,
    fromToday((today) => day(today + entry.n)),
    true,
  );
}

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
function antecedent(unit: Unit, before: DateValue | null): Single | null {
  if (before === null) return null;
  const last = before.unit === 'range' ? before.to : before;
  const fineness = { year: 0, month: 1, week: 2, day: 3 } as const;
  const needed = unit === 'day' || unit === 'week' || unit === 'month' ? unit : 'year';
  return fineness[last.unit] >= fineness[needed] ? around(needed, bounds(last).from) : null;
}

const determiners = /^(?:the|in|over|during|these|those|his|her|its|their|our|my|within|for)$/;

/** "last week", "next May", "this Friday", "last summer", "past month", "last three months", "following day", "last night". */
export function whichAt(words: Words, at: number): Phrase | null {
  const first = words.at(at);
  if (first.entry?.is !== 'which') return null;
  const { which } = first.entry;
  const next = words.at(at + 1);
  const target = next.entry;
  const count = target?.is === 'number' || next.kind === 'digits' ? countAt(words, at + 1) : null;
  if (count !== null) return stretch(words, at, which, count.n, count.to);
  if (target === undefined) return null;
  if (target.is === 'weekday' && next.capital) return weekdayBy(at, which, target.n);
  if (target.is === 'month' && next.capital) return monthBy(words, at, which, target.n);
  if (target.is === 'season') return seasonBy(at, which, target.first);
  if (target.is === 'part' && (which === 'this' || which === 'last')) {
    if (which === 'last' && next.lower !== 'night' && next.lower !== 'evening') return null;
    return phrase(
      at,
      at + 2,
      fromToday((today) => day(today - (which === 'last' ? 1 : 0))),
      true,
    );
  }
  if (target.is !== 'unit' || target.plural || target.unit === 'hour') return null;
  const { unit } = target;
  if (which === 'same' || which === 'following' || which === 'previous') return anaphor(words, at, which, unit);
  if (first.lower === 'past') return stretch(words, at, which, 1, at + 1);
  if (unit === 'day' && (which === 'last' || which === 'this')) return null;
  if (unit === 'day') return anaphor(words, at, 'following', unit);
  if (unit === 'half') return null;
  // "this time last year" and "the last year of" are told apart by what follows.
  if (which === 'last' && words.is(at - 1, 'the') && words.is(at + 2, 'of')) return null;
  if (unit === 'weekend') return phrase(at, at + 2, weekendBy(which));
  return phrase(
    at,
    at + 2,
    fromToday((today) => unitFrom(unit, today, which === 'last' ? -1 : which === 'next' ? 1 : 0)),
  );
}

/** Units at whose grain "the past three months" begins and ends. */
function stretch(words: Words, at: number, which: Which, n: number, unitIndex: number): Phrase | null {
  const { entry } = words.at(unitIndex);
  if (entry?.is !== 'unit' || n === 0 || which === 'same' || which === 'following' || which === 'previous') return null;
  if (which === 'this' || entry.unit === 'weekend' || entry.unit === 'half') return null;
  // "the last two days of the trial" belong to the trial.
  if (words.is(unitIndex + 1, 'of')) return null;
  // "expected to last six weeks" has a verb.
  if (words.is(at, 'last') && !determiners.test(words.at(at - 1).lower) && !words.at(at).capital) return null;
  const { unit } = entry;
  const sign = which === 'last' ? -1 : 1;
  return phrase(
    at,
    unitIndex + 1,
    fromToday((today) => {
      const span = (grain: Single['unit'], by: number) => {
        const now = around(grain, today);
        return sign < 0 ? range(shift(now, -by), now) : range(now, shift(now, by));
      };
      if (unit === 'hour') return span('day', Math.max(1, Math.round(n / 24)));
      if (unit === 'day') return span('day', n);
      if (unit === 'week') return span('day', n * 7);
      if (unit === 'fortnight') return span('day', n * 14);
      if (unit === 'month') return span('month', n);
      if (unit === 'quarter') return span('month', n * 3);
      return span('year', n * (unit === 'decade' ? 10 : unit === 'century' ? 100 : 1));
    }),
  );
}

function weekdayBy(at: number, which: Which, weekday: number): Phrase | null {
  if (which === 'same' || which === 'following' || which === 'previous') {
    if (which === 'same') return null;
    return {
      ...phrase(
        at,
        at + 2,
        ({ before }) => {
          const from = antecedent('day', before);
          if (from === null) return null;
          const ahead = (weekday - weekdayOf(from.at) + 7) % 7 || 7;
          return day(from.at + (which === 'following' ? ahead : ahead - 14 + (ahead === 7 ? 0 : 7)));
        },
        true,
      ),
      dependent: true,
    };
  }
  return phrase(
    at,
    at + 2,
    ({ today, tense }) => {
      if (today === null) return null;
      const ahead = (weekday - weekdayOf(today) + 7) % 7;
      if (which === 'next') return day(today + (ahead || 7));
      if (which === 'this') return day(today + (tense === 'past' && ahead > 0 ? ahead - 7 : ahead));
      // Yesterday and the day before go by their bare name; "last" before them is the week before.
      const since = 7 - ahead;
      return day(today - (since <= 2 ? since + 7 : since));
    },
    true,
  );
}

function monthBy(words: Words, at: number, which: Which, n: number): Phrase | null {
  if (which === 'same' || which === 'previous' || which === 'following') return null;
  const to = words.is(at + 2, '.') && words.at(at + 2).tight && words.at(at + 1).lower.length <= 4 ? at + 3 : at + 2;
  const digits = words.digits(to);
  if (digits !== null && digits <= 31) return null;
  return phrase(
    at,
    to,
    fromToday((today) => {
      const now = monthOf(today);
      const ahead = (n - 1 - (now % 12) + 12) % 12;
      if (which === 'next') return month(now + (ahead || 12));
      if (which === 'last') return month(now + ahead - 12);
      return month(Math.floor(now / 12) * 12 + n - 1);
    }),
  );
}

function seasonBy(at: number, which: Which, first: number): Phrase | null {
  if (which === 'same') return null;
  if (which === 'following' || which === 'previous') return null;
  return phrase(
    at,
    at + 2,
    fromToday((today) => {
      const now = monthOf(today);
      const of = Math.floor(now / 12);
      if (which === 'this') {
        // In January and February "this winter" is the one that began last year.
        return first === 12 && now % 12 < 2 ? seasonOf(of - 1, first) : seasonOf(of, first);
      }
      const start = of * 12 + first - 1;
      if (which === 'next') return seasonOf(start > now ? of : of + 1, first);
      return seasonOf(start + 2 < now ? of : of - 1, first);
    }),
  );
}

function weekendBy(which: Which): Resolve {
  return ({ today, tense }) => {
    if (today === null) return null;
    const weekday = weekdayOf(today);
    if (which === 'last') return unitFrom('weekend', today, -1);
    if (which === 'next') return unitFrom('weekend', today, weekday >= 3 ? 1 : weekday <= 2 ? 0 : 1);
    return unitFrom('weekend', today, tense === 'past' && weekday < 5 ? -1 : 0);
  };
}

/** "over the weekend", "at the weekend": the last one, or the next. */
export function weekendAt(words: Words, at: number): Phrase | null {
  const { entry } = words.at(at);
  if (entry?.is !== 'unit' || entry.unit !== 'weekend' || entry.plural || !words.is(at - 1, 'the')) return null;
  return phrase(at, at + 1, ({ today, tense }) => {
    if (today === null) return null;
    return unitFrom('weekend', today, tense === 'future' || weekdayOf(today) >= 5 ? 0 : -1);
  });
}

/** "the following day", "the previous year", "that month", "the same week": counted from what was named before. */
function anaphor(words: Words, at: number, which: 'same' | 'following' | 'previous', unit: Unit): Phrase | null {
  if (unit === 'weekend' || unit === 'hour' || unit === 'half' || unit === 'quarter') return null;
  const by = which === 'same' ? 0 : which === 'following' ? 1 : -1;
  if (which === 'previous' && words.is(at - 1, 'in')) return null;
  const daily = unit === 'day';
  const resolve: Resolve = ({ before, today }) => {
    const from = antecedent(unit, before);
    if (from !== null) return unitFrom(unit, bounds(from).from, by);
    // Figures are compared with "the previous year" where no year is named.
    return which === 'previous' && (unit === 'year' || unit === 'month') && today !== null
      ? unitFrom(unit, today, by)
      : null;
  };
  const part = daily && ['morning', 'night', 'evening', 'afternoon'].includes(words.at(at + 1).lower);
  return { ...phrase(at, part ? at + 3 : at + 2, resolve, daily), dependent: true };
}

/** "next morning", "following night" and the like, counted from the day that was named before. */
export function nextPartAt(words: Words, at: number): Phrase | null {
  const { entry } = words.at(at);
  if (entry?.is !== 'which' || (entry.which !== 'next' && entry.which !== 'following' && entry.which !== 'same'))
    return null;
  if (words.at(at + 1).entry?.is !== 'part') return null;
  const by = entry.which === 'same' ? 0 : 1;
  const resolve: Resolve = ({ before }) => {
    const from = antecedent('day', before);
    return from === null ? null : day(from.at + by);
  };
  return { ...phrase(at, at + 2, resolve, true), dependent: true };
}

const superlatives =
  /^(?:first|worst|best|highest|lowest|biggest|largest|fastest|most|least|only|longest|third|second|fourth|deadliest|hottest)$/;

/** "three weeks ago", "a decade later", "a year earlier", "two weeks from now", "two weeks' time", "now eight-month". */
export function distanceAt(words: Words, at: number): Phrase | null {
  if (words.is(at, 'now')) return nowLong(words, at);
  const count = countAt(words, at);
  if (count === null || count.n === 0) return null;
  const { n } = count;
  const { entry } = words.at(count.to);
  if (entry?.is !== 'unit' || entry.unit === 'weekend' || entry.unit === 'half') return null;
  const { unit } = entry;
  let to = count.to + 1;
  const word = words.at(to).lower;
  if (word === 'ago')
    return phrase(
      at,
      to + 1,
      fromToday((today) => far(unit, today, -n)),
      unit === 'day',
    );
  if (word === 'from' || word === 'hence') {
    if (word === 'hence' || words.is(to + 1, 'now') || words.is(to + 1, 'today'))
      return phrase(
        at,
        word === 'hence' ? to + 1 : to + 2,
        fromToday((today) => far(unit, today, n)),
        unit === 'day',
      );
    return null;
  }
  if (word === '’' || word === "'") {
    const time = words.is(to + 1, 's') ? to + 2 : to + 1;
    return words.is(time, 'time')
      ? phrase(
          at,
          time + 1,
          fromToday((today) => far(unit, today, n)),
        )
      : null;
  }
  const later =
    word === 'later' || word === 'after'
      ? 1
      : word === 'earlier' || word === 'before' || word === 'previously'
        ? -1
        : 0;
  if (later !== 0) {
    if (word === 'after' || word === 'before') {
      // "two days after the vote" counts from something that is no date.
      const next = words.at(to + 1);
      if (next.kind === 'letters' || next.kind === 'digits') return null;
    }
    to += 1;
    const resolve: Resolve = ({ before, today }) => {
      const from = antecedent(unit, before);
      if (from !== null) return far(unit, bounds(from).from, later * n);
      return later < 0 && n === 1 && today !== null && (unit === 'year' || unit === 'month')
        ? far(unit, today, -n)
        : null;
    };
    return { ...phrase(at, to, resolve, unit === 'day'), dependent: true };
  }
  // "will be held in two weeks"
  if (
    words.is(at - 1, 'in') &&
    unit !== 'hour' &&
    (word === '.' || word === ',' || word === '') &&
    !isRecord(words, at)
  ) {
    const resolve: Resolve = ({ today, tense }) => (today === null || tense !== 'future' ? null : far(unit, today, n));
    return { ...phrase(at, to, resolve, unit === 'day'), dependent: true };
  }
  return null;
}

/** Years are exact to the year, so a decade or a century ago is a year. */
function far(unit: Unit, today: number, by: number): DateValue | null {
  if (unit === 'decade') return year(civil(today).year + by * 10);
  if (unit === 'century') return year(civil(today).year + by * 100);
  if (unit === 'quarter') return month(monthOf(today) + by * 3);
  return unit === 'hour' && Math.abs(by) >= 24 ? day(today + Math.trunc(by / 24)) : unitFrom(unit, today, by);
}

/** "the highest in two weeks". */
function isRecord(words: Words, at: number): boolean {
  for (let i = at - 1; i > at - 9; i -= 1) if (superlatives.test(words.at(i).lower)) return true;
  return false;
}

/** "the now eight-month war", "the now 20-month-old conflict": from then until now. */
function nowLong(words: Words, at: number): Phrase | null {
  const count = countAt(words, at + 1);
  if (count === null || count.n === 0 || !isDash(words, count.to)) return null;
  const { entry } = words.at(count.to + 1);
  if (entry?.is !== 'unit' || entry.plural) return null;
  const grain =
    entry.unit === 'day' || entry.unit === 'week'
      ? 'day'
      : entry.unit === 'month'
        ? 'month'
        : entry.unit === 'year'
          ? 'year'
          : null;
  if (grain === null) return null;
  const old = isDash(words, count.to + 2) && words.is(count.to + 3, 'old') ? 2 : 0;
  const by = count.n * (entry.unit === 'week' ? 7 : 1);
  return phrase(
    at,
    count.to + 2 + old,
    fromToday((today) => {
      const now = around(grain, today);
      return range(shift(now, -by), now);
    }),
  );
}

/** "a week from Thursday", "a week on Tuesday": the date that follows by so many weeks. */
export function weekFrom(words: Words, at: number): { weeks: number; to: number } | null {
  const count = countAt(words, at);
  const { entry } = count === null ? { entry: undefined } : words.at(count.to);
  if (count === null || entry?.is !== 'unit' || (entry.unit !== 'week' && entry.unit !== 'fortnight')) return null;
  if (!words.is(count.to + 1, 'from') && !words.is(count.to + 1, 'on')) return null;
  return { weeks: count.n * (entry.unit === 'week' ? 1 : 2), to: count.to + 2 };
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
