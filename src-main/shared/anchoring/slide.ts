import type { Alignment } from './alignment.ts';
import type { Tokens } from './tokens.ts';

/** Words that a cut is moved by at most. */
const farthest = 40;

/**
 * Where words were only inserted or only deleted and their first ones equal the first behind them, several cuts tell the same story.
 * Takes the one at the strongest break, as diff tools do ("slider" heuristic of git): sentences and paragraphs come and go whole.
 */
export function slide(map: Alignment, nowFrom: number, nowTo: number): void {
  const { now, was, old, index } = map;
  // An insertion among the present words, then a deletion among the old ones.
  shift(was, now, index.tokens, old, nowFrom, nowTo);
  shift(now, was, old, index.tokens, 0, now.length);
}

/** `from` maps the words of `text`, among which extra ones stand, to those of `other`; `back` is its inverse. */
function shift(from: Int32Array, back: Int32Array, text: Tokens, other: Tokens, low: number, high: number): void {
  for (let start = low; start < high; start += 1) {
    if (from[start] !== -1) continue;
    let end = start + 1;
    while (end < high && from[end] === -1) end += 1;
    const [before, behind] = [
      start === 0 ? -1 : (from[start - 1] as number),
      end === from.length ? other.length : (from[end] as number),
    ];
    if (before + 1 === behind) move(from, back, text, other, start, end, behind);
    start = end;
  }
}

function move(
  from: Int32Array,
  back: Int32Array,
  text: Tokens,
  other: Tokens,
  start: number,
  end: number,
  cut: number,
): void {
  const strength = (by: number): number => edge(text, start + by) + edge(text, end + by) + edge(other, cut + by);
  let [best, bestStrength] = [0, strength(0)];
  const look = (step: 1 | -1): void => {
    for (let by = step; Math.abs(by) <= farthest; by += step) {
      // The word that crosses the extra ones: before them when sliding left, behind them when sliding right.
      const [near, far] = step < 0 ? [start + by, end + by] : [start + by - 1, end + by - 1];
      const place = step < 0 ? near : far;
      const image = step < 0 ? cut + by : cut + by - 1;
      if (
        near < 0 ||
        far >= from.length ||
        from[place] !== image ||
        back[image] !== place ||
        text.ids[near] !== text.ids[far]
      )
        return;
      const found = strength(by);
      if (found > bestStrength) [best, bestStrength] = [by, found];
    }
  };
  look(-1);
  look(1);
  const [low, high] = best < 0 ? [start + best, start] : [end, end + best];
  const width = end - start;
  // The words that crossed are now mapped from the other side of the extra ones.
  const images = from.slice(low, high);
  from.fill(-1, low, high);
  images.forEach((image, i) => {
    const place = best < 0 ? low + width + i : low - width + i;
    from[place] = image;
    back[image] = place;
  });
}

/** The strength of the break before a word; the ends of a text are breaks too. */
function edge(text: Tokens, at: number): number {
  return at >= text.length ? 3 : (text.breaks[at] as number);
}
