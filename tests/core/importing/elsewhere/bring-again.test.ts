import { describe, expect, test, vi } from 'vitest';
import { snapshot } from '../../../support/folder.ts';
import { articleOf, filesOf } from '../../../support/library.ts';
import { first, page, pocket, quotes, readwise, second, setUp, url } from './taken-exports.ts';

describe('importing again', () => {
  const files: readonly (readonly [string, string])[] = [
    ['p.csv', pocket(`The river,${url},1709281800,sea,archive\nbad row\n,https://a.example/2,1,,unread`)],
    [
      'a.json',
      quotes(
        { quote: first.slice(20, 70), created_at: 1709281900 },
        { quote: first.slice(20, 70), created_at: 1709281901 },
      ),
    ],
    [
      'r.csv',
      readwise(
        'Some words,The river society meets again,Ida Moor,,a note,blue,,page,1,2024-03-01 08:30:00+00:00',
        'Same,Low Water,Ida Moor,,,,,page,1,',
      ),
    ],
    [
      'b.html',
      `<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3>Coast</H3><DL><DT><A HREF="${url}">The river</A></DL></DL>`,
    ],
  ];

  test('adds and writes nothing, whatever was there before', async () => {
    for (const isPageFirst of [true, false]) {
      const { app, take } = await setUp();
      if (isPageFirst) await take('page.html', page());
      for (const [name, content] of files) await take(name, content);
      const before = await snapshot(app.libraryDirectory);
      for (const [name, content] of files) {
        const results = await take(name, content);
        expect(results.filter(({ status }) => status === 'added' || status === 'updated')).toEqual([]);
      }
      expect(await snapshot(app.libraryDirectory)).toEqual(before);
      await app.close();
    }
  });

  test('does not bring back what the person has taken away or changed', async () => {
    const { library, notes, take, only } = await setUp();
    await take('p.csv', pocket(`The river,${url},1709281800,sea|tide,archive`));
    await take('a.json', quotes({ quote: 'gone', created_at: 1 }, { quote: 'kept', created_at: 2 }));
    const { article, notes: all } = await only();
    await library.update(article.id, { tags: ['sea'], state: 'reading' });
    await notes.delete(article.id, all[0]?.id ?? '');
    await take('p.csv', pocket(`The river,${url},1709281800,sea|tide,archive`));
    await take('a.json', quotes({ quote: 'gone', created_at: 1 }, { quote: 'kept', created_at: 2 }));
    expect((await only()).article).toMatchObject({ tags: ['sea'], state: 'reading' });
    expect((await only()).notes).toHaveLength(1);
    await library.trash(article.id);
    expect(await take('p.csv', pocket(`The river,${url},1709281800,sea|tide,archive`))).toMatchObject([
      { status: 'unchanged', reason: expect.stringContaining('trash') },
    ]);
  });

  test('what has changed in the app since changes here, unless the person has written there', async () => {
    const { notes, take, only } = await setUp();
    const row = (words: string, note: string) =>
      `${words},The river,Ida Moor,,${note},,,page,1,2024-03-01 08:30:00+00:00`;
    await take('r.csv', readwise(row('One', 'first'), row('Two', 'first')));
    const { article, notes: all } = await only();
    const two = all.find(({ anchor }) => anchor?.quote.exact === 'Two');
    await notes.update(article.id, two?.id ?? '', { body: 'mine' });
    const [result] = await take('r.csv', readwise(row('One', 'second'), row('Two', 'second')));
    expect(result).toMatchObject({
      status: 'updated',
      marks: { added: 0, updated: 1, known: 1 },
      warnings: [expect.stringContaining('Two')],
    });
    expect((await only()).notes.map(({ body }) => body).sort()).toEqual(['mine', 'second']);
  });

  test('the same highlight by way of another app comes once; another note on it comes', async () => {
    const { take, only } = await setUp();
    const quote = '“Nothing had been decided”';
    await take('a.json', quotes({ quote, created_at: 1709281900 }));
    const raindrop = (note: string) =>
      JSON.stringify({ items: [{ _id: `r${note}`, text: '"Nothing had been  decided"', note, link: url }] });
    expect(await take('r.json', raindrop(''))).toMatchObject([{ marks: { added: 0, known: 1 } }]);
    expect(await take('r.json', raindrop('why'))).toMatchObject([{ marks: { added: 1, known: 0 } }]);
    expect((await only()).notes).toHaveLength(2);
  });
});

