/**
 * Trains `resources/entities/tagger-first.bin` and `tagger-second.bin`:
 *   npm run train:entities -- <train.jsonl.gz> [--hold] [--write] [--mistakes <file>]
 * `--hold` leaves out the newslike documents and measures on them; `--write` writes the models. The same data and options
 * give the same models. About ten minutes on one core.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadLexiconSync, loadWordTablesSync } from '../../core/entities/load-knowledge.ts';
import { unpackModel } from '../../shared/entities/tagger/model.ts';
import { Words } from '../../shared/entities/tagger/words.ts';
import { readAnnotatedNews } from './annotated-news.ts';
import { readCorpora } from './corpus.ts';
import { isHeldOut } from './held-out.ts';
import { measureTagger } from './measure-tagger.ts';
import { trainingText } from './training-texts.ts';
import { trainFirst, trainSecond } from './two-passes.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    hold: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    /** A folder with an `entities/words.bin` to use instead of the shipped one, built without what is held out. */
    tables: { type: 'string', default: `${root}resources` },
    news: { type: 'string', default: `${root}src-main/training/news` },
    develop: { type: 'string', default: `${root}tests/fixtures/news/develop` },
    mistakes: { type: 'string' },
    epochs: { type: 'string', default: '6' },
    sparsity: { type: 'string', default: '1' },
    least: { type: 'string', default: '4' },
    most: { type: 'string', default: '250000' },
    share: { type: 'string', default: '3' },
    folds: { type: 'string', default: '4' },
    sparsity2: { type: 'string', default: '1' },
    cache: { type: 'string' },
    rate2: { type: 'string', default: '0.05' },
  },
});
const [corpora] = positionals;
if (corpora === undefined) throw new Error('Name the file of the corpora.');
const lexicon = loadLexiconSync(`${root}resources`);
const words = new Words(lexicon, loadWordTablesSync(values.tables));
/** How much a text of each source counts; of others it is 1. */
const sourceWeights: Record<string, number> = { wnut17: 0.5, btc: 0.5, re3d: 0.5, news: Number(values.share) };
const first = {
  epochs: Number(values.epochs),
  rate: 0.1,
  sparsity: Number(values.sparsity),
  decay: 0.1,
  seed: 1,
  least: Number(values.least),
  dense: 20,
  most: Number(values.most),
};
const second = { ...first, epochs: 5, rate: Number(values.rate2), sparsity: Number(values.sparsity2), most: 60_000 };

const started = performance.now();
const say = (line: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
const documents = [...(await readCorpora(corpora)), ...(await readAnnotatedNews(values.news))];
const texts = documents
  .filter((document) => !values.hold || !isHeldOut(document))
  .map((document) => trainingText(document, lexicon, words, sourceWeights[document.source] ?? 1));
say(`${texts.length} texts`);
const firstBytes = trainFirst(texts, first, say);
const secondBytes = trainSecond(texts, Number(values.folds), first, second, say);
say(`${firstBytes.length} and ${secondBytes.length} bytes`);
if (values.write) {
  await writeFile(`${root}resources/entities/tagger-first.bin`, firstBytes);
  await writeFile(`${root}resources/entities/tagger-second.bin`, secondBytes);
}
if (values.hold) {
  const held = [...documents.filter(isHeldOut), ...(await readAnnotatedNews(values.develop, 'develop'))];
  const tagger = { words, first: unpackModel(firstBytes), second: unpackModel(secondBytes) };
  const { lines, mistakes } = measureTagger(held, { lexicon, tagger });
  for (const line of lines) say(line);
  if (values.mistakes !== undefined) await writeFile(values.mistakes, `${mistakes.join('\n')}\n`);
}
