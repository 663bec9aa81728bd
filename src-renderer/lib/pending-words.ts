import { text } from './text.ts';

/** How much of the library is still to be read. */
export function pendingWords(pending: number): string {
  return text.common.stillToRead(pending);
}
