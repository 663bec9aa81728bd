import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadKnowledgeSync } from '#core/entities/load-knowledge.ts';
import { recognise } from '#shared/entities/recognise.ts';
import { findQuotations } from '#shared/entities/said/find-quotations.ts';
import { tokenise } from '#shared/entities/tokenise.ts';
import type { Quotation } from '#shared/model/entity.ts';
import { type AnnotatedText, parseAnnotatedText } from '../../src-main/training/annotated-text.ts';
import { annotatedEntities, judgeSaid, keysOf, type SaidOutcome, scoreSaid } from '../support/said-score.ts';

/**
 * `npm run bench:said`: quotations found in the annotated articles and whose they are said to be, with the annotated names and
 * with those of the recogniser, and how long it takes. `-- unseen` takes the articles that nothing was developed on,
 * `SAID_CASES=wrong,unsure,missed,extra` prints cases (of the developing set alone).
 */
const set = process.argv[2] ?? 'develop';
const folder = fileURLToPath(new URL(`../fixtures/news/${set}`, import.meta.url));
const wanted = set === 'unseen' ? [] : (process.env.SAID_CASES ?? '').split(',');
const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => ({ name, article: parseAnnotatedText(readFileSync(join(folder, name), 'utf8')) }));
const knowledge = loadKnowledgeSync(fileURLToPath(new URL('../../resources', import.meta.url)));

const withAnnotated = (article: AnnotatedText): SaidOutcome[] => {
  const quotations = findQuotations({ text: article.text, dates: [], ...annotatedEntities(article) });
  return judgeSaid(article, quotations, (entity) => entity);
};
const withRecognised = (article: AnnotatedText): SaidOutcome[] => {
  const { mentions, quotes } = recognise(
    { text: article.text, published: article.published, language: 'en' },
    knowledge,
  );
  const keys = keysOf(article, mentions);
  return judgeSaid(article, quotes, (entity) => keys.get(entity) ?? null);
};

const share = (part: number, whole: number) => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1));
function rows(title: string, judge: (article: AnnotatedText) => SaidOutcome[], print: boolean) {
  const all = articles.flatMap(({ name, article }) => judge(article).map((outcome) => ({ ...outcome, name, article })));
  if (print) {
    for (const { outcome, name, gold, given, article } of all.filter((one) => wanted.includes(one.outcome))) {
      const text = (quote: { start: number; end: number } | null) =>
        quote === null ? '' : article.text.slice(quote.start, quote.end).replaceAll('\n', ' / ');
      console.log(`${outcome} ${name}: ${gold ? `${gold.kind} ${gold.speaker} ${gold.verb}` : '-'} | ${text(gold)}`);
      if (given) console.log(`     given ${given.kind} ${describe(given)} | ${text(given)}`);
    }
  }
  return (['direct', 'indirect', 'both'] as const).map((kind) => {
    const { gold, given, found, right, wrong, unsure } = scoreSaid(
      all.filter((one) => kind === 'both' || one.kind === kind),
    );
    return {
      names: title,
      kind,
      annotated: gold,
      'recall %': share(found, gold),
      'precision %': share(found, given),
      'right % of found': share(right, found),
      'wrong % of found': share(wrong, found),
      'unsure % of found': share(unsure, found),
      'right % of all': share(right, gold),
      'wrong % of all': share(wrong, gold),
    };
  });
}
const describe = ({ speaker, possible, verb, via }: Quotation) =>
  `${speaker ? `${speaker.name} (${speaker.entity})` : `? ${possible?.name ?? ''} (${possible?.entity ?? ''})`} ${verb}${via ? ` via ${via.name}` : ''}`;

console.log(`${articles.length} articles of "${set}"`);
console.table([
  ...rows('annotated', withAnnotated, true),
  ...rows('recogniser', withRecognised, process.env.SAID_NAMES === 'own'),
]);

const documents = articles.map(({ article }) => ({ text: article.text, dates: [], ...annotatedEntities(article) }));
const tokens = documents.map(({ text }) => tokenise(text));
const tokenCount = tokens.reduce((sum, list) => sum + list.length, 0);
const times = Array.from({ length: 60 }, () => {
  const start = performance.now();
  for (const [index, document] of documents.entries()) findQuotations(document, tokens[index]);
  return performance.now() - start;
}).sort((a, b) => a - b);
const median = times[30] ?? Number.NaN;
console.log(
  `${tokenCount} tokens in ${median.toFixed(1)} ms (median of 60 runs, tokens given): ` +
    `${((median / tokenCount) * 2300).toFixed(2)} ms for 2,300 tokens (about 2,000 words)`,
);
