import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import compromise from 'compromise';
import { loadKnowledgeSync } from '../../src-main/core/entities/load-knowledge.ts';
import { lexiconFiles } from '../../src-main/shared/entities/lexicon.ts';
import { recognise } from '../../src-main/shared/entities/recognise.ts';
import { tokenise } from '../../src-main/shared/entities/tokenise.ts';
import type { Recognition } from '../../src-main/shared/model/entity.ts';
import { readArticles } from '../../src-main/training/entities/annotated-news.ts';
import { f1, NameScores, type Score, type ScoredName } from '../../src-main/training/entities/score-names.ts';

/**
 * How well names are found and joined in our annotated articles, beside `compromise` in the same run, and what it costs:
 * `npm run bench:entities -- [folder of articles, the development ones otherwise]`.
 */
type Article = Awaited<ReturnType<typeof readArticles>>[number];

/** What a sidebar shows besides dates and amounts. */
const namedTypes: ReadonlySet<string> = new Set(['person', 'organisation', 'place', 'event', 'work']);

const root = fileURLToPath(new URL('../../', import.meta.url));
const articles = await readArticles(process.argv[2] ?? `${root}tests/fixtures/news/develop`);
const started = performance.now();
const knowledge = loadKnowledgeSync(`${root}resources`);
const loading = performance.now() - started;
const results = articles.map((article) => recognise({ ...article, language: 'en' }, knowledge));

const [ours, peers] = [new NameScores(), new NameScores()];
for (const [i, { text, mentions }] of articles.entries()) {
  ours.add(mentions, (results[i] as Recognition).mentions);
  peers.add(mentions, byCompromise(text));
}
console.log(`${articles.length} articles; precision, recall and F1 of exact names in per cent`);
console.log(`Postil      ${ours.lines()}`);
console.log(`compromise  ${peers.lines()}`);
for (const [label, type] of [
  ['events', 'event'],
  ['works', 'work'],
] as const) {
  const score = sum(articles.map((article, i) => exact(article, results[i] as Recognition, type)));
  const { right, found, expected } = score;
  const [precision, recall] = [right / Math.max(found, 1), right / Math.max(expected, 1)];
  console.log(
    `${label.padEnd(12)}precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1(score))} (${right} right of ${found} found, ${expected} there are)`,
  );
}

for (const possible of [false, true]) {
  const shown = sum(articles.map((article, i) => entityPrecision(article, results[i] as Recognition, possible)));
  const where = possible ? 'shown as possible' : 'in the sidebars';
  console.log(`entities    ${percent(shown.right / shown.found)} of ${shown.found} ${where} are right (precision)`);
}
const joined = sum(articles.map((article, i) => aliasPairs(article, results[i] as Recognition)));
console.log(`aliases     pairwise F1 ${percent(f1(joined))} over names found right (${joined.expected} pairs)`);
costs();

/** One name and type in an article is right when an annotated name of that type has the same words. */
function entityPrecision({ text, mentions }: Article, { entities }: Recognition, possible: boolean): Score {
  const real = new Set(mentions.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`));
  const named = entities.filter(
    ({ type, possible: isPossible = false }) => isPossible === possible && namedTypes.has(type),
  );
  const right = named.filter(({ type, name, aliases }) =>
    [name, ...aliases].some((form) => real.has(`${type} ${form}`)),
  );
  return { right: right.length, found: named.length, expected: real.size };
}

/** Pairs of different forms of one entity, among the mentions found exactly right. */
function aliasPairs({ text, mentions }: Article, recognition: Recognition): Score {
  const key = ({ start, end, type }: ScoredName) => `${start} ${end} ${type}`;
  const found = new Map(recognition.mentions.map((mention) => [key(mention), mention.entity]));
  const forms = new Map<string, { real: string; ours: string }>();
  for (const mention of mentions) {
    const entity = found.get(key(mention));
    const form = `${mention.type} ${text.slice(mention.start, mention.end)} ${mention.key}`;
    if (entity !== undefined) forms.set(form, { real: mention.key, ours: entity });
  }
  const list = [...forms.values()];
  const score = { right: 0, found: 0, expected: 0 };
  for (const [i, a] of list.entries())
    for (const b of list.slice(i + 1)) {
      const [real, our] = [a.real === b.real, a.ours === b.ours];
      if (real) score.expected += 1;
      if (our) score.found += 1;
      if (real && our) score.right += 1;
    }
  return score;
}

function exact({ mentions }: Article, recognition: Recognition, type: string): Score {
  const expected = new Set(mentions.filter((m) => m.type === type).map(({ start, end }) => `${start} ${end}`));
  const found = recognition.mentions.filter((mention) => mention.type === type);
  const right = found.filter(({ start, end }) => expected.has(`${start} ${end}`)).length;
  return { right, found: found.length, expected: expected.size };
}

function byCompromise(text: string): ScoredName[] {
  const document = compromise(text);
  const names: ScoredName[] = [];
  for (const [type, view] of [
    ['person', document.people()],
    ['organisation', document.organizations()],
    ['place', document.places()],
  ] as const) {
    for (const { text: found, offset } of view.json({ offset: true }) as {
      text: string;
      offset: { start: number };
    }[]) {
      // Its spans carry the punctuation beside them and possessives.
      const name = found
        .replace(/^[^\p{L}\p{N}]+/u, '')
        .replace(/[^\p{L}\p{N}.]+$/u, '')
        .replace(/[’']s$/, '')
        .replace(/(?<!\.\p{L})\.$/u, '');
      const start = text.indexOf(name, offset.start);
      if (name !== '' && start >= 0) names.push({ start, end: start + name.length, type });
    }
  }
  return names;
}

function costs(): void {
  const long = articles
    .map(({ text }) => text)
    .join('\n\n')
    .split(' ')
    .slice(0, 2000)
    .join(' ');
  const times: number[] = [];
  for (let round = 0; round < 20; round += 1)
    times.push(timed(() => recognise({ text: long, published: null, language: 'en' }, knowledge)));
  let tokens = 0;
  const whole = timed(() => {
    for (let round = 0; round < 5; round += 1)
      for (const { text } of articles) {
        tokens += tokenise(text).length;
        recognise({ text, published: null, language: 'en' }, knowledge);
      }
  });
  const files = [
    ...lexiconFiles.map((name) => `${name}.json`),
    'words.bin',
    'gazetteer.bin',
    'tagger-first.bin',
    'tagger-second.bin',
  ];
  const bytes = files.map((file) => readFileSync(`${root}resources/entities/${file}`));
  const sizes = bytes.map((file) => gzipSync(file, { level: 9 }).length);
  const mega = (n: number) => `${(n / 1e6).toFixed(2)} MB`;
  console.log(
    `speed       ${((tokens / whole) * 1000).toFixed(0)} tokens/s, 2,000 words in ${median(times).toFixed(1)} ms, loading ${loading.toFixed(0)} ms`,
  );
  console.log(
    `size        ${mega(bytes.reduce((all, { length }) => all + length, 0))}, compressed ${mega(sizes.reduce((a, b) => a + b, 0))}`,
  );
}

function timed(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function sum(scores: readonly Score[]): Score {
  const total = { right: 0, found: 0, expected: 0 };
  for (const { right, found, expected } of scores) {
    total.right += right;
    total.found += found;
    total.expected += expected;
  }
  return total;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
