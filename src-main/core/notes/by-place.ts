import type { PlacedAnnotation } from '#shared/model/annotation.ts';

/** The order of the text, notes on the article first; what stands at one place in the order in which it was made. */
export function byPlace(a: PlacedAnnotation, b: PlacedAnnotation): number {
  const [from, to] = [a.place?.start ?? -1, b.place?.start ?? -1];
  return from - to || a.created.localeCompare(b.created) || a.id.localeCompare(b.id);
}
