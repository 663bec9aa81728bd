import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { harbourPage, importPage, makeNearWorld } from './postil.ts';

describe('postil list, show, search and entities', () => {
  const world = makeNearWorld();
  const { postil } = world;
  let article = '';

  test('lists articles as aligned lines or as article.json', async () => {
    article = await importPage(world);
    await postil(['note', 'add', article, '--quote', 'the tide', '--body', 'On purpose?']);
    const human = await postil(['list']);
    expect(human.out).toMatch(
      /^[0-9A-Z]{10} {2}\d+ \w{3} \d{4} {2}Harbour town votes .* {2}The Coastal Ledger {2}1 mark\n$/,
    );
    const { lines } = await postil(['--json', 'list', 'sea', 'wall']);
    expect(lines).toMatchObject([{ format: 1, id: article, byline: 'Rosa Whitfield', site: 'The Coastal Ledger' }]);
    expect(await postil(['list', 'nowhere'])).toMatchObject({ status: 0, out: '' });
  });

  test('shows text, body, details and the untouched original', async () => {
    const [human, html, meta, source] = await Promise.all(
      [[], ['--html', '--json'], ['--meta', '--json'], ['--source']].map((args) => postil(['show', article, ...args])),
    );
    expect(human?.out).toMatch(
      /^Harbour town votes to let the sea back in\nRosa Whitfield · The Coastal Ledger · 11 Feb 2026\n\n/,
    );
    expect(html?.lines).toEqual([{ id: article, html: expect.stringContaining('<h2>Forty houses, one marsh</h2>') }]);
    expect(meta?.lines).toMatchObject([{ id: article, source: { name: 'harbour.html' } }]);
    expect(source?.out).toBe(await readFile(harbourPage, 'utf8'));
    expect((await postil(['show', article, '--text', '--html'])).status).toBe(2);
    expect(await postil(['show', 'nothing-like-it'])).toMatchObject({ status: 1, out: '' });
  });

  test('finds articles and notes with the places of the words', async () => {
    const { lines } = await postil(['search', 'purpose', '--json']);
    const article = lines.find((line) => line.kind === 'article') as unknown as Hit;
    const note = lines.find((line) => line.kind === 'note') as unknown as Hit;
    for (const { snippets } of [article, note]) {
      for (const { text, ranges } of snippets) {
        for (const [start, end] of ranges) expect(text.slice(start, end).toLowerCase()).toBe('purpose');
      }
    }
    expect(note.noteId).toEqual(expect.any(String));
    expect(Object.keys(article)).toEqual(['kind', 'articleId', 'title', 'score', 'snippets']);
    expect(Object.keys(note)).toEqual(['kind', 'articleId', 'noteId', 'title', 'score', 'snippets']);
    expect(Object.keys(note.snippets[0] ?? {})).toEqual(['text', 'ranges']);
    expect((await postil(['search', 'purpose', '--limit', 'many'])).status).toBe(2);
    expect((await postil(['search', 'tags:purpose'])).errors).toContain('There is no field "tags"');
    expect((await postil(['search', 'tags:purpose', '--quiet'])).errors).toBe('');
  });

  test('names people and places with offsets into the reading text', async () => {
    const { text } = (await postil(['show', article, '--json'])).lines[0] as { text: string };
    const [found] = (await postil(['entities', article, '--json'])).lines as unknown as Recognised[];
    expect(found?.entities.map(({ name }) => name)).toContain('Eleanor Marsh');
    for (const { start, end, text: named } of found?.mentions ?? []) expect(text.slice(start, end)).toBe(named);
    expect((await postil(['entities', article])).out).toMatch(/^People\n {2}\d+ {2}\S/m);
  });
});

interface Hit {
  readonly noteId?: string;
  readonly snippets: readonly { readonly text: string; readonly ranges: readonly [number, number][] }[];
}

interface Recognised {
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly entities: readonly { readonly name: string }[];
}
