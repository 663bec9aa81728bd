import { weekdayOf } from './calendar.ts';
import { isDash, monthDateAt, numericAt, weekdayAt, yearAt } from './calendar-grammar.ts';
import { complete } from './choose.ts';
import { afterClock, clockAt, zoneEnd } from './clock.ts';
import {
  centuryAt,
  decadeAt,
  endingAt,
  eraAt,
  fiscalAt,
  holidayAt,
  quarterAt,
  seasonAt,
  sliceAt,
  yearsAt,
} from './period-grammar.ts';
import type { Calendar, Phrase } from './phrase.ts';
import { distanceAt, nextPartAt, todayAt, weekendAt, weekFrom, whichAt, wholeUnitAt } from './relative-grammar.ts';
import { day, range } from './value.ts';
import type { Words } from './words.ts';

/** How deep modifiers stand inside each other ("late on the night of Friday"). */
const deepest = 4;

/**
 * The longest date expression that begins at a word, or null. Reads a bounded number of words ahead.
 * An expression is core (a date, a period, "last week"), what may stand before it ("early", "8 p.m. on", "end of the")
 * and behind it ("night", "at 8 p.m.", "last week", "to 7 May").
 */
export function phraseAt(words: Words, at: number, depth = 0): Phrase | null {
  const { entry, kind } = words.at(at);
  if (entry === undefined && kind !== 'digits') return null;
  if (depth > deepest) return null;
  const timed = clockBefore(words, at, depth);
  if (timed !== null) return timed;
  const wrapped = wrappedAt(words, at, depth);
  if (wrapped !== null) return wrapped;
  const core = coreAt(words, at);
  return core === null ? null : rangeFrom(words, extended(words, core));
}

/** "noon on Wednesday", "10 a.m. Friday", "nine on Friday night". */
function clockBefore(words: Words, at: number, depth: number): Phrase | null {
  const clock = clockAt(words, at);
  if (clock === null) return null;
  let to = zoneEnd(words, clock.to);
  if (words.is(to, ',')) to += 1;
  const joined = words.is(to, 'on') || words.is(to, 'of');
  if (joined) to += 1;
  if (words.is(to, 'the')) to += 1;
  if (!joined && clock.weak) return null;
  const date = depth < deepest ? phraseAt(words, to, depth + 1) : null;
  return date?.daily ? { ...date, from: at } : null;
}

/** Modifiers: "early Tuesday", "late on Friday", "mid-2019", "earlier this month", "so far this year", "end of the year". */
function wrappedAt(words: Words, at: number, depth: number): Phrase | null {
  const { entry } = words.at(at);
  if (entry === undefined) return null;
  if (entry.is === 'edge') return edgeAt(words, at, depth, entry.alone);
  if (entry.is === 'so' && words.is(at + 1, 'far')) {
    const inner = words.is(at + 2, 'in') ? at + 3 : at + 2;
    return around(at, phraseAt(words, inner, depth + 1));
  }
  if (entry.is === 'part' && (words.is(at + 1, 'of') || words.is(at + 1, 'on'))) {
    const inner = phraseAt(words, words.is(at + 2, 'the') ? at + 3 : at + 2, depth + 1);
    return inner?.daily ? around(at, inner) : null;
  }
  if (entry.is === 'border' && words.is(at + 1, 'of')) {
    if (words.is(at + 2, 'the')) {
      const unit = wholeUnitAt(words, at + 3);
      if (unit !== null && !words.is(at + 4, 'of')) return around(at, unit);
      return around(at, phraseAt(words, at + 3, depth + 1));
    }
    return around(at, phraseAt(words, at + 2, depth + 1));
  }
  const week = weekFrom(words, at);
  if (week !== null) {
    const date = weekdayAt(words, week.to) ?? todayAt(words, week.to);
    if (date === null) return null;
    const { meaning } = date;
    return {
      ...date,
      from: at,
      meaning: {
        resolve: ({ today, before }) => {
          if (today === null) return null;
          if ('resolve' in meaning) {
            const value = meaning.resolve({ today, before, tense: 'future' });
            return value?.unit === 'day' ? day(value.at + 7 * week.weeks) : null;
          }
          const ahead = ((meaning.calendar.weekday ?? 0) - weekdayOf(today) + 7) % 7;
          return day(today + ahead + 7 * week.weeks);
        },
      },
    };
  }
  return null;
}

