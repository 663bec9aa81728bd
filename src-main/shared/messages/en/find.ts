import { formatsOf } from '../formats.ts';

const { number } = formatsOf('en');

/** Finding in the article. */
export const find = {
  title: 'Find in the article',
  matchCase: 'Match case',
  wholeWord: 'Whole word',
  isPattern: 'Regular expression',
  previous: 'Previous hit',
  next: 'Next hit',
  close: 'Close',
  none: 'No hits',
  hitOf: (at: number, count: number, more: boolean) => `${number(at)} of ${number(count)}${more ? '+' : ''}`,
  wrapped: { top: 'Wrapped to the top', bottom: 'Wrapped to the bottom' },
  more: (most: number) => `There are more than the first ${number(most)}`,
  slow: 'This pattern takes too long',
  failed: 'Patterns cannot be looked for now',
  /** What the engine says of a pattern, always in English, and the character where that shows. */
  problem: (told: string, at: number | null) => (at === null ? told : `${told}, at character ${at}`),
};
