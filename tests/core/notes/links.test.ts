import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linksOf } from '#core/notes/links.ts';
import { openApp } from '../../support/app.ts';
import { articleOf, filesOf } from '../../support/library.ts';

const html = '<p>The bridge was closed on Monday.</p>';
const ids = [1, 2, 3].map((n) => `01TEST0000000000000000000${n}`);
const [one = '', two = ''] = ids;

async function setUp() {
  const app = await openApp();
  const { library, notes, libraryDirectory: directory } = app;
  for (const id of ids) await library.add(articleOf(id, html), filesOf(html));
  const add = async (articleId: string, body: string) => (await notes.create(articleId, { passage: null, body })).id;
  const openAgain = () => openApp({ libraryDirectory: directory, readOnly: true });
  return { app, directory, library, notes, add, openAgain };
}

test('whatever is done, the links are those that the notes hold', async () => {
  const { app, library, notes, add } = await setUp();
  const all: { articleId: string; id: string }[] = [];
  for (const articleId of ids) for (const n of [1, 2]) all.push({ articleId, id: await add(articleId, `note ${n}`) });
  const note = fc.constantFrom(...all);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('link' as const), note, to: fc.array(note, { maxLength: 3 }) }),
    fc.record({
      kind: fc.constantFrom('delete' as const, 'restore' as const, 'trash' as const, 'untrash' as const),
      note,
    }),
    fc.record({ kind: fc.constant('ask' as const), note }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const {
        kind,
        note: { articleId, id },
        ...rest
      } of steps) {
        if (kind === 'link') {
          const links = ('to' in rest ? rest.to : []).map((to) => ({ to: to.id, relation: 'supports' as const }));
          await notes.update(articleId, id, { links });
        } else if (kind === 'delete' || kind === 'restore') await notes[kind](articleId, id);
        else if (kind === 'trash') await library.trash(articleId);
        else if (kind === 'untrash') await library.restore(articleId);
        else await linksOf(app, articleId);
      }
      const ends = (
        await Promise.all(
          ids.map(async (articleId) => ({
            articleId,
            shown: (await library.get(articleId)).deleted === null,
            own: (await notes.stored(articleId)).filter(({ deleted }) => deleted === null),
          })),
        )
      ).flatMap(({ own, ...rest }) => own.map((annotation) => ({ ...rest, annotation })));
      const byId = new Map(ends.map((end) => [end.annotation.id, end]));
      for (const articleId of ids) {
        const expected = ends.flatMap((from) =>
          from.annotation.links.flatMap(({ to }) => {
            const other = byId.get(to);
            if (other === undefined) return [];
            const id = from.annotation.id;
            const leads = from.articleId === articleId && other.shown ? [`${id} to ${to}`] : [];
            return other.articleId === articleId && from.shown ? [...leads, `${to} from ${id}`] : leads;
          }),
        );
        const told = await linksOf(app, articleId);
        expect(told.map(({ note, direction, other }) => `${note} ${direction} ${other.id}`).sort()).toEqual(
          expected.sort(),
        );
      }
    }),
    { numRuns: 20 },
  );
});

test('a file that came from elsewhere is seen as soon as its notes are read', async () => {
  const { app, directory, notes, add } = await setUp();
  const here = await add(one, 'here');
  const there = await add(two, 'there');
  expect(await linksOf(app, one)).toEqual([]);
  const path = join(directory, 'notes', `${two}.json`);
  const file = JSON.parse(await readFile(path, 'utf8'));
  file.annotations[0].links = [{ to: here, relation: 'answers' }];
  await writeFile(path, JSON.stringify(file));
  await notes.list(two);
  expect(await linksOf(app, one)).toMatchObject([{ note: here, direction: 'from', other: { id: there } }]);
});

test('what a newer Postil wrote is left out, and no reason to tell nothing', async () => {
  const { directory, library, notes, add, openAgain } = await setUp();
  const here = await add(one, 'here');
  const there = await add(two, 'there');
  await notes.update(one, here, { links: [{ to: there, relation: 'supports' }] });
  await writeFile(join(directory, 'notes', `${ids[2]}.json`), '{"format":2}');
  const again = await openAgain();
  expect(await linksOf(again, one)).toHaveLength(1);
  await writeFile(join(library.folderOf(two), 'article.json'), '{"format":2}');
  const third = await openAgain();
  expect(await linksOf(third, one)).toEqual([]);
});

test('links are told from both sides, in whatever article, and without those whose other end is gone', async () => {
  const { app, library, notes } = await setUp();
  const { text, content } = await library.body(one);
  const passageOf = (quote: string) => ({
    start: text.indexOf(quote),
    end: text.indexOf(quote) + quote.length,
    content,
  });
  const here = await notes.create(one, { passage: passageOf('Monday') });
  const there = await notes.create(two, { passage: passageOf('The bridge'), body: 'By boat' });
  await notes.update(one, here.id, { links: [{ to: there.id, article: two, relation: 'contradicts' }] });
  const { title } = await library.get(two);
  const end = { title, articleId: two, id: there.id, quote: 'The bridge', body: 'By boat', color: 'yellow' };
  const link = { note: here.id, direction: 'to', relation: 'contradicts', other: end };
  expect(await linksOf(app, one)).toEqual([link]);
  const back = {
    ...end,
    title: (await library.get(one)).title,
    articleId: one,
    id: here.id,
    quote: 'Monday',
    body: '',
  };
  expect(await linksOf(app, two)).toEqual([{ ...link, note: there.id, direction: 'from', other: back }]);
  await notes.delete(two, there.id);
  expect(await linksOf(app, one)).toEqual([]);
  await notes.restore(two, there.id);
  await library.trash(two);
  expect(await linksOf(app, one)).toEqual([]);
});

test('a link that names another article than the one that holds its note is followed all the same', async () => {
  const { app, notes, add } = await setUp();
  const here = await add(one, 'here');
  const there = await add(two, 'there');
  for (const article of [undefined, ids[2], 'NONE']) {
    await notes.update(one, here, { links: [{ to: there, ...(article && { article }), relation: 'supports' }] });
    expect(await linksOf(app, one)).toMatchObject([{ note: here, other: { articleId: two, id: there } }]);
  }
});
