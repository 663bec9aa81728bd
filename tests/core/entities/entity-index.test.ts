import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EntityIndex } from '#core/entities/index/entity-index.ts';
import type { IndexedArticle } from '#core/entities/index/indexed-article.ts';
import { entityPart } from '#core/entities/index/schema.ts';
import { openIndex } from '#core/index/index-database.ts';
import { Statements } from '#core/index/statements.ts';
import { type Correction, correctionSchema } from '#shared/model/correction.ts';
import type { EntityType, Mention, Quotation, Recognition } from '#shared/model/entity.ts';
import { temporaryFolder } from '../../support/folder.ts';

const words = ['Ada Byron', 'Ada', 'Byron', 'BYRON', 'the Byron', 'Bank', 'Émile Zola', 'Emile Zola'];
const name = fc.constantFrom(...words);
const type = fc.constantFrom<EntityType>('person', 'organisation', 'place');
const ref = fc.record({ type, name });
const roles = fc.constantFrom<string[]>([], [], ['poet'], ['senator'], ['senator', 'governor'], ['poet', 'senator']);

interface Story {
  readonly text: string;
  readonly recognition: Recognition;
}

const stories = fc.array(fc.tuple(name, type, fc.boolean(), roles), { maxLength: 6 }).map((parts): Story => {
  let text = '';
  const mentions: Mention[] = [];
  const rolesOf = new Map<string, string[]>();
  for (const [word, kind, seen, own] of parts) {
    const entity = `${kind}:${word}`;
    if (seen) mentions.push({ start: text.length, end: text.length + word.length, text: word, type: kind, entity });
    if (seen) rolesOf.set(entity, [...own]);
    text += `${word} `;
  }
  const quotes = mentions.slice(0, 3).map((mention, i): Quotation => {
    const end = Math.min(text.length, mention.end + 12);
    const span = { start: mention.end, end, text: text.slice(mention.end, end) };
    const speaker = { start: mention.start, end: mention.end, name: mention.text, entity: mention.entity };
    const who = i === 1 ? { speaker: null, possible: speaker } : { speaker, possible: null };
    return {
      ...span,
      kind: 'direct',
      lead: null,
      ...who,
      verb: 'said',
      stance: 'said',
      via: null,
      date: i === 2 ? '2023-05' : null,
    };
  });
  const dates = text === '' ? [] : [{ start: 0, end: 1, text: text.slice(0, 1), iso: '2023' }];
  const entities = [...Map.groupBy(mentions, ({ entity }) => entity)].map(([id, own]) => {
    const [first] = own as [Mention];
    return { id, name: first.text, type: first.type, aliases: [], count: own.length, roles: rolesOf.get(id) ?? [] };
  });
  return { text, recognition: { mentions, entities, quotes, dates } };
});

const ids = ['a', 'b', 'c', 'd'];
const id = fc.constantFrom(...ids);
const articles = fc.constantFrom(null, null, ['a'], ['a', 'b']);
const given = fc.oneof(
  fc.record({ kind: fc.constant('rename'), entity: ref, to: name, articles }),
  fc.record({ kind: fc.constant('retype'), entity: ref, to: type, articles }),
  fc.record({ kind: fc.constant('merge'), entity: ref, into: ref, articles }),
  fc.record({ kind: fc.constant('split'), entity: ref, alias: name, articles }),
  fc.record({ kind: fc.constant('ignore'), entity: ref, articles }),
  fc.record({ kind: fc.constant('alias'), entity: ref, alias: name, articles }),
  fc.record({ kind: fc.constant('add'), entity: ref, articles, every: fc.constant(true), at: fc.constant(null) }),
);

type Step =
  | { readonly do: 'put'; readonly id: string; readonly story: Story }
  | { readonly do: 'trash' | 'restore'; readonly id: string }
  | { readonly do: 'correct'; readonly given: object }
  | { readonly do: 'undo' | 'redo' | 'lose' | 'swap'; readonly which: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('put' as const), id, story: stories }) },
    fc.record({ do: fc.constantFrom('trash' as const, 'restore' as const), id }),
    { weight: 4, arbitrary: fc.record({ do: fc.constant('correct' as const), given }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const), which: fc.nat(9) }) },
    fc.record({ do: fc.constantFrom('lose' as const, 'swap' as const), which: fc.nat(9) }),
  ),
  { minLength: 1, maxLength: 25 },
);

function newIndex(): { database: DatabaseSync; index: EntityIndex } {
  const database = openIndex(':memory:', [entityPart], true);
  return { database, index: new EntityIndex(new Statements(database)) };
}

function articleOf(article: string, present: boolean): IndexedArticle {
  return { id: article, content: article, facts: '', day: '2024-01-01', published: true, present, sign: '' };
}

