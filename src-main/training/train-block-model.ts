/**
 * Trains `resources/extraction/block-model.json` and says by cross-validation how good it is:
 *   npm run train:blocks -- <folder of development pages> [--folds 4] [--write]
 * Pages of one host are all in one fold. The same pages and options give the same model.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { blockFeatures, featureNames, featureNamesWithOther } from '../core/importing/body/block-features.ts';
import { blocksOf, type PageBlocks } from '../core/importing/body/blocks.ts';
import { type BoostedTrees, predictor } from '../core/importing/body/boosted-trees.ts';
import { certainlyOutside } from '../core/importing/body/certain-lines.ts';
import { defuddleBody } from '../core/importing/body/defuddle.ts';
import { choose, sureEnough, textsOf } from '../core/importing/body/judge-blocks.ts';
import { readabilityBody } from '../core/importing/body/readability.ts';
import { parsePage } from '../core/importing/page/parse-page.ts';
import { preparePage } from '../core/importing/prepare-page.ts';
import { labelBlocks } from './block-labels.ts';
import { type GrowthOptions, growTrees } from './grow-trees.ts';
import { readTrainingPages, type TrainingPage } from './pages.ts';
import { compareShingles, summarise, wordsOf } from './shingles.ts';

const growth: GrowthOptions = {
  trees: 150,
  leaves: 14,
  rate: 0.09,
  leastWeight: 0.02,
  penalty: 0.05,
  featureShare: 0.4,
  rowShare: 0.7,
  seed: 1,
};

/** Whether a page was seen by one extractor or by two. */
type Sight = 'alone' | 'withOther';

interface Example {
  readonly fold: number;
  readonly truth: string;
  readonly page: PageBlocks;
  readonly certain: Parameters<typeof choose>[3];
  readonly texts: readonly string[];
  readonly words: readonly number[];
  readonly labels: readonly number[];
  readonly weights: readonly number[];
  readonly alone: readonly Float32Array[];
  readonly withOther: readonly Float32Array[];
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { folds: { type: 'string', default: '4' }, write: { type: 'boolean', default: false } },
});
const folds = Number(values.folds);
const [directory] = positionals;
if (directory === undefined) throw new Error('Name the folder of the development pages.');

const pages = await readTrainingPages(directory);
console.log(`${pages.length} pages`);
const examples = pages.map(exampleOf);
console.log(`${examples.reduce((sum, { texts }) => sum + texts.length, 0)} blocks, ${featureNames.length} features`);
if (folds > 1) crossValidate();
if (values.write) await write();

function exampleOf({ id, url, html, text }: TrainingPage): Example {
  const { page, metadata, base } = preparePage(html, { name: id, url });
  const markup = String(page);
  const blocks = blocksOf(page.body);
  const kept = textsOf(readabilityBody(parsePage(markup)));
  const other = textsOf(defuddleBody(parsePage(markup), base));
  const facts = { title: metadata.title ?? '', description: metadata.description ?? '', kept };
  const withOther = blockFeatures(blocks, { ...facts, other });
  const texts = blocks.blocks.map((block) => block.text);
  const words = texts.map((line) => wordsOf(line).length);
  // Every page counts about the same, and a line by the root of its length: short ones decide what is exact.
  const total = Math.max(wordsOf(text).length, 60);
  const weights = words.map((count) => Math.sqrt((count + 2) / total));
  const alone = withOther.map((row) => row.subarray(0, featureNames.length));
  return {
    fold: foldOf(URL.parse(url)?.hostname ?? id),
    truth: text,
    page: blocks,
    certain: { outside: certainlyOutside(blocks, metadata), byline: metadata.byline },
    texts,
    words,
    labels: labelBlocks(texts, text),
    weights,
    alone,
    withOther,
  };
}

function foldOf(host: string): number {
  let hash = 7;
  for (const character of host) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % folds;
}

function train(from: readonly Example[], sight: Sight): BoostedTrees {
  const rows = from.flatMap((example) => example[sight]);
  const labels = from.flatMap((example) => example.labels);
  const weights = from.flatMap((example) => example.weights);
  return growTrees(
    { features: sight === 'alone' ? featureNames : featureNamesWithOther, rows, labels, weights },
    growth,
  );
}

function crossValidate(): void {
  const scores = { alone: new Map<Example, number[]>(), withOther: new Map<Example, number[]>() };
  for (let fold = 0; fold < folds; fold += 1) {
    for (const sight of ['alone', 'withOther'] as const) {
      const predict = predictor(
        train(
          examples.filter((example) => example.fold !== fold),
          sight,
        ),
      );
      for (const example of examples)
        if (example.fold === fold) scores[sight].set(example, example[sight].map(predict));
    }
    console.log(`fold ${fold + 1} of ${folds}`);
  }
  const found = (example: Example, sight: Sight, certain = example.certain) => {
    const { keep, certainty } = choose(example.page, scores[sight].get(example) ?? [], example.words, certain);
    return { text: example.texts.filter((_, index) => keep[index]).join('\n'), certainty };
  };
  const nothing = { outside: [], byline: null };
  report('without what is certain', (example) => found(example, 'alone', nothing).text);
  report('and what is certain', (example) => found(example, 'alone').text);
  report('two extractors', (example) => found(example, 'withOther').text);
  for (const bar of [0.8, 0.85, sureEnough, 0.93, 0.95]) {
    const asked = examples.filter((example) => found(example, 'alone').certainty < bar).length / examples.length;
    report(`the second below ${bar} (${(asked * 100).toFixed(0)} %)`, (example) => {
      const first = found(example, 'alone');
      return first.certainty >= bar ? first.text : found(example, 'withOther').text;
    });
  }
}

function report(name: string, textOf: (example: Example) => string): void {
  const { f1, precision, recall, exact } = summarise(
    examples.map((example) => compareShingles(example.truth, textOf(example))),
  );
  const [a, b, c, d] = [f1, precision, recall, exact].map((value) => value.toFixed(4));
  console.log(`${name.padEnd(32)} F1 ${a}  precision ${b}  recall ${c}  exact ${d}`);
}

async function write(): Promise<void> {
  const model = { alone: train(examples, 'alone'), withOther: train(examples, 'withOther') };
  const json = `${JSON.stringify(model)}\n`;
  await writeFile(new URL('../../resources/extraction/block-model.json', import.meta.url), json);
  console.log(`${json.length} bytes written`);
}
