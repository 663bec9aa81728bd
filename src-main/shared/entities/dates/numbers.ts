import type { Words } from './words.ts';

/** A number that counts: "18", "three", "twenty-five", "a", "a couple of"; with the index after it. Null where there is none. */
export function countAt(words: Words, at: number): { n: number; to: number } | null {
  const word = words.at(at);
  if (word.kind === 'digits') {
    if (word.lower.length > 3 || glued(words, at)) return null;
    return words.at(at + 1).tight && words.at(at + 1).kind === 'letters' ? null : { n: Number(word.lower), to: at + 1 };
  }
  if (word.entry?.is !== 'number') return null;
  let { n } = word.entry;
  let to = at + 1;
  if (n === 1 && word.lower !== 'one' && words.is(to, 'couple'))
    return { n: 2, to: to + (words.is(to + 1, 'of') ? 2 : 1) };
  if (n === 1 && word.lower !== 'one' && words.is(to, 'dozen')) return { n: 12, to: to + 1 };
  if (n === 1 && words.is(to, 'hundred')) return { n: 100, to: to + 1 };
  const tens = words.at(to + 1).entry;
  if (n >= 20 && n < 100 && n % 10 === 0 && words.is(to, '-') && tens?.is === 'number' && tens.n < 10) {
    n += tens.n;
    to += 2;
  }
  return { n, to };
}

/** Whether digits are a part of something longer: "1,200", "3.5", "B12", "#7". */
export function glued(words: Words, at: number): boolean {
  const word = words.at(at);
  if (word.tight) {
    const before = words.at(at - 1);
    if (before.kind === 'letters' || '#$€£¥@_/+'.includes(before.lower)) return true;
    if ('.,:'.includes(before.lower) && words.at(at - 2).kind === 'digits' && before.tight) return true;
  }
  const after = words.at(at + 1);
  if (!after.tight) return false;
  if ('%_@/'.includes(after.lower) && after.lower !== '') return true;
  const second = words.at(at + 2);
  return '.,:'.includes(after.lower) && after.lower !== '' && second.tight && second.kind === 'digits';
}

/** A day of a month, 1 to 31: "8", "8th", "twenty-first" is not news style. With the index after it. */
export function dayOfMonthAt(words: Words, at: number): { n: number; to: number; ordinal: boolean } | null {
  const n = words.digits(at);
  if (n === null || n < 1 || n > 31 || words.at(at).lower.length > 2) {
    const { entry } = words.at(at);
    return entry?.is === 'ordinal' ? { n: entry.n, to: at + 1, ordinal: true } : null;
  }
  const suffix = words.at(at + 1);
  if (suffix.tight && suffix.kind === 'letters') {
    return /^(?:st|nd|rd|th)$/.test(suffix.lower) ? { n, to: at + 2, ordinal: true } : null;
  }
  if (suffix.tight && '%:'.includes(suffix.lower) && suffix.lower !== '') return null;
  if (suffix.tight && '.,'.includes(suffix.lower) && suffix.lower !== '') {
    const second = words.at(at + 2);
    if (second.tight && second.kind === 'digits') return null;
  }
  return { n, to: at + 1, ordinal: false };
}

/** "third", "21st" and the index after it. */
export function ordinalAt(words: Words, at: number): { n: number; to: number } | null {
  const { entry } = words.at(at);
  if (entry?.is === 'ordinal') return { n: entry.n, to: at + 1 };
  const day = words.at(at).kind === 'digits' && words.at(at).lower.length <= 2 ? words.digits(at) : null;
  const suffix = words.at(at + 1);
  return day !== null && suffix.tight && /^(?:st|nd|rd|th)$/.test(suffix.lower) ? { n: day, to: at + 2 } : null;
}
