import { diffArrays } from 'diff';

/** A stretch of two texts that were compared: in both, only in the later one, or only in the earlier one. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

export interface WordChanges {
  readonly pieces: readonly Piece[];
  /** Steps that the comparison took, at most about the square of `mostEdits`. */
  readonly cost: number;
}

/** Beyond this many differing tokens two texts are different ones, and the time grows with the square. */
const usualMostEdits = 1000;

// A script without spaces is compared by its signs.
const tokenPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|\s+|./gsu;

/**
 * What became of the words of a text (Myers' O(ND) difference, by jsdiff). Joined, the pieces that are not `added` are
 * `before` and those that are not `removed` are `after`; what is removed stands before what came in its place.
 */
export function wordChanges(before: string, after: string, mostEdits = usualMostEdits): WordChanges {
  if (before === after) return { pieces: piecesOf([['same', before]]), cost: 0 };
  const [from, to] = [tokensOf(before), tokensOf(after)];
  const changes = diffArrays(from, to, { maxEditLength: mostEdits });
  if (changes === undefined) {
    return {
      pieces: piecesOf([
        ['removed', before],
        ['added', after],
      ]),
      cost: mostEdits ** 2,
    };
  }
  const kindOf = ({ added, removed }: { added: boolean; removed: boolean }): Piece['kind'] =>
    added ? 'added' : removed ? 'removed' : 'same';
  const edits = changes.reduce((sum, { added, removed, count }) => (added || removed ? sum + count : sum), 0);
  return {
    pieces: piecesOf(changes.map((change) => [kindOf(change), change.value.join('')])),
    cost: from.length + to.length + edits ** 2,
  };
}

/** The words of a text, and what stands between them, in order: joined they are the text. */
export function tokensOf(text: string): string[] {
  return text.match(tokenPattern) ?? [];
}

/**
 * Pieces that a person can read: between two changes a lone space, sign or short word is no rest, and what is removed
 * or added around it is told as one.
 */
function piecesOf(changes: readonly (readonly [Piece['kind'], string])[]): Piece[] {
  const pieces: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') pieces.push({ kind: 'removed', text: removed });
    if (added !== '') pieces.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  changes.forEach(([kind, text], index) => {
    if (text === '') return;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isIsland(text) && joins({ removed, added }, changes[index + 1], changes[index + 2])) {
      removed += text;
      added += text;
    } else {
      flush();
      pieces.push({ kind, text });
    }
  });
  flush();
  return pieces;
}

function isIsland(text: string): boolean {
  return text.trim().length <= 3 && !text.includes('\n');
}

/** Whether words went and came around an island, with changes on both of its sides: then both read on over it. */
function joins(
  { removed, added }: { removed: string; added: string },
  ...after: readonly (readonly [Piece['kind'], string] | undefined)[]
): boolean {
  const [next, afterNext] = after.map((change) => change?.[0] ?? 'same');
  if ((removed === '' && added === '') || next === 'same') return false;
  const has = (kind: Piece['kind']) => next === kind || afterNext === kind;
  return (removed !== '' || has('removed')) && (added !== '' || has('added'));
}
