import { isMonthAlone, isWeekday, isYear } from './guards.ts';
import { dayOfMonthAt, glued } from './numbers.ts';
import type { Calendar, Phrase } from './phrase.ts';
import { fromIso } from './value.ts';
import type { Words } from './words.ts';

function phrase(from: number, to: number, calendar: Calendar): Phrase {
  return { from, to, meaning: { calendar }, daily: calendar.day !== undefined || calendar.weekday !== undefined };
}

/** Steps over the full stop of "Nov.". */
function afterMonth(words: Words, at: number): number {
  const short = words.at(at).entry;
  return short?.is === 'month' && short.short && words.is(at + 1, '.') && words.at(at + 1).tight ? at + 2 : at + 1;
}

function monthAt(words: Words, at: number): number | null {
  const { entry, capital } = words.at(at);
  return entry?.is === 'month' && capital ? entry.n : null;
}

/** A year behind a month or day: ", 2022", "2022", "in 2018"; with the index after it. */
export function yearAfter(words: Words, at: number, joiners = ','): { year: number; to: number } | null {
  const joined = words.at(at).lower !== '' && joiners.split(' ').includes(words.at(at).lower) ? at + 1 : at;
  const n = words.digits(joined);
  const word = words.at(joined);
  if (n === null || word.lower.length !== 4 || n < 1000 || n > 2199 || (word.tight && !words.is(joined - 1, ',')))
    return null;
  return glued(words, joined) || (words.at(joined + 1).tight && words.at(joined + 1).kind === 'letters')
    ? null
    : { year: n, to: joined + 1 };
}

/** "March 3", "Nov. 8, 2022", "3rd of May", "8 Nov.", "March 3-7", "2-4 December", "January of 1991", "September". */
export function monthDateAt(words: Words, at: number): Phrase | null {
  const month = monthAt(words, at);
  if (month !== null) return monthFirst(words, at, month);
  const day = dayOfMonthAt(words, at);
  if (day === null || (!day.ordinal && glued(words, at) && !words.is(day.to, '.'))) return null;
  let { to } = day;
  let last: number | null = null;
  const second = isDash(words, to) || words.is(to, 'to') || words.is(to, 'and') ? dayOfMonthAt(words, to + 1) : null;
  if (second !== null && second.n > day.n && (!words.is(to, 'and') || words.is(at - 1, 'between'))) {
    last = second.n;
    to = second.to;
  }
  if (day.ordinal && words.is(to, 'of')) to += 1;
  const named = monthAt(words, to);
  if (named === null || (words.at(to).tight && words.at(to).kind !== 'letters')) return null;
  const then = afterMonth(words, to);
  const year = yearAfter(words, then);
  return withRange(at, year?.to ?? then, { ...(year && { year: year.year }), month: named, day: day.n }, last);
}

function monthFirst(words: Words, at: number, month: number): Phrase | null {
  const then = afterMonth(words, at);
  const article = words.is(then, 'the') ? 1 : 0;
  const day = dayOfMonthAt(words, then + article);
  if (day !== null && (day.ordinal || article === 0) && (!words.at(then).tight || then > at + 1)) {
    if (!(day.ordinal && words.at(then + article).kind === 'letters' && article === 0)) {
      let { to } = day;
      let last: number | null = null;
      const dash = isDash(words, to);
      const joined =
        dash || words.is(to, 'to') || words.is(to, 'through') || (words.is(to, 'and') && words.is(at - 1, 'between'));
      const second = joined ? dayOfMonthAt(words, to + 1) : null;
      // "March 3 to 7" but not "March 3 to 7 May" and not "from March 3 to 7 million".
      if (second !== null && second.n > day.n && monthAt(words, second.to) === null && !isCount(words, second.to)) {
        last = second.n;
        to = second.to;
      }
      const year = yearAfter(words, to);
      const calendar = { ...(year && { year: year.year }), month, day: day.n };
      return withRange(at, year?.to ?? to, calendar, last);
    }
  }
  const year = yearAfter(words, then, ', of') ?? shortYear(words, then);
  if (year !== null) return phrase(at, year.to, { year: year.year, month });
  return isMonthAlone(words, at) ? phrase(at, then, { month }) : null;
}

