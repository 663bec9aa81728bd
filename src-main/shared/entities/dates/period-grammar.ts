import { civil, dayOf, daysInMonth, monthOf } from './calendar.ts';
import { isDash, yearAfter } from './calendar-grammar.ts';
import { yearly } from './choose.ts';
import { feastAt } from './feasts.ts';
import { isYear } from './guards.ts';
import { countAt, glued, ordinalAt } from './numbers.ts';
import type { Circumstances, Phrase } from './phrase.ts';
import { type DateValue, day, month, range, year } from './value.ts';
import type { Words } from './words.ts';

type Resolve = (at: Circumstances) => DateValue | null;

function phrase(from: number, to: number, resolve: Resolve): Phrase {
  return { from, to, meaning: { resolve }, daily: false };
}

const fixed = (value: DateValue) => () => value;

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

/** "the 19th century", "5th century BC". */
export function centuryAt(words: Words, at: number): Phrase | null {
  const ordinal = ordinalAt(words, at);
  if (ordinal === null) return null;
  const to = isDash(words, ordinal.to) ? ordinal.to + 1 : ordinal.to;
  const { entry } = words.at(to);
  if (entry?.is !== 'unit' || entry.unit !== 'century' || ordinal.n > 30 || ordinal.n < 1) return null;
  const era = words.at(to + 1).lower;
  if (era === 'bc' || era === 'bce') {
    return phrase(at, to + 2, fixed(range(year(1 - ordinal.n * 100), year(100 - ordinal.n * 100))));
  }
  const end = era === 'ad' || era === 'ce' ? to + 2 : to + 1;
  return phrase(at, end, fixed(range(year(ordinal.n * 100 - 99), year(ordinal.n * 100))));
}

