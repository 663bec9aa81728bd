import type { Alignment } from './alignment.ts';

/** Words that stand together elsewhere and are more than a phrase. */
const shortestMove = 6;
/** A whole sentence of so few words is no phrase either. */
const shortestSentence = 3;
/** Words that may have come or gone between two that stand together. */
const mostBetween = 12;

/**
 * Doubts few words that stand out of order: they may be a phrase of the language ("belongs to everybody"), which
 * chance, counted word by word, knows nothing of, and what they were part of may have been deleted.
 */
export function doubtPhrases(map: Alignment): void {
  const { now, doubtful } = map;
  let group: number[] = [];
  let before = -1;
  const close = (behind: number): void => {
    const [first, last] = [now[group[0] as number] as number, now[group.at(-1) as number] as number];
    const isInOrder = before < first && last < behind;
    if (!isInOrder && group.length < shortestMove && !isSentence(map, group)) for (const at of group) doubtful[at] = 1;
    before = last;
    group = [];
  };
  for (let at = 0; at < now.length; at += 1) {
    const place = now[at] as number;
    if (place === -1) continue;
    const last = group.at(-1);
    const step = last === undefined ? 0 : place - (now[last] as number);
    const isNear = last === undefined || (at - last <= mostBetween && step > 0 && step <= mostBetween);
    if (!isNear) close(place);
    group.push(at);
  }
  if (group.length > 0) close(Number.POSITIVE_INFINITY);
}

/** Whether words are all that stands between two strong breaks, in both texts. */
function isSentence({ now, old, index }: Alignment, group: readonly number[]): boolean {
  const [first, last] = [group[0] as number, group.at(-1) as number];
  const [nowFirst, nowLast] = [now[first] as number, now[last] as number];
  const isWhole = last - first + 1 === group.length && nowLast - nowFirst === last - first;
  const isEdge = (breaks: ArrayLike<number>, at: number): boolean => at >= breaks.length || (breaks[at] as number) > 1;
  const { breaks } = index.tokens;
  return (
    group.length >= shortestSentence &&
    isWhole &&
    isEdge(old.breaks, first) &&
    isEdge(old.breaks, last + 1) &&
    isEdge(breaks, nowFirst) &&
    isEdge(breaks, nowLast + 1)
  );
}
