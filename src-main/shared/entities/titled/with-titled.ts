import type { Named } from '../named.ts';
import type { Reading } from '../reading.ts';
import { findQuoted } from '../said/quotation-marks.ts';
import type { TaggedName } from '../tagger/names-of-labels.ts';
import { findEventAliases } from './event-aliases.ts';
import { findEvents } from './events.ts';
import { findLaws } from './laws.ts';
import { Taken } from './runs.ts';
import { findWorks } from './works.ts';

/**
 * Adds the events and works of an English text to its names, in order and apart. They replace what was found on the same
 * tokens: somebody's name in a title is a part of the title.
 */
export function withTitled(
  reading: Reading,
  tagged: readonly TaggedName[],
  named: readonly Named[],
  text: string,
): Named[] {
  const taken = new Taken(reading.tokens.length);
  const titled: Named[] = [];
  const add = (names: readonly Named[]) => {
    for (const name of names) {
      if (!taken.isFree(name)) continue;
      taken.take(name);
      titled.push(name);
    }
  };
  // Elections by year and country, which the lists tell.
  add(named.filter(({ type }) => type === 'event'));
  add(findLaws(reading, tagged));
  const events = findEvents(reading, tagged);
  const works = findWorks(reading, tagged, findQuoted(reading.tokens, text), events);
  add(works.filter(({ from, to }) => to - from > 1));
  add(events);
  add(works);
  add(findEventAliases(reading, events, tagged));
  if (titled.length === 0) return [...named];
  return [...named.filter((name) => taken.isFree(name)), ...titled].sort((a, b) => a.from - b.from);
}
