import { describe, expect, test } from 'vitest';
import type { Quotation } from '#shared/model/entity.ts';
import { statementsExportSchema } from '#shared/model/statement.ts';
import { exportedView, useLedgerView } from '../../src-renderer/features/said/ledger-view.ts';
import { bySpeaker, filterQuotes } from '../../src-renderer/features/said/statements.ts';

const holm = { start: 0, end: 4, name: 'Petra Holm', entity: 'person:petra-holm' };
function said(start: number, text: string, changes: Partial<Quotation> = {}): Quotation {
  const unknown = { lead: null, stance: null, possible: null, via: null, date: null };
  const end = start + text.length;
  return { start, end, text, kind: 'direct', speaker: holm, verb: 'said', ...unknown, ...changes };
}

describe('statements', () => {
  const groups = (quotes: Quotation[]) =>
    bySpeaker(filterQuotes(quotes, '')).map(({ name, isSure, quotes: own }) => [name, isSure, own.length]);

  test('stand under who made them: the most first, guesses behind, those of nobody last', () => {
    const other = { ...holm, name: 'the ministry', entity: null };
    expect(
      groups([
        said(0, 'nobody', { speaker: null }),
        said(10, 'one', { speaker: other }),
        said(20, 'perhaps', { speaker: null, possible: holm }),
        said(30, 'two'),
        said(40, 'three'),
      ]),
    ).toEqual([
      ['Petra Holm', true, 2],
      ['the ministry', true, 1],
      ['Petra Holm', false, 1],
      [null, false, 1],
    ]);
  });

  test('are listed once where a report holds quoted words of the same speaker', () => {
    const report = said(0, 'the gates were “never shut”', { kind: 'indirect' });
    expect(groups([report, said(15, '“never shut”')])).toEqual([['Petra Holm', true, 1]]);
    expect(groups([report, said(15, '“never shut”', { speaker: { ...holm, entity: 'person:other' } })])).toHaveLength(
      2,
    );
  });

  test('are shown whole where one word of one part is looked for', () => {
    const broken = [said(0, '“It is late,”'), said(30, '“and it is dark.”', { continues: 0 })];
    expect(filterQuotes(broken, 'dark').map(({ text }) => text)).toEqual(['“It is late” … “and it is dark.”']);
    expect(filterQuotes([said(0, 'it “may rain”', { kind: 'indirect' }), said(3, '“may rain”')], 'may')).toHaveLength(
      1,
    );
  });

  test('are narrowed by words of theirs, their speaker or their verb, accents apart', () => {
    const quotes = [said(0, 'The café is shut'), said(30, 'It is open', { verb: 'denied' })];
    const found = (words: string) => filterQuotes(quotes, words).map(({ start }) => start);
    expect(found('cafe petra')).toEqual([0]);
    expect(found('denied')).toEqual([30]);
    expect(found(' ')).toEqual([0, 30]);
    expect(found('ferry')).toEqual([]);
  });
});

test('a ledger is exported under a heading that says all that was asked for, however long the words are', () => {
  const words = (word: string) => `${word} `.repeat(99).slice(0, 199);
  useLedgerView.setState({ who: words('w'), topic: words('t'), from: '2024-01-01', until: '2024-12-31' });
  const { filter, heading } = exportedView();
  expect(statementsExportSchema.parse({ ...filter, heading })).toMatchObject({ heading, from: '2024-01-01' });
  expect(heading).toMatch(/^Said by w.* about “t.*” from 2024-01-01 until 2024-12-31$/);
});
