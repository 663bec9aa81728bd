import type { Place } from '../model/annotation.ts';
import { PassageFinder } from './place-anchors.ts';
import type { WantedPassage } from './quote-search.ts';

/** Finds one quote by its words, its context and, as a hint, its earlier position. Pure. */
export function findPassage(text: string, wanted: WantedPassage): Place {
  return new PassageFinder(text).findQuote(wanted);
}
