import { formatsOf } from '../../formats.ts';
import type { Failure } from '../failure.ts';

const { number } = formatsOf('en');

const megabytes = (count: number) => `${number(Math.round(count))} MB`;

/** Importing files and pages: what could not be taken, and why. A pair is what happened to a file, said behind its name, and what to do. */
export const importing = {
  /** `happened` stands behind the name of the file, as a verb does. */
  failed: (name: string, happened: string, advice: string) =>
    `${name === '' ? 'The input' : `“${name}”`} ${happened} The library stays as it was. ${advice}`,
  megabytes,
  cancelled: ['was not imported, because that was cancelled.', 'Import it at any time.'] as Failure,
  neverFetches: (address: string) =>
    `${address} was not asked for: the settings of this library say that Postil never goes to the network. Allow it under “Import from the web”, or save the page in your browser and import the file.`,
  tookLonger: (seconds: number): Failure => [
    `took longer than ${seconds} seconds and was stopped.`,
    'Save the article alone (a reader view or a print view) and import that.',
  ],
  neededMore: [
    'needs more memory than one article may take.',
    'Save the article alone (a reader view or a print view) and import that.',
  ] as Failure,

  noFile: (path: string) => `There is no file ${path}. Nothing was added.`,
  isNoFile: (path: string) => `${path} is not a file. Nothing was added.`,
  fileTooLarge: (path: string, size: string, most: string) =>
    `${path} is ${size}; ${most} is the most. Nothing was added.`,
  givesMore: (path: string, most: string) => `${path} gives more; ${most} is the most. Nothing was added.`,
  shorter: (source: string, words: number, title: string, before: number) =>
    `${source} holds much less text (${words} words) than the article "${title}" saved before (${before}). The saved one was kept as it is.`,
  noneInterrupted: 'There is no interrupted import to go on with.',
  notAtHand: 'That import is no longer at hand. Nothing was changed; import the file again.',
  notSafe: (title: string, told: string) => `The text of “${title}” cannot be made safe to show. ${told}`,

  shorterAgain: (name: string, words: number, before: number, extraction: number) =>
    `“${name}” gives much less text now (${words} words) than it did before (${before}, by extraction ${extraction}). The text was kept as it is.`,
  noParts: 'This article was not made of a web page, so that there are no parts to choose.',
  importedAnew: 'The page has been imported anew since it was opened. Nothing was changed.',
  noPage: 'This article was not made of a web page. Its text is as it was.',
  isLink: 'This is a link whose text is not here yet: there is no page to read. Import it first.',
  notReadAgain: ['was not read again, because that was cancelled.', 'Do it at any time.'] as Failure,
  noSuchPart: (name: string) => `“${name}” has no such part. The article is as it was; open its page again.`,
  partUntellable: (name: string) =>
    `That part of “${name}” cannot be told from its neighbours. The article is as it was; choose a part around it.`,

  ruleNotSaved: (host: string, why: string) =>
    `The rule for ${host} was not saved: ${why}. The rules are as they were.`,
  tooManyRules: (most: number) => `there are ${most} rules already`,
  ruleEmpty: 'it says nothing',
  selectorTooLong: (length: number) => `a selector of ${length} signs is too long`,
  selectorUnknown: (selector: string) => `“${selector}” is no selector that rules know`,
  selectorBefore: (selector: string, sign: string) => `“${selector}” has nothing before “${sign}”`,
  selectorEmpty: 'a selector is empty',
  selectorEnds: (selector: string) => `“${selector}” ends too early`,
  selectorParts: (selector: string) => `“${selector}” has too many parts`,
};
