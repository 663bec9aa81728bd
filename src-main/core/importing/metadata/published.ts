const months =
  'january february march april may june july august september october november december jänner januar februar märz mai juni juli oktober dezember'.split(
    ' ',
  );
const monthNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 1, 2, 3, 5, 6, 7, 10, 12];

/**
 * A stated time as ISO 8601: in UTC where the source names a zone, else the plain day; null when it is no date
 * between 1800 and 2100. A numeric date whose day and month could be swapped is no date.
 */
export function isoTime(value: string | null): string | null {
  const source = value?.trim() ?? '';
  if (source === '' || source.length > 120) return null;
  const iso =
    /(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?)?/i.exec(
      source,
    );
  if (iso !== null && (iso.index === 0 || /\D/.test(source[iso.index - 1] ?? ''))) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    const plain = dayOf(Number(year), Number(month), Number(day));
    if (plain === null || hour === undefined || zone === undefined) return plain;
    const offset = /^[+-]/.test(zone)
      ? zone.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, h: string, m?: string) => `${h}:${m ?? '00'}`)
      : 'Z';
    const time = new Date(`${plain}T${hour}:${minute}:${second ?? '00'}${offset}`);
    return Number.isNaN(time.getTime()) ? plain : time.toISOString();
  }
  const stamp = /^\d{10}(?:\d{3})?$/.exec(source);
  if (stamp !== null) return new Date(Number(source.slice(0, 10)) * 1000).toISOString();
  return wordedDay(source) ?? numericDay(source);
}

/** The day in an address such as `/2025/03/09/title`. */
export function dayInAddress(address: string): string | null {
  const match = /[/-](19\d\d|20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])|\/(20\d\d)(\d\d)(\d\d)(?=[/-])/.exec(address);
  if (match === null) return null;
  return dayOf(Number(match[1] ?? match[4]), Number(match[2] ?? match[5]), Number(match[3] ?? match[6]));
}

/** `9 March 2025`, `March 9th, 2025`, `Sun, 09 Mar 2025`, `9. März 2025`. */
function wordedDay(source: string): string | null {
  const dayFirst = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(\p{L}{3,10})\.?,?\s+(\d{4})(?!\d)/u.exec(
    source,
  );
  const monthFirst = /(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(source);
  if (dayFirst !== null) {
    const month = monthOf(dayFirst[2] ?? '');
    if (month !== null) return dayOf(Number(dayFirst[3]), month, Number(dayFirst[1]));
  }
  if (monthFirst === null) return null;
  const month = monthOf(monthFirst[1] ?? '');
  return month === null ? null : dayOf(Number(monthFirst[3]), month, Number(monthFirst[2]));
}

function numericDay(source: string): string | null {
  const match = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/.exec(source);
  if (match === null) return null;
  const first = Number(match[1]);
  const second = Number(match[3]);
  const year = Number(match[4]);
  if (match[2] === '.' || first > 12) return dayOf(year, second, first);
  return second > 12 || first === second ? dayOf(year, first, second) : null;
}

function monthOf(word: string): number | null {
  const name = word.toLowerCase();
  const index = months.findIndex((month) => month.startsWith(name === 'sept' ? 'sep' : name));
  return index < 0 ? null : (monthNumbers[index] ?? null);
}

function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
