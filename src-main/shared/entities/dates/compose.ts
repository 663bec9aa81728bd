import { weekdayOf } from './calendar.ts';
import { isDash, weekdayAt } from './calendar-grammar.ts';
import { clockAt, zoneEnd } from './clock.ts';
import { coreAt } from './core-grammar.ts';
import { weekFrom } from './distance-grammar.ts';
import { extended, rangeFrom } from './extend.ts';
import type { Phrase } from './phrase.ts';
import { todayAt } from './relative-grammar.ts';
import { wholeUnitAt } from './units.ts';
import { day } from './value.ts';
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
  // "mid-to-late December"
  if (words.is(inner, 'to')) {
    const second = isDash(words, inner + 1) ? inner + 2 : inner + 1;
    return words.at(second).entry?.is === 'edge' ? around(at, edgeAt(words, second, depth + 1, alone)) : null;
  }
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
