/** A part of a page as the outline gives it: `size` is what it shows, in signs without white space and images. */
export interface OutlinePart {
  readonly number: number;
  readonly parent: number | null;
  readonly size: number;
  /** Signs of its own that the article holds now, without those of the parts in it. */
  readonly kept: number;
}

/** A part that can be pointed at. Parts that show the same as the one around them are that one. */
export interface Part {
  readonly number: number;
  readonly size: number;
  readonly parent: Part | null;
  readonly children: readonly Part[];
}

interface Draft extends Part {
  readonly children: Draft[];
  kept: number;
}

export interface PartTree {
  /** The outermost parts in their order. */
  readonly roots: readonly Part[];
  /** By the number of the outline, also of parts that stand for another. */
  readonly byNumber: ReadonlyMap<number, Part>;
  /** The part that is most like the present article, to begin with. */
  readonly likest: Part | null;
}

/** Makes a tree of parts, each of which comes after the one around it. */
export function partTree(outline: readonly OutlinePart[]): PartTree {
  const roots: Draft[] = [];
  const byNumber = new Map<number, Draft>();
  const all: Draft[] = [];
  for (const { number, parent: parentNumber, size, kept } of outline) {
    const parent = parentNumber === null ? null : (byNumber.get(parentNumber) ?? null);
    if (parent !== null && parent.size === size) {
      byNumber.set(number, parent);
      parent.kept += kept;
      continue;
    }
    const part: Draft = { number, size, parent, children: [], kept };
    byNumber.set(number, part);
    all.push(part);
    (parent?.children ?? roots).push(part);
  }
  return { roots, byNumber, likest: likestOf(all) };
}

/** The part with the greatest F1 against what the article holds now. */
function likestOf(all: readonly Draft[]): Part | null {
  const inside = new Map<Part, number>();
  for (const part of [...all].reverse()) {
    const kept = (inside.get(part) ?? 0) + part.kept;
    inside.set(part, kept);
    if (part.parent !== null) inside.set(part.parent, (inside.get(part.parent) ?? 0) + kept);
  }
  const whole = all.reduce((sum, { kept }) => sum + kept, 0);
  let best: Part | null = all[0] ?? null;
  let most = 0;
  for (const part of all) {
    const likeness = (2 * (inside.get(part) ?? 0)) / (part.size + whole || 1);
    if (likeness > most) [best, most] = [part, likeness];
  }
  return best;
}

export const partMoves: Readonly<Record<string, 'larger' | 'smaller' | 'next' | 'previous'>> = {
  ArrowUp: 'larger',
  ArrowDown: 'smaller',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  j: 'next',
  k: 'previous',
};

/**
 * Where a key leads from a part; the same part where there is nothing. Smaller goes back to `cameFrom` when that is
 * inside, else to the child that shows the most. Next and previous stay on the level, or leave it at its end.
 */
export function movePart(tree: PartTree, at: Part, move: (typeof partMoves)[string], cameFrom: Part | null): Part {
  if (move === 'larger') return at.parent ?? at;
  if (move === 'smaller') {
    if (cameFrom !== null && cameFrom.parent === at) return cameFrom;
    return at.children.reduce<Part>((best, child) => (best === at || child.size > best.size ? child : best), at);
  }
  const step = move === 'next' ? 1 : -1;
  for (let from: Part | null = at; from !== null; from = from.parent) {
    const siblings = from.parent?.children ?? tree.roots;
    const found = siblings[siblings.indexOf(from) + step];
    if (found !== undefined) return found;
  }
  return at;
}

/** What a pointer means: in a text, the group that the text stands in, for an article is hardly one paragraph. */
export function pointedPart(part: Part): Part {
  return part.children.length === 0 ? (part.parent ?? part) : part;
}
