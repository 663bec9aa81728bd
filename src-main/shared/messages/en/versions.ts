import { formatsOf } from '../formats.ts';

const { counted, number } = formatsOf('en');
const paragraph = { one: 'paragraph', other: 'paragraphs' };

const become = (told: (count: number) => string) => ({
  changed: (count: number) => `${told(count)} changed`,
  added: (count: number) => `${told(count)} added`,
  removed: (count: number) => `${told(count)} removed`,
  moved: (count: number) => `${told(count)} moved`,
  split: (count: number) => `${told(count)} split`,
  joined: (count: number) => `${told(count)} joined`,
});

/** What changed between two texts. */
export const versions = {
  title: 'What changed',
  compare: 'Compare',
  // What stands in braces is a title, and where each article is from.
  struckOut: 'What is struck out stands in {title} ({other}) alone, what is underlined in this one ({own}) alone.',
  from: 'From',
  to: 'to',
  now: 'the text now',
  until: (when: string, words: number | undefined) =>
    words === undefined
      ? `the text until ${when}`
      : `the text until ${when}, ${counted(words, { one: 'word', other: 'words' })}`,
  changes: (count: number) => counted(count, { one: 'change', other: 'changes' }),
  changeOf: (at: number, count: number) => `${number(at)} of ${number(count)}`,
  previous: 'Previous change',
  next: 'Next change',
  bringBack: 'Bring this version back',
  close: 'Close',
  region: 'The text with its changes',
  comparing: 'Comparing…',
  same: 'Every word is the same. The two differ in what is not text, such as images or headings.',
  /** With the keys that step through. */
  told: '{summary}. {next} and {previous} step through.',
  /** `2 paragraphs changed`, and without the paragraphs, behind such a one: `1 removed`. */
  changed: {
    first: become((count) => counted(count, paragraph)),
    more: become(number),
  },
  unchanged: (count: number) => `${counted(count, paragraph)} unchanged`,
  /** Over a paragraph. */
  line: {
    changed: 'Changed',
    added: 'Added',
    removed: 'Removed',
    moved: 'Moved here',
    split: 'Split: begins a paragraph now',
    joined: 'Joined: was several paragraphs',
  },
  show: 'Show in the article',
  touched: 'Highlights whose words changed',
  displaced: 'Notes that need a look: their words were not found for sure',
  image: 'Image',
};
