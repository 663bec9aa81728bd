import { fold } from '#shared/finding/fold.ts';

/** What a day is written like, where one is asked for. */
export const exampleDay = '2022-11-08';

/** Fields of a date that a locale writes in numbers, in its order. */
const orders = new Map<string, readonly string[]>();
/** The month, 1 to 12, of each name that a locale has for one, folded. */
const monthsOf = new Map<string, ReadonlyMap<string, number>>();

/** From how many letters on the beginning of a month's name means it. */
const leastOfName = 3;

/**
 * The day that a person typed, as `YYYY-MM-DD`: of an ISO date, of numbers in the order of `locale` (a BCP 47 tag), or with the
 * month's name in that language or in English. Null for what names no day of the years 1800 to 2100, or not all of it.
 */
export function readDay(typed: string, locale: string): string | null {
  const parts = fold(typed).text.match(/\p{L}+|\d+/gu) ?? [];
  const numbers = parts.filter((part) => /^\d+$/.test(part));
  const named = parts.flatMap((part) => monthNamed(part, locale) ?? monthNamed(part, 'en') ?? []);
  if (named.length > 0) {
    const year = numbers.find((number) => number.length === 4);
    const day = numbers.find((number) => number.length < 3);
    return numbers.length === 2 && named.length === 1 ? dayOf(year, named[0], day) : null;
  }
  if (numbers.length !== 3 || numbers.length !== parts.length) return null;
  if (numbers[0]?.length === 4) return dayOf(...(numbers as [string, string, string]));
  const order = typed.includes('.') ? ['day', 'month', 'year'] : orderOf(locale);
  const [year, month, day] = ['year', 'month', 'day'].map((field) => numbers[order.indexOf(field)]);
  return dayOf(year, month, day);
}

type Part = string | number | undefined;

function dayOf(year: Part, month: Part, day: Part): string | null {
  const [y, m, d] = [year, month, day].map(Number) as [number, number, number];
  const date = new Date(Date.UTC(y, m - 1, d));
  const isThere = y >= 1800 && y <= 2100 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return isThere ? date.toISOString().slice(0, 10) : null;
}

function orderOf(locale: string): readonly string[] {
  const order = orders.get(locale) ?? new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  const fields = order.filter((type) => type !== 'literal');
  orders.set(locale, fields);
  return fields;
}

function monthNamed(word: string, locale: string): number | null {
  let names = monthsOf.get(locale);
  if (names === undefined) {
    const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    names = new Map(
      Array.from({ length: 12 }, (_, at) => {
        const name = format.formatToParts(Date.UTC(2024, at, 1)).find(({ type }) => type === 'month')?.value ?? '';
        return [fold(name).text, at + 1] as const;
      }),
    );
    monthsOf.set(locale, names);
  }
  if (word.length < leastOfName) return null;
  const meant = [...names].filter(([name]) => name.startsWith(word) || (word === 'sept' && name === 'september'));
  return meant.length === 1 ? (meant[0]?.[1] ?? null) : null;
}
