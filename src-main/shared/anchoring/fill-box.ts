import type { TextIndex } from './text-index.ts';

/** For each old word the word it is now (`now`), or the other word that stands in its stead (`instead`); else -1. */
export interface WordMap {
  readonly now: Int32Array;
  readonly instead: Int32Array;
}

/** Words `[oldFrom, oldTo)` and `[nowFrom, nowTo)` that belong together but are not aligned. */
export interface Box {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly nowFrom: number;
  readonly nowTo: number;
  /** Whether what is before, or behind, the box is aligned word by word. */
  readonly isHeldBefore: boolean;
  readonly isHeldBehind: boolean;
}

/** Pairs of words that are compared at most in one box: above that, only what adjoins its ends. */
const mostCells = 90_000;
const reach = 64;
const replaced = -0.5;
const missing = -1;
/** Where nothing holds the far end, what does not agree soon outweighs what does (as the X-drop of BLAST). */
const looseReplaced = -1.5;
const looseMissing = -2;

/**
 * Aligns the words of a box by edit distance weighted with their information (Needleman and Wunsch 1970); with one end
 * held, as far as the words agree. Adds to `map`.
 */
export function fillBox(old: Words, index: TextIndex, box: Box, map: WordMap): void {
  const [rows, columns] = [box.oldTo - box.oldFrom, box.nowTo - box.nowFrom];
  if (rows <= 0 || columns <= 0) return;
  if (box.isHeldBefore && box.isHeldBehind && (rows + 1) * (columns + 1) <= mostCells) {
    align(old, index, box.oldFrom, rows, box.nowFrom, columns, 1, false, map);
    return;
  }
  let [usedRows, usedColumns] = [0, 0];
  if (box.isHeldBefore) {
    const [height, width] = [Math.min(rows, reach), Math.min(columns, reach)];
    [usedRows, usedColumns] = align(old, index, box.oldFrom, height, box.nowFrom, width, 1, true, map);
  }
  if (box.isHeldBehind) {
    const [height, width] = [Math.min(rows - usedRows, reach), Math.min(columns - usedColumns, reach)];
    align(old, index, box.oldTo - 1, height, box.nowTo - 1, width, -1, true, map);
  }
}

export interface Words {
  readonly ids: Int32Array;
  readonly breaks: Uint8Array;
}

let scores = new Float32Array(mostCells);
let moves = new Uint8Array(mostCells);

function align(
  old: Words,
  index: TextIndex,
  oldAt: number,
  rows: number,
  nowAt: number,
  columns: number,
  step: 1 | -1,
  isLoose: boolean,
  map: WordMap,
): [rows: number, columns: number] {
  const now = index.tokens;
  const width = columns + 1;
  if ((rows + 1) * width > scores.length) {
    scores = new Float32Array((rows + 1) * width);
    moves = new Uint8Array((rows + 1) * width);
  }
  const [swap, skip] = isLoose ? [looseReplaced, looseMissing] : [replaced, missing];
  const compares = rows * columns <= 1600;
  let [bestScore, bestRow, bestColumn] = [0, 0, 0];
  for (let column = 0; column <= columns; column += 1) {
    scores[column] = column * skip;
    moves[column] = 2;
  }
  for (let row = 1; row <= rows; row += 1) {
    const oldIndex = oldAt + step * (row - 1);
    const id = old.ids[oldIndex] as number;
    const bits = index.bits(id);
    const oldBreak = edgeBreak(old.breaks, oldIndex, step);
    const base = row * width;
    scores[base] = row * skip;
    moves[base] = 1;
    for (let column = 1; column <= columns; column += 1) {
      const nowIndex = nowAt + step * (column - 1);
      const other = now.ids[nowIndex] as number;
      let pair = id === other ? bits : swap;
      if (pair === swap && compares) {
        const likeness = wordLikeness(index.vocabulary.words[id] as string, index.vocabulary.words[other] as string);
        if (likeness >= alike) pair = bits * likeness * 0.5;
      }
      // Where both come to the end of a paragraph or a sentence, that is a sign too.
      if (oldBreak > 1 && edgeBreak(now.breaks, nowIndex, step) === oldBreak) pair += oldBreak === 3 ? 2 : 0.6;
      const diagonal = (scores[base - width + column - 1] as number) + pair;
      const up = (scores[base - width + column] as number) + skip;
      const left = (scores[base + column - 1] as number) + skip;
      const score = Math.max(diagonal, up, left);
      scores[base + column] = score;
      moves[base + column] = score === diagonal ? 0 : score === up ? 1 : 2;
      if (score > bestScore) [bestScore, bestRow, bestColumn] = [score, row, column];
    }
  }
  let [row, column] = isLoose ? [bestRow, bestColumn] : [rows, columns];
  const reached: [number, number] = [row, column];
  while (row > 0 && column > 0) {
    const move = moves[row * width + column];
    if (move === 0) {
      const [oldIndex, nowIndex] = [oldAt + step * (row - 1), nowAt + step * (column - 1)];
      const target = old.ids[oldIndex] === now.ids[nowIndex] ? map.now : map.instead;
      target[oldIndex] = nowIndex;
    }
    if (move !== 2) row -= 1;
    if (move !== 1) column -= 1;
  }
  return reached;
}

/** The break at the far edge of a word, seen in the direction of the walk. */
function edgeBreak(breaks: Uint8Array, at: number, step: 1 | -1): number {
  return step === 1 ? (breaks[at + 1] ?? 3) : (breaks[at] as number);
}

/** From this likeness on, two words are forms of one. */
export const alike = 0.62;

/** 0 to 1: the share of the longer word that is a common beginning or end of both. */
export function wordLikeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let [head, tail] = [0, 0];
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head += 1;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail += 1;
  return (head + tail) / Math.max(a.length, b.length, 1);
}
