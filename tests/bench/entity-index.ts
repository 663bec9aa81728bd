import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApp } from '#core/app.ts';
import { newCorrectionSchema } from '#shared/model/correction.ts';
import { statementFilterSchema } from '#shared/model/statement.ts';
import { counterIds } from '../support/clock.ts';
import { articleOf, filesOf } from '../support/library.ts';
import { Random } from '../support/random.ts';

/**
 * What the entities of a large library cost: reading all of it for the first time, opening the index again, listing,
 * searching, a page, an article, and corrections until every count is right again.
 * `node tests/bench/entity-index.ts [articles]`
 */
const articles = Number(process.argv[2] ?? 2000);
const folder = await mkdtemp(join(tmpdir(), 'postil-bench-'));
const options = {
  libraryDirectory: join(folder, 'Library'),
  stateDirectory: join(folder, 'state'),
  resourcesDirectory: resolve(import.meta.dirname, '../../resources'),
  host: { name: 'bench' },
  version: '0',
};
const random = new Random(5);
const given =
  'John Maria Peter Anna Ahmed Li Elena Carlos Fatima Ivan Susan David Grace Omar Nina Paul Ruth Tom Ines Karl'.split(
    ' ',
  );
const endings = 'son man berg ov ez escu ini ton ley worth field well'.split(' ');
const stems = 'Hart Brand Mor Kel Wes Tal Ras Ven Dor Lin Cas Bel Nor Fal Gar Hol Jas Mar Pel Ros'.split(' ');
const countries =
  'France Germany Iran Russia Ukraine Norway Chile Peru Japan Kenya Egypt Turkey Spain Italy Canada Mexico'.split(' ');
const small =
  'the talks ended without a deal and nobody expected another round before spring while officials in the capital spoke of progress'.split(
    ' ',
  );

/** Names as in news: few are named everywhere, most once. */
function person(): string {
  const at = Math.floor(articles * 4 * random.next() ** 3);
  return `${given[at % 20]} ${stems[Math.floor(at / 20) % 20]}${endings[Math.floor(at / 400) % 12]}`;
}

function body(words: number): string {
  const people = Array.from({ length: 6 }, person);
  const paragraphs: string[] = [];
  for (let count = 0; count < words; ) {
    const who = random.pick(people);
    const named = random.is(0.4) ? who : (who.split(' ')[1] ?? who);
    const tail = Array.from({ length: random.between(12, 30) }, () => random.pick(small)).join(' ');
    const sentence = `${named} said in ${random.pick(countries)} that ${tail}, and the Ministry of Trade agreed. `;
    count += sentence.split(' ').length;
    paragraphs.push(`<p>${sentence}</p>`);
  }
  return paragraphs.join('\n');
}

async function once<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`${what.padEnd(58)} ${(performance.now() - start).toFixed(1).padStart(9)} ms`);
  return result;
}

async function often(what: string, work: (turn: number) => Promise<unknown>): Promise<void> {
  const took: number[] = [];
  for (let i = 0; i < 30; i += 1) {
    const start = performance.now();
    await work(i);
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  console.log(`${what.padEnd(58)} median ${took[15]?.toFixed(1)} ms, worst ${took[29]?.toFixed(1)} ms`);
}

/** The longest time for which the main thread answered nobody. */
async function longestBlock<T>(work: () => Promise<T>): Promise<{ result: T; longest: number }> {
  let longest = 0;
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - before - 1);
    before = now;
  }, 1);
  const result = await work();
  clearInterval(timer);
  return { result, longest };
}

let app = await createApp(options);
const newId = counterIds();
const ids: string[] = [];
let letters = 0;
for (let i = 0; i < articles; i += 1) {
  const html = body(800);
  letters += html.length;
  const month = String(1 + (i % 12)).padStart(2, '0');
  ids.push(newId());
  await app.library.add(
    articleOf(ids[i] as string, html, { published: `20${10 + (i % 14)}-${month}-05` }),
    filesOf(html),
  );
}
const list = { query: '', types: [], sort: 'weight' as const, limit: 100, offset: 0 };
const page = { limit: 20, offset: 0, mentions: 50 };
console.log(`${articles} articles, ${(letters / 1e6).toFixed(1)} MB of text`);
const start = performance.now();
const { result, longest } = await longestBlock(() => app.entities.list(list));
const took = performance.now() - start;
console.log(
  `read all for the first time: ${(took / 1000).toFixed(1)} s, ${((articles * 1000) / took).toFixed(0)} articles a second, main thread blocked ${longest.toFixed(0)} ms at the most`,
);
console.log(`${result.total} entities`);
await app.close();
const { size } = await stat(join(folder, 'state', 'cache', 'index.sqlite'));
console.log(`index ${(size / 1e6).toFixed(1)} MB, ${(size / letters).toFixed(2)} of the text`);

app = await createApp(options);
await once('first list of the next start', () => app.entities.list(list));
await often('list', () => app.entities.list(list));
await often('list by name', (i) => app.entities.list({ ...list, sort: 'name', offset: 100 * i }));
await often('search', (i) => app.entities.list({ ...list, query: stems[i % 20]?.toLowerCase() ?? '' }));
await often('page of what every article names', () =>
  app.entities.get({ id: 'organisation:ministry-of-trade', ...page }),
);
const some = (await app.entities.list({ ...list, types: ['person'], limit: 30 })).entities;
await often('page of a person', (i) => app.entities.get({ id: some[i]?.id ?? '', ...page }));
const statements = { ...statementFilterSchema.parse({}), order: 'newest' as const, limit: 50, offset: 0 };
const everything = await app.entities.statements(statements);
console.log(`${everything.total} statements`);
await often('statements, all', () => app.entities.statements(statements));
await often('statements of a person', (i) => app.entities.statements({ ...statements, by: some[i]?.id ?? '' }));
await often('statements about what every one of them names', () =>
  app.entities.statements({ ...statements, about: 'organisation:ministry-of-trade' }),
);
await often('statements by two words', (i) =>
  app.entities.statements({ ...statements, who: given[i % 20] ?? '', topic: small[i % 20] ?? '' }),
);
await often('dated sentences of what every article names', () =>
  app.entities.dated({ id: 'organisation:ministry-of-trade', topic: '', order: 'newest', limit: 50, offset: 0 }),
);
await often('recognise, known', (i) => app.entities.recognise(ids[(i * 7) % articles] ?? ''));
for (const correction of [
  { kind: 'rename', entity: { type: 'organisation', name: 'Ministry of Trade' }, to: 'Trade Ministry' },
  { kind: 'add', entity: { type: 'work', name: 'officials in the capital' } },
  { kind: 'ignore', entity: { type: 'person', name: some[0]?.name ?? '' } },
]) {
  const made = await once(`${correction.kind}: durable`, () =>
    app.entities.correct(newCorrectionSchema.parse(correction)),
  );
  await once(`${correction.kind}: the open article`, () => app.entities.recognise(ids[1] ?? ''));
  await once(`${correction.kind}: every count of the library`, () => app.entities.list(list));
  await app.entities.undoCorrection(made.id);
  await once(`${correction.kind}: every count, once undone`, () => app.entities.list(list));
}
await app.close();
if (process.env.KEEP) console.log(folder);
else await rm(folder, { recursive: true, force: true });
