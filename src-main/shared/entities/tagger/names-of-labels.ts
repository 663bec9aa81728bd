import { begin, inside, last, outside, type TagType, tagTypes } from './labels.ts';

/** A name that the tagger found: token indexes, end exclusive. */
export interface TaggedName {
  readonly from: number;
  readonly to: number;
  readonly type: TagType;
}

/** The names that the labels of all tokens spell, in order and apart. */
export function namesOfLabels(labels: Uint8Array): TaggedName[] {
  const named: TaggedName[] = [];
  let from = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const label = labels[i] as number;
    if (label === outside) continue;
    const part = (label - 1) % 4;
    if (part !== inside && part !== last) from = i;
    if (part === begin || part === inside) continue;
    named.push({ from, to: i + 1, type: tagTypes[Math.floor((label - 1) / 4)] as TagType });
  }
  return named;
}
