import { formatsOf } from '../formats.ts';

const { counted, countedAll, number } = formatsOf('en');
const items = { one: 'item', other: 'items' };
const highlights = { one: 'highlight', other: 'highlights' };
const notesOnArticles = { one: 'note on an article', other: 'notes on articles' };
const notesOnThis = { one: 'note on the article', other: 'notes on the article' };

/** Bringing articles in. */
export const importing = {
  web: 'Import from the web',
  address: 'Address of the article',
  network:
    'This is the only time Postil goes to the network: it asks for the pages and the images of the article, and sends nothing but their addresses and its own name.',
  mayFetch: 'Postil may fetch what I ask for',
  fetch: 'Fetch',

  comesNext: (name: string) => `${name} comes next, once this import is decided`,
  wasThere: (list: string) => `This article was in the library already, under “${list}”`,
  imported: (added: number, updated: number, known: number) => {
    const others = [
      ...(updated > 0 ? [`${number(updated)} brought up to date`] : []),
      ...(known > 0 ? [`${number(known)} in the library already`] : []),
    ].join(', ');
    if (added === 0) return `Nothing new: ${others}`;
    const came = `${counted(added, { one: 'article', other: 'articles' })} imported`;
    return others === '' ? came : `${came}, ${others}`;
  },
  textIsHere: 'The link has its text now',
  sameText: 'The text is the same; what is known of the article was updated',
  changedText: 'The text has changed. The one before is kept as a version',
  whatChanged: 'What changed',
  pastedPage: 'pasted page',
  pastedText: 'pasted text',

  drop: 'Drop to add to the library',
  fetching: (name: string) => `Fetching ${name}`,
  one: (name: string) => `Importing ${name}`,
  many: (at: number, total: number, name: string) => `Importing ${number(at)} of ${number(total)}: ${name}`,
  rate: (perSecond: number) => `${number(perSecond)} a second`,
  failed: (count: number) => `${number(count)} failed`,
  progress: 'Import',
  interrupted: (total: number, done: number) =>
    `An import of ${counted(total, { one: 'file', other: 'files' })} was interrupted at ${number(done)}.`,
  continue: 'Continue',

  notEverything: 'Not everything could be imported',
  nothing: 'Nothing was imported',
  done: 'Imported',
  andNot: (came: string) => `${came}. These could not be imported:`,
  moreReports: (count: number): string =>
    count === 1 ? 'Another report follows.' : `${number(count)} more reports follow.`,
  otherApp: 'Import from another app',
  nothingFetched:
    'Nothing is fetched: what has no text here becomes a link, which takes its text when its page is imported.',
  import: 'Import',
  replaceAnyway: 'Replace anyway',
  andMore: (count: number) => `And ${number(count)} more.`,

  // What is said of an export in other words before it comes in (`would`) and afterwards (`did`).
  marks: (highlightCount: number, noteCount: number) =>
    countedAll([
      [highlightCount, highlights],
      [noteCount, notesOnArticles],
    ]),
  /** Those of one article. */
  marksOfOne: (highlightCount: number, noteCount: number) =>
    countedAll([
      [highlightCount, highlights],
      [noteCount, notesOnThis],
    ]),
  /** `told`: what becomes of the items, as `rows` say it; `marks` is null where there are none. */
  holds: (app: string, marks: string | null, count: number, told: string) =>
    `This ${app} export holds ${marks === null ? '' : `${marks} in `}${counted(count, items)}: ${told}.`,
  brought: (app: string, count: number, told: string) => `${app}, ${counted(count, items)}: ${told}.`,
  rows: {
    would: {
      added: (count: number) => `${number(count)} new`,
      updated: (count: number) =>
        `${number(count)} to join ${count === 1 ? 'an article that is here' : 'articles that are here'}`,
      unchanged: (count: number) => `${number(count)} here already`,
      passed: (count: number) => `${number(count)} to be passed over`,
      failed: (count: number) => `${number(count)} that could not be read`,
    },
    did: {
      added: (count: number) => `${number(count)} new`,
      updated: (count: number) =>
        `${number(count)} joined ${count === 1 ? 'an article that was here' : 'articles that were here'}`,
      unchanged: (count: number) => `${number(count)} here already`,
      passed: (count: number) => `${number(count)} passed over`,
      failed: (count: number) => `${number(count)} that could not be read`,
    },
  },
  /** What becomes of highlights and notes. */
  marksSay: {
    would: {
      added: (marks: string) => `New: ${marks}.`,
      updated: (marks: string) => `To be brought up to date: ${marks}.`,
      known: (marks: string) => `Already here: ${marks}.`,
    },
    did: {
      added: (marks: string) => `Came in: ${marks}.`,
      updated: (marks: string) => `Brought up to date: ${marks}.`,
      known: (marks: string) => `Already here: ${marks}.`,
    },
  },
  would: {
    added: 'New',
    updated: 'Joins the article that is here',
    unchanged: 'Here already',
    passed: 'Passed over',
    failed: 'Cannot be imported',
  },
  did: {
    added: 'Added',
    updated: 'Joined the article that is here',
    unchanged: 'Here already',
    passed: 'Passed over',
    failed: 'Not imported',
  },
  withMarks: (did: string, marks: string) => `${did}, ${marks}`,
  marksHere: (marks: string) => `${marks} here already`,

  aboutText: 'About the text',
  noText: 'The text is not here yet. Import its page or book, and it comes in here.',
  isLink: 'This is a link: its text is not here yet. Drop its saved page here, or let Postil fetch it.',
  notPlaced: (marks: number) =>
    `${marks === 1 ? 'Its highlight is' : `Its ${number(marks)} highlights are`} not placed yet.`,
  importPage: 'Import its page…',
};
