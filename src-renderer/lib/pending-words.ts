import { counted } from './counted.ts';

/** How much of the library is still to be read. */
export function pendingWords(pending: number): string {
  return `${counted(pending, 'article')} ${pending === 1 ? 'is' : 'are'} still to be read`;
}
