import { describe, expect, it } from 'vitest';
import { filterLedger, ledgerLineSchema, ledgerOf } from '#shared/entities/said/ledger.ts';
import { type Quotation, quotationSchema } from '#shared/model/entity.ts';

const quote = (text: string, name: string | null, more: Partial<Quotation> = {}): Quotation =>
  quotationSchema.parse({
    start: 10,
    end: 10 + text.length,
    text,
    kind: 'indirect',
    speaker: name === null ? null : { start: 0, end: 5, name, entity: `person:${name.toLowerCase()}` },
    verb: 'said',
    ...more,
  });

const articles = [
  {
    id: 'b',
    published: '2024-05-02T08:00:00Z',
    quotes: [quote('the Zürich talks failed', 'Brook'), quote('it was in April', 'Vale', { date: '2024-04' })],
  },
  {
    id: 'a',
    published: '2024-05-01',
    quotes: [
      quote('talks would go on', 'Vale'),
      quote('nobody knows', null, { possible: { start: 0, end: 2, name: 'Vale', entity: 'person:vale' } }),
    ],
  },
  {
    id: 'c',
    published: null,
    quotes: [
      quote('no date', 'Brook'),
      quote('a week', 'Brook', { date: '2024-W18' }),
      quote('years', 'Brook', { date: '2022/2023' }),
    ],
  },
];
const texts = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);

describe('a ledger', () => {
  it('is sorted by time: weeks by their Monday, ranges by their start, undated lines last', () => {
    const lines = ledgerOf(articles);
    expect(lines.map(({ date, text }) => `${date} ${text}`)).toEqual([
      '2022/2023 years',
      '2024-04 it was in April',
      '2024-W18 a week',
      '2024-05-01 talks would go on',
      '2024-05-01 nobody knows',
      '2024-05-02 the Zürich talks failed',
      'null no date',
    ]);
    for (const line of lines) ledgerLineSchema.parse(line);
    expect(lines[1]?.isDated).toBe(true);
    expect(lines[3]?.isDated).toBe(false);
  });

  it('is narrowed by topic words, whatever their case and diacritics', () => {
    const lines = ledgerOf(articles);
    expect(texts(filterLedger(lines, { topic: 'ZURICH talk' }))).toEqual(['the Zürich talks failed']);
    expect(texts(filterLedger(lines, { topic: 'talks' }))).toEqual(['talks would go on', 'the Zürich talks failed']);
    expect(filterLedger(lines, { topic: 'alks' })).toEqual([]);
    expect(filterLedger(lines, { topic: '  ' })).toEqual(lines);
  });

  it('is narrowed to a person by id or name, and to whom it may be only when asked', () => {
    const lines = ledgerOf(articles);
    expect(texts(filterLedger(lines, { person: 'person:vale' }))).toEqual(['it was in April', 'talks would go on']);
    expect(texts(filterLedger(lines, { person: 'vale', topic: 'talks' }))).toEqual(['talks would go on']);
    expect(texts(filterLedger(lines, { person: 'Vale', withPossible: true }))).toContain('nobody knows');
  });

  it('carries the ids of the library where they are given', () => {
    const [line] = filterLedger(
      ledgerOf(articles, (entity, id) => `${id}/${entity}`),
      { topic: 'zurich' },
    );
    expect(line?.speaker?.entity).toBe('b/person:brook');
  });
});