/** "of '68", "of ’04": the year of the last hundred that ends in these digits, as seen from the 2030s. */
function shortYear(words: Words, at: number): { year: number; to: number } | null {
  const mark = words.is(at, 'of') ? at + 1 : at;
  const n = words.digits(mark + 1);
  if (n === null || !/^[’'‘]$/.test(words.at(mark).lower) || words.at(mark + 1).lower.length !== 2) return null;
  return words.at(mark + 1).tight ? { year: n > 35 ? 1900 + n : 2000 + n, to: mark + 2 } : null;
}

function isCount(words: Words, at: number): boolean {
  return /^(?:million|billion|percent|per|%|points|people)$/.test(words.at(at).lower);
}

export function isDash(words: Words, at: number): boolean {
  const { lower } = words.at(at);
  return lower === '-' || lower === '–' || lower === '‐' || lower === '‑';
}

function withRange(from: number, to: number, calendar: Calendar, last: number | null): Phrase {
  const first = phrase(from, to, calendar);
  return last === null ? first : { ...first, meaning: { calendar, through: { ...calendar, day: last } } };
}

/** "Tuesday", "Tuesday, Nov. 8, 2022", "Tuesday 8 November". */
export function weekdayAt(words: Words, at: number): Phrase | null {
  const { entry, capital } = words.at(at);
  if (entry?.is !== 'weekday' || !capital) return null;
  let then = at + 1;
  if (entry.short && words.is(then, '.') && words.at(then).tight) then += 1;
  if (words.is(then, ',')) then += 1;
  if (words.is(then, 'the')) then += 1;
  const dated = monthDateAt(words, then);
  if (dated?.daily && 'calendar' in dated.meaning) {
    return { ...dated, from: at, meaning: { calendar: { ...dated.meaning.calendar, weekday: entry.n } } };
  }
  return isWeekday(words, at) ? phrase(at, at + 1, { weekday: entry.n }) : null;
}

/** Dates in digits: 2022-11-08, 25/12/2021, 08.11.2022. Where day and month could be the other way round it has no value. */
export function numericAt(words: Words, at: number): Phrase | null {
  const first = words.at(at);
  const mark = words.at(at + 1);
  if (first.kind !== 'digits' || !mark.tight || !'-/.'.includes(mark.lower) || mark.lower === '') return null;
  if (first.tight && words.at(at - 1).lower !== '(' && !'"“‘\''.includes(words.at(at - 1).lower)) return null;
  for (let i = at + 2; i <= at + 4; i += 1) if (!words.at(i).tight) return null;
  const [second, third] = [words.at(at + 2), words.at(at + 4)];
  if (second.kind !== 'digits' || third.kind !== 'digits' || !words.is(at + 3, mark.lower)) return null;
  const after = words.at(at + 5);
  // "T10:00Z" belongs to it; anything else that goes on is no date.
  if (after.tight && (after.kind === 'digits' || (after.kind === 'letters' && after.lower !== 't'))) return null;
  if (after.tight && after.lower === mark.lower && words.at(at + 6).tight) return null;
  if (mark.lower === '-') {
    const iso = `${first.lower}-${second.lower}-${third.lower}`;
    const value = /^\d{4}-\d\d-\d\d$/.test(iso) ? fromIso(iso) : null;
    return value === null ? null : { from: at, to: at + 5, meaning: { resolve: () => value }, daily: true };
  }
  if (third.lower.length !== 4 || first.lower.length > 2 || second.lower.length > 2) return null;
  const [a, b, year] = [Number(first.lower), Number(second.lower), Number(third.lower)];
  if (a < 1 || b < 1 || Math.min(a, b) > 12 || Math.max(a, b) > 31 || year < 1000 || year > 2199) return null;
  if (a > 12 || a === b || mark.lower === '.') return b > 12 ? null : phrase(at, at + 5, { year, month: b, day: a });
  if (b > 12) return phrase(at, at + 5, { year, month: a, day: b });
  return { from: at, to: at + 5, meaning: { resolve: () => null }, daily: true };
}

export function yearAt(words: Words, at: number): Phrase | null {
  return isYear(words, at) ? phrase(at, at + 1, { year: words.digits(at) as number }) : null;
}
