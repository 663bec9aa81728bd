import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApp } from '#core/app.ts';
import { linksOf } from '#core/notes/links.ts';
import { contentHash } from '#core/storage/hash.ts';
import { describePassage } from '#shared/anchoring/selectors.ts';
import { kindOf } from '#shared/model/annotation.ts';
import { counterIds } from '../support/clock.ts';
import { articleOf, filesOf } from '../support/library.ts';

/**
 * How long a person waits for a note to be durable and for a list, with thousands of notes in one article; what it takes
 * to find them again in a changed text while the main thread goes on; and backlinks in a large library.
 * `node tests/bench/notes.ts [articles]`
 */
const notesInOne = 5000;
const notesInEach = 10;

const folder = await mkdtemp(join(tmpdir(), 'postil-bench-'));
const libraryDirectory = join(folder, 'Library');
const newId = counterIds();

function words(count: number): string {
  const some = 'river mill bridge ferry summer mayor engineer crack town paper letter winter harbour tide lamp'.split(
    ' ',
  );
  return Array.from({ length: count }, (_, i) => `${some[(i * 7 + (i >> 4)) % some.length]}${i % 97}`).join(' ');
}

async function timed<T>(what: string, times: number, work: (turn: number) => Promise<T>): Promise<void> {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await work(i);
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  const [median, worst] = [took[Math.floor(times / 2)] ?? 0, took.at(-1) ?? 0];
  console.log(
    `${what.padEnd(52)} median ${median.toFixed(1).padStart(8)} ms, worst ${worst.toFixed(1).padStart(8)} ms`,
  );
}

/** The longest time for which the main thread answered nobody. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - before - 1);
    before = now;
  }, 1);
  await work();
  clearInterval(timer);
  return longest;
}

async function writeLibrary(articles: number): Promise<void> {
  await mkdir(join(libraryDirectory, 'notes'), { recursive: true });
  const html = `<p>${words(200)}</p>`;
  const text = words(200);
  const ids = Array.from({ length: articles }, () => newId());
  let before = { note: '', article: '' };
  for (const id of ids) {
    const path = join(libraryDirectory, 'articles', `a-${id}`);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'article.json'), JSON.stringify(articleOf(id, html)));
    await writeFile(join(path, 'content.html'), html);
    const annotations = Array.from({ length: notesInEach }, (_, i) => {
      const note = newId();
      const anchor = describePassage(text, i * 40, i * 40 + 20, contentHash(html));
      const links = before.note === '' ? [] : [{ to: before.note, article: before.article, relation: 'see-also' }];
      before = { note, article: id };
      const at = '2026-01-01T00:00:00.000Z';
      const body = 'A note';
      const kind = kindOf({ anchor, body });
      return {
        id: note,
        kind,
        color: 'yellow',
        anchor,
        body,
        tags: [],
        links,
        created: at,
        modified: at,
        deleted: null,
      };
    });
    await writeFile(
      join(libraryDirectory, 'notes', `${id}.json`),
      JSON.stringify({ format: 1, article: id, annotations }),
    );
  }
}

try {
  const articles = Number(process.argv[2] ?? 5000);
  await writeLibrary(articles);
  const app = await createApp({
    libraryDirectory,
    stateDirectory: join(folder, 'state'),
    resourcesDirectory: resolve(import.meta.dirname, '../../resources'),
    host: { name: 'bench' },
    version: '0',
    newId,
  });
  const { library, notes } = app;
  const [some] = library.ids();
  if (some === undefined) throw new Error('no article');
  console.log(
    `${articles} articles with ${notesInEach} notes each, ${notesInOne} notes in one article of 100,000 words`,
  );
  await timed('backlinks, the first call', 1, () => linksOf(app, some));
  await timed('backlinks, again', 50, () => linksOf(app, some));

  const id = newId();
  const paragraphs = Array.from({ length: 1000 }, (_, i) => `${i} ${words(100)} ${i * 31}`);
  const html = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  const { content } = await library.add(articleOf(id, html), filesOf(html));
  const { text } = await library.body(id);
  const passage = (i: number) => {
    const start = Math.floor((i * (text.length - 200)) / notesInOne);
    return { start, end: start + 60, content };
  };
  const made = await notes.createMany(
    id,
    Array.from({ length: notesInOne }, (_, i) => ({
      passage: passage(i),
      body: i % 3 === 0 ? 'A note of some words.' : '',
    })),
  );
  const one = made[2500]?.id ?? '';
  await timed('create, durable', 20, (i) => notes.create(id, { passage: passage(i * 7), body: 'new' }));
  await timed('update, durable', 20, (i) => notes.update(id, one, { body: `text ${i}` }));
  await timed('list', 20, () => notes.list(id));
  await timed('save a draft, durable', 20, (i) => notes.saveDraft(id, one, { body: `draft ${i}`, tags: [] }));
  await notes.update(id, one, { body: 'changed' });
  await timed('backlinks after a change', 1, () => linksOf(app, id));

  const edited = paragraphs.map((paragraph, i) => (i % 5 === 0 ? paragraph.replace(/mill/g, 'wheel') : paragraph));
  const next = edited
    .toSpliced(10, 3)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n');
  await library.replaceBody(id, articleOf(id, next), filesOf(next));
  await library.body(id);
  const start = performance.now();
  const blocked = await longestBlock(() => notes.list(id));
  console.log(
    `find all again in a worker: ${(performance.now() - start).toFixed(0)} ms, main thread blocked ${blocked.toFixed(0)} ms at most`,
  );
  await timed('list of the changed article, again', 20, () => notes.list(id));
  await app.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