function edgeAt(words: Words, at: number, depth: number, alone: boolean): Phrase | null {
  let inner = at + 1;
  if (isDash(words, inner)) inner += 1;
  if (words.at(inner).entry?.is === 'part') {
    const date = words.is(inner + 1, 'on') || words.is(inner + 1, 'of') ? phraseAt(words, inner + 2, depth + 1) : null;
    return date?.daily ? around(at, date) : null;
  }
  if (words.is(inner, 'in') && words.is(inner + 1, 'the')) {
    const unit = wholeUnitAt(words, inner + 2);
    if (unit !== null && !words.is(inner + 3, 'of')) return around(at, unit);
    inner += 2;
  } else if (words.is(inner, 'on') || words.is(inner, 'in')) {
    inner += 1;
    if (words.is(inner, 'the')) inner += 1;
  }
  const found = phraseAt(words, inner, depth + 1);
  if (found === null) return null;
  // "A year later Monday's …": "later" belongs to what stands before it.
  if (!alone && words.at(at - 1).entry?.is === 'unit') return null;
  return around(at, found);
}

function around(from: number, phrase: Phrase | null): Phrase | null {
  return phrase === null ? null : { ...phrase, from };
}

function coreAt(words: Words, at: number): Phrase | null {
  const { entry, kind } = words.at(at);
  if (kind === 'digits') {
    return (
      numericAt(words, at) ??
      monthDateAt(words, at) ??
      decadeAt(words, at) ??
      centuryAt(words, at) ??
      endingAt(words, at) ??
      distanceAt(words, at) ??
      quarterAt(words, at) ??
      yearsAt(words, at) ??
      eraAt(words, at) ??
      yearAt(words, at)
    );
  }
  switch (entry?.is) {
    case 'month':
      return holidayAt(words, at) ?? monthDateAt(words, at);
    case 'weekday':
      return weekdayAt(words, at);
    case 'unit':
      return todayAt(words, at) ?? endingAt(words, at) ?? weekendAt(words, at);
    case 'number':
      return endingAt(words, at) ?? distanceAt(words, at);
    case 'ordinal':
      return (
        holidayAt(words, at) ??
        monthDateAt(words, at) ??
        centuryAt(words, at) ??
        quarterAt(words, at) ??
        sliceAt(words, at)
      );
    case 'today':
    case 'overnight':
      return todayAt(words, at);
    case 'now':
      return distanceAt(words, at);
    case 'season':
      return seasonAt(words, at);
    case 'which':
      return sliceAt(words, at) ?? nextPartAt(words, at) ?? whichAt(words, at);
    case 'fiscal':
      return fiscalAt(words, at);
    case 'quarterMark':
      return quarterAt(words, at);
    case 'era':
      return eraAt(words, at);
    case 'feast':
      return holidayAt(words, at);
    default:
      return null;
  }
}

/** What belongs to a day behind its name: "Monday night", "Tuesday at 4 p.m.", "Thursday of next week", "5 May of that year". */
function extended(words: Words, core: Phrase): Phrase {
  let phrase = core;
  if ('calendar' in phrase.meaning) phrase = inWeek(words, phrase);
  if (!phrase.daily) return phrase;
  let { to } = phrase;
  if (words.at(to).entry?.is === 'part' && !words.at(to).tight) to += 1;
  const clock = afterClock(words, to);
  return { ...phrase, to: clock ?? to };
}

