/** What the tagger tells apart. Demonyms and the rest (events, works, products …) are learnt so that they are not taken for names of places. */
export const tagTypes = ['person', 'organisation', 'place', 'demonym', 'other'] as const;
export type TagType = (typeof tagTypes)[number];

/** Outside, and for each type the beginning, inside and last token of a name of several, and a name of one token (BILOU). */
export const labelCount = 1 + 4 * tagTypes.length;
export const outside = 0;
export const [begin, inside, last, unit] = [0, 1, 2, 3] as const;

/** The number of a label: `part` is one of `begin`, `inside`, `last`, `unit`. */
export function labelOf(type: number, part: number): number {
  return 1 + 4 * type + part;
}

/** Whether a label may end a name or stand outside: what may stand at the end of a line. */
export function closes(label: number): boolean {
  return label === outside || (label - 1) % 4 >= last;
}

/** The labels that may stand before each label, in a fixed order. */
export const predecessors: readonly (readonly number[])[] = Array.from({ length: labelCount }, (_, label) => {
  const all = Array.from({ length: labelCount }, (__, before) => before);
  const part = (label - 1) % 4;
  if (label === outside || part === begin || part === unit) return all.filter(closes);
  const type = Math.floor((label - 1) / 4);
  return [labelOf(type, begin), labelOf(type, inside)];
});
