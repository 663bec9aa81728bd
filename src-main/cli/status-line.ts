import { type Output, terminal } from './terminal.ts';

type Stream = Pick<Output, 'isTTY' | 'columns'> & { write(text: string): unknown };

/** The last line of a terminal, rewritten in place; where standard error is no terminal nothing is written. */
export interface StatusLine {
  show(text: string): void;
  clear(): void;
}

/** Milliseconds between two texts: a person reads no faster, and a thousand results a second cost nothing. */
const showEvery = 100;

export function createStatusLine(stream: Stream = terminal().errors): StatusLine {
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(text) {
      if (!stream.isTTY || performance.now() - shownAt < showEvery) return;
      shownAt = performance.now();
      isShown = true;
      void stream.write(`\r\x1b[2K${text.slice(0, Math.max(10, stream.columns - 1))}`);
    },
    clear() {
      if (isShown) void stream.write('\r\x1b[2K');
      isShown = false;
    },
  };
}
