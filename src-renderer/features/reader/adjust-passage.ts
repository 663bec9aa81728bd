import { edgeBeyond, type Stretch, wordAround } from '../../lib/text-steps.ts';

/** The passage with one of its ends moved by a word or a character; as it was where nothing would be left of it. */
export function moveEdge(
  text: string,
  { start, end }: Stretch,
  edge: 'start' | 'end',
  forward: boolean,
  unit: 'word' | 'character',
): Stretch {
  const from = edge === 'start' ? start : end;
  const side = unit === 'word' ? edge : forward ? 'end' : 'start';
  let to = edgeBeyond(text, from, forward, unit, side);
  // An end never comes to stand beside white space outside of words: a step further would look like none.
  while (unit === 'character' && to !== from && /\s/.test(text.charAt(edge === 'end' ? to - 1 : to))) {
    const next = to + (forward ? 1 : -1);
    if (next < 0 || next > text.length) return { start, end };
    to = next;
  }
  const moved = edge === 'start' ? { start: to, end } : { start, end: to };
  return moved.start < moved.end ? moved : { start, end };
}

/**
 * The passage between an end that stays and one that is dragged, which may cross it: `exact` to the character, else the
 * dragged end goes to the nearer edge of the word it is in. Null where nothing would be left.
 */
export function dragEdge(text: string, fixed: number, dragged: number, exact: boolean): Stretch | null {
  const word = exact ? null : wordAround(text, dragged);
  const near = word === null ? dragged : dragged - word.start < word.end - dragged ? word.start : word.end;
  let start = Math.min(fixed, near);
  let end = Math.max(fixed, near);
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}
