import { isDash } from './calendar-grammar.ts';
import { complete } from './choose.ts';
import { afterClock } from './clock.ts';
import { coreAt } from './core-grammar.ts';
import type { Calendar, Phrase, Resolve } from './phrase.ts';
import { whichAt } from './relative-grammar.ts';
import { day, range } from './value.ts';
import type { Words } from './words.ts';

/** What belongs to a day behind its name: "Monday night", "Tuesday at 4 p.m.", "Thursday of next week", "5 May of that year". */
export function extended(words: Words, core: Phrase): Phrase {
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
  const of = words.is(phrase.to, 'of') ? phrase.to + 1 : phrase.to;
  const at = words.is(of, 'the') ? of + 1 : of;
  const { weekday } = calendar;
  if (calendar.month !== undefined && calendar.year === undefined) {
    if (words.at(at).entry?.is !== 'which') return phrase;
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
  // British: "on Friday week" is a week after the next Friday.
  if (words.is(phrase.to, 'week') && words.is(phrase.from - 1, 'on') && !isDash(words, phrase.to + 1)) {
    const resolve: Resolve = (circumstances) => {
      const next = complete(calendar, { ...circumstances, tense: 'future' });
      return next?.unit === 'day' ? day(next.at + 7) : null;
    };
    return { ...phrase, to: phrase.to + 1, meaning: { resolve } };
  }
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
export function rangeFrom(words: Words, first: Phrase): Phrase {
  const { meaning } = first;
  if ('calendar' in meaning && meaning.through !== undefined) return first;
  const joiner = words.at(first.to);
  const before = words.is(first.from - 1, 'the') ? first.from - 2 : first.from - 1;
  const and = (joiner.lower === 'and' || joiner.lower === '&') && words.is(before, 'between');
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