function inWeek(words: Words, phrase: Phrase): Phrase {
  if (!('calendar' in phrase.meaning)) return phrase;
  const { calendar } = phrase.meaning;
  const at = words.is(phrase.to, 'of') ? phrase.to + 1 : phrase.to;
  const { weekday } = calendar;
  if (calendar.month !== undefined && calendar.year === undefined && at > phrase.to) {
    if (!(words.is(at, 'that') || words.is(at, 'this') || words.is(at, 'last') || words.is(at, 'next'))) return phrase;
    const year = words.is(at + 1, 'year') ? whichAt(words, at) : null;
    if (year === null || !('resolve' in year.meaning)) return phrase;
    const { resolve } = year.meaning;
    return {
      ...phrase,
      to: year.to,
      meaning: {
        resolve: (circumstances) => {
          const value = resolve(circumstances);
          return value?.unit === 'year' ? completeIn(calendar, value.at) : null;
        },
      },
    };
  }
  if (weekday === undefined || calendar.month !== undefined) return phrase;
  const which = words.at(at).entry;
  if (which?.is !== 'which' || !words.is(at + 1, 'week')) return phrase;
  const week = whichAt(words, at);
  if (week === null || !('resolve' in week.meaning)) return phrase;
  const { resolve } = week.meaning;
  return {
    ...phrase,
    to: week.to,
    meaning: {
      resolve: (circumstances) => {
        const value = resolve(circumstances);
        return value?.unit === 'week' ? day(value.at + weekday) : null;
      },
    },
  };
}

function completeIn(calendar: Calendar, year: number) {
  return complete({ ...calendar, year }, { today: null, tense: null, before: null });
}

/** A range whose other end follows: "27 June to 11 July", "2015 and 2018" after "between", "Monday through Friday". */
function rangeFrom(words: Words, first: Phrase): Phrase {
  const { meaning } = first;
  if ('calendar' in meaning && meaning.through !== undefined) return first;
  const joiner = words.at(first.to);
  const before = words.is(first.from - 1, 'the') ? first.from - 2 : first.from - 1;
  const and = joiner.lower === 'and' && words.is(before, 'between');
  const to = joiner.lower === 'to' || joiner.lower === 'through' || joiner.lower === 'until' || joiner.lower === 'till';
  const from = words.is(before, 'from') || words.is(before, 'between');
  if (!and && !to && !isDash(words, first.to)) return first;
  if (joiner.lower === 'until' && !from) return first;
  const start = words.is(first.to + 1, 'the') ? first.to + 2 : first.to + 1;
  const word = words.at(start);
  if (word.entry === undefined && word.kind !== 'digits') return first;
  const core = rangeEnd(words, start, first);
  if (core === null) return first;
  const last = extended(words, core);
  if ('calendar' in meaning && 'calendar' in last.meaning) {
    const [a, b] = [meaning.calendar, last.meaning.calendar];
    if (last.meaning.through !== undefined || grain(a) !== grain(b)) return first;
    // Opening hours, "Monday to Friday", come back every week.
    if (a.weekday !== undefined && a.month === undefined && !from && joiner.lower !== 'through')
      return { ...first, from: first.from, to: last.to, dependent: true, meaning: { resolve: () => null } };
    return { ...first, to: last.to, meaning: { calendar: a, through: b } };
  }
  if ('resolve' in meaning && 'resolve' in last.meaning && (from || to)) {
    const [a, b] = [meaning.resolve, last.meaning.resolve];
    if (!first.daily || !last.daily) return first;
    return {
      ...first,
      to: last.to,
      meaning: {
        resolve: (at) => {
          const [x, y] = [a(at), b(at)];
          return x?.unit === 'day' && y?.unit === 'day' && y.at > x.at ? range(x, y) : null;
        },
      },
    };
  }
  return first;
}

/** After "2015 and" or "2015 to" four digits are a year, whatever the rest of the sentence. */
function rangeEnd(words: Words, at: number, first: Phrase): Phrase | null {
  const n = words.digits(at);
  if (n !== null && words.at(at).lower.length === 4 && 'calendar' in first.meaning) {
    const { year, month } = first.meaning.calendar;
    if (year !== undefined && month === undefined && n > year && n < 2200) {
      return { from: at, to: at + 1, meaning: { calendar: { year: n } }, daily: false };
    }
  }
  return coreAt(words, at);
}

function grain({ year, month, day: inMonth, weekday }: Calendar): string {
  if (inMonth !== undefined) return 'day';
  if (month !== undefined) return 'month';
  return year !== undefined ? 'year' : weekday !== undefined ? 'weekday' : '';
}
