import { civil, dayOf, daysInMonth, monthOf, nthWeekday } from './calendar.ts';
import { yearAfter } from './calendar-grammar.ts';
import { yearly } from './choose.ts';
import { isYear } from './guards.ts';
import { countAt, dayOfMonthAt } from './numbers.ts';
import { type Phrase, phrase, type Resolve } from './phrase.ts';
import { bounds, day, month, range } from './value.ts';
import type { Words } from './words.ts';

/** "first nine months of 2022", "first half of" stands elsewhere; "last week of March", "first week of 2023". */
export function sliceAt(words: Words, at: number): Phrase | null {
  const which = words.at(at).lower;
  if (words.at(at).entry?.is !== 'ordinal' && which !== 'last') return null;
  const first = which === 'first';
  const count = countAt(words, at + 1) ?? { n: 1, to: at + 1 };
  const { entry } = words.at(count.to);
  if (!first && which !== 'last' && entry?.is !== 'weekday') return null;
  if (entry?.is === 'weekday' && count.to === at + 1) return nthWeekdayAt(words, at, entry.n);
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

/** "first Monday in November", "last Friday of May 2019". */
function nthWeekdayAt(words: Words, at: number, weekday: number): Phrase | null {
  const { entry } = words.at(at);
  const nth = entry?.is === 'ordinal' ? entry.n : -1;
  const inMonth = words.at(at + 3).entry;
  if (nth > 4 || !(words.is(at + 2, 'of') || words.is(at + 2, 'in'))) return null;
  if (inMonth?.is !== 'month' || !words.at(at + 3).capital) return null;
  const of = yearAfter(words, at + 4, ', of');
  const dayIn = (candidate: number) => nthWeekday(candidate, inMonth.n, weekday, nth);
  const resolve: Resolve = ({ today, tense }) => {
    if (of !== null) return day(dayIn(of.year));
    const found = today === null ? null : yearly(dayIn, today, tense);
    return found === null ? null : day(found);
  };
  return { ...phrase(at, of?.to ?? at + 4, resolve), daily: true };
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
  if (words.is(to, 'the') && words.is(to + 1, 'end')) to += 1;
  if (words.is(to, 'end') && (words.is(to + 1, '-') || words.is(to + 1, 'of'))) to += 2;
  const lead = dayOfMonthAt(words, to);
  const named = lead === null ? to : lead.to;
  const last = words.at(named).entry;
  if (last?.is !== 'month' || !words.at(named).capital) return null;
  to = named + 1;
  if (last.short && words.is(to, '.')) to += 1;
  const trail = lead === null ? dayOfMonthAt(words, to) : null;
  if (trail !== null) to = trail.to;
  const lastDay = lead?.n ?? trail?.n ?? null;
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
    if (long < 1 || long > 1200) return null;
    if (lastDay === null && entry.unit !== 'quarter')
      return long === 1 ? month(end) : range(month(end - long + 1), month(end));
    // From the day after the same day so many months before; a last of the month is one in both.
    const [final, before] = [bounds(month(end)), bounds(month(end - long))];
    const to = lastDay === null ? final.to : final.from + lastDay - 1;
    if (to > final.to) return null;
    const from = to === final.to ? before.to + 1 : Math.min(before.from + (lastDay as number), before.to + 1);
    return range(day(from), day(to));
  });
}
