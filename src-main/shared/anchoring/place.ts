import type { Anchor, Place } from '../model/annotation.ts';
import { PassageFinder, placeAnchors } from './place-anchors.ts';
import type { WantedPassage } from './quote-search.ts';

/** Where one anchor stands in `text`, the reading text of the body `content`, by its quote; several: `placeAnchors`. */
export function placeAnchor(text: string, content: string, anchor: Anchor): Place {
  return placeAnchors({ text, content }, new Map(), [anchor])[0] as Place;
}

/** Finds one quote by its words, its context and, as a hint, its earlier position. Pure. */
export function findPassage(text: string, wanted: WantedPassage): Place {
  return new PassageFinder(text).findQuote(wanted);
}
