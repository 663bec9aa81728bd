import type { Anchor, Place } from '../model/annotation.ts';
import { placeAnchor } from './place.ts';

/**
 * Where each anchor stands in the present reading text, in their order; `earlier` are the reading texts of other
 * bodies by their `content`, as far as they are known. Offsets are UTF-16 code units.
 */
export function placeAnchors(
  present: { readonly content: string; readonly text: string },
  _earlier: ReadonlyMap<string, string>,
  anchors: readonly Anchor[],
): Place[] {
  return anchors.map((anchor) => placeAnchor(present.text, present.content, anchor));
}
