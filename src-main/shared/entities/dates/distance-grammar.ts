import { isDash } from './calendar-grammar.ts';
import { countAt } from './numbers.ts';
import { fromToday, type Phrase, phrase, type Resolve } from './phrase.ts';
import { endsSentence } from './tense.ts';
import { antecedent, far, unitFrom } from './units.ts';
import { around, bounds, day, range, shift } from './value.ts';
import type { Unit } from './vocabulary.ts';
import type { Words } from './words.ts';

/** "the following day", "the previous year", "that month", "the same week": counted from what was named before. */
export function anaphor(words: Words, at: number, which: 'same' | 'following' | 'previous', unit: Unit): Phrase | null {
  if (unit === 'weekend' || unit === 'hour' || unit === 'half' || unit === 'quarter') return null;
  const by = which === 'same' ? 0 : which === 'following' ? 1 : -1;
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
    (n > 1 || unit === 'week' || unit === 'month') &&
    (word === '.' || word === ',' || word === '') &&
    !isRecord(words, at)
  ) {
    const resolve: Resolve = ({ today, tense }) => (today === null || tense !== 'future' ? null : far(unit, today, n));
    return { ...phrase(at, to, resolve, unit === 'day'), dependent: true };
  }
  return null;
}

/** "the highest in two weeks", "has never lost a vote in thirty years": that looks back, over a stretch without a day. */
function isRecord(words: Words, at: number): boolean {
  for (let i = at - 1; i > at - 9; i -= 1) if (superlatives.test(words.at(i).lower)) return true;
  return isNegatedPerfect(words, at - 1);
}

const never = /^(?:never|nobody|none|nothing|neither|no|not|hardly|barely|rarely)$/;
const perfect = /^(?:has|have|had|hasn|haven|hadn|ve)$/;
/** With these nearer to the date than what did not happen, something else is told that is to come. */
const toCome =
  /^(?:will|ll|shall|would|may|might|can|could|should|must|won|is|are|due|scheduled|expects|intends|plans|hopes|aims|wants|but|;|:|–|—)$/;
const determiners = /^(?:a|an|the|its|his|her|their|our|my|any|no|such)$/;

/** "has not seen", "no mayor has been", "never missed": what has not happened until now, in the words that end before item `at`. */
function isNegatedPerfect(words: Words, at: number): boolean {
  let negated = false;
  let done = false;
  for (let i = at - 1; i > at - 25 && i >= 0 && !endsSentence(words, i); i -= 1) {
    const { lower } = words.at(i);
    if (toCome.test(lower) && !determiners.test(words.at(i - 1).lower)) return false;
    // "will never be ready" is no perfect; "never lost" looks back by itself.
    if (lower === 'never' && !toCome.test(words.at(i - 1).lower)) return true;
    negated ||= never.test(lower) || /^(?:has|have|had)n$/.test(lower);
    done ||= perfect.test(lower);
    if (negated && done) return true;
  }
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
