import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Notes } from '#core/notes/notes.ts';
import { createPlacer, type PlacerOptions } from '#core/notes/placer.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf, openLibrary } from '../../support/library.ts';

const id = '01TEST00000000000000000001';
const photo = '<img src="media/ab12.jpg" alt="The bridge">';
const html =
  `<p>The bridge was closed on Monday after an engineer had found a crack.</p>\n<figure>${photo}</figure>\n` +
  '<p>The town will pay for a ferry until the summer, the mayor said.</p>';
const corrected = html.replace('<p>The bridge', '<p>A correction was made to this story.</p>\n<p>The bridge');

async function setUp(limits: Pick<PlacerOptions, 'timeoutMs' | 'memoryMb'> = {}) {
  const directory = join(await temporaryFolder(), 'Library');
  const { library, policy, ...opened } = await openLibrary(directory);
  await library.add(articleOf(id, html), filesOf(html));
  const failures: unknown[] = [];
  const placer = createPlacer({ library, onFailure: (article, error) => failures.push([article, error]), ...limits });
  onTestFinished(() => placer.close());
  const notes = new Notes({ library, files: policy, newId: () => '01TEST00000000000000000900', placer, drafts: null });
  const { text, content, images } = await library.body(id);
  const passageOf = (quote: string) => {
    const start = text.indexOf(quote);
    return { start, end: start + quote.length, content };
  };
  const image = { start: images[0]?.at ?? -1, end: images[0]?.at ?? -1, content, image: 'ab12.jpg' };
  const change = (next: string) => library.replaceBody(id, articleOf(id, next), filesOf(next));
  return { ...opened, directory, library, policy, notes, placer, failures, passageOf, image, change, content };
}

/** No thread can start, read the body and answer within this: whatever needs one fails. */
const noTime = { timeoutMs: 1 };

describe('passages of the present body', () => {
  test('are placed without a thread', async () => {
    const { notes, passageOf, image, failures } = await setUp(noTime);
    await notes.createMany(id, [{ passage: passageOf('a ferry') }, { passage: image }, { passage: null, body: 'all' }]);
    const states = (await notes.list(id)).map(({ place }) => place?.state);
    expect({ states, failures }).toEqual({ states: [undefined, 'exact', 'exact'], failures: [] });
  });

  test('are so again once an earlier body is restored', async () => {
    const { notes, passageOf, failures, library, change, content } = await setUp(noTime);
    await notes.create(id, { passage: passageOf('a ferry') });
    await change(corrected);
    await library.restoreVersion(id, content);
    expect((await notes.list(id)).map(({ place }) => place?.state)).toEqual(['exact']);
    expect(failures).toEqual([]);
  });
});

