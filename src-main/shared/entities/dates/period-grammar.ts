import { isDash } from './calendar-grammar.ts';
import { glued, ordinalAt } from './numbers.ts';
import { fixed, type Phrase, phrase } from './phrase.ts';
import { month, range, year } from './value.ts';
import type { Words } from './words.ts';

/** "1990s", "'90s", "1880s": a decade as a range of its years. */
export function decadeAt(words: Words, at: number): Phrase | null {
  const word = words.at(at);
  const n = words.digits(at);
  const plural = words.at(at + 1);
  let to = at + 2;
  // "1990’s" is an old spelling.
  if (plural.tight && (plural.lower === '’' || plural.lower === "'") && words.is(at + 2, 's') && words.at(at + 2).tight)
    to += 1;
  else if (!plural.tight || plural.lower !== 's') return null;
  if (n === null || n % 10 !== 0 || (word.tight && words.at(at - 1).kind === 'letters')) return null;
  if (word.lower.length === 4 && n >= 1000 && n < 2200) {
    const long = n % 100 === 0 && n < 1900 ? 99 : 9;
    return phrase(at, to, fixed(range(year(n), year(n + long))));
  }
  const before = words.at(at - 1).lower;
  const decade =
    /^(?:the|early|late|mid|-|and|’|'|‘)$/.test(before) && to === at + 2 && words.at(to).kind !== 'letters';
  const apostrophe = word.tight && /^[’'‘]$/.test(before) ? 1 : 0;
  if (word.lower.length !== 2 || n < 20 || !decade || /^(?:his|her|their|my|your)$/.test(words.at(at - 2).lower))
    return null;
  return phrase(at - apostrophe, to, fixed(range(year(1900 + n), year(1909 + n))));
}

/** "AD", "BC", "B.C.", "CE"; whether it counts backwards, and the index after it. */
function eraNameAt(words: Words, at: number): { before: boolean; to: number } | null {
  const { lower, capital, entry } = words.at(at);
  if (!capital) return null;
  if (entry?.is === 'era') return { before: lower.startsWith('b'), to: at + 1 };
  const dotted = (lower === 'b' && words.is(at + 2, 'c')) || (lower === 'a' && words.is(at + 2, 'd'));
  if (!dotted || !words.is(at + 1, '.') || !words.at(at + 2).tight) return null;
  return { before: lower === 'b', to: words.is(at + 3, '.') && words.at(at + 3).tight ? at + 4 : at + 3 };
}

/** "the 19th century", "5th century BC". */
export function centuryAt(words: Words, at: number): Phrase | null {
  const ordinal = ordinalAt(words, at);
  if (ordinal === null) return null;
  const to = isDash(words, ordinal.to) ? ordinal.to + 1 : ordinal.to;
  const { entry } = words.at(to);
  if (entry?.is !== 'unit' || entry.unit !== 'century' || ordinal.n > 30 || ordinal.n < 1) return null;
  const era = eraNameAt(words, to + 1);
  const last = era?.before ? 100 - ordinal.n * 100 : ordinal.n * 100;
  return phrase(at, era?.to ?? to + 1, fixed(range(year(last - 99), year(last))));
}

/** "AD 79", "44 BC". */
export function eraAt(words: Words, at: number): Phrase | null {
  const era = eraNameAt(words, words.at(at).kind === 'digits' ? at + 1 : at);
  const number = words.at(at).kind === 'digits' ? at : (era?.to ?? at);
  const n = words.digits(number);
  if (era === null || n === null || n === 0 || words.at(number).tight || glued(words, number)) return null;
  if (number === at) return phrase(at, era.to, fixed(year(era.before ? 1 - n : n)));
  return era.before ? null : phrase(at, number + 1, fixed(year(n)));
}

/** "2022-23", "2022/23", "2015-2018", also after "fiscal"; a range of years. */
export function yearsAt(words: Words, at: number): Phrase | null {
  const word = words.at(at);
  const from = words.digits(at);
  const to = words.digits(at + 2);
  const mark = words.at(at + 1);
  if (from === null || to === null || word.lower.length !== 4 || from < 1400 || from > 2199) return null;
  if (!mark.tight || !words.at(at + 2).tight || !(isDash(words, at + 1) || mark.lower === '/')) return null;
  const before = words.at(at - 1);
  if (word.tight && !'(“"‘\'['.includes(before.lower)) return null;
  const after = words.at(at + 3);
  if (after.tight && (after.kind === 'letters' || (words.at(at + 4).tight && '-/.:'.includes(after.lower))))
    return null;
  const short = words.at(at + 2).lower.length;
  if (short !== 2 && short !== 4) return null;
  const last = short === 4 ? to : Math.floor(from / 100) * 100 + to + (from % 100 === 99 && to === 0 ? 100 : 0);
  if (last > from && last - from < 150) return phrase(at, at + 3, fixed(range(year(from), year(last))));
  const isoMonth = short === 2 && mark.lower === '-' && to >= 1 && to <= 12 && from >= 1900;
  return isoMonth ? phrase(at, at + 3, fixed(month(from * 12 + to - 1))) : null;
}

/** "fiscal 2024", "fiscal year 2024", "FY24", "FY2023-24". The year is the one that the text names. */
export function fiscalAt(words: Words, at: number): Phrase | null {
  const first = words.at(at);
  if (first.entry?.is !== 'fiscal' || (first.lower === 'fy' && !first.capital)) return null;
  const to = words.is(at + 1, 'year') ? at + 2 : at + 1;
  const n = words.digits(to);
  if (n === null) return null;
  const length = words.at(to).lower.length;
  if (length === 2 && first.lower === 'fy') return phrase(at, to + 1, fixed(year(2000 + n)));
  if (length !== 4 || n < 1900 || n > 2199) return null;
  const second = words.at(to + 2);
  if (isDash(words, to + 1) || words.is(to + 1, '/')) {
    const last = second.tight && second.lower.length === 2 ? words.digits(to + 2) : null;
    if (last === (n + 1) % 100) return phrase(at, to + 3, fixed(range(year(n), year(n + 1))));
  }
  return phrase(at, to + 1, fixed(year(n)));
}
