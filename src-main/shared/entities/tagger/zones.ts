import type { Token } from '../tokenise.ts';

/** Token indexes, end exclusive. */
export interface Zone {
  readonly from: number;
  readonly to: number;
}

/** Words between two capitals of one name at the most: "Ministry of the Interior". */
const longestGap = 3;
/** No sentence has so many; what goes on is another zone, so that a text without lines stays in bounds. */
const longestZone = 400;

/** Whether a token can be a word of a name by itself. */
export function isCapital({ shape }: Token): boolean {
  return shape === 'cap' || shape === 'caps' || shape === 'mixed' || shape === 'initial';
}

/**
 * The stretches of a text in which a name can stand: capitals, what stands between close ones, one word before and two
 * words after. All else is outside every name, which spares the tagger most of the text. A zone never runs over a line's end.
 */
export function findZones(tokens: readonly Token[]): Zone[] {
  const inside = new Uint8Array(tokens.length);
  let before = -100;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.gap === 'line') before = -100;
    if (!isCapital(token)) continue;
    const from = i - before <= longestGap + 1 ? before : token.gap === 'line' ? i : i - 1;
    inside.fill(1, Math.max(from, 0), i + 1);
    for (let j = i + 1; j <= i + 2 && j < tokens.length && tokens[j]?.gap !== 'line'; j += 1) {
      inside[j] = 1;
      if (tokens[j]?.shape !== 'lower') break;
    }
    before = i;
  }
  const zones: Zone[] = [];
  for (let i = 0; i < tokens.length; ) {
    if (inside[i] !== 1) {
      i += 1;
      continue;
    }
    let to = i + 1;
    while (to < tokens.length && to - i < longestZone && inside[to] === 1 && tokens[to]?.gap !== 'line') to += 1;
    zones.push({ from: i, to });
    i = to;
  }
  return zones;
}