describe('the same passage from a second app', () => {
  const quote = 'The ferry runs until the ice comes.';
  const raindrop = (note: string, more: object = {}) =>
    JSON.stringify({ items: [{ _id: 'r1', text: quote, note, link: url, tags: [], ...more }] });
  const selected = (prefix = '') => [{ type: 'TextQuoteSelector', exact: quote, prefix, suffix: ' And then' }];
  const hypothesis = (text: string, prefix = '') => {
    const row = { id: 'h1', uri: url, user: 'acct:ida@x', text, tags: [] };
    return JSON.stringify({ total: 1, rows: [{ ...row, target: [{ source: url, selector: selected(prefix) }] }] });
  };
  const bodies = async (only: Awaited<ReturnType<typeof setUp>>['only']) =>
    (await only()).notes.map(({ body }) => body).sort();

  test('gives its tags to the one that is here, which both know from then on', async () => {
    const { notes, take, only } = await setUp();
    await take('h.json', hypothesis('why now'));
    const taken = await take('d.json', raindrop('why now', { tags: ['ice'] }));
    expect(taken).toMatchObject([{ status: 'updated', marks: { added: 0, updated: 0, known: 1 } }]);
    const { article, notes: all } = await only();
    expect(all).toMatchObject([
      { body: 'why now', tags: ['ice'], origin: { app: 'hypothesis' }, alsoFrom: [{ app: 'raindrop', id: 'r1' }] },
    ]);
    // Known by the app's id also where the words here are others by then, and without bringing back what was taken off.
    await notes.update(article.id, all[0]?.id ?? '', { body: 'my own words', tags: [] });
    const again = await take('d.json', raindrop('why now', { tags: ['ice'] }));
    expect(again).toMatchObject([{ status: 'unchanged', marks: { added: 0, updated: 0, known: 1 } }]);
    expect((await only()).notes).toMatchObject([{ body: 'my own words', tags: [] }]);
  });

  test('a note that knows no Markdown is the one that has it', async () => {
    const { take, only } = await setUp();
    await take('h.json', hypothesis('against the *first* plan'));
    expect(await take('d.json', raindrop('against the first plan'))).toMatchObject([{ marks: { added: 0, known: 1 } }]);
    expect(await bodies(only)).toEqual(['against the *first* plan']);
  });

  test('its note goes to the highlight that has none, follows the app, and gives way to the person', async () => {
    const { notes, take, only } = await setUp();
    await take('h.json', hypothesis(''));
    expect(await take('d.json', raindrop('first'))).toMatchObject([{ marks: { added: 0, updated: 1, known: 0 } }]);
    expect(await take('d.json', raindrop('second'))).toMatchObject([{ marks: { added: 0, updated: 1, known: 0 } }]);
    const { article, notes: all } = await only();
    expect(all).toMatchObject([{ kind: 'note', body: 'second' }]);
    expect(await take('h.json', hypothesis(''))).toMatchObject([{ status: 'unchanged' }]);
    await notes.update(article.id, all[0]?.id ?? '', { body: 'mine' });
    expect(await take('d.json', raindrop('third'))).toMatchObject([{ marks: { added: 1, updated: 0 } }]);
    expect(await bodies(only)).toEqual(['mine', 'third']);
    expect(await take('d.json', raindrop('third'))).toMatchObject([{ status: 'unchanged' }]);
  });

  test('another note makes a highlight of its own, also when it becomes another', async () => {
    const { take, only } = await setUp();
    await take('h.json', hypothesis('one'));
    expect(await take('d.json', raindrop('one'))).toMatchObject([{ marks: { added: 0, known: 1 } }]);
    expect(await take('d.json', raindrop('two'))).toMatchObject([{ marks: { added: 1, known: 0 } }]);
    expect(await bodies(only)).toEqual(['one', 'two']);
    expect(await take('h.json', hypothesis('one'))).toMatchObject([{ status: 'unchanged' }]);
    expect(await take('d.json', raindrop('two'))).toMatchObject([{ status: 'unchanged' }]);
  });

  test('follows its own app still where another one gave it tags', async () => {
    const { take, only } = await setUp();
    await take('h.json', hypothesis('why now'));
    await take('d.json', raindrop('why now', { tags: ['ice'] }));
    expect(await take('h.json', hypothesis('why later'))).toMatchObject([{ marks: { updated: 1 }, warnings: [] }]);
    expect((await only()).notes).toMatchObject([{ body: 'why later', tags: ['ice'] }]);
    expect(await take('h.json', hypothesis('why later'))).toMatchObject([{ status: 'unchanged' }]);
    expect(await take('h.json', hypothesis('why last'))).toMatchObject([{ marks: { updated: 1 }, warnings: [] }]);
    expect((await only()).notes).toMatchObject([{ body: 'why last', tags: ['ice'] }]);
  });

  test('keeps the note of either app where both write one', async () => {
    const { take, only } = await setUp();
    await take('h.json', hypothesis(''));
    await take('d.json', raindrop('first'));
    expect(await take('h.json', hypothesis('from here'))).toMatchObject([{ marks: { added: 1 }, warnings: [] }]);
    expect(await bodies(only)).toEqual(['first', 'from here']);
    expect(await take('d.json', raindrop('first'))).toMatchObject([{ status: 'unchanged' }]);
    expect(await take('d.json', raindrop('second'))).toMatchObject([{ marks: { updated: 1 } }]);
    expect(await take('h.json', hypothesis('from here'))).toMatchObject([{ status: 'unchanged' }]);
    expect(await bodies(only)).toEqual(['from here', 'second']);
  });

  test('says and doubles nothing where an app has by now what another one gave', async () => {
    const { take, only } = await setUp();
    await take('h.json', hypothesis(''));
    await take('d.json', raindrop('first'));
    for (const status of ['unchanged', 'unchanged'])
      expect(await take('h.json', hypothesis('first'))).toMatchObject([{ status, marks: { known: 1 }, warnings: [] }]);
    await take('d.json', raindrop(''));
    await take('h.json', hypothesis('mine'));
    expect(await bodies(only)).toEqual(['mine']);
  });

  test('a note that was taken follows its app also where the person changed the colour', async () => {
    const { notes, take, only } = await setUp();
    await take('h.json', hypothesis(''));
    await take('d.json', raindrop('first'));
    const { article, notes: all } = await only();
    await notes.update(article.id, all[0]?.id ?? '', { color: 'pink' });
    expect(await take('d.json', raindrop('second'))).toMatchObject([{ marks: { added: 0, updated: 1 } }]);
    expect((await only()).notes).toMatchObject([{ body: 'second', color: 'pink' }]);
  });

  test('the same words at another place are another passage', async () => {
    const { take, only } = await setUp();
    await take('h.json', hypothesis('', 'the mayor said '));
    const w3c = (prefix: string) => {
      const target = { source: url, selector: selected(prefix) };
      const head = { '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation' };
      return JSON.stringify([{ ...head, id: `urn:x:${prefix.length}`, target }]);
    };
    expect(await take('w.json', w3c('one said '))).toMatchObject([{ marks: { added: 1, known: 0 } }]);
    expect(await take('w.json', w3c('mayor said '))).toMatchObject([{ marks: { added: 0, known: 1 } }]);
    expect((await only()).notes).toHaveLength(2);
  });
});

