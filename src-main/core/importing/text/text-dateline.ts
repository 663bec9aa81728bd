import { dayIn } from './text-dates.ts';
import { agencyNamed } from './text-outlets.ts';

const day = String.raw`(?:\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.?(?: de)? \p{L}{3,10}\.?,?(?: de)? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)`;
const dated = [
  /** `LONDON, Feb. 12, 2025 (Agency) --`, `Berlin, 12. Februar 2025 (xy) –`. */
  String.raw`^\p{Lu}[\p{L} .,'’-]{1,60}?(?: \([^)]{2,30}\))?,? (${day})\s*(?:[(/][^)/]{2,40}[)/])?\s*(?:[-–—:]|$)`,
  /** `LONDON (Agency) — Tuesday, Feb. 12, 2025`, alone or before a dash. */
  String.raw`^\p{Lu}[\p{Lu} .,'’/-]{1,60}?(?:, [\p{L} .]{2,30})? ?\([^)]{2,30}\) ?[-–—]{1,2} ?(?:\p{L}{3,10},? )?(${day})\s*(?:[-–—]|$)`,
].map((form) => new RegExp(form, 'u'));

/** The day in the line of place and agency that a text begins with; null where it has none, or none with a year. */
export function dayOfDateline(line: string): string | null {
  for (const form of dated) {
    const said = form.exec(line.trim())?.[1];
    if (said !== undefined) return dayIn(said);
  }
  return null;
}

/** `MOSCOW, Nov 8 (Agency) - …`, `BERLIN (xy) – …`, `PARIS (Agency), 8 Nov 2022 - …`, `ROME (Agency) — Nov 8`. */
const dateline =
  /^(\p{Lu}[\p{Lu} .'’/-]{2,40})(?:,? [^()]{0,30})? ?\(([\p{L}\d/ .&'’-]{2,30})\)(, [^()–—]{4,20}?)? ?[-–—]/u;

/** Whether a text begins with place and agency. */
export function isDateline(line: string): boolean {
  return dateline.test(line.trim());
}

/** The agency that a text begins with, `Norr Press` of `MOSCOW, Nov 8 (Norr Press) - …`; null where something else stands there. */
export function agencyOfDateline(line: string): string | null {
  const [, place = '', name = '', behind = ''] = dateline.exec(line.trim()) ?? [];
  return agencyNamed(name.trim(), place, /\d/.test(behind));
}
