import { civil, dayOf, daysInMonth, monthOf } from './calendar.ts';
import { isDash, yearAfter } from './calendar-grammar.ts';
import { yearly } from './choose.ts';
import { feastAt } from './feasts.ts';
import { ordinalAt } from './numbers.ts';
import { yearsAt } from './period-grammar.ts';
import { fixed, type Phrase, phrase, type Resolve } from './phrase.ts';
import { type DateValue, day, month, range } from './value.ts';
import type { Words } from './words.ts';

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
    months = first.lower === 'h' ? 6 : 3;
    if (digit === null || digit < 1 || digit > 12 / months || !words.at(at + 1).tight || !first.capital) return null;
    if (words.at(at).tight || (words.at(at + 2).kind !== 'mark' && words.at(at + 2).tight)) return null;
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
  const joined = words.is(at + 1, 'of') ? at + 2 : at + 1;
  const winter = words.is(at, 'winter') ? yearsAt(words, joined) : null;
  if (winter !== null) return phrase(at, winter.to, fixed(seasonOf(words.digits(joined) as number, 12)));
  const of = yearAfter(words, at + 1, 'of ,');
  if (of !== null && !(fall && words.is(at - 1, 'to'))) {
    return phrase(at, of.to, fixed(seasonOf(of.year, entry.first)));
  }
  const article = words.is(at - 1, 'the') && seasonBefore.test(words.at(at - 2).lower);
  const after = words.at(at + 1);
  if (/^(?:months|season|heat|holidays|solstice|equinox)$/.test(after.lower)) return null;
  if (!article || after.lower === 'of' || after.entry?.is === 'season') return null;
  if (after.kind === 'letters' && (after.capital || after.lower.endsWith('s')) && words.is(at, 'spring')) return null;
  // "In the summer it is hot": where no verb tells past from future, it is any summer.
  return { ...phrase(at, at + 1, nearSeason(entry.first)), dependent: true };
}

function nearSeason(first: number): Resolve {
  return ({ today, tense }) => {
    if (today === null || tense === null) return null;
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
