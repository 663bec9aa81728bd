import { monthDateAt, numericAt, weekdayAt, yearAt } from './calendar-grammar.ts';
import { distanceAt, nextPartAt } from './distance-grammar.ts';
import { centuryAt, decadeAt, eraAt, fiscalAt, yearsAt } from './period-grammar.ts';
import type { Phrase } from './phrase.ts';
import { todayAt, weekendAt, whichAt } from './relative-grammar.ts';
import { endingAt, sliceAt } from './slice-grammar.ts';
import { yearEndAt } from './units.ts';
import type { Words } from './words.ts';
import { holidayAt, quarterAt, seasonAt } from './year-parts.ts';

/** The expression that begins at a word, without what may stand before or behind it; the first word tells what it can be. */
export function coreAt(words: Words, at: number): Phrase | null {
  const { entry, kind } = words.at(at);
  if (kind === 'digits') {
    return (
      numericAt(words, at) ??
      monthDateAt(words, at) ??
      decadeAt(words, at) ??
      centuryAt(words, at) ??
      endingAt(words, at) ??
      distanceAt(words, at) ??
      quarterAt(words, at) ??
      yearsAt(words, at) ??
      eraAt(words, at) ??
      yearAt(words, at)
    );
  }
  switch (entry?.is) {
    case 'month':
      return holidayAt(words, at) ?? monthDateAt(words, at);
    case 'weekday':
      return weekdayAt(words, at);
    case 'unit':
      return todayAt(words, at) ?? endingAt(words, at) ?? weekendAt(words, at) ?? yearEndAt(words, at);
    case 'number':
      return eraAt(words, at) ?? endingAt(words, at) ?? distanceAt(words, at);
    case 'ordinal':
      return (
        holidayAt(words, at) ??
        monthDateAt(words, at) ??
        centuryAt(words, at) ??
        quarterAt(words, at) ??
        sliceAt(words, at)
      );
    case 'today':
    case 'overnight':
      return todayAt(words, at);
    case 'now':
      return distanceAt(words, at);
    case 'season':
      return seasonAt(words, at);
    case 'which':
      return sliceAt(words, at) ?? nextPartAt(words, at) ?? whichAt(words, at);
    case 'fiscal':
      return fiscalAt(words, at);
    case 'quarterMark':
      return quarterAt(words, at);
    case 'era':
      return eraAt(words, at);
    case 'feast':
      return holidayAt(words, at);
    default:
      return null;
  }
}
