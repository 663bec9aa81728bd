import { formatsOf } from '../formats.ts';

const { counted, number, percent: percentOf } = formatsOf('en');

/** Articles that are there more than once, and those that are near. */
export const duplicates = {
  title: 'Duplicates',
  none: 'No article is in your library twice.',
  count: (count: number) =>
    counted(count, { one: 'article is there more than once', other: 'articles are there more than once' }),
  marks: (count: number) => counted(count, { one: 'mark', other: 'marks' }),
  suggested: 'Suggested to keep',
  why: (reason: string) => `Why: ${reason}`,

  sameFile: 'the same file',
  sameAddress: 'the same address',
  sameText: 'the same text',
  nearlySameText: (percent: number) => `nearly the same text (${percentOf(percent)})`,
  // What stands in braces is the title in its own look.
  also: (origin: string, reason: string) => `Also in your library: {title} (${origin}), ${reason}.`,
  alsoAndMore: (more: number, origin: string, reason: string) =>
    `Also in your library: {title} (${origin}), ${reason}, and ${number(more)} more.`,
  /** A title in a sentence, with where the article is from where that tells it from another one. */
  quoted: (title: string, origin = '') => `“${title}”${origin === '' ? '' : ` (${origin})`}`,
  showAll: 'Show all',
  compare: 'Compare',
  mergeIntoThis: 'Merge into this one',
  notTheSame: 'Not the same',

  related: 'Related in your library',
  sharedWords: (words: string) => `words: ${words}`,
};