function catchUp(index: EntityIndex): void {
  for (let left = 1; left > 0; ) ({ left } = index.catchUp(1000));
}

/** What the tables say, but for the spelling of totals, which may be that of any row. */
function told(database: DatabaseSync) {
  const all = (sql: string) =>
    database
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  return {
    names: all(
      `SELECT a.id AS article, n.entity, t.id, n.name, n.count, n.world, n.joins, n.forms, n.roles, n.corrections FROM entity_name n
        JOIN entity_article a ON a.n = n.article JOIN entity_total t ON t.n = n.total ORDER BY a.id, n.entity`,
    ),
    totals: all('SELECT id, ref, type, articles, mentions, weight FROM entity_total ORDER BY id'),
    forms: all(
      'SELECT t.id, f.form, f.folded, f.articles, f.count FROM entity_form f JOIN entity_total t ON t.n = f.total ORDER BY t.id, f.form',
    ),
    said: all(
      'SELECT a.id AS article, s.id % 1048576 AS n, s.at FROM entity_said s JOIN entity_article a ON a.n = s.id / 1048576 ORDER BY 1, 2',
    ),
    words: all(
      `SELECT a.id AS article, w.rowid % 1048576 AS n FROM entity_words w JOIN entity_article a ON a.n = w.rowid / 1048576
        WHERE entity_words MATCH '{who perhaps words} : b *' ORDER BY 1, 2`,
    ),
    sentences: all(
      `SELECT a.id AS article, w.rowid % 1048576 AS n FROM entity_sentence w JOIN entity_article a ON a.n = w.rowid / 1048576
        WHERE entity_sentence MATCH 'b *' ORDER BY 1, 2`,
    ),
    roles: all(
      `SELECT a.id AS article, n.entity, r.role, r.n, r.at FROM entity_role r JOIN entity_article a ON a.n = r.article
        LEFT JOIN entity_name n ON n.article = r.article AND n.local = r.local ORDER BY 1, 2, 3, 4`,
    ),
    applied: all(
      'SELECT p.correction, a.id FROM entity_applied p JOIN entity_article a ON a.n = p.article ORDER BY correction, a.id',
    ),
  };
}

test('tables of an earlier Postil make way for new ones', async () => {
  const path = join(await temporaryFolder(), 'index.sqlite');
  const before = openIndex(path, [entityPart], true);
  new EntityIndex(new Statements(before)).plan([articleOf('a', true)], 'r');
  before.close();
  const after = openIndex(path, [{ ...entityPart, version: entityPart.version + 1 }], true);
  expect(after.prepare('SELECT count(*) AS n FROM entity_words').get()).toMatchObject({ n: 0 });
  after.close();
});

test('whatever happens in whatever order, the index says what one that is made anew would say', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { database, index } = newIndex();
      const library = new Map<string, { story: Story; present: boolean }>();
      let rules: Correction[] = [];
      for (const [i, step] of all.entries()) {
        const at = 'which' in step ? step.which % Math.max(1, rules.length) : 0;
        const rule = rules[at];
        if (step.do === 'put') {
          const present = library.get(step.id)?.present ?? true;
          library.set(step.id, { story: step.story, present });
          index.put([{ article: articleOf(step.id, present), known: step.story }], 'r');
        } else if (step.do === 'trash' || step.do === 'restore') {
          const known = library.get(step.id);
          if (known === undefined) continue;
          known.present = step.do === 'restore';
          index.plan([articleOf(step.id, known.present)], 'r');
        } else if (step.do === 'correct') {
          const kept = { ...step.given, id: `${i}`, created: '', modified: '', deleted: null };
          rules = [...rules, correctionSchema.parse(kept)];
        } else if (rule !== undefined) {
          if (step.do === 'lose') rules = rules.toSpliced(at, 1);
          else if (step.do === 'swap') rules = [...rules.slice(at), ...rules.slice(0, at)];
          else rules = rules.with(at, { ...rule, deleted: step.do === 'undo' ? 'now' : null });
        }
        index.setRules(rules);
        if (i % 3 === 0) catchUp(index);
      }
      catchUp(index);
      const anew = newIndex();
      anew.index.setRules(rules);
      for (const [article, { story, present }] of library) {
        anew.index.put([{ article: articleOf(article, present), known: story }], 'r');
      }
      expect(told(database)).toEqual(told(anew.database));
      const shown = database
        .prepare(
          'SELECT t.id FROM entity_total t WHERE NOT EXISTS (SELECT 1 FROM entity_name n WHERE n.total = t.n AND n.name = t.name)',
        )
        .all();
      expect(shown).toEqual([]);
      database.close();
      anew.database.close();
    }),
    { numRuns: Number(process.env.INDEX_RUNS ?? 300) },
  );
});
