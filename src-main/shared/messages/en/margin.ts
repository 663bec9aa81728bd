import { formatsOf } from '../formats.ts';

const { number } = formatsOf('en');

/** Cards beside the text, their editor and their links. */
export const margin = {
  region: 'Margin notes',
  onArticle: 'Notes on the article',
  moreAbove: (count: number) => `${number(count)} more above`,
  noteOnArticle: 'Note on the article',
  noteOn: (passage: string) => `Note on “${passage}”`,
  noteOnImage: 'Note on an image',
  edit: 'Edit note',
  delete: 'Delete note',
  drag: 'Drag to another program, or copy with link',
  copied: 'Copied with its link',

  note: 'Note',
  placeholder: 'Write a note',
  preview: 'Preview',
  tags: 'Tags',
  tagsByComma: 'Tags, separated by commas',
  notSaved: (why: string) => `Not saved; what you wrote stays here. ${why}`,
  tryAgain: 'Try again',
  couldNotSave: 'A note could not be saved. Its text can be copied.',
  bothKept: 'This note was changed elsewhere meanwhile. It has both texts now.',
  /** Of an article whose text is not here. */
  waiting: 'What is marked in it',
  moreWaiting: (count: number) => `${number(count)} more…`,
  more: 'more',
  less: 'less',

  linkPlaceholder: 'Link to a highlight or note…',
  linkField: 'Find the highlight or note to link to',
  noOtherPassage:
    'Nothing else is highlighted in this article. Type to find highlights and notes of the library, by their words or the title of their article.',
  noPassage: 'No highlight or note has these words. To link to a passage, highlight it first.',
  aNote: 'Note',
  anImage: 'Image',
  links: 'Links',
  relation: 'Relation',
  image: 'an image',
  removeLinkTo: (words: string) => `Remove the link to “${words}”`,
  removeLink: 'Remove link',
  /** An address of Postil that stands bare in a note. */
  bareLink: 'a note in Postil',

  // What can be taken back.
  writeNote: 'write note',
  editNote: 'edit note',
  changeRelation: 'change relation',
  takeLink: 'remove link',
};
