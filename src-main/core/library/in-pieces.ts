import { setImmediate } from 'node:timers/promises';

/** So many names are looked at in a few milliseconds. */
const piece = 1000;

/** Goes through many things in pieces, between which others have their turn: pages are answered meanwhile. */
export async function* inPieces<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < items.length; at += piece) {
    if (at > 0) await setImmediate();
    yield items.slice(at, at + piece);
  }
}
