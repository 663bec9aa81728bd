import { countAt, glued } from './numbers.ts';
import type { Words } from './words.ts';

const zones =
  /^(?:gmt|utc|et|est|edt|pt|pst|pdt|ct|cst|cdt|mt|bst|cet|cest|ist|jst|hrs|eastern|pacific|central|kst|msk)$/;

/** A time of day: "8 p.m.", "7.45pm", "4:17 a.m.", "1800 GMT", "noon", "nine" after "at". `weak`: it needs an "on" behind it. */
export function clockAt(words: Words, at: number): { to: number; weak: boolean } | null {
  const { entry, kind, lower } = words.at(at);
  if (entry?.is === 'clock') return { to: at + 1, weak: false };
  const hour = kind === 'digits' && !(words.at(at).tight && glued(words, at - 1)) ? words.digits(at) : null;
  if (hour === null) {
    const count = entry?.is === 'number' && lower.length > 2 ? countAt(words, at) : null;
    if (
      count === null ||
      count.n > 12 ||
      !/^(?:at|around|about|until|from|before|after|by)$/.test(words.at(at - 1).lower)
    )
      return null;
    if (words.is(count.to, 'o') && words.is(count.to + 2, 'clock')) return { to: count.to + 3, weak: false };
    return { to: count.to, weak: true };
  }
  let to = at + 1;
  let minutes = false;
  const mark = words.at(to);
  if (
    (mark.lower === ':' || mark.lower === '.') &&
    mark.tight &&
    words.at(to + 1).tight &&
    words.at(to + 1).lower.length === 2
  ) {
    const m = words.digits(to + 1);
    if (m === null || m > 59) return null;
    minutes = true;
    to += 2;
  }
  const half = halfOfDay(words, to);
  if (half !== null) return hour >= 1 && hour <= 12 ? { to: half, weak: false } : null;
  if (words.at(at).lower.length === 4 && !minutes) {
    return zones.test(words.at(to).lower) && hour <= 2400 ? { to, weak: false } : null;
  }
  if (hour > 24) return null;
  if (minutes) return { to, weak: mark.lower === '.' };
  return null;
}

/** "a.m.", "pm", "p.m"; with the index after it. */
function halfOfDay(words: Words, at: number): number | null {
  const { lower } = words.at(at);
  if (lower === 'am' || lower === 'pm') return at + 1;
  if ((lower === 'a' || lower === 'p') && words.is(at + 1, '.') && words.is(at + 2, 'm') && words.at(at + 2).tight) {
    return words.is(at + 3, '.') && words.at(at + 3).tight ? at + 4 : at + 3;
  }
  return null;
}

/** Steps over a time zone, "local time", or the time elsewhere in brackets. */
export function zoneEnd(words: Words, at: number): number {
  // "1 p.m. (1800 GMT)"
  if (
    words.is(at, '(') &&
    words.digits(at + 1) !== null &&
    zones.test(words.at(at + 2).lower) &&
    words.is(at + 3, ')')
  ) {
    return at + 4;
  }
  if (words.is(at, 'local') && words.is(at + 1, 'time')) return at + 2;
  if (!zones.test(words.at(at).lower)) return at;
  return words.is(at + 1, 'time') ? at + 2 : at + 1;
}

/** A time of day behind a day: "at 8 p.m.", "at 1800 GMT", "at noon", "8pm"; the index after it. */
export function afterClock(words: Words, at: number): number | null {
  let start = words.is(at, ',') ? at + 1 : at;
  const joined = words.is(start, 'at') || words.is(start, 'around') || words.is(start, 'shortly');
  if (joined) start += 1;
  const clock = clockAt(words, start);
  if (clock === null || (clock.weak && !joined) || (!joined && words.at(start).kind !== 'digits')) return null;
  // "Friday at 8 p.m." ends with the full stop of "p.m." also where the sentence does.
  return zoneEnd(words, clock.to);
}
