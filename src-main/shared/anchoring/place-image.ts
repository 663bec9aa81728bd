import type { Anchor, Place } from '../model/annotation.ts';

/** An image of a body: its file in `media/`, and the offset in the reading text at which it stands. */
export interface PlacedImage {
  readonly file: string;
  readonly at: number;
}

/**
 * Where a marked image stands: `exact` in the very body in which it was marked, `moved` in another or at another
 * offset, else `lost`. A file names its bytes by their hash, so it is the same image wherever it is; of several copies
 * the one counts that lies nearest to the earlier place by its share of the text. `earlierLength` is the length of the
 * reading text in which it was marked, null where that is not known.
 */
export function placeImage(
  present: { readonly content: string; readonly text: string; readonly images: readonly PlacedImage[] },
  earlierLength: number | null,
  anchor: Anchor,
): Place {
  const { start } = anchor.position;
  const copies = present.images.filter(({ file }) => file === anchor.image);
  if (anchor.content === present.content && copies.some(({ at }) => at === start)) return at('exact', start, 1);
  const expected = start * (earlierLength ? present.text.length / earlierLength : 1);
  const [nearest] = copies.toSorted((a, b) => Math.abs(a.at - expected) - Math.abs(b.at - expected));
  if (nearest === undefined) return { state: 'lost', start: null, end: null, confidence: 0 };
  return at('moved', nearest.at, copies.length === 1 ? 1 : 0.8);
}

function at(state: Place['state'], offset: number, confidence: number): Place {
  return { state, start: offset, end: offset, confidence };
}
