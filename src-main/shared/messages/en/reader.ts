import { formatsOf } from '../formats.ts';

const { number } = formatsOf('en');

/** The article, the bar beside a selection or a mark, and selecting by keyboard. */
export const reader = {
  region: 'Article',
  open: (url: string) => `Open ${url}`,
  link: 'Link',
  minutes: (minutes: number) => `${number(minutes)} min`,

  highlight: 'Highlight',
  image: 'Image',
  selection: 'Selection',
  overlapping: 'Overlapping highlights',
  previousHere: 'Previous highlight here',
  nextHere: 'Next highlight here',
  placeOf: (at: number, count: number) => `${number(at)} of ${number(count)}`,
  highlightIn: (color: string) => `Highlight ${color}`,
  editNote: 'Edit note',
  writeNote: 'Write a note',
  addTags: 'Add tags',
  highlightAll: (count: number) => `Highlight all ${number(count)} occurrences`,
  addToEntities: 'Add to the entities',
  copyWithLink: 'Copy with link',
  delete: 'Delete highlight',
  tagsByComma: 'Tags, separated by commas',
  addAs: 'Add to the entities as',
  everyOccurrence: (count: number) => (count > 1 ? `every occurrence (${number(count)} here)` : 'every occurrence'),
  markImage: 'Mark this image',
  showMark: 'Show the mark of this image',

  start: 'Start of the highlight',
  end: 'End of the highlight',
  handle: (alt: string) => `Drag, or press the arrow keys; with ${alt} by characters`,
  fromTo: (first: string, last: string) => `From ${first} to ${last}`,

  // What a screen reader says of a highlight where it begins, by commas.

  copied: 'Copied with its link',
  copiedMarkdown: 'Copied as Markdown',
  alone: 'It stands here alone',
  allHighlighted: (count: number) => `All ${number(count)} occurrences are highlighted already`,
  tooMany: (count: number, most: number) =>
    `${number(count)} occurrences are too many to highlight; at most ${number(most)} at once`,

  caretMode: 'Caret mode',
  /** Each stands after the keys that do it. */
  caretKeys: {
    word: (control: string, alt: string) => `${control} or ${alt} by word`,
    sentence: 'sentence',
    selects: 'selects',
    theSentence: 'the sentence',
    mark: 'mark',
    note: 'note',
    tag: 'tag',
    ends: 'ends',
    backToText: 'back to the text',
  },
  selected: (words: string) => `${words} selected`,

  // What can be taken back.
  changeColor: 'change colour',
  colorChanged: (color: string) => `Colour changed: ${color}`,
  tagHighlight: 'tag highlight',

  /** What a screen reader says of a highlight where it begins; tags and note are empty where there are none. */
  spokenMark: (color: string, tags: string, note: string) => spoken(`Highlight, ${color}`, tags, note),
  markedImage: (color: string, tags: string, note: string) => spoken(`Marked ${color}`, tags, note),
};

function spoken(mark: string, tags: string, note: string): string {
  const parts = [mark, ...(tags === '' ? [] : [`tagged ${tags}`]), ...(note === '' ? [] : [`with a note: ${note}`])];
  return parts.join(', ');
}
