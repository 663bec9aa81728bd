import type { Recognition } from '../model/entity.ts';
import { type Candidate, classify } from './classify.ts';
import { splitCompounds } from './compounds.ts';
import { withDates } from './dates/with-dates.ts';
import { decide } from './decide.ts';
import { findElsewhere } from './elsewhere.ts';
import type { Lexicon } from './lexicon.ts';
import { cutRun } from './pieces.ts';
import { read } from './reading.ts';
import { resolve } from './resolve.ts';
import { findRuns } from './runs.ts';
import { findQuotations } from './said/find-quotations.ts';
import { type Token, tokenise } from './tokenise.ts';

/** What the recogniser is given: the reading text, and what is known of the article (ISO 8601 date, BCP 47 language). */
export interface RecognitionDocument {
  readonly text: string;
  readonly published: string | null;
  readonly language: string | null;
}

/**
 * Finds the people, organisations, places and events that a text names, and joins the names of each.
 * Offsets are UTF-16 code units into `document.text`. Pure, and linear in the text; the same text gives the same ids.
 * Dates are resolved against `published`; dates, amounts and quotations are found in English.
 */
export function recognise(document: RecognitionDocument, lexicon: Lexicon): Recognition {
  const tokens = splitCompounds(tokenise(document.text), lexicon);
  const reading = read(tokens, lexicon);
  // The rules are about English; of other languages only listed names and names with a listed given name are believed.
  const english = document.language === null || /^en(?:-|$)/i.test(document.language);
  const candidates: Candidate[] = [];
  for (const run of findRuns(reading)) {
    // In a headline every word may have its capital: only what its own words or the lists decide is taken from there.
    const headline = reading.modes[run.from] !== 'text';
    for (const piece of cutRun(reading, run)) {
      for (const candidate of classify(reading, piece)) {
        const { type, known, from } = candidate;
        const given = type === 'person' && lexicon.given.has((tokens[from] as Token).text);
        if (known !== null || given || (english && (!headline || type !== null))) candidates.push(candidate);
      }
    }
  }
  const named = findElsewhere(reading, decide(reading, candidates));
  const resolved = resolve(reading, named, document.text);
  if (!english) return { ...resolved, dates: [], quotes: [] };
  const found = withDates(resolved, document);
  return { ...found, quotes: findQuotations({ text: document.text, ...found }, tokens) };
}
