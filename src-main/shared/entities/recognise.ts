import type { Recognition } from '../model/entity.ts';
import { splitCompounds } from './compounds.ts';
import { makeConsistent } from './consistency.ts';
import { readDatelines } from './datelines.ts';
import { withDates } from './dates/with-dates.ts';
import { findElsewhere } from './elsewhere.ts';
import type { Lexicon } from './lexicon.ts';
import { listedOnly } from './listed-only.ts';
import type { Named } from './named.ts';
import { isReadForStatements } from './read-languages.ts';
import { type Reading, read } from './reading.ts';
import { resolve } from './resolve.ts';
import { findRoles } from './roles.ts';
import { findQuotations } from './said/find-quotations.ts';
import { settle } from './settle.ts';
import { type Tagger, tagNames } from './tagger/tag.ts';
import { withTitled } from './titled/with-titled.ts';
import { tokenise } from './tokenise.ts';

/** What the recogniser is given: the reading text, and what is known of the article (ISO 8601 date, BCP 47 language). */
export interface RecognitionDocument {
  readonly text: string;
  readonly published: string | null;
  readonly language: string | null;
}

/** What recognition knows before it reads: lists of names, and the trained tagger. Built once, used for every text. */
export interface Knowledge {
  readonly lexicon: Lexicon;
  readonly tagger: Tagger;
}

/**
 * Finds the people, organisations, places, events and works that a text names, and joins the names of each.
 * Offsets are UTF-16 code units into `document.text`. Pure, and linear in the text; the same text gives the same ids.
 * Dates are resolved against `published`; dates, amounts and quotations are found in English.
 */
export function recognise(document: RecognitionDocument, { lexicon, tagger }: Knowledge): Recognition {
  const tokens = splitCompounds(tokenise(document.text), lexicon);
  const reading = read(tokens, lexicon);
  const english = isReadForStatements(document.language);
  const names = english ? namesOf(reading, tagger, document.text) : listedOnly(reading);
  const named = findElsewhere(reading, makeConsistent(reading, names));
  const resolved = resolve(reading, named, document.text);
  if (!english) return { ...resolved, dates: [], quotes: [] };
  const found = withDates(resolved, document);
  const roles = findRoles({ text: document.text, ...found }, tokens, lexicon);
  const entities = found.entities.map((entity) => {
    const own = roles.get(entity.id);
    return own === undefined ? entity : { ...entity, roles: own };
  });
  return { ...found, entities, quotes: findQuotations({ text: document.text, ...found }, tokens) };
}

function namesOf(reading: Reading, tagger: Tagger, text: string): Named[] {
  const tagged = tagNames(reading, tagger);
  return withTitled(reading, tagged, readDatelines(reading, settle(reading, tagged)), text);
}
