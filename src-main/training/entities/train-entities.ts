/**
 * Trains `resources/entities/tagger.bin`:
 *   npm run train:entities -- <train.jsonl.gz> [--hold] [--write] [--epochs 8] …
 * `--hold` leaves out the newslike documents and measures on them; `--write` writes the model. The same data and options
 * give the same model.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { loadLexiconSync, loadWordTablesSync } from '../../core/entities/load-knowledge.ts';
import { splitCompounds } from '../../shared/entities/compounds.ts';
import { type Reading, read } from '../../shared/entities/reading.ts';
import { featuresOf } from '../../shared/entities/tagger/features.ts';
import { unpackModel } from '../../shared/entities/tagger/model.ts';
import { tagNames } from '../../shared/entities/tagger/tag.ts';
import { Words } from '../../shared/entities/tagger/words.ts';
import { tokenise } from '../../shared/entities/tokenise.ts';
import { readAnnotatedNews } from './annotated-news.ts';
import { type AnnotatedText, readCorpora } from './corpus.ts';
import { collectExamples, type RawZone } from './examples.ts';
import { isHeldOut } from './held-out.ts';
import { latticeOf } from './lattice.ts';
import { packModel } from './pack-model.ts';
import { NameScores } from './score-names.ts';
import { trainCrf } from './train-crf.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    hold: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    epochs: { type: 'string', default: '8' },
    rate: { type: 'string', default: '0.1' },
    sparsity: { type: 'string', default: '0.5' },
    decay: { type: 'string', default: '0.1' },
    least: { type: 'string', default: '2' },
    dense: { type: 'string', default: '100' },
    most: { type: 'string', default: '250000' },
    out: { type: 'string' },
    news: { type: 'string', default: fileURLToPath(new URL('../news', import.meta.url)) },
    share: { type: 'string', default: '3' },
    tables: { type: 'string' },
    errors: { type: 'string' },
  },
});
const [corpora] = positionals;
if (corpora === undefined) throw new Error('Name the file of the corpora.');
const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
const lexicon = loadLexiconSync(resources);
const words = new Words(lexicon, loadWordTablesSync(values.tables ?? resources));
/** How much a zone of each source counts. */
const sourceWeights: Record<string, number> = { wnut17: 0.5, btc: 0.5, re3d: 0.5, news: Number(values.share) };

const started = performance.now();
const say = (line: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
const documents = [...(await readCorpora(corpora)), ...(await readAnnotatedNews(values.news))];
const held = documents.filter(isHeldOut);
const training = values.hold ? documents.filter((document) => !isHeldOut(document)) : documents;
const examples = collectExamples(training.flatMap(zonesOf), Number(values.least), Number(values.dense));
const trained = trainCrf(
  examples,
  {
    epochs: Number(values.epochs),
    rate: Number(values.rate),
    sparsity: Number(values.sparsity),
    decay: Number(values.decay),
    seed: 1,
  },
  say,
);
const packed = packModel(examples, trained, Number(values.most));
say(`${packed.length} bytes`);
if (values.hold) measure();
if (values.write) await writeFile(new URL('../../../resources/entities/tagger.bin', import.meta.url), packed);
if (values.out !== undefined) await writeFile(values.out, packed);

function readingOf(text: string): Reading {
  return read(splitCompounds(tokenise(text), lexicon), lexicon);
}

function zonesOf(document: AnnotatedText): RawZone[] {
  const reading = readingOf(document.text);
  const { zones, starts, hashes } = featuresOf(reading, words);
  const masks = latticeOf(reading, zones, document);
  let token = 0;
  return zones.map(({ from, to }) => {
    const first = token;
    token += to - from;
    const base = starts[first] as number;
    return {
      starts: starts.slice(first, token + 1).map((start) => start - base),
      hashes: hashes.slice(base, starts[token]),
      masks: masks.slice(from, to),
      weight: sourceWeights[document.source] ?? 1,
    };
  });
}

function measure(): void {
  const model = unpackModel(packed);
  const bySource = new Map<string, NameScores>();
  const all = new NameScores();
  const wrong: string[] = [];
  for (const document of held) {
    const reading = readingOf(document.text);
    const found = tagNames(reading, { words, model }).map(({ from, to, type }) => ({
      start: reading.tokens[from]?.start ?? 0,
      end: reading.tokens[to - 1]?.end ?? 0,
      type,
    }));
    const scores = bySource.get(document.source) ?? new NameScores();
    bySource.set(document.source, scores);
    for (const one of [scores, all]) one.add(document.spans, found);
    const key = (s: { start: number; end: number; type: string }) => `${s.start} ${s.end} ${s.type}`;
    const [gold, got] = [new Set(document.spans.map(key)), new Set(found.map(key))];
    const show = (s: { start: number; end: number; type: string }, sign: string) =>
      `${document.source} ${sign} ${s.type}: ${document.text.slice(Math.max(0, s.start - 40), s.start)}[[${document.text.slice(s.start, s.end)}]]${document.text.slice(s.end, s.end + 30)}`.replaceAll(
        '\n',
        ' / ',
      );
    for (const s of document.spans) if (!got.has(key(s))) wrong.push(show(s, '-'));
    for (const s of found) if (!gold.has(key(s))) wrong.push(show(s, '+'));
  }
  for (const [source, scores] of bySource) say(`${source.padEnd(14)} ${scores.lines()}`);
  say(`${'all'.padEnd(14)} ${all.lines()}`);
  if (values.errors !== undefined) void writeFile(values.errors, wrong.join('\n'));
}
