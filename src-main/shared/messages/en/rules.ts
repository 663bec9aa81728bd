import { formatsOf } from '../formats.ts';

const { number } = formatsOf('en');

/** Rules of sites: which part of a page is its article. */
export const rules = {
  title: 'Site rules',
  empty:
    'There are none. Choose the part of a page that is its article, or remove a part of an article, and remember that for the site: it stands here then, and is done on every page of the site that is imported.',
  ruleFor: (host: string) => `Rule for ${host}`,
  edit: 'Edit',
  editFor: (host: string) => `Edit the rule for ${host}`,
  delete: 'Delete',
  deleteFor: (host: string) => `Delete the rule for ${host}`,
  articleIs: 'The article is',
  bodies: { found: 'What Postil finds', whole: 'The whole page', part: 'This part of the page' },
  selector: 'Selector of the part',
  leftOut: 'Left out, one selector a line',
  noSelector: 'The part of the page is not named. The rule is as it was.',
  save: 'Save',

  // What a rule does, a sentence each.
  whole: 'The whole page is the article.',
  part: (selector: string) => `The article is the part “${selector}”.`,
  onePart: 'The article is one part of the page.',
  without: (selector: string) => `The part “${selector}” is left out.`,
  withoutOne: 'One part is left out.',
  quoted: (selector: string) => `“${selector}”`,
  withoutParts: (count: number) => `${number(count)} parts are left out.`,
  withoutThese: (count: number, named: string) => `${number(count)} parts are left out: ${named}.`,
  withoutSome: (count: number, named: string) => `${number(count)} parts are left out, among them ${named}.`,
};
