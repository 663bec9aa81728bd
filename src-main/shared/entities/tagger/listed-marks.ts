import { knownAt, type Reading } from '../reading.ts';
import type { Token } from '../tokenise.ts';
import { hashText } from './hash.ts';
import { placeKey, spelledOut, type WordTables } from './words.ts';
import { isCapital, type Zone } from './zones.ts';

const kindNumbers = { country: 1, place: 2, organisation: 3, event: 4, demonym: 5 } as const;

/** For each token of a listed name: its kind, its position and the length of the name, as one number; 0 elsewhere. */
export function listedMarks(reading: Reading, zones: readonly Zone[]): Uint32Array {
  const marks = new Uint32Array(reading.tokens.length);
  for (const { from, to } of zones) {
    for (let i = from; i < to; ) {
      const match = knownAt(reading, i, to);
      if (match === null) {
        i += 1;
        continue;
      }
      const { known, length } = match;
      for (let k = 0; k < length; k += 1) {
        const part = length === 1 ? 3 : k === 0 ? 0 : k === length - 1 ? 2 : 1;
        marks[i + k] = 1 + kindNumbers[known.kind] * 32 + part * 8 + Math.min(length, 4);
      }
      i += length;
    }
  }
  return marks;
}

const longestPlace = 5;

/** For each token of a name in the gazetteer what is known of the name, and the token's place in it. The longest name wins. */
export function gazetteerMarks(
  { tokens, modes }: Reading,
  zones: readonly Zone[],
  { gazetteer }: WordTables,
): Uint32Array {
  const marks = new Uint32Array(tokens.length);
  for (const { from, to } of zones) {
    for (let i = from; i < to; ) {
      let length = 0;
      let value = 0;
      let key = '';
      for (let k = 0; k < longestPlace && i + k < to; k += 1) {
        const token = tokens[i + k] as Token;
        if (k === 0 ? !isCapital(token) : token.gap !== 'space') break;
        const spelled =
          modes[i] === 'capitals' || token.text.length > 4 ? spelledOut(token.text, token.shape) : token.text;
        key = k === 0 ? spelled : `${key} ${spelled}`;
        if (!isCapital(token)) continue;
        const found = gazetteer.get(hashText(placeKey(key)));
        if (found > 0) [length, value] = [k + 1, found];
      }
      for (let k = 0; k < length; k += 1) {
        const part = length === 1 ? 3 : k === 0 ? 0 : k === length - 1 ? 2 : 1;
        marks[i + k] = 1 + value * 4 + part;
      }
      i += Math.max(1, length);
    }
  }
  return marks;
}
