import { dayOf, easterOf, nthWeekday } from './calendar.ts';
import type { Words } from './words.ts';

interface Feast {
  readonly name: readonly string[];
  readonly dayIn: (year: number) => number;
}

const on = (month: number, day: number) => (year: number) => dayOf(year, month, day);
const nth = (month: number, weekday: number, n: number) => (year: number) => nthWeekday(year, month, weekday, n);
const fromEaster = (days: number) => (year: number) => easterOf(year) + days;

/** Days that are the same wherever they are kept; "Independence Day" is not. Apostrophes are left out of names, so that "Year's" is "year s"; longer names first. */
const named: [string, (year: number) => number][] = [
  ['christmas day', on(12, 25)],
  ['christmas eve', on(12, 24)],
  ['christmas', on(12, 25)],
  ['boxing day', on(12, 26)],
  ['new year s eve', on(12, 31)],
  ['new year s day', on(1, 1)],
  ['new year s', on(1, 1)],
  ['good friday', fromEaster(-2)],
  ['easter sunday', fromEaster(0)],
  ['easter monday', fromEaster(1)],
  ['easter', fromEaster(0)],
  ['valentine s day', on(2, 14)],
  ['halloween', on(10, 31)],
  ['all saints day', on(11, 1)],
  ['thanksgiving day', nth(11, 3, 4)],
  ['thanksgiving', nth(11, 3, 4)],
  ['memorial day', nth(5, 0, -1)],
  ['labor day', nth(9, 0, 1)],
  ['may day', on(5, 1)],
  ['martin luther king jr . day', nth(1, 0, 3)],
  ['martin luther king day', nth(1, 0, 3)],
  ['presidents day', nth(2, 0, 3)],
  ['columbus day', nth(10, 0, 2)],
  ['veterans day', on(11, 11)],
  ['armistice day', on(11, 11)],
  ['juneteenth', on(6, 19)],
  ['bastille day', on(7, 14)],
  ['canada day', on(7, 1)],
  ['australia day', on(1, 26)],
  ['anzac day', on(4, 25)],
  ['april fools day', on(4, 1)],
  ['april fool s day', on(4, 1)],
];
const feasts = new Map<string, Feast[]>();
for (const [name, dayIn] of named) {
  const words = name.split(' ');
  const first = words[0] as string;
  feasts.set(first, [...(feasts.get(first) ?? []), { name: words, dayIn }]);
}
const fourth: Feast = { name: [], dayIn: on(7, 4) };
const onePrepositions = new Set('at before after since by over until last this next for'.split(' '));

/** A holiday that begins at a word, with the index after it; its date in a year as a day number. */
export function feastAt(words: Words, at: number): { to: number; dayIn: (year: number) => number } | null {
  const first = words.at(at);
  // "Fourth of July" in capitals is the holiday; in lower case it is a date like any other, and the same one.
  if (first.lower === 'fourth' && first.capital && words.is(at + 1, 'of') && words.is(at + 2, 'july')) {
    return { to: at + 3, dayIn: fourth.dayIn };
  }
  if (!first.capital) return null;
  for (const { name, dayIn } of feasts.get(first.lower) ?? []) {
    const to = matchEnd(words, at, name);
    if (to === null) continue;
    const next = words.at(to);
    // "Christmas tree", "Easter Island": alone it needs a preposition before it and no noun behind it.
    const bare =
      name.length === 1 &&
      first.lower !== 'halloween' &&
      first.lower !== 'thanksgiving' &&
      first.lower !== 'juneteenth';
    if (bare && !onePrepositions.has(words.at(at - 1).lower)) continue;
    if (
      name.length === 1 &&
      next.kind === 'letters' &&
      !/^(?:and|in|of|with|when|to|as|but|after|for|because|this|last)$/.test(next.lower)
    )
      continue;
    if (name[1] === 'friday' && (words.is(to, 'agreement') || words.is(to, 'accord') || words.is(to, 'deal'))) continue;
    if (name.at(-1) === 's' && next.capital) continue;
    if (words.is(to, 'parade') && next.capital) continue;
    return { to, dayIn };
  }
  return null;
}

function matchEnd(words: Words, at: number, name: readonly string[]): number | null {
  let to = at;
  for (const part of name) {
    if ((words.is(to, '’') || words.is(to, "'")) && to > at) to += 1;
    if (!words.is(to, part)) return null;
    to += 1;
  }
  if (name.at(-1) === 'year' && words.is(to, 's')) return null;
  return to;
}