describe('passages of an earlier body', () => {
  test('are found in the new one', async () => {
    const { notes, passageOf, image, library, change, failures } = await setUp();
    await notes.createMany(id, [{ passage: passageOf('until the summer, the mayor said') }, { passage: image }]);
    await change(corrected);
    const { text, images } = await library.body(id);
    expect((await notes.list(id)).map(({ place }) => place)).toEqual([
      { state: 'moved', start: images[0]?.at, end: images[0]?.at, confidence: 1 },
      expect.objectContaining({ state: 'moved', start: text.indexOf('until the summer') }),
    ]);
    expect(failures).toEqual([]);
  });

  test('are found from the body in which they were made, though another came between', async () => {
    const { notes, image, change, library } = await setUp();
    await notes.create(id, { passage: image });
    await change(corrected);
    // Of two copies the one counts that stands at the earlier share of the text, which only the first body tells.
    const filler = '<p>Nothing else was known of it by the evening of that day.</p>\n'.repeat(3);
    await change(`<p>First.</p>\n${photo}\n${filler}${photo}\n${filler}`);
    const { images } = await library.body(id);
    expect((await notes.list(id))[0]?.place).toMatchObject({ state: 'moved', start: images[1]?.at });
  });

  test('are looked for once, and anew when the note has another place or the text changes again', async () => {
    const { notes, passageOf, change, library, directory, policy } = await setUp();
    const made = await notes.create(id, { passage: passageOf('a ferry until the summer') });
    await change(corrected);
    const listed = await notes.list(id);
    expect(listed[0]?.place?.state).toBe('moved');
    // Nothing can be looked for without the folder of earlier texts and a thread; what is known needs neither.
    await rm(join(library.folderOf(id), 'versions'), { recursive: true });
    expect(await notes.list(id)).toEqual(listed);
    expect((await notes.update(id, made.id, { color: 'red' })).place).toEqual(listed[0]?.place);
    const { text, content } = await library.body(id);
    const start = text.indexOf('A correction');
    await notes.update(id, made.id, { anchor: { start, end: start + 12, content } });
    expect((await notes.list(id))[0]?.place).toMatchObject({ state: 'exact', start });
    await notes.update(id, made.id, { anchor: made.anchor });
    expect((await notes.list(id))[0]?.place).toEqual(listed[0]?.place);
    await change(html.replace('a ferry until the summer', 'nothing at all'));
    const [gone] = await notes.list(id);
    expect(gone?.place?.state).toMatch(/^(?:changed|review|lost)$/);
    expect((await (await openLibrary(directory, policy)).notes.list(id))[0]?.place).toEqual(gone?.place);
  });

  test('are lost, not gone, where looking for them fails; that is told once and not tried again and again', async () => {
    const { notes, passageOf, change, failures, library } = await setUp(noTime);
    const [one] = await notes.createMany(id, [{ passage: passageOf('a ferry') }, { passage: passageOf('Monday') }]);
    await change(corrected);
    const reading = vi.spyOn(library, 'earlierBody');
    const lost = { state: 'lost', start: null, end: null, confidence: 0 };
    for (let again = 0; again < 3; again += 1) {
      expect((await notes.list(id)).map(({ place }) => place)).toEqual([lost, lost]);
    }
    expect(await notes.update(id, one?.id ?? '', { body: 'still mine' })).toMatchObject({
      body: 'still mine',
      place: lost,
    });
    expect(reading).toHaveBeenCalledOnce();
    expect(failures).toEqual([[id, expect.objectContaining({ code: 'timeout' })]]);
  });

  test('are lost without a word when the app ends', async () => {
    const { notes, passageOf, change, failures, placer } = await setUp();
    await notes.create(id, { passage: passageOf('a ferry') });
    await change(corrected);
    const listing = notes.list(id);
    await placer.close();
    expect((await listing).map(({ place }) => place?.state)).toEqual(['lost']);
    expect(failures).toEqual([]);
  });

  test('with the name of no body are looked for by their words, and lead to no other file', async () => {
    const { notes, passageOf } = await setUp();
    const { anchor, id: note } = await notes.create(id, { passage: passageOf('until the summer, the mayor said') });
    if (anchor === null) throw new Error('no anchor');
    for (const content of ['', '../../../etc/passwd', `sha256-${'0'.repeat(64)}`]) {
      const { place } = await notes.update(id, note, { anchor: { ...anchor, content } });
      expect(place).toMatchObject({ start: anchor.position.start, end: anchor.position.end });
    }
  });
});

test('every body in which something was marked is kept, however often the text changes', async () => {
  const { notes, library, change } = await setUp();
  const contents: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const { content } = await library.body(id);
    await notes.create(id, { passage: { start: 0, end: 10, content } });
    contents.push(content);
    await change(html.replace('Monday', `Monday the ${turn}th`));
  }
  await library.restoreVersion(id, contents[1] ?? '');
  await change(corrected);
  await library.trash(id);
  await library.restore(id);
  const { content: present } = await library.body(id);
  const kept = await readdir(join(library.folderOf(id), 'versions'));
  const made = new Set((await notes.stored(id)).map(({ anchor }) => anchor?.content ?? ''));
  expect(made).toEqual(new Set(contents));
  for (const content of made) {
    if (content !== present) expect(kept).toContain(`${content}.html`);
    expect(content === present || (await library.earlierBody(id, content)) !== null).toBe(true);
  }
});

describe('an image', () => {
  test('is marked where it stands, with the words around it', async () => {
    const { notes, image } = await setUp();
    const made = await notes.create(id, { passage: image, body: 'Who took it?' });
    expect(made).toMatchObject({
      kind: 'note',
      anchor: {
        quote: { exact: '', suffix: 'The town will pay for a ferry until the summer, the mayor said.' },
        position: { start: image.start, end: image.start },
        image: 'ab12.jpg',
      },
      place: { state: 'exact', start: image.start, end: image.start },
    });
  });

  test('that is not there, or not there at that place, is refused', async () => {
    const { notes, image } = await setUp();
    const wrong = [
      { ...image, image: 'cd34.png' },
      { ...image, start: image.start - 1, end: image.end - 1 },
      { ...image, end: image.end + 3 },
    ];
    for (const passage of wrong) {
      await expect(notes.create(id, { passage })).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(await notes.list(id)).toEqual([]);
  });

  test('stands between the passages around it', async () => {
    const { notes, image, passageOf } = await setUp();
    const quotes = [passageOf('the mayor said'), image, passageOf('Monday')];
    for (const [index, passage] of quotes.entries()) await notes.create(id, { passage, body: String(index) });
    expect((await notes.list(id)).map(({ body }) => body)).toEqual(['2', '1', '0']);
  });
});
