import { layoutCards } from './layout.ts';

/** A note to arrange: where its line is and how tall its card is when it is open, in CSS pixels. */
export interface OpenCard {
  readonly anchor: number;
  readonly height: number;
}

export interface Sizes {
  readonly gap: number;
  /** From the top of a note that is folded to one line to the top of the next. */
  readonly chip: number;
  /** How far a card may be pushed from its line before it folds. */
  readonly reach: number;
}

export interface Arrangement {
  /** One top for each note; those that are hidden have none. */
  readonly tops: readonly (number | null)[];
  readonly folded: readonly boolean[];
  /** How many notes at the beginning find no place between the top and the pinned card, not even folded. */
  readonly hidden: number;
}

/** Which of those that are pushed too far fold: every other one, half of the rest, half of that, all. */
const portions: readonly (readonly [stride: number, first: number])[] = [
  [2, 0],
  [2, 0],
  [4, 1],
  [8, 3],
  [1, 0],
];

/**
 * Places notes, given in text order: each near its line, none over another, the `pinned` one exactly level. Cards that
 * are pushed further than `reach` fold, in portions, for some may be enough. The result follows from what is given and
 * from nothing before it, and the height given is that of the open card, folded or not: nothing can swing to and fro.
 */
export function arrangeCards(notes: readonly OpenCard[], pinned: number | null, sizes: Sizes): Arrangement {
  const { gap, chip, reach } = sizes;
  const folded = notes.map(() => false);
  /** How much further down the next one stands at least. */
  const stepOf = (index: number) => (folded[index] ? chip : (notes[index]?.height ?? 0) + gap);
  const place = (from: number, top: number) =>
    layoutCards(
      notes.slice(from).map(({ anchor }, at) => ({
        anchor,
        height: stepOf(from + at) - gap,
        weight: from + at === pinned ? Number.POSITIVE_INFINITY : 1,
      })),
      gap,
      top,
    );

  let tops = place(0, 0);
  for (let round = 0; ; round += 1) {
    const [stride, first] = portions[Math.min(round, portions.length - 1)] ?? [1, 0];
    const far = tops.flatMap((top, index) => {
      const isFar = Math.abs(top - (notes[index]?.anchor ?? 0)) > reach;
      return isFar && !folded[index] && index !== pinned && index % stride === first ? [index] : [];
    });
    if (far.length === 0 && stride === 1) break;
    for (const index of far) folded[index] = true;
    if (far.length > 0) tops = place(0, 0);
  }
  if (pinned === null) return { tops, folded, hidden: 0 };

  // Between the top and the pinned card there may be no room for all that comes before it.
  const room = notes[pinned]?.anchor ?? 0;
  let needed = 0;
  for (let index = 0; index < pinned; index += 1) needed += stepOf(index);
  for (let index = 0; index < pinned && needed > room; index += 1) {
    if (folded[index]) continue;
    needed -= stepOf(index) - chip;
    folded[index] = true;
  }
  let hidden = 0;
  // What is hidden is told in one line, which takes the place of one of them.
  for (; hidden < pinned && needed + (hidden > 0 ? chip : 0) > room; hidden += 1) needed -= chip;
  tops = place(hidden, hidden > 0 ? Math.min(chip, room) : 0);
  return { tops: [...Array<null>(hidden).fill(null), ...tops], folded, hidden };
}
