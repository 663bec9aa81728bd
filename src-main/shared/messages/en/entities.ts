import type { EntityType } from '../../model/entity.ts';
import { formatsOf } from '../formats.ts';

const { counted, number } = formatsOf('en');
const article = { one: 'article', other: 'articles' };

/** In how many articles a correction holds; `here`: in the one that is open; null: everywhere. */
type Where = number | 'here' | null;

function where(articles: Where): string {
  if (articles === null) return '';
  if (articles === 'here') return ' in this article';
  return articles === 1 ? ' in one article' : ` in ${number(articles)} articles`;
}

const aType: Record<EntityType, string> = {
  person: 'a person',
  organisation: 'an organisation',
  place: 'a place',
  event: 'an event',
  work: 'a work',
  date: 'a date',
  amount: 'an amount',
};

/** Names: in an article, in the library, on a page of their own, and putting them right. */
export const entities = {
  recognising: 'Looking for names…',
  empty:
    'People, organisations and places that the article names will stand here. It names none. Select a name in the text to add it.',
  filter: 'Filter',
  filterEntities: 'Filter entities',
  noneCalled: 'No entity has such a name.',
  mentions: (count: number) => counted(count, { one: 'mention', other: 'mentions' }),
  /** Said behind a number that is shown. */
  mentionWord: (count: number): string => (count === 1 ? 'mention' : 'mentions'),
  elsewhere: (count: number) => `in ${counted(count, { one: 'other article', other: 'other articles' })}`,
  elsewhereOf: (count: number, name: string) =>
    `in ${counted(count, { one: 'other article', other: 'other articles' })}: ${name}`,
  correct: (name: string) => `Correct ${name}`,
  corrected: 'As you corrected it',
  asCorrected: 'as you corrected it',

  library: 'Entities of the library',
  count: (count: number) => counted(count, { one: 'entity', other: 'entities' }),
  searchNames: 'Search names',
  search: 'Search entities',
  sort: 'Sort',
  byWeight: 'most named first',
  byName: 'by name',
  only: 'Only',
  emptyLibrary: 'People, organisations, places, events and works that your articles name will stand here.',
  noneInLibrary: 'Nothing in the library is called that.',
  list: 'Entities',
  articles: (count: number) => counted(count, article),

  page: 'Entity',
  back: 'Back',
  inArticles: (count: number) => `In ${counted(count, article)}`,
  mentionsRegion: 'Mentions',
  showMore: 'Show more articles',
  also: 'Also {names}',
  theSame: 'The same?',
  merge: 'Merge',
  mergeWith: (name: string, into: string) => `Merge ${name} with ${into}`,
  together: 'Named together with',
  all: (count: number) => `All ${number(count)}`,
  saved: (day: string) => `saved ${day}`,
  moreInArticle: (count: number) => `and ${number(count)} more in this article`,
  /** `each` is times with their numbers, by commas. */
  articlesByTime: (each: string) => `Articles by time: ${each}`,
  articlesIn: (time: string, count: number) => `${time}: ${counted(count, article)}`,

  yourNotes: 'Your notes',
  writeNote: 'Write a note',
  editNote: 'Edit note',
  noteOn: (name: string) => `on ${name}`,
  note: 'Note on this entity',
  notePlaceholder: 'Write a note, in Markdown',
  notSaved: (why: string) => `Not saved; what you wrote stays here. ${why}`,
  done: 'Done',
};

/** Putting a name right: what is asked, what it is called to be taken back, and what is said when it is done. */
export const correcting = {
  headings: {
    rename: 'Call it',
    retype: 'It is',
    merge: 'It is the same as',
    split: 'Which name is someone or something else?',
    alias: 'It is also called',
  },
  /** Under the question, where an answer is chosen and not written. */
  atOnce: 'What you choose is applied at once.',
  whereItHolds: 'Where it holds',
  inThisArticle: 'In this article',
  inItsArticles: (count: number) => (count === 1 ? 'In its article' : `In its ${number(count)} articles`),
  inEvery: 'In every article',
  rename: 'Rename',
  addName: 'Add name',
  typeName: 'Type a name',
  sameAs: 'The same as',
  nothingElse: 'Nothing else has such a name.',
  /** A name that can be chosen: its type, and in how many articles of the library it stands. */
  choice: (type: string, articles: number | null) =>
    articles === null ? type : `${type}, ${counted(articles, article)}`,

  steps: {
    rename: (name: string) => `rename “${name}”`,
    retype: (name: string) => `change type of “${name}”`,
    merge: (name: string) => `merge “${name}”`,
    split: (alias: string) => `split off “${alias}”`,
    ignore: (name: string) => `ignore “${name}”`,
    alias: (alias: string) => `add name “${alias}”`,
    note: (name: string) => `write note on “${name}”`,
    add: (name: string) => `add “${name}”`,
  },
  done: {
    rename: (name: string, to: string, articles: Where) => `“${name}” is “${to}” now${where(articles)}`,
    retype: (name: string, to: EntityType, articles: Where) => `“${name}” is ${aType[to]} now${where(articles)}`,
    merge: (name: string, into: string, articles: Where) => `“${name}” and “${into}” are one now${where(articles)}`,
    split: (alias: string, articles: Where) => `“${alias}” is an entity of its own now${where(articles)}`,
    ignore: (name: string, articles: Where) => `“${name}” is ignored${where(articles) || ' everywhere'}`,
    alias: (name: string, alias: string, articles: Where) => `“${alias}” is “${name}”${where(articles)}`,
    add: (name: string, type: EntityType, articles: Where) => `“${name}” added as ${type}${where(articles)}`,
  },
};
