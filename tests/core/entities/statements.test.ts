import { describe, expect, test } from 'vitest';
import type { App } from '#core/app.ts';
import { exportStatements } from '#core/exporting/ledger-export.ts';
import { newCorrectionSchema } from '#shared/model/correction.ts';
import { type StatementFilter, statementFilterSchema, statementsWantedSchema } from '#shared/model/statement.ts';
import { openApp } from '../../support/app.ts';
import { articleOf, filesOf } from '../../support/library.ts';

const [A1, A2, A3] = ['1', '2', '3'].map((n) => `01ART${n.padStart(21, '0')}`) as [string, string, string];

async function add({ library }: App, id: string, paragraphs: readonly string[], published: string | null) {
  const html = paragraphs.map((text) => `<p>${text}</p>`).join('');
  await library.add(articleOf(id, html, { published }), filesOf(html));
}

/** Kirby speaks twice in each of the first two; Holm, of Kirby and Iran, in the second; the third has no date. */
async function threeArticles() {
  const app = await openApp();
  await add(
    app,
    A1,
    [
      'John Kirby said that Iran had agreed to the terms. “Nobody asked why,” Kirby told reporters in Oslo.',
      'Norway opened the harbour on 2 May 2024.',
    ],
    '2024-05-03',
  );
  await add(
    app,
    A2,
    [
      'The embargo would stay, John Kirby said in Lima. Kirby said that the talks had failed.',
      'Petra Holm said that John Kirby and Iran would meet again. Iran left Norway on 30 May 2024.',
    ],
    '2024-06-01',
  );
  await add(app, A3, ['Petra Holm said that the Zürich talks were over.'], null);
  return app;
}

type Wanted = StatementFilter & { order?: 'newest' | 'oldest'; limit?: number; offset?: number };

async function found({ entities }: App, wanted: Wanted = {}) {
  const { statements, total } = await entities.statements(statementsWantedSchema.parse(wanted));
  return { texts: statements.map(({ text }) => text), total, statements };
}

const kirbySaid = [
  'The embargo would stay',
  'the talks had failed',
  'Iran had agreed to the terms',
  '“Nobody asked why,”',
];
const correct = ({ entities }: App, given: Parameters<typeof newCorrectionSchema.parse>[0]) =>
  entities.correct(newCorrectionSchema.parse(given));
const isSaid = (texts: readonly string[]) => texts.map((text) => expect.stringContaining(text));

