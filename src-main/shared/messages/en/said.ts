import { formatsOf } from '../formats.ts';

const { counted, number } = formatsOf('en');

/** Who said what, and when what happened: in an article, in the library, and of one name. */
export const said = {
  statements: 'Statements',
  timeline: 'Timeline',
  filter: 'Filter',
  filterStatements: 'Filter statements',
  inLibrary: 'Who said what in the library',
  reading: 'Looking for who said what…',
  noneWithWords: 'No statement has these words.',
  empty:
    'Quotations and what is reported of people will stand here, with who said it. This article has none that Postil can tell.',
  emptyTimeline:
    'Sentences that say when something happens stand here in the order of time. This article has none that Postil can place: relative dates need the day of publication, which can be stated under Info.',
  notRead: (language: string) =>
    `Postil looks for statements and dates in English articles only. The language of this article is ${language}.`,
  noSpeaker: 'Speaker not named',
  earliestFirst: 'Earliest first',
  latestFirst: 'Latest first',
  /** Marks a name as a guess, as a label beside it. */
  perhaps: 'perhaps',
  notPlain: 'The text does not say plainly who speaks',
  through: (name: string) => `through ${name}`,

  title: 'Who said what',
  count: (count: number) => counted(count, { one: 'statement', other: 'statements' }),
  nobody: 'Nobody in the library said that.',
  emptyLedger:
    'Quotations and what your articles report of people and organisations will stand here, with who said it and when.',
  showEverything: 'Show everything',
  who: 'Who',
  whoSaidIt: 'Who said it',
  what: 'What was said',
  wordsOfIt: 'Words of what was said',
  from: 'From',
  until: 'to',
  sort: 'Sort',
  newest: 'newest first',
  oldest: 'oldest first',
  export: 'Export…',
  exportOf: (title: string) => `Export: ${title}`,
  noDate: 'No date',
  dayOfArticle: 'The day of the article: the text does not say when this was said',
  inBrackets: 'in brackets: the day of the article, where the text gives none',
  isDayOfArticle: '(the day of the article)',

  whatSaid: (name: string) => `What ${name} said`,
  saidAbout: (name: string) => `Said about ${name}`,
  onlyWith: 'Only with the words',
  onlyWithOf: (title: string) => `${title}: only with the words`,
  noneOf: (total: number) => `None of these ${number(total)} has all these words.`,
  showMore: (left: number) => `Show more (${number(left)})`,
  showEarlier: (left: number) => `Show earlier (${number(left)})`,

  /** What is asked for of all that was said, as the heading of an export; empty where that is not asked. */
  heading: (who: string, topic: string, from: string, until: string) =>
    [
      who === '' ? 'Who said what' : `Said by ${who}`,
      ...(topic === '' ? [] : [`about “${topic}”`]),
      ...(from === '' ? [] : [`from ${from}`]),
      ...(until === '' ? [] : [`until ${until}`]),
    ].join(' '),
};
