import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Notes } from '#core/notes/notes.ts';
import { createPlacer } from '#core/notes/placer.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf, openLibrary } from '../../support/library.ts';

const id = '01TEST00000000000000000001';
const around = [
  'The ferry lay on the gravel for forty days, and nobody in the town could say how long the dry weather would last.',
  'A shed was built beside it for the man who counts the links of the chain, and he has kept a stove there since.',
];
const asked =
  'At noon the mayor asked the council for a bridge over the river, to be paid by all who use it every day.';
/** A likeness of what was asked, which came after it had gone. */
const likeness =
  'At noon the mayor asked the council for a tunnel under the river, to be paid by those who use it at night.';
const marked = 'asked the council for a bridge over the river, to be paid by all who use it';

async function setUp() {
  const { library, policy } = await openLibrary(join(await temporaryFolder(), 'Library'));
  const htmlOf = (...paragraphs: string[]) => paragraphs.map((each) => `<p>${each}</p>`).join('\n');
  const first = htmlOf(around[0] ?? '', asked, around[1] ?? '');
  await library.add(articleOf(id, first), filesOf(first));
  const open = () => {
    const placer = createPlacer({ library, onFailure: (_, error) => expect(error).toBeNull() });
    onTestFinished(() => placer.close());
    return new Notes({ library, files: policy, newId: () => '01TEST00000000000000000900', placer, drafts: null });
  };
  const change = (...paragraphs: string[]) => {
    const next = htmlOf(...paragraphs);
    return library.replaceBody(id, articleOf(id, next), filesOf(next));
  };
  const notes = open();
  const { text, content } = await library.body(id);
  const start = text.indexOf(marked);
  await notes.create(id, { passage: { start, end: start + marked.length, content } });
  const place = async (from = notes): Promise<PlacedAnnotation['place']> => (await from.list(id))[0]?.place ?? null;
  return { library, notes, open, change, place };
}

const [before = '', after = ''] = around;

test('a text that says something else instead is the changed place, where nothing came between', async () => {
  const { change, place } = await setUp();
  await change(before, likeness, after);
  expect((await place())?.state).toBe('changed');
});

test('once the passage had gone, a likeness of it is only proposed, also after a restart', async () => {
  const { change, place, open, library } = await setUp();
  await change(before, after);
  expect((await place())?.state).toBe('lost');
  await change(before, likeness, after);
  const proposed = await place();
  const { text } = await library.body(id);
  expect(proposed).toMatchObject({ state: 'review', start: text.indexOf('asked the council') });
  expect(proposed?.confidence).toBeLessThan(0.5);
  // The text goes on changing elsewhere: the person was not asked less.
  await change(before, likeness, after, 'A correction was made to this story.');
  expect((await place())?.state).toBe('review');
  expect(await place(open())).toEqual(await place());
});

test('the very words, when they come back, are taken, and what changes of them later is a change', async () => {
  const { change, place } = await setUp();
  await change(before, after);
  await change('A correction was made to this story.', before, asked, after);
  expect((await place())?.state).toBe('moved');
  await change('A correction was made to this story.', before, likeness, after);
  expect((await place())?.state).toBe('changed');
});

test('what the person accepted is no question any more', async () => {
  const { change, place, notes, library } = await setUp();
  await change(before, after);
  await change(before, likeness, after);
  const proposed = await place();
  const { content } = await library.body(id);
  const [{ id: note = '' } = {}] = await notes.list(id);
  await notes.update(id, note, { anchor: { start: proposed?.start ?? 0, end: proposed?.end ?? 0, content } });
  expect((await place())?.state).toBe('exact');
  await change(before, likeness.replace('at night', 'on Sundays').replace('a tunnel', 'the tunnel'), after);
  expect((await place())?.state).toBe('changed');
});