test('what was merged into another article is that one when it comes again', async () => {
  const { app, take } = await setUp();
  const other = url.replace('river', 'stream');
  await take('p.csv', pocket(`The river,${url},1709281800,sea,unread\nThe stream,${other},1709281800,,unread`));
  const all = await app.library.list();
  const [river, stream] = ['The river', 'The stream'].map((name) => all.find(({ title }) => title === name));
  await app.library.record(stream?.id ?? '', { mergedInto: river?.id ?? '' });
  await app.library.trash(stream?.id ?? '');
  const [, result] = await take(
    'p.csv',
    pocket(`The river,${url},1709281800,sea,unread\nThe stream,${other},1709281800,,unread`),
  );
  expect(result).toMatchObject({ id: river?.id, title: 'The river' });
  expect((await app.library.list()).filter(({ deleted }) => deleted === null)).toHaveLength(1);
  // And what that one was merged into in its turn.
  const { id: last } = await app.library.add(
    articleOf('01TEST00000000000000000777', '<p>Last</p>'),
    filesOf('<p>Last</p>'),
  );
  await app.library.trash(river?.id ?? '', { mergedInto: last });
  const rows = `The river,${url},1709281800,sea,unread\nThe stream,${other},1709281800,pond,unread`;
  expect(await take('p.csv', pocket(rows))).toMatchObject([{ id: last }, { id: last, status: 'updated' }]);
});

test('a link that is in the trash stays there as it is, also where its text comes', async () => {
  const { library, take } = await setUp();
  const item = { is_archived: 0, id: 5, title: 'The river', url, created_at: '2024-03-01T08:30:00+00:00' };
  await take('w.json', JSON.stringify([item]));
  const [link] = await library.list();
  const before = await library.trash(link?.id ?? '');
  const content = `<p>${first}</p><p>${second}</p>`;
  expect(await take('w.json', JSON.stringify([{ ...item, content }]))).toMatchObject([
    { status: 'unchanged', reason: expect.stringContaining('in the trash') },
  ]);
  expect(await library.get(before.id)).toEqual(before);
});

test('a tag that is given while an item comes again stays', async () => {
  const { library, take, only } = await setUp();
  await take('p.csv', pocket(`The river,${url},1709281800,sea,unread`));
  const { id } = (await only()).article;
  const spy = vi.spyOn(library, 'record').mockImplementationOnce(async (...given) => {
    spy.mockRestore();
    await library.update(id, ({ tags }) => ({ tags: [...tags, 'mine'], state: 'later' }));
    return library.record(...given);
  });
  await take('p.csv', pocket(`The river,${url},1709281800,sea|tide,archive`));
  expect((await only()).article).toMatchObject({ tags: ['sea', 'mine', 'tide'], state: 'later' });
});
