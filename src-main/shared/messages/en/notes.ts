import { formatsOf } from '../formats.ts';

const { counted, number } = formatsOf('en');

/** The list of notes, and those whose place has to be looked at. */
export const notes = {
  /** With the keys of caret mode, where it has any. */
  empty: (keys: string) =>
    `Your highlights and notes on this article will stand here. Select some text to begin${keys === '' ? '' : `, or press ${keys} to select by keyboard`}.`,
  count: (count: number) => counted(count, { one: 'note', other: 'notes' }),
  someOf: (count: number, total: number) => `${number(count)} of ${number(total)}`,
  noneFits: 'No note fits this filter.',
  showAll: (count: number) => `Show all ${number(count)}`,
  filter: 'Filter',
  filterNotes: 'Filter notes',
  onlyTag: 'Only with the tag',
  anyTag: 'Any tag',
  onlyColor: 'Only of a colour',
  only: (color: string) => `Only ${color}`,
  deleted: 'Deleted {count}',
  restore: 'Restore',
  image: 'An image',
  imageCalled: (name: string) => `Image: ${name}`,
  wordsChanged: 'The words changed',
  keepOnNewWords: 'Keep it on the new words',

  review: 'Needs a look {count}',
  reviewCount: (count: number) => (count === 1 ? '1 note needs a look' : `${number(count)} notes need a look`),
  reviewNotice: (count: number, hasChanged: boolean) =>
    `${hasChanged ? 'The text has changed. ' : ''}${count === 1 ? '1 note needs a look' : `${number(count)} notes need a look`}.`,
  reviewRegion: 'Notes to look at',
  show: (count: number): string => (count === 1 ? 'Show it' : 'Show them'),
  /** How many of the notes may stand elsewhere, were not found, and were never placed. */
  whatHappened: (unsure: number, lost: number, fresh: number) => {
    const told = [
      ...(unsure > 0 ? [`${number(unsure)} may stand elsewhere now`] : []),
      ...(lost > 0 ? [`${number(lost)} ${lost === 1 ? 'was' : 'were'} not found`] : []),
    ];
    const changed = told.length > 0 ? `The article’s text has changed: ${told.join(', ')}. ` : '';
    const came = fresh > 0 ? `${number(fresh)} from elsewhere ${fresh === 1 ? 'is' : 'are'} not placed yet. ` : '';
    return `${changed}${came}Nothing of them is lost.`;
  },
  acceptLikely: (count: number) => `Accept all ${number(count)} likely ones`,
  accept: 'Accept',
  look: 'Look',
  place: 'Place by hand',
  keepOnArticle: 'Keep on the article',
  delete: 'Delete',

  notFound: (words: string) => `Not found: ${words}`,
  toCheck: (words: string) => `To be checked: ${words}`,
  notPlaced: 'Not placed yet: its words are not in the text',
  gone: 'No longer in the text',
  isThisThePlace: 'Is this still the place? {odds}',
  likely: 'Likely',
  unsure: 'Unsure',
  itSays: 'It says',
  itWas: 'It was',
  now: 'Now',

  proposed: 'Proposed place',
  isThePlaceOf: 'Is this the place of {passage}',
  selectWordsOf: 'Select the words that belong to {passage}',
  selectFirst: (enter: string) => `Select the words that the note is about, then press ${enter}`,
  placeHere: 'Place it here',
  back: 'Back',
  giveUp: 'Give up',
};
