import { placeAnchors } from '#shared/anchoring/place-anchors.ts';
import { placeImage } from '#shared/anchoring/place-image.ts';
import type { Anchor, Place } from '#shared/model/annotation.ts';
import { bodyText, readBody } from '../importing/page/body-text.ts';
import type { Body } from '../library/bodies.ts';

export interface PlaceJob {
  /** A body whose text is not known yet comes as HTML. */
  readonly present: Pick<Body, 'content' | 'text' | 'images'> | Pick<Body, 'content' | 'html'>;
  /** The HTML of the bodies in which the anchors were made, by their hash, as far as they are there. */
  readonly earlier: ReadonlyMap<string, string>;
  readonly anchors: readonly Anchor[];
}

/** The bodies in which anchors were made, but for the present one, as `read` gives them by their hash. */
export async function earlierBodies(
  anchors: readonly Anchor[],
  present: string,
  read: (content: string) => Promise<string | null>,
): Promise<Map<string, string>> {
  const bodies = new Map<string, string>();
  for (const content of new Set(anchors.map((anchor) => anchor.content))) {
    const html = content === present ? null : await read(content);
    if (html !== null) bodies.set(content, html);
  }
  return bodies;
}

/** Where passages and images stand in the present body, in the order of the anchors. Pure. */
export function placeAll({ present: given, earlier, anchors }: PlaceJob): Place[] {
  const present = 'text' in given ? given : { content: given.content, ...readBody(given.html) };
  const texts = new Map([...earlier].map(([content, html]) => [content, bodyText(html)]));
  const passages = anchors.filter(({ image }) => image === undefined);
  const places = placeAnchors(present, texts, passages).values();
  return anchors.map((anchor) => {
    if (anchor.image !== undefined) return placeImage(present, texts.get(anchor.content)?.length ?? null, anchor);
    return places.next().value ?? { state: 'lost', start: null, end: null, confidence: 0 };
  });
}
