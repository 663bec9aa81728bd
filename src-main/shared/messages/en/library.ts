import { formatsOf } from '../formats.ts';

const { counted, number, percent: percentOf } = formatsOf('en');
const articles = (count: number) => counted(count, { one: 'article', other: 'articles' });

const pressed = (keys: string) => (keys === '' ? '' : ` Press ${keys} on an article.`);

/** The list of articles: lists, rows, search, and what is asked of them. */
export const library = {
  pane: 'Library',
  search: 'Search',
  searchLabel: 'Search articles and notes',
  clearSearch: 'Clear search',
  importFiles: 'Import files',
  saveAsList: 'Save as list…',
  reading: (done: number, total: number) => `Reading your library: ${number(done)} of ${number(total)}`,
  readingLabel: 'Reading your library',

  lists: {
    inbox: 'Inbox',
    reading: 'Reading',
    later: 'Later',
    favourites: 'Favourites',
    archive: 'Archive',
    all: 'All',
    trash: 'Trash',
  },
  pages: 'Across the library',
  savedLists: 'Saved lists',
  brokenQuery: 'its query cannot be read',
  /** What puts an article there is told by the keys of its command, and not where it has none. */
  empty: {
    inbox: 'Articles you bring in wait here. Drop a saved page anywhere in this window.',
    reading: 'What you have begun and not finished is here.',
    later: (keys: string) => `What you keep for later is here.${pressed(keys)}`,
    favourites: (keys: string) => `What you like best is here.${pressed(keys)}`,
    archive: (keys: string) => `What you have read is kept here.${pressed(keys)}`,
    all: 'Every article outside the trash is here. Drop a saved page anywhere in this window.',
    trash: (days: number) => `The trash is empty. What is moved here can be restored for ${number(days)} days.`,
    query: 'No article matches this query now.',
  },
  import: 'Import files…',
  cannotRead: (why: string) => `The query of this list cannot be read. ${why}`,
  changeQuery: 'Change the query…',

  sortBy: 'Sort by',
  sorts: {
    saved: 'Saved',
    published: 'Published',
    title: 'Title',
    length: 'Length',
    progress: 'Progress',
    read: 'Last read',
  },
  otherWay: 'The other way round',
  exportList: 'Export this list…',
  keptFor: (days: number) => `Kept for ${number(days)} days.`,
  emptyTrash: 'Empty trash…',

  articles: 'Articles',
  notes: 'Notes and highlights',
  favourite: 'favourite',
  noText: 'no text',
  minutes: (minutes: number) => `${number(minutes)} min`,
  minutesLeft: (minutes: number) => `${number(minutes)} min left`,
  goesOn: (day: string) => `goes on ${day}`,
  /** Behind the number of marks, for those who hear it. */
  marks: (count: number): string => (count === 1 ? ' mark' : ' marks'),
  unread: 'unread',
  percentRead: (percent: number) => `${percentOf(percent)} read`,
  continueReading: 'Continue reading',
  newInInbox: 'New in the inbox',

  selected: (count: number) => `${number(count)} selected`,
  selectedArticles: 'Selected articles',
  selectNothing: 'Select nothing',
  actions: {
    inbox: 'Move to inbox',
    later: 'Read later',
    archive: 'Archive',
    favourite: 'Favourite or not',
    read: 'Mark as read or unread',
    tag: 'Tag…',
    export: 'Export…',
    trash: 'Move to trash',
    restore: 'Restore',
    remove: 'Remove for good…',
  },

  menu: (name: string) => `Change list ${name}`,
  menuActions: {
    change: 'Change name or query…',
    export: 'Export its articles…',
    up: 'Further up',
    down: 'Further down',
    delete: 'Delete',
  },
  newList: 'Save as list',
  changeList: 'Change list',
  name: 'Name',
  query: 'Query',
  needsName: 'A list needs a name.',
  matches: (count: number) => `${articles(count)} now`,

  tagOne: (title: string) => `Tag “${title}”`,
  tagMany: (count: number) => `Tag ${articles(count)}`,
  noTags: 'No tags yet.',
  tagsField: 'Tags, separated by commas',
  add: 'Add',
  remove: 'Remove',

  removeAll: 'Empty the trash',
  removeSome: 'Remove for good',
  willGo: (count: number) =>
    `${articles(count)} will go for good, with ${count === 1 ? 'its' : 'their'} highlights and notes. This cannot be undone.`,
  andMore: (count: number) => `and ${number(count)} more`,
  keep: (count: number): string => `Keep ${count === 1 ? 'it' : 'them'}`,
  removeForGood: (count: number) => `Remove ${articles(count)} for good`,
  inTrash: 'In the trash',
  inTrashSince: (since: string, until: string) =>
    `In the trash since ${since}; it goes for good on ${until}, with its notes.`,

  goOnWith: 'Go on with',
  nothingFound: 'Nothing found.',
  someWords: 'Nothing has all of these words; these have some.',
  found: (count: number) => `${number(count)} found`,
  /** Before words that were found in a note, in the passage that one is about, among the tags of one. */
  foundIn: { note: 'Note', quote: 'Highlight', tag: 'Tag' },
  // What stands in braces is another query.
  didYouMean: 'Did you mean {query}?',

  tags: 'Tags',
  fold: (tag: string) => `Fold ${tag}`,
  unfold: (tag: string) => `Unfold ${tag}`,
  renameTag: (tag: string) => `Rename ${tag}`,
  deleteTag: (tag: string) => `Delete ${tag}`,
  newTagName: (tag: string) => `New name of the tag ${tag}`,
  slashNests: 'A slash nests: news/local',
  mergesInto: (tag: string) => `Merges into #${tag}`,
  underItself: 'A tag cannot be nested under itself.',
};
