import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntityIndex } from '#core/entities/index/entity-index.ts';
import { entityPart } from '#core/entities/index/schema.ts';
import { openIndex } from '#core/index/index-database.ts';
import { Statements } from '#core/index/statements.ts';
import { Library } from '#core/library/library.ts';
import { duplicateGroups, duplicatesOf } from '#core/near/index/groups.ts';
import { relatedTo } from '#core/near/index/related.ts';
import { nearPart } from '#core/near/index/schema.ts';
import type { ArticlePlace } from '#core/search/index/article-files.ts';
import { textPart } from '#core/search/index/schema.ts';
import { TextIndex } from '#core/search/index/text-index.ts';
import type { Mention } from '#shared/model/entity.ts';
import { articleOf, filePolicy } from '../support/library.ts';
import { Random } from '../support/random.ts';
import { copyKinds, copyText } from './library/copies.ts';
import { articleId, makeArticle, outlineOf } from './library/make-article.ts';
import { percentile } from './library/ranking.ts';
import { fullSize, syntheticLibrary } from './library/synthetic-library.ts';

/**
 * Duplicates and related articles in a large library: what of generated copies is found and what else is taken for one, and
 * what each question costs in the thread of the index: `npm run bench:related -- [articles] [copies of each kind]`.
 */
const articles = Number(process.argv[2] ?? fullSize.articles);
const copies = Math.min(articles, Number(process.argv[3] ?? 200));
const made = { ...fullSize, articles, annotations: articles * 10 };
const ms = (value: number) => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
const directory = await syntheticLibrary(made);
const folder = await mkdtemp(join(tmpdir(), 'postil-bench-near-'));
const library = await Library.open(directory, filePolicy({ readOnly: true }));
const db = new Statements(openIndex(join(folder, 'index.sqlite'), [entityPart, textPart, nearPart], true));
const texts = new TextIndex(db);

/** Reads articles as the index does, in slices; gives the milliseconds. */
function read(places: readonly ArticlePlace[]): number {
  const began = performance.now();
  for (let at = 0; at < places.length; ) at += texts.compare(places.slice(at, at + 1000), 25).done;
  return performance.now() - began;
}

function timed(what: string, times: number, work: (turn: number) => void): void {
  const took = Array.from({ length: times }, (_, turn) => {
    const began = performance.now();
    work(turn);
    return performance.now() - began;
  });
  const all = times === 1 ? '' : `p50 ${ms(percentile(took, 0.5))}, p95 ${ms(percentile(took, 0.95))}, longest `;
  console.log(`${what.padEnd(32)} ${all}${ms(Math.max(...took))}`);
}

const notes = (id: string) => join(directory, 'notes', `${id}.json`);
const all = library.ids().map((id) => ({ id, folder: library.folderOf(id), notes: notes(id) }));
console.log(`${articles} articles read`.padEnd(32), `${Math.round((1000 * all.length) / read(all))} articles/s`);
const sizes = (prefix: string) =>
  db.get<{ bytes: number }>(`SELECT sum(pgsize) AS bytes FROM dbstat WHERE name GLOB '${prefix}'`)?.bytes ?? 0;
console.log('tables of near'.padEnd(32), `${(sizes('near_*') / articles).toFixed(0)} bytes an article`);

const copied: (ArticlePlace & { kind: string; of: string })[] = [];
for (const [at, kind] of copyKinds.entries()) {
  for (let nth = 0; nth < copies; nth += 1) {
    const number = Math.floor(((nth + at / copyKinds.length) * articles) / copies);
    const id = `01COPY${at}${String(nth).padStart(19, '0')}`;
    const place = { id, folder: join(folder, 'articles', `x-${id}`), notes: join(folder, 'notes', `${id}.json`) };
    const html = copyText(makeArticle(made.seed, number), kind, made.seed, number)
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('\n');
    await mkdir(place.folder, { recursive: true });
    await writeFile(join(place.folder, 'content.html'), html);
    const facts = articleOf(id, html, { title: `Copy ${nth}`, site: 'copies.example' });
    await writeFile(join(place.folder, 'article.json'), JSON.stringify(facts));
    copied.push({ ...place, kind, of: articleId(number) });
  }
}
console.log(`${copied.length} copies read`.padEnd(32), `${ms(read(copied) / copied.length)} each`);
const groups = duplicateGroups(db, []);
const partners = new Map(
  groups.flatMap(({ articles: some }) => some.map(({ id }) => [id, new Set(some.map((each) => each.id))])),
);
for (const kind of copyKinds) {
  const some = copied.filter((copy) => copy.kind === kind);
  const found = some.filter(({ id, of }) => partners.get(id)?.has(of)).length;
  const said = kind === 'same event' ? 'taken for a copy' : 'found';
  console.log(`  ${kind.padEnd(30)} ${((100 * found) / some.length).toFixed(1)} % ${said}`);
}
const originals = new Map(copied.map(({ id, of }) => [id, of]));
const wrong = groups.filter(({ articles: some }) => {
  return new Set(some.map(({ id }) => originals.get(id) ?? id)).size > 1;
}).length;
console.log(`  ${'groups'.padEnd(30)} ${groups.length}, with articles that are none ${wrong}`);
timed('all groups', 20, () => duplicateGroups(db, []));
timed('duplicates of one', 200, (turn) => duplicatesOf(db, articleId((turn * 7919) % articles), []));

const random = new Random(9);
const asked = Array.from({ length: 200 }, () => articleId(random.between(0, articles - 1)));
timed('related, by words', 200, (turn) => relatedTo(db, { id: asked[turn] as string, limit: 5 }));
const entities = new EntityIndex(db);
for (let number = 0; number < articles; number += 100) {
  const some = Array.from({ length: Math.min(100, articles - number) }, (_, nth) => known(number + nth));
  entities.put(some, 'bench');
}
timed('related, by words and entities', 200, (turn) => relatedTo(db, { id: asked[turn] as string, limit: 5 }));
await rm(folder, { recursive: true });

/** What recognition would know of an article: whom and what its outline names, wherever its text does. */
function known(number: number) {
  const outline = outlineOf(made.seed, number);
  const { article, text } = makeArticle(made.seed, number);
  const named = [
    ...outline.people.map((name) => ({ name, type: 'person' as const })),
    { name: outline.organisation, type: 'organisation' as const },
    { name: outline.place, type: 'place' as const },
  ];
  const mentions: Mention[] = [];
  for (const { name, type } of named) {
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1))
      mentions.push({ start, end: start + name.length, text: name, type, entity: `${type}:${name}` });
  }
  const counts = Map.groupBy(mentions, ({ entity }) => entity);
  const found = named.flatMap(({ name, type }) => {
    const count = counts.get(`${type}:${name}`)?.length ?? 0;
    return count === 0 ? [] : [{ id: `${type}:${name}`, name, type, aliases: [], count }];
  });
  const day = outline.published;
  const facts = { id: article.id, content: article.content, facts: '', day, published: true, present: true, sign: '' };
  const recognition = { mentions: mentions.sort((a, b) => a.start - b.start), entities: found, quotes: [], dates: [] };
  return { article: facts, known: { recognition, text } };
}
