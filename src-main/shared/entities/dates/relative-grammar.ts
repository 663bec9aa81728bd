import { monthOf, weekdayOf } from './calendar.ts';
import { isDash } from './calendar-grammar.ts';
import { anaphor } from './distance-grammar.ts';
import { countAt } from './numbers.ts';
import { fromToday, type Phrase, phrase, type Resolve } from './phrase.ts';
import { antecedent, unitFrom } from './units.ts';
import { around, day, month, range, type Single, shift } from './value.ts';
import type { Which } from './vocabulary.ts';
import type { Words } from './words.ts';
import { seasonOf } from './year-parts.ts';

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

const determiners = /^(?:the|in|over|during|these|those|his|her|its|their|our|my|within|for)$/;

/** "last week", "next May", "this Friday", "last summer", "past month", "last three months", "following day", "last night". */
export function whichAt(words: Words, at: number): Phrase | null {
  const first = words.at(at);
  if (first.entry?.is !== 'which') return null;
  const { which } = first.entry;
  // "this coming Monday", "this past week"
  if (first.lower === 'this' && /^(?:coming|past)$/.test(words.at(at + 1).lower)) {
    const inner = whichAt(words, at + 1);
    return inner === null ? null : { ...inner, from: at };
  }
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
