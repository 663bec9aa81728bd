import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ulid } from 'ulid';
import { createLibraryIndex } from '#core/index/index-client.ts';
import type { Library } from '#core/library/library.ts';
import { createSearch } from '#core/search/search.ts';
import { createTextKeeper } from '#core/search/text-keeper.ts';
import type { ArticleOrder } from '#shared/model/article-list.ts';
import { articleSorts } from '#shared/model/choices.ts';
import { articleOf, filesOf, openLibrary } from '../support/library.ts';
import { knownItems } from './library/known-items.ts';
import { mixedQueries } from './library/mixed-queries.ts';
import { gainAt10, mean, percentile } from './library/ranking.ts';
import { runPeer } from './library/run-peer.ts';
import { measureStart } from './library/start-host.ts';
import { fullSize, syntheticLibrary } from './library/synthetic-library.ts';

/**
 * Search in a large library: reading all of it, the questions of a person, and what a change costs, beside MiniSearch and
 * FlexSearch over the same articles: `npm run bench:library -- [articles] [--peers]`. Without recognition: the index of
 * entities has `bench:entity-index`.
 */
const articles = Number(process.argv[2] ?? fullSize.articles);
const made = { ...fullSize, articles, annotations: articles * 10 };
const ms = (value: number) => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

let began = performance.now();
const directory = await syntheticLibrary(made);
console.log(`${articles} articles, ${made.annotations} annotations (made in ${ms(performance.now() - began)})`);
const cache = await mkdtemp(join(tmpdir(), 'postil-bench-index-'));
const path = join(cache, 'index.sqlite');

/** Opens everything that search takes, and waits until it has looked at every article. */
async function open() {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const from = performance.now();
  const { library, notes } = await openLibrary(directory);
  const opened = performance.now() - from;
  const index = createLibraryIndex({ path, keeps: true });
  let isOver: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  const texts = createTextKeeper({ library, notes, index, background: true, publish: () => undefined });
  texts.watch(isOver);
  const search = createSearch({ index, texts, now: () => new Date() });
  const firstFrom = performance.now();
  await search.query({ query: 'harbour', limit: 20, typing: false });
  const first = performance.now() - firstFrom;
  // Between two looks at the files nothing but this keeps the process alive, as a window would.
  const alive = setInterval(() => undefined, 1000);
  await over;
  clearInterval(alive);
  delay.disable();
  const took = performance.now() - from;
  return { library, notes, index, texts, search, opened, first, took, blocked: delay.max / 1e6 };
}

const rows = (wanted: ArticleOrder, offset = 0) => app.search.lists.list({ ...wanted, offset, limit: 100 });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

let app = await open();
const textBytes = await textSize(app.library);
console.log(
  `full reading    ${Math.round((1000 * articles) / app.took)} articles/s, main thread blocked ${ms(app.blocked)} at most`,
);
// The pieces of a large fill are merged after it, while nobody waits; the size of the index is its size after that.
for (let isMore = true; isMore; ) isMore = await app.index.ask('tidyTexts', { isStart: false, milliseconds: 1000 });
await app.texts.close();
await app.index.close();
const size = (await stat(path)).size;
console.log(`index           ${megabytes(size)}, ${(size / textBytes).toFixed(2)} times the text`);
app = await open();
console.log(
  `opened again    folders in ${ms(app.opened)}, first answer after ${ms(app.first)}, all files compared in ${ms(app.took)}, ` +
    `blocked ${ms(app.blocked)} at most`,
);

const { search } = app;
const order = { query: 'is:inbox', sort: 'saved', reversed: false } as const;
for (const sort of articleSorts) {
  const [first, again] = [
    await timed(() => rows({ ...order, sort })),
    await timed(() => rows({ ...order, sort }, 100)),
  ];
  console.log(`list by ${sort.padEnd(10)}${ms(first)}, more of it ${ms(again)}`);
}
const ask = (query: string, limit = 20) => search.query({ query, limit, typing: false });
const queries = mixedQueries(200, made);
for (const { query } of queries.slice(0, 20)) await ask(query);
const times: number[] = [];
for (const { query } of queries) {
  began = performance.now();
  await ask(query);
  times.push(performance.now() - began);
}
console.log(
  `200 queries     p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}, longest ${ms(Math.max(...times))}`,
);
const slow = times.map((time, at) => ({ time, query: queries[at]?.query })).sort((a, b) => b.time - a.time);
console.log(
  `slowest         ${slow
    .slice(0, 5)
    .map(({ time, query }) => `${query} (${ms(time)})`)
    .join(', ')}`,
);

const known = knownItems(500, made);
for (const form of ['query', 'words'] as const) {
  const gains: number[] = [];
  const places: number[] = [];
  const missed = new Map<string, number>();
  for (const item of known) {
    const { hits } = await ask(item[form], 20);
    const found = hits.filter(({ kind }) => kind === 'article').map(({ articleId }) => articleId);
    gains.push(gainAt10(found, item.id));
    const place = found.indexOf(item.id);
    places.push(place < 0 ? 99 : place);
    if (place !== 0) missed.set(item.kind, (missed.get(item.kind) ?? 0) + 1);
  }
  const share = (most: number) =>
    `${((100 * places.filter((place) => place < most).length) / places.length).toFixed(1)} %`;
  console.log(
    `known items     ${form}: first ${share(1)}, in the first five ${share(5)}, nDCG@10 ${mean(gains).toFixed(3)}, not first by kind ${JSON.stringify(Object.fromEntries(missed))}`,
  );
}

const html = '<p>The quinquereme came back to the harbour of Nowhere.</p>';
const id = ulid();
began = performance.now();
await app.library.add(articleOf(id, html, { title: 'Quinquereme' }), filesOf(html));
const isFound = (await ask('quinquereme')).hits.length === 1;
console.log(`add one         ${ms(performance.now() - began)} until it is found${isFound ? '' : ': IT WAS NOT'}`);
const saves: number[] = [];
for (let n = 0; n < 20; n += 1) {
  began = performance.now();
  await app.notes.create(id, { passage: null, body: `note ${n}` });
  saves.push(performance.now() - began);
}
console.log(`save a note     p50 ${ms(percentile(saves, 0.5))}, longest ${ms(Math.max(...saves))}`);
await app.texts.close();
await app.index.close();
await rm(app.library.folderOf(id), { recursive: true });
await rm(join(directory, 'notes', `${id}.json`), { force: true });

if (process.argv.includes('--peers')) {
  const asked = {
    timed: queries.flatMap(({ words }) => (words === '' ? [] : [words])),
    known: known.map((item) => ({ words: item.words, id: item.id, kind: item.kind })),
  };
  for (const name of ['minisearch', 'flexsearch'] as const)
    console.log(name, JSON.stringify(await runPeer(name, directory, asked), null, 1));
}

const warm = join(cache, 'host');
await measureStart(directory, warm);
const start = await measureStart(directory, warm);
console.log(
  `started         ${ms(start.ready)} to the address, then ${ms(start.list)} to the first 100 of ${start.listed}; ` +
    `resident ${megabytes(start.atList)}, once all files are compared ${megabytes(start.compared)}`,
);
await rm(cache, { recursive: true });

/** Bytes of all bodies, of a sample of each hundredth. */
async function textSize(library: Library): Promise<number> {
  const folders = (await readdir(join(library.directory, 'articles'))).filter((_, at) => at % 100 === 0);
  let bytes = 0;
  for (const folder of folders)
    bytes += (await readFile(join(library.directory, 'articles', folder, 'content.html'))).length;
  return (bytes / Math.max(1, folders.length)) * articles;
}