describe('what is said in a library', () => {
  test('is told by time, undated last, with its place and its article, in parts', async () => {
    const app = await threeArticles();
    const { texts, total, statements } = await found(app);
    expect(total).toBe(6);
    expect(statements.map(({ date }) => date)).toEqual([
      ...['2024-06-01', '2024-06-01', '2024-06-01', '2024-05-03', '2024-05-03'],
      null,
    ]);
    const [first] = statements;
    const { text, content } = await app.library.body(A2);
    expect(first).toMatchObject({ articleId: A2, content, published: '2024-06-01', title: expect.any(String) });
    expect(text.slice(first?.start, first?.end)).toBe(first?.text);
    expect((await found(app, { limit: 2, offset: 1 })).texts).toEqual(texts.slice(1, 3));
    const oldest = await found(app, { order: 'oldest' });
    expect(oldest.statements.map(({ date }) => date?.slice(0, 7) ?? null)).toEqual([
      ...['2024-05', '2024-05', '2024-06', '2024-06', '2024-06'],
      null,
    ]);
  });

  test('is found by who said it, whom it is about, words, article and day', async () => {
    const app = await threeArticles();
    expect((await found(app, { by: 'person:john-kirby' })).texts).toEqual(isSaid(kirbySaid));
    expect((await found(app, { about: 'place:iran' })).total).toBe(2);
    expect((await found(app, { about: 'person:john-kirby' })).texts).toEqual(isSaid(['would meet again']));
    expect((await found(app, { about: 'place:iran', by: 'person:petra-holm' })).total).toBe(1);
    expect((await found(app, { who: 'KIRBY' })).total).toBe(4);
    expect((await found(app, { who: 'john kir' })).total).toBe(4);
    expect((await found(app, { topic: 'zurich TALK' })).texts).toEqual(isSaid(['the Zürich talks were over']));
    expect((await found(app, { topic: 'talks', who: 'kirby' })).texts).toEqual(isSaid(['the talks had failed']));
    expect((await found(app, { topic: 'alks' })).total).toBe(0);
    expect((await found(app, { topic: '"*' })).total).toBe(0);
    expect((await found(app, { articles: [A1, A3] })).total).toBe(3);
    expect((await found(app, { from: '2024-05-03', until: '2024-05-31' })).total).toBe(2);
    expect((await found(app, { from: '2024-06-02' })).total).toBe(0);
    expect((await found(app, { by: 'person:nobody' })).total).toBe(0);
  });

  test('follows its speakers through corrections, in the words they are found by too', async () => {
    const app = await threeArticles();
    await found(app);
    const kirby = { type: 'person', name: 'John Kirby' };
    const rename = await correct(app, { kind: 'rename', entity: kirby, to: 'Jon Kirkby' });
    expect((await found(app, { by: 'person:john-kirby' })).total).toBe(0);
    const renamed = await found(app, { by: 'person:jon-kirkby' });
    expect(renamed.texts).toEqual(isSaid(kirbySaid));
    expect(renamed.statements[0]?.speaker).toMatchObject({ name: 'Jon Kirkby', entity: 'person:jon-kirkby' });
    expect((await found(app, { who: 'kirkby' })).total).toBe(4);
    await app.entities.undoCorrection(rename.id);
    expect((await found(app, { who: 'kirkby' })).total).toBe(0);
    expect((await found(app, { by: 'person:john-kirby' })).total).toBe(4);
    const merge = { kind: 'merge', entity: kirby, into: { type: 'person', name: 'Petra Holm' } };
    await correct(app, merge);
    expect((await found(app, { by: 'person:petra-holm' })).total).toBe(6);
    expect((await found(app, { about: 'person:petra-holm' })).total).toBe(0);
    await correct(app, { kind: 'ignore', entity: { type: 'place', name: 'Iran' }, articles: [A1] });
    expect((await found(app, { about: 'place:iran' })).statements.map(({ articleId }) => articleId)).toEqual([A2]);
  });

  test('leaves with an article that goes to the trash, and comes back with it', async () => {
    const app = await threeArticles();
    await found(app);
    await app.library.trash(A2);
    expect((await found(app)).total).toBe(3);
    expect((await found(app, { topic: 'embargo' })).total).toBe(0);
    expect((await found(app, { about: 'place:iran' })).total).toBe(1);
    await app.library.restore(A2);
    expect((await found(app, { topic: 'embargo' })).total).toBe(1);
    const html = '<p>Petra Holm said that the embargo was lifted.</p>';
    await app.library.replaceBody(A2, articleOf(A2, html), { ...filesOf(html), source: null });
    expect((await found(app, { topic: 'embargo' })).texts).toEqual(isSaid(['the embargo was lifted']));
  });

  test('of one article does not wait for the others', async () => {
    const app = await threeArticles();
    const { statements, pending } = await app.entities.statements(statementsWantedSchema.parse({ articles: [A3] }));
    expect([statements.length, pending]).toEqual([1, 0]);
    const unknown = statementsWantedSchema.parse({ articles: ['NOWHERE'] });
    await expect(app.entities.statements(unknown)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('becomes a table of all that the filter leaves, the oldest first', async () => {
    const app = await threeArticles();
    const filter = statementFilterSchema.parse({ who: 'kirby' });
    const { name, text } = await exportStatements(app.entities, filter, 'What Kirby said');
    expect(name).toBe('what-kirby-said.md');
    const rows = text.match(/^\| .*$/gm)?.slice(2) ?? [];
    expect(rows).toHaveLength(4);
    expect(rows[0]).toContain(`](postil://article/${A1})`);
    expect(rows[3]).toContain(`](postil://article/${A2})`);
  });
});

test('more statements than a table can be read with are not exported', async () => {
  const many = { statements: async () => ({ statements: [], total: 20_001, pending: 0 }) };
  const filter = statementFilterSchema.parse({});
  const refused = exportStatements(many as unknown as App['entities'], filter, 'All');
  await expect(refused).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('20,001') });
});

describe('the dated sentences of an entity', () => {
  const dated = async ({ entities }: App, id: string, order: 'newest' | 'oldest' = 'newest', topic = '') =>
    (await entities.dated({ id, topic, order, limit: 10, offset: 0 })).sentences;

  test('stand by time, with their place', async () => {
    const app = await threeArticles();
    const sentences = await dated(app, 'place:norway');
    expect(sentences.map(({ iso, text }) => [iso, text])).toEqual([
      ['2024-05-30', 'Iran left Norway on 30 May 2024.'],
      ['2024-05-02', 'Norway opened the harbour on 2 May 2024.'],
    ]);
    expect(await dated(app, 'place:norway', 'oldest')).toEqual(sentences.toReversed());
    expect(await dated(app, 'place:norway', 'newest', 'HARB open')).toEqual(sentences.slice(1));
    expect(await dated(app, 'place:norway', 'newest', 'volcano')).toEqual([]);
    const { text } = await app.library.body(A2);
    expect(text.slice(sentences[0]?.start, sentences[0]?.end)).toBe(sentences[0]?.text);
    await correct(app, { kind: 'rename', entity: { type: 'place', name: 'Norway' }, to: 'Norge' });
    expect(await dated(app, 'place:norge')).toHaveLength(2);
    expect(await dated(app, 'place:norway')).toEqual([]);
  });
});
