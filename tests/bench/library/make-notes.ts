import { describePassage } from '#shared/anchoring/selectors.ts';
import { type Annotation, kindOf, type NotesFile } from '#shared/model/annotation.ts';
import { colors } from '#shared/model/choices.ts';
import { Random } from '../../support/random.ts';
import { type MadeArticle, mixed } from './make-article.ts';
import { tags } from './names.ts';
import { drawRank, firstTelling, vocabulary, zipfOf } from './vocabulary.ts';

/** How much of the annotations of ten articles each of them has: three have none, one has 43 of 100. */
const shares = [0, 0.02, 0.2, 0, 0.43, 0.06, 0.1, 0, 0.04, 0.15];
const [drawColor, drawTag] = [zipfOf(colors.length), zipfOf(tags.length)];

/** How many annotations the article of a number has, so that those of all `articles` are `annotations`. */
export function notesIn(number: number, articles: number, annotations: number): number {
  return before(number + 1, articles, annotations) - before(number, articles, annotations);
}

function before(number: number, articles: number, annotations: number): number {
  if (number === articles) return annotations;
  const part = shares.slice(0, number % 10).reduce((sum, share) => sum + share, 0);
  return Math.min(annotations, Math.round(((Math.floor(number / 10) + part) * 10 * annotations) / articles));
}

/** The notes file of an article with `count` annotations: highlights of a few words to a sentence, a third with a note. */
export function makeNotes(seed: number, number: number, { article, text }: MadeArticle, count: number): NotesFile {
  const random = new Random(mixed(seed, number, 3));
  const { id, content } = article;
  const annotations = Array.from({ length: count }, (_, at): Annotation => {
    const start = text.lastIndexOf(' ', random.between(0, Math.max(0, text.length - 200))) + 1;
    const end = text.indexOf(' ', Math.min(text.length - 2, start + random.between(15, 150)));
    const anchor = describePassage(text, start, end < 0 ? text.length : end, content);
    const body = random.is(0.33) ? noteText(random) : '';
    const created = new Date(Date.parse(article.saved) + (at + 1) * 60_000).toISOString();
    return {
      id: `01BENCHN${String(number).padStart(12, '0')}${String(at).padStart(6, '0')}`,
      kind: kindOf({ anchor, body }),
      color: colors[drawColor(random)] as Annotation['color'],
      anchor,
      body,
      tags: random.is(0.1) ? [tags[drawTag(random)] as string] : [],
      links: [],
      created,
      modified: created,
      deleted: random.is(0.02) ? created : null,
    };
  });
  return { format: 1, article: id, annotations };
}

function noteText(random: Random): string {
  const words = Array.from(
    { length: random.between(4, 20) },
    () => vocabulary[drawRank(random, random.is(0.2) ? firstTelling : 0)],
  );
  return `${words.join(' ')}.`;
}