/** "AD 79", "44 BC". */
export function eraAt(words: Words, at: number): Phrase | null {
  const first = words.at(at);
  const second = words.at(at + 1);
  const n = words.digits(at) ?? words.digits(at + 1);
  if (n === null || n === 0 || second.tight || glued(words, at)) return null;
  if (first.lower === 'ad' && first.capital && second.kind === 'digits') return phrase(at, at + 2, fixed(year(n)));
  if (first.kind !== 'digits' || !second.capital || second.entry?.is !== 'era') return null;
  return phrase(at, at + 2, fixed(year(second.lower === 'bc' || second.lower === 'bce' ? 1 - n : n)));
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

/** The days of a part of a year: quarter 1 to 4, half 1 or 2. */
function partOfYear(of: number, n: number, months: 3 | 6): DateValue {
  const last = n * months;
  return range(day(dayOf(of, last - months + 1, 1)), day(dayOf(of, last, daysInMonth(of, last))));
}

/** The part of a year that `n` names with no year beside it: the last that is over, or the next that is not. */
function nearPart(n: number, months: 3 | 6): Resolve {
  return ({ today, tense }) => {
    if (today === null) return null;
    const { year: now } = civil(today);
    const end = (of: number) => dayOf(of, n * months, daysInMonth(of, n * months));
    if (tense === 'future') return partOfYear(end(now) >= today ? now : now + 1, n, months);
    return partOfYear(end(now) <= today ? now : now - 1, n, months);
  };
}

const sporting =
  /^(?:scored|points|touchdown|touchdowns|lead|trailed|goal|goals|quarterback|buzzer|rebounds|game|minutes|yard|baskets)$/;

/** Quarters and halves: "third quarter of 2022", "fourth-quarter", "Q1 2024", "first half of the year", "second half of 2016". */
export function quarterAt(words: Words, at: number): Phrase | null {
  const first = words.at(at);
  let n: number;
  let to: number;
  let months: 3 | 6 = 3;
  if (first.entry?.is === 'quarterMark') {
    const digit = words.digits(at + 1);
    if (digit === null || digit < 1 || digit > 4 || !words.at(at + 1).tight || !first.capital) return null;
    n = digit;
    to = at + 2;
  } else {
    const ordinal = ordinalAt(words, at);
    if (ordinal === null) return null;
    const unit = isDash(words, ordinal.to) ? ordinal.to + 1 : ordinal.to;
    const { entry } = words.at(unit);
    if (entry?.is !== 'unit' || entry.plural || (entry.unit !== 'quarter' && entry.unit !== 'half')) return null;
    months = entry.unit === 'half' ? 6 : 3;
    n = ordinal.n;
    to = unit + 1;
    if (n > 12 / months) return null;
  }
  const joiner = words.is(to, 'of') || words.is(to, 'in') ? to + 1 : to;
  const fiscal = words.at(joiner).entry?.is === 'fiscal' ? joiner + (words.is(joiner + 1, 'year') ? 2 : 1) : joiner;
  const of = yearAfter(words, fiscal, ',');
  if (of !== null) return phrase(at, of.to, fixed(partOfYear(of.year, n, months)));
  const which = words.at(joiner).lower;
  const relative = which === 'last' ? -1 : which === 'next' ? 1 : 0;
  if (joiner > to || which === 'last' || which === 'next') {
    const unit = /^(?:the|this|last|next)$/.test(which) && words.is(joiner + 1, 'year') ? joiner + 2 : null;
    if (unit !== null) {
      const resolve: Resolve = ({ today }) =>
        today === null ? null : partOfYear(civil(today).year + relative, n, months);
      return phrase(at, unit, resolve);
    }
  }
  // A game has quarters and halves too.
  if (months === 6) return null;
  for (let i = Math.max(0, at - 20); i < Math.min(words.list.length, at + 20); i += 1) {
    if (sporting.test(words.at(i).lower)) return null;
  }
  return phrase(at, to, nearPart(n, months));
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

/** The months of a season that begins in `first` (3, 6, 9, 12), in the year in which it begins; northern, as the news has it. */
export function seasonOf(of: number, first: number): DateValue {
  const start = of * 12 + first - 1;
  return range(month(start), month(start + 2));
}

const seasonBefore = /^(?:in|over|during|since|until|before|by|last|after|for|this|through)$/;

/** "spring of 2009", "summer 2014", "the autumn" where a preposition says that it is a time. */
export function seasonAt(words: Words, at: number): Phrase | null {
  const { entry, tight } = words.at(at);
  if (entry?.is !== 'season' || tight) return null;
  const fall = words.is(at, 'fall');
  const of = yearAfter(words, at + 1, 'of ,');
  if (of !== null && !(fall && words.is(at - 1, 'to'))) {
    return phrase(at, of.to, fixed(seasonOf(of.year, entry.first)));
  }
  const article = words.is(at - 1, 'the') && seasonBefore.test(words.at(at - 2).lower);
  const after = words.at(at + 1);
  if (!article || after.lower === 'of' || after.entry?.is === 'season') return null;
  if (after.kind === 'letters' && (after.capital || after.lower.endsWith('s')) && words.is(at, 'spring')) return null;
  return phrase(at, at + 1, nearSeason(entry.first));
}

export function nearSeason(first: number): Resolve {
  return ({ today, tense }) => {
    if (today === null) return null;
    const now = monthOf(today);
    const of = Math.floor(now / 12);
    const start = now - of * 12 + 1;
    if (tense === 'future') return seasonOf(start > first + 2 && first !== 12 ? of + 1 : of, first);
    return seasonOf(start >= first ? of : of - 1, first);
  };
}

/** A holiday, with its year when that stands beside it: "Christmas Eve", "New Year's Eve in 2018", "Valentine's Day 1974". */
export function holidayAt(words: Words, at: number): Phrase | null {
  const feast = feastAt(words, at);
  if (feast === null) return null;
  const { dayIn } = feast;
  const of = yearAfter(words, feast.to, ', in of');
  if (of !== null) return { ...phrase(at, of.to, fixed(day(dayIn(of.year)))), daily: true };
  const resolve: Resolve = ({ today, tense }) => {
    const found = today === null ? null : yearly(dayIn, today, tense);
    return found === null ? null : day(found);
  };
  return { ...phrase(at, feast.to, resolve), daily: true };
}

/** "first nine months of 2022", "first half of" stands elsewhere; "last week of March", "first week of 2023". */
export function sliceAt(words: Words, at: number): Phrase | null {
  const which = words.at(at).lower;
  if (which !== 'first' && which !== 'last' && which !== 'final' && which !== 'opening') return null;
  const first = which === 'first' || which === 'opening';
  const count = countAt(words, at + 1) ?? { n: 1, to: at + 1 };
  const { entry } = words.at(count.to);
  if (entry?.is !== 'unit' || !(words.is(count.to + 1, 'of') || words.is(count.to + 1, 'in'))) return null;
  const whole = count.to + 2;
  const monthEntry = words.at(whole).entry;
  if (monthEntry?.is === 'month' && words.at(whole).capital && (entry.unit === 'week' || entry.unit === 'day')) {
    const days = (entry.unit === 'week' ? 7 : 1) * count.n;
    const of = yearAfter(words, whole + 1, ', of');
    const resolve: Resolve = (at) => {
      const today = at.today === null ? null : monthOf(at.today);
      if (of === null && today === null) return null;
      const ahead = (monthEntry.n - 1 - ((today ?? 0) % 12) + 12) % 12;
      const index =
        of !== null
          ? of.year * 12 + monthEntry.n - 1
          : (today as number) + (at.tense === 'future' || ahead === 0 ? ahead : ahead - 12);
      const [y, m] = [Math.floor(index / 12), index - Math.floor(index / 12) * 12 + 1];
      const long = daysInMonth(y, m);
      if (days > long) return null;
      const [from, to] = first ? [1, days] : [long - days + 1, long];
      return days === 1 ? day(dayOf(y, m, from)) : range(day(dayOf(y, m, from)), day(dayOf(y, m, to)));
    };
    return phrase(at, of?.to ?? whole + 1, resolve);
  }
  if (entry.unit !== 'month' || count.n > 12) return null;
  const given = isYear(words, whole) ? (words.digits(whole) as number) : null;
  const named = /^(?:the|this|last|next)$/.test(words.at(whole).lower) && words.is(whole + 1, 'year');
  if (given === null && !named) return null;
  const shift = words.is(whole, 'last') ? -1 : words.is(whole, 'next') ? 1 : 0;
  return phrase(at, given === null ? whole + 2 : whole + 1, ({ today }) => {
    const of = given ?? (today === null ? null : civil(today).year + shift);
    if (of === null) return null;
    const [from, to] = first ? [0, count.n - 1] : [12 - count.n, 11];
    return from === to ? month(of * 12 + from) : range(month(of * 12 + from), month(of * 12 + to));
  });
}

/** "three months to June", "year to March", "year ended 31 March", "quarter ended June 30": whole months up to the named one. */
export function endingAt(words: Words, at: number): Phrase | null {
  const count = countAt(words, at) ?? { n: 1, to: at };
  const { entry } = words.at(count.to);
  if (entry?.is !== 'unit') return null;
  const months = { month: 1, quarter: 3, half: 6, year: 12 }[entry.unit as string] ?? 0;
  let to = count.to + 1;
  const joiner = words.at(to).lower;
  if (months === 0 || !/^(?:to|ended|ending|through)$/.test(joiner)) return null;
  const over = joiner === 'ended';
  to += 1;
  if (words.is(to, 'in') || words.is(to, 'on')) to += 1;
  if (words.is(to, 'end') && words.is(to + 1, '-')) to += 2;
  const dayFirst = words.digits(to) !== null && (words.digits(to) as number) <= 31 ? to + 1 : to;
  const last = words.at(dayFirst).entry;
  if (last?.is !== 'month' || !words.at(dayFirst).capital) return null;
  to = dayFirst + 1;
  if (last.short && words.is(to, '.')) to += 1;
  const inMonth = dayFirst === count.to + 2 && words.digits(to) !== null && (words.digits(to) as number) <= 31;
  if (inMonth) to += 1;
  const of = yearAfter(words, to, ',');
  return phrase(at, of?.to ?? to, ({ today, tense }) => {
    if (of === null && today === null) return null;
    const now = today === null ? 0 : monthOf(today);
    const ahead = (last.n - 1 - (now % 12) + 12) % 12;
    const end =
      of !== null
        ? of.year * 12 + last.n - 1
        : now + ((tense === 'future' && !over) || ahead === 0 ? ahead : ahead - 12);
    const long = months * count.n;
    if (long === 1) return month(end);
    if (entry.unit !== 'quarter') return range(month(end - long + 1), month(end));
    const [y, m] = [Math.floor(end / 12), end - Math.floor(end / 12) * 12 + 1];
    const start = end - 2;
    return range(
      day(dayOf(Math.floor(start / 12), start - Math.floor(start / 12) * 12 + 1, 1)),
      day(dayOf(y, m, daysInMonth(y, m))),
    );
  });
}
