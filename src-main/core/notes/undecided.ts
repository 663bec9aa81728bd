import type { Anchor, Place } from '#shared/model/annotation.ts';

/** How many earlier bodies are looked into for one article; a note whose words changed in every one of them is taken as sure. */
const mostLookedInto = 12;

/** What was confirmed by nobody is not to be taken along with what is likely. */
const unlikely = 0.49;

export interface Undecided {
  readonly anchors: readonly Anchor[];
  /** Where they stand in the present body, found from the body in which each was made. */
  readonly places: readonly Place[];
  /** The hashes of the bodies before the present one, oldest first. */
  readonly earlier: readonly string[];
  /** Where anchors stand in one of those; null where that body is not there. */
  readonly placeIn: (content: string, anchors: readonly Anchor[]) => Promise<readonly Place[] | null>;
}

/**
 * The places with those only proposed that were not sure in a body in between. A text that has changed twice may hold a
 * likeness of what had gone, or of what was a mere proposal: that is no answer to the question that the person was asked.
 * Words that are found again as they were (`exact`, `moved`) are; so is what stood so in a later body.
 */
export async function keepUndecided({ anchors, places, earlier, placeIn }: Undecided): Promise<Place[]> {
  const result = [...places];
  let open = places.flatMap(({ state }, index) => (state === 'changed' ? [index] : []));
  const madeAt = (index: number) => earlier.lastIndexOf(anchors[index]?.content ?? '');
  open = open.filter((index) => madeAt(index) >= 0);
  for (let at = earlier.length - 1; at >= Math.max(0, earlier.length - mostLookedInto); at -= 1) {
    const asked = open.filter((index) => madeAt(index) < at);
    if (asked.length === 0) break;
    const then = await placeIn(
      earlier[at] as string,
      asked.map((index) => anchors[index] as Anchor),
    );
    for (const [nth, index] of asked.entries()) {
      const state = then?.[nth]?.state ?? 'changed';
      if (state === 'changed') continue;
      open = open.filter((other) => other !== index);
      const place = result[index] as Place;
      if (state === 'review') result[index] = { ...place, state };
      if (state === 'lost')
        result[index] = { ...place, state: 'review', confidence: Math.min(unlikely, place.confidence) };
    }
  }
  return result;
}
