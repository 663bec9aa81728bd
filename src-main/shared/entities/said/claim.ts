import type { Frame } from './frame.ts';
import type { Phrase } from './phrases.ts';
import type { Item } from './sentences.ts';

/** Something that is said in a sentence: its items (`to` exclusive), and the frame or subject that says who speaks. */
export interface Claim {
  readonly kind: 'direct' | 'indirect';
  readonly from: number;
  readonly to: number;
  readonly frame: Frame | null;
  /** Who speaks where there is no frame: the subject of "Kirby was blunt: “…”". */
  readonly subject: Phrase | null;
  /** Through whom it is known: KCNA in "… said, KCNA reported". */
  readonly via: Phrase | null;
  /** A few words of what is reported in other words. */
  readonly fragment: boolean;
}

/** Whether two claims are the halves of one that its frame breaks: "“A,” she said, “and B”", "they need, she said, “all of it”". */
export function isBroken(first: Claim, second: Claim): boolean {
  const { frame } = first;
  if (frame === null || frame !== second.frame || first.to > frame.from || second.from < frame.to) return false;
  // Behind "“A,” she said, and it rained" the writer may go on.
  return second.kind === 'direct' || first.kind === 'indirect';
}

/** Whether an item is one of the marks. */
export const isMark = (item: Item | undefined, marks: RegExp) => item?.kind === 'mark' && marks.test(item.word);
