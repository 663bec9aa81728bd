/** JSON of a value with its keys in order: two values are the same where this is. Keys that are undefined are none. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => compareText(a, b)));
  });
}

export function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** By code units: the same on every machine, as the order of a language is not. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Below zero where `a` is earlier. Times are ISO 8601 with any offset; what is none is earlier than every time, so that
 * the order is total whatever a file holds.
 */
export function compareTimes(a: unknown, b: unknown): number {
  const [first, second] = [instantOf(a), instantOf(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}

function instantOf(time: unknown): number {
  const instant = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(instant) ? Number.NEGATIVE_INFINITY : instant;
}

/** A time that is after `before`, and `now` where that already is: a clock that is slow does not make a change an old one. */
export function timeAfter(before: string, now: string): string {
  if (compareTimes(now, before) > 0) return now;
  const instant = Date.parse(before);
  return Number.isNaN(instant) ? now : new Date(instant + 1).toISOString();
}
