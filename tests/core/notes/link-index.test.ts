import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linksOf } from '#core/notes/links.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf, openLibrary } from '../../support/library.ts';

const html = '<p>The bridge was closed on Monday.</p>';
const ids = [1, 2, 3].map((n) => `01TEST0000000000000000000${n}`);
const [one = '', two = ''] = ids;

async function setUp() {
  const directory = join(await temporaryFolder(), 'Library');
  const opened = await openLibrary(directory);
  for (const id of ids) await opened.library.add(articleOf(id, html), filesOf(html));
  const add = async (articleId: string, body: string) =>
    (await opened.notes.create(articleId, { passage: null, body })).id;
  return { directory, add, ...opened };
}

test('whatever is done, the links are those that the notes hold', async () => {
  const { library, notes, add } = await setUp();
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
        else await linksOf(library, notes, articleId);
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
        const told = await linksOf(library, notes, articleId);
        expect(told.map(({ note, direction, other }) => `${note} ${direction} ${other.id}`).sort()).toEqual(
          expected.sort(),
        );
      }
    }),
    { numRuns: 20 },
  );
});

test('a file that came from elsewhere is seen as soon as its notes are read', async () => {
  const { directory, library, notes, add } = await setUp();
  const here = await add(one, 'here');
  const there = await add(two, 'there');
  expect(await linksOf(library, notes, one)).toEqual([]);
  const path = join(directory, 'notes', `${two}.json`);
  const file = JSON.parse(await readFile(path, 'utf8'));
  file.annotations[0].links = [{ to: here, relation: 'answers' }];
  await writeFile(path, JSON.stringify(file));
  await notes.list(two);
  expect(await linksOf(library, notes, one)).toMatchObject([{ note: here, direction: 'from', other: { id: there } }]);
});

test('what a newer Postil wrote is left out, and no reason to tell nothing', async () => {
  const { directory, library, notes, add } = await setUp();
  const here = await add(one, 'here');
  const there = await add(two, 'there');
  await notes.update(one, here, { links: [{ to: there, relation: 'supports' }] });
  await writeFile(join(directory, 'notes', `${ids[2]}.json`), '{"format":2}');
  const again = await openLibrary(directory);
  expect(await linksOf(again.library, again.notes, one)).toHaveLength(1);
  await writeFile(join(library.folderOf(two), 'article.json'), '{"format":2}');
  const third = await openLibrary(directory);
  expect(await linksOf(third.library, third.notes, one)).toEqual([]);
});
