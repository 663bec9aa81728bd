import type { EditableFact } from '../../model/article.ts';
import { formatsOf } from '../formats.ts';

const { counted, percent: percentOf } = formatsOf('en');

const word = { one: 'word', other: 'words' };

/** What is known of the article. */
export const info = {
  facts: { title: 'Title', byline: 'By', site: 'Site', published: 'Published' } satisfies Record<EditableFact, string>,
  change: {
    title: 'Change title',
    byline: 'Change by',
    site: 'Change site',
    published: 'Change published',
  } satisfies Record<EditableFact, string>,
  updated: 'Updated',
  section: 'Section',
  language: 'Language',
  address: 'Address',
  saved: 'Saved',
  length: 'Length',
  words: (count: number) => counted(count, word),
  file: 'File',
  encoding: 'Encoding',
  extraction: 'Extraction',
  notStated: 'not stated',
  guessed: 'guessed',
  guessedFrom: (source: string, percent: number) => `Guessed from: ${source} (${percentOf(percent)} sure)`,
  fromImport: 'From the import',
  outline: 'Outline',
  choosePart: 'Choose the part…',
  extractAgain: 'Extract again',
  openOriginal: 'Open original',
  showInFolder: 'Show in folder',

  tags: 'Tags',
  tagsOfArticle: 'Tags of the article',
  takeOff: (tag: string) => `Take off the tag ${tag}`,
  addTags: 'Add tags, separated by commas',
  addTag: 'Add a tag',

  chosen: 'Chosen for this page',
  forget: 'Forget',
  edit: 'Edit…',
  earlier: 'Earlier versions',
  until: (when: string) => `Until ${when}`,
  whatChanged: 'What changed',
  whatChangedSince: (when: string) => `What changed since the version until ${when}`,
  show: 'Show',
  showVersion: (when: string) => `Show the version until ${when}`,

  // How sure extraction was, as a person reads it.
  certain: 'Certain',
  sure: 'Sure',
  fairlySure: 'Fairly sure',
  notSure: 'Not sure',
  aGuess: 'A guess',
  certainty: (degree: string, percent: number) => `${degree} (${percentOf(percent)})`,
  chosenByYou: 'Chosen by you',
};
