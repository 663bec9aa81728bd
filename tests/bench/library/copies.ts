import { Random } from '../../support/random.ts';
import { type MadeArticle, makeArticle, mixed } from './make-article.ts';

/** How an article comes a second time, or what only speaks of the same. */
export const copyKinds = ['headline', 'boilerplate', 'edited', 'shorter', 'same event'] as const;
export type CopyKind = (typeof copyKinds)[number];

const boilerplate = [
  'Sign up to our daily letter for the stories that matter most.',
  'Follow us wherever you like to be followed.',
  'The Courier has been owned by its readers since 1921.',
  'Reporting by our own staff; editing by the night desk.',
  'This article was amended to correct the spelling of a name.',
  'Do you have something to tell? Write to us in confidence.',
];

/**
 * The text of an article, as another site or a later day has it: under another headline; with five lines of the site; with
 * 5 to 25 % of the sentences rewritten, gone or new as well; without its last fifth. `same event` has a quarter of the
 * sentences, as reports on one event share what was said, and is no copy.
 */
export function copyText({ text }: MadeArticle, kind: CopyKind, seed: number, number: number): string {
  const random = new Random(mixed(seed, number, 7));
  const sentences = text.split(/(?<=\.)\s+|\n/).filter((sentence) => sentence !== '');
  const foreign = makeArticle(seed, number + 1_000_000).text.split(/(?<=\.)\s+|\n/);
  if (kind === 'headline') return sentences.join('\n');
  if (kind === 'shorter') return sentences.slice(0, Math.ceil(sentences.length * 0.8)).join('\n');
  if (kind === 'same event') {
    const shared = sentences.filter(() => random.is(0.25));
    const own = foreign.slice(0, sentences.length - shared.length);
    for (const sentence of shared) own.splice(random.between(0, own.length), 0, sentence);
    return own.join('\n');
  }
  if (kind === 'edited') {
    const share = random.between(5, 25) / 100;
    for (let edits = Math.max(1, Math.round(sentences.length * share)); edits > 0; edits -= 1) {
      const at = random.between(0, sentences.length - 1);
      const how = random.between(0, 2);
      sentences.splice(at, how === 2 ? 0 : 1, ...(how === 1 ? [] : [random.pick(foreign)]));
    }
  }
  return [boilerplate[0], ...sentences, ...boilerplate.slice(1, 5)].join('\n');
}
