import { placeAnchors } from '#shared/anchoring/place-anchors.ts';
import type { Anchor, Place } from '#shared/model/annotation.ts';

/** Where one anchor stands in `text`, the reading text of the body `content`, where the text it was made in is not there. */
export function placeAnchor(text: string, content: string, anchor: Anchor): Place {
  return placeAnchors({ text, content }, new Map(), [anchor])[0] as Place;
}
