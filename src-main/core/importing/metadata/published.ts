import { monthOf } from './months.ts';

/** A day that a text states, as ISO 8601, and where in the text it stands. */
export interface StatedTime {
  /** With hours and offset where the text states a zone, with hours alone never, else the plain day. */
  readonly time: string;
  /** The other reading of a numeric date whose day and month could be swapped. */
  readonly swapped: string | null;
  readonly start: number;
  readonly end: number;
}

/** Whether 3/4/2025 is in April (`day`) or in March (`month`); null when nobody knows. */
export type NumericOrder = 'day' | 'month' | null;

/**
 * A stated time as ISO 8601: with its own offset where the source names a zone, so that the day is the source's day,
 * else the plain day; null when it is no date between 1800 and 2100. A numeric date whose day and month could be
 * swapped is no date, unless `order` says how to read it.
 */
export function isoTime(value: string | null, order: NumericOrder = null): string | null {
  const source = value?.trim() ?? '';
  if (source === '' || source.length > 120) return null;
  const stamp = /^\d{10}(?:\d{3})?$/.exec(source);
  if (stamp !== null) return new Date(Number(source.slice(0, 10)) * 1000).toISOString();
  const stated = statedTime(source, order);
  return stated === null || (stated.swapped !== null && order === null) ? null : stated.time;
}

/** The first date in a text of at most a few hundred characters; null when there is none. */
export function statedTime(text: string, order: NumericOrder = null): StatedTime | null {
  const source = otherDigits.test(text) ? text.replace(everyOtherDigit, latinDigit) : text;
  if (!/\d{4}|\d\s?[./-]|['’-]\d\d/.test(source)) return null;
  let first: StatedTime | null = null;
  for (const form of forms) {
    const stated = form(source, order);
    if (stated !== null && (first === null || stated.start < first.start)) first = stated;
  }
  return first;
}

const otherDigits = /[٠-٩۰-۹०-९০-৯０-９]/;
const everyOtherDigit = /[٠-٩۰-۹०-९০-৯０-９]/g;

/** The digits of other scripts stand in their order, each block from its own zero. */
function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10].find((start) => code >= start && code < start + 10) ?? code;
  return String(code - zero);
}

/** The day in an address such as `/2025/03/09/title` or `/2025/mar/09/title`. */
export function dayInAddress(address: string): string | null {
  const match =
    /[/-](19\d\d|20\d\d)[/-](\d{1,2}|[a-z]{3,9})[/-](\d{1,2})(?=[/-]|$)|\/(20\d\d)(\d\d)(\d\d)(?=[/-])/i.exec(address);
  if (match === null) return null;
  const month = match[2] ?? match[5] ?? '';
  return dayOf(
    Number(match[1] ?? match[4]),
    /\d/.test(month) ? Number(month) : (monthOf(month) ?? 0),
    Number(match[3] ?? match[6]),
  );
}

const forms: readonly ((source: string, order: NumericOrder) => StatedTime | null)[] = [
  isoForm,
  eastAsianForm,
  dayFirstForm,
  monthFirstForm,
  yearFirstForm,
  numericForm,
];

