import { expect, test } from 'vitest';
import { EntityIndex } from '#core/entities/index/entity-index.ts';
import { listStatements } from '#core/entities/index/said.ts';
import { entityPart } from '#core/entities/index/schema.ts';
import { openIndex } from '#core/index/index-database.ts';
import { Statements } from '#core/index/statements.ts';
import { type Quotation, quotationSchema, type Recognition } from '#shared/model/entity.ts';
import { type StatementFilter, statementsWantedSchema } from '#shared/model/statement.ts';

const text = 'Ada Byron said: it rains on Bank. It may snow. It will hail. Bank.';
const mention = (word: string, entity: string, type: 'person' | 'organisation', from = 0) => {
  const start = text.indexOf(word, from);
  return { start, end: start + word.length, text: word, type, entity };
};
const ada = { start: 0, end: 9, name: 'Ada Byron', entity: 'p1' };
const said = (words: string, more: Partial<Quotation> = {}): Quotation => {
  const start = text.indexOf(words);
  return quotationSchema.parse({
    ...{ start, end: start + words.length, text: words, kind: 'indirect', speaker: null, verb: 'said' },
    ...more,
  });
};

function indexOf(quotes: readonly Quotation[]) {
  const database = openIndex(':memory:', [entityPart], true);
  const db = new Statements(database);
  const index = new EntityIndex(db);
  const recognition: Recognition = {
    mentions: [
      mention('Ada Byron', 'p1', 'person'),
      mention('Bank', 'o1', 'organisation'),
      mention('Bank', 'o2', 'organisation', 40),
    ],
    entities: [
      { id: 'p1', name: 'Ada Byron', type: 'person', aliases: [], count: 1 },
      { id: 'o1', name: 'Bank', type: 'organisation', aliases: [], count: 1 },
      { id: 'o2', name: 'Bank', type: 'organisation', aliases: [], count: 1 },
    ],
    quotes: [...quotes],
    dates: [],
  };
  const article = { id: 'a', content: 'c', facts: '', day: '2024-01-01', published: false, sign: '', present: true };
  index.put([{ article, known: { recognition, text } }], 'r');
  return (filter: StatementFilter) =>
    listStatements(db, index, statementsWantedSchema.parse(filter)).lines.map((line) => line.text);
}

test('whom a text only hints at is found where that is asked for, and named as possible', () => {
  const find = indexOf([
    said('it rains on Bank', { speaker: ada }),
    said('It may snow', { possible: ada }),
    said('It will hail'),
  ]);
  expect(find({ by: 'person:ada-byron' })).toEqual(['it rains on Bank', 'It may snow']);
  expect(find({ by: 'person:ada-byron', possible: false })).toEqual(['it rains on Bank']);
  expect(find({ who: 'byron' })).toEqual(['it rains on Bank', 'It may snow']);
  expect(find({ who: 'byron', possible: false })).toEqual(['it rains on Bank']);
  expect(find({})).toHaveLength(3);
});

test('a statement is told once, whatever it holds', () => {
  const report = said('it rains on Bank. It may snow. It will hail. Bank.', { speaker: ada });
  const find = indexOf([report, said('may snow', { kind: 'direct', speaker: ada })]);
  expect(find({})).toEqual([report.text]);
  // Two of the article are one of the library.
  expect(find({ about: 'organisation:bank' })).toEqual([report.text]);
});

test('a statement that its frame breaks is one, found by the words of each half and told of whom these name', () => {
  const first = said('it rains', { speaker: ada });
  const find = indexOf([
    first,
    said('It may snow', { speaker: ada, kind: 'direct', continues: first.start }),
    said('It will hail', { speaker: ada }),
  ]);
  const whole = 'it rains … It may snow';
  expect(find({})).toEqual([whole, 'It will hail']);
  expect(find({ topic: 'rains' })).toEqual([whole]);
  expect(find({ topic: 'snow' })).toEqual([whole]);
  // "on Bank" stands between the halves.
  expect(find({ about: 'organisation:bank' })).toEqual([]);
});

test('words that are no words find nothing, and those of a query language are words', () => {
  const find = indexOf([said('it rains on Bank', { speaker: ada })]);
  expect(find({ topic: '— “' })).toEqual([]);
  expect(find({ topic: 'rains NOT bank' })).toEqual([]);
  expect(find({ topic: 'bank OR volcano' })).toEqual([]);
  expect(find({ topic: 'rains", who' })).toEqual([]);
  expect(find({ topic: 'ra bank' })).toEqual(['it rains on Bank']);
});
