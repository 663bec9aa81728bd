import { formatsOf } from '../formats.ts';

const { counted, number } = formatsOf('en');
const items = { one: 'item', other: 'items' };
const highlights = { one: 'highlight', other: 'highlights' };

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

  holdsItems: (count: number, app: string) => `This ${app} export holds ${counted(count, items)}.`,
  holdsItemsSo: (count: number, app: string, told: string) =>
    `This ${app} export holds ${counted(count, items)}: ${told}.`,
  holdsMarks: (marks: number, count: number, app: string) =>
    `This ${app} export holds ${counted(marks, highlights)} in ${counted(count, items)}.`,
  holdsMarksSo: (marks: number, count: number, app: string, told: string) =>
    `This ${app} export holds ${counted(marks, highlights)} in ${counted(count, items)}: ${told}.`,
  rows: {
    added: (count: number) => `${number(count)} new`,
    updated: (count: number) => `${number(count)} to join articles that are here`,
    unchanged: (count: number) => `${number(count)} known`,
    passed: (count: number) => `${number(count)} passed over`,
    failed: (count: number) => `${number(count)} not to be read`,
  },
  would: {
    added: 'New',
    updated: 'Joins the article that is here',
    unchanged: 'Known',
    passed: 'Passed over',
    failed: 'Cannot be imported',
  },
  did: {
    added: 'Added',
    updated: 'Joined the article that is here',
    unchanged: 'Known',
    passed: 'Passed over',
    failed: 'Not imported',
  },
  withMarks: (count: number, did: string) => `${did}, ${counted(count, highlights)}`,

  aboutText: 'About the text',
  noText: 'The text is not here yet. Import its page or book, and it comes in here.',
  isLink: 'This is a link: its text is not here yet. Drop its saved page here, or let Postil fetch it.',
  notPlaced: (marks: number) =>
    `${marks === 1 ? 'Its highlight is' : `Its ${number(marks)} highlights are`} not placed yet.`,
  importPage: 'Import its page…',
};