const isoPattern =
  /(?<!\d)(\d{4})(-?)(\d{2})\2(\d{2})(?!\d)(?:[T\s]\s*(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s*(Z\b|UTC|GMT|[+-]\d{2}:?\d{0,2})?)?/i;

function isoForm(source: string): StatedTime | null {
  const match = isoPattern.exec(source);
  if (match === null) return null;
  const [, year, , month, day, hour, minute, second, zone] = match;
  const plain = dayOf(Number(year), Number(month), Number(day));
  if (plain === null) return null;
  if (hour === undefined || zone === undefined) return stated(match, plain);
  const offset = /^[+-]/.test(zone)
    ? zone.replace(/^([+-]\d{2}):?(\d{2})?.*$/, (_, h: string, m?: string) => `${h}:${m ?? '00'}`)
    : 'Z';
  const time = `${plain}T${hour}:${minute}:${second ?? '00'}${/^[+-]00:00$/.test(offset) ? 'Z' : offset}`;
  return stated(match, Number.isNaN(Date.parse(time)) ? plain : time);
}

function eastAsianForm(source: string): StatedTime | null {
  const match = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(source);
  return match === null ? null : stated(match, dayOf(Number(match[1]), Number(match[2]), Number(match[3])));
}

/** `9 March 2025`, `Sun, 09 Mar 2025`, `9. März 2025`, `9 de marzo de 2025`, `9-Mar-25`. */
function dayFirstForm(source: string): StatedTime | null {
  const pattern =
    /(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|\s?-ci)?(?:\s+of)?[\s,/-]{1,3}(?:de\s+)?(\p{L}[\p{L}\p{M}]{2,13})\.?(?:['’]?\p{L}{0,3})?(?:\s+(?:de|del))?[\s,/-]{1,3}(\d{4}|['’]?\d{2})(?![\d:.%])/gu;
  return firstOf(source, pattern, (match) => worded(match, match[1], match[2], match[3]));
}

/** `March 9, 2025`, `March 9th 2025`, `Mar. 9 '25`. */
function monthFirstForm(source: string): StatedTime | null {
  const pattern =
    /(?<!\p{L})(\p{L}[\p{L}\p{M}]{2,13})\.?[\s-]{1,2}(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+,?\s*|-)(\d{4}|['’]\d{2})(?!\d)/gu;
  return firstOf(source, pattern, (match) => worded(match, match[2], match[1], match[3]));
}

/** `2025 Mar 9`, `2025. március 9.`, `2025.03.09`, `2025/3/9`. */
function yearFirstForm(source: string): StatedTime | null {
  const named = /(?<!\d)(\d{4})[.,]?[\s-](\p{L}{3,13})\.?[\s-](\d{1,2})(?!\d)/gu;
  const match = /(?<!\d)(\d{4})([./]|\.\s)(\d{1,2})\2(\d{1,2})(?!\d)/.exec(source);
  if (match !== null) return stated(match, dayOf(Number(match[1]), Number(match[3]), Number(match[4])));
  return firstOf(source, named, (found) => worded(found, found[3], found[2], found[1]));
}

function numericForm(source: string, order: NumericOrder): StatedTime | null {
  const match = /(?<![\d.,$/])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d./%]\d|\d)/.exec(source);
  if (match === null) return null;
  const first = Number(match[1]);
  const second = Number(match[3]);
  const year = yearOf(match[4] ?? '');
  const dayFirst = dayOf(year, second, first);
  const monthFirst = dayOf(year, first, second);
  if (match[2] === '.' || monthFirst === null) return stated(match, dayFirst ?? monthFirst);
  if (dayFirst === null || first === second) return stated(match, monthFirst);
  const [time, swapped] = order === 'day' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
  return { time, swapped, start: match.index, end: match.index + match[0].length };
}

function firstOf(
  source: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => StatedTime | null,
): StatedTime | null {
  let tries = 0;
  for (let match = pattern.exec(source); match !== null && tries < 8; match = pattern.exec(source)) {
    const found = read(match);
    if (found !== null) return found;
    tries += 1;
    pattern.lastIndex = match.index + 1;
  }
  return null;
}

function worded(match: RegExpExecArray, day = '', name = '', year = ''): StatedTime | null {
  const month = monthOf(name);
  return month === null ? null : stated(match, dayOf(yearOf(year), month, Number(day)));
}

function stated(match: RegExpExecArray, time: string | null): StatedTime | null {
  return time === null ? null : { time, swapped: null, start: match.index, end: match.index + match[0].length };
}

/** Two digits are a year of this century up to 2049, of the last one from 1950. */
function yearOf(digits: string): number {
  const year = Number(digits.replace(/\D/g, ''));
  return year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year;
}

function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
