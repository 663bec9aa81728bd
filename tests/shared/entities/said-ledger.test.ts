import { describe, expect, it } from 'vitest';
import { saidRows } from '#shared/entities/library/said-rows.ts';
import { ledgerWords, lineOf, statementsOf, timeKey, timeKeyAfter, toldOnce } from '#shared/entities/said/ledger.ts';
import { type Quotation, quotationSchema, type Recognition } from '#shared/model/entity.ts';
import { ledgerLineSchema } from '#shared/model/statement.ts';

const vale = { start: 0, end: 4, name: 'Vale', entity: 'person:vale' };
const quote = (text: string, more: Partial<Quotation> = {}): Quotation =>
  quotationSchema.parse({
    start: 10,
    end: 10 + text.length,
    text,
    kind: 'indirect',
    speaker: vale,
    verb: 'said',
    ...more,
  });

describe('a line of the ledger', () => {
  it('has the date that the text gives, else that of its article', () => {
    const line = (date: string | null, published: string | null) =>
      ledgerLineSchema.parse(lineOf(quote('it rains', { date }), 'a', published, (entity) => entity));
    expect(line('2024-04', '2024-05-01')).toMatchObject({ articleId: 'a', date: '2024-04', isDated: true });
    expect(line(null, '2024-05-01')).toMatchObject({ date: '2024-05-01', isDated: false });
    expect(line(null, null)).toMatchObject({ date: null, isDated: false });
  });

  it('carries the ids of the library, for the speaker, whom it may be and through whom it is known', () => {
    const known = lineOf(quote('it rains', { via: { ...vale, entity: 'organisation:x' } }), 'a', null, (entity) =>
      entity === 'person:vale' ? 'person:ada-vale' : null,
    );
    expect([known.speaker?.entity, known.via?.entity]).toEqual(['person:ada-vale', null]);
    const guess = lineOf(quote('x', { speaker: null, possible: vale }), 'a', null, () => 'person:ada-vale');
    expect([guess.speaker, guess.possible?.entity]).toEqual([null, 'person:ada-vale']);
  });

  it('is told once where a report holds quoted words of the same speaker, or another report of theirs', () => {
    const report = quote('the gates were “never shut”');
    const inside = quote('“never shut”', { kind: 'direct', start: 25 });
    const other = { ...inside, speaker: { ...vale, entity: 'person:brook' } };
    expect(toldOnce([report, inside])).toEqual([report]);
    expect(toldOnce([report, other])).toEqual([report, other]);
    const [nobody, later] = [
      quote('“shut”', { kind: 'direct', start: 30, speaker: null }),
      { ...inside, start: 90, end: 99 },
    ];
    expect(toldOnce([report, inside, nobody, later])).toEqual([report, nobody, later]);
    const brief = quote('so', { start: 26 });
    expect(toldOnce([report, brief, { ...inside, start: 27 }])).toEqual([report]);
  });

  it('is one where its frame breaks it, without the frame', () => {
    const first = quote('“It is late,”', { kind: 'direct' });
    const second = quote('“and dark.”', { kind: 'direct', start: 40, end: 51, continues: 10 });
    const whole = { ...first, end: 51, text: '“It is late” … “and dark.”' };
    expect(toldOnce([first, second])).toEqual([whole]);
    expect(statementsOf([quote('so', { start: 0, end: 2 }), first, second])[1]).toEqual({
      n: 1,
      quote: whole,
      parts: [first, second],
    });
    const report = quote('they are brown and need');
    const all = quote('“absolutely everything”', { kind: 'direct', start: 50, end: 73, continues: 10 });
    expect(toldOnce([report, all])).toEqual([
      { ...report, end: 73, text: 'they are brown and need … “absolutely everything”' },
    ]);
    // What it goes on with is another speaker's, or part of a report.
    expect(toldOnce([{ ...first, speaker: null }, second])).toHaveLength(2);
    const around = quote('x'.repeat(20), { start: 5 });
    expect(toldOnce([around, first, second])).toEqual([around, second]);
  });

  it('is of two speakers that have no entity where their names differ', () => {
    const official = { ...vale, name: 'an official', entity: null };
    const report = quote('a guard called it “never shut”', { speaker: official });
    const inside = quote('“never shut”', { kind: 'direct', start: 28, end: 40, speaker: official });
    const other = { ...inside, speaker: { ...official, name: 'a guard' } };
    expect(toldOnce([report, inside, other])).toEqual([report, other]);
  });

  it('is of two people where neither is known, whoever they may be', () => {
    const outer = quote('she had warned that the ice was thin', { speaker: null });
    const inside = quote('the ice was thin', { start: 30, end: 46, speaker: null });
    const brook = { ...vale, entity: 'person:brook' };
    expect(toldOnce([outer, inside])).toEqual([outer, inside]);
    const [one, other] = [
      { ...outer, possible: vale },
      { ...inside, kind: 'direct' as const, possible: brook },
    ];
    expect(toldOnce([one, other])).toEqual([one, other]);
  });

  it('is told of many thousands in a moment', () => {
    const reports = Array.from({ length: 40_000 }, (_, i) => quote('ab', { start: 10 * i, end: 10 * i + 8 }));
    const inside = reports.map((report) => ({ ...report, kind: 'direct' as const, end: report.start + 4 }));
    const all = reports.flatMap((report, i) => [report, inside[i] as Quotation]);
    expect(toldOnce(all)).toEqual(reports);
  });
});

it('dates stand by their first day, of equals the shorter stretch: weeks by their Monday, ranges by their start', () => {
  const dates = ['2022/2023', '2024-04', '2024-04-29', '2024-W18', '2024-05-01', '2024-05', '2024-05-02'];
  const keys = dates.map((date) => timeKey(date) as number);
  expect(keys).toEqual(keys.toSorted((a, b) => a - b));
  expect(timeKey('-0043-03-15')).toBeLessThan(timeKey('1901') as number);
  expect([timeKey(null), timeKey('soon'), timeKeyAfter('soon')]).toEqual([null, null, null]);
  const after = timeKeyAfter('2024-05-01') as number;
  expect(timeKey('2024-05')).toBeLessThan(after);
  expect(timeKey('2024-05-02')).toBeGreaterThanOrEqual(after);
});

it('words are without case and diacritics', () => {
  expect(ledgerWords('ZÜRICH’s 2 talks – again')).toEqual(['zurich', 's', '2', 'talks', 'again']);
});

describe('what the library remembers of what is said', () => {
  const text = 'Vale said that Iran and Vale agreed. On 2 May Iran left.';
  const mention = (word: string, entity: string, from = 0) => {
    const start = text.indexOf(word, from);
    return { start, end: start + word.length, text: word, type: 'person' as const, entity };
  };
  const entity = (id: string, name: string, aliases: string[] = []) => ({
    id,
    name,
    aliases,
    type: 'person' as const,
    count: 1,
  });
  const recognition: Recognition = {
    mentions: [mention('Vale', 'v'), mention('Iran', 'i'), mention('Vale', 'v', 5), mention('Iran', 'i', 40)],
    entities: [entity('v', 'Ada Vale', ['Vale']), entity('i', 'Iran')],
    quotes: [
      quote('Iran and Vale agreed', { start: 15, end: 35, speaker: { ...vale, name: 'Ada Vale', entity: 'v' } }),
      quote('and Vale', { start: 20, end: 28, speaker: null, possible: { ...vale, entity: 'v' }, date: '2024-W18' }),
    ],
    dates: [{ start: 40, end: 45, text: '2 May', iso: '2024-05-02' }],
  };

  it('is told of whom somebody called on, too', () => {
    const called = 'Vale called on Iran to go.';
    const lead = 'called on Iran';
    const quotes = [quote('to go', { start: 20, end: 25, verb: 'called', lead, speaker: { ...vale, entity: 'v' } })];
    const named = [
      { ...mention('Vale', 'v'), start: 0, end: 4 },
      { ...mention('Iran', 'i'), start: 15, end: 19 },
    ];
    const { said, roles } = saidRows({ ...recognition, mentions: named, quotes, dates: [] }, called, null);
    expect(said[0]?.text).toBe('called on Iran to go');
    expect(roles.map(({ entity: id, role }) => `${id} ${role}`)).toEqual(['v by', 'i about']);
  });

  it('is who said it, who may have, whom it names, and which dated sentence names whom', () => {
    const { said, dated, roles } = saidRows(recognition, text, '2024-05-01');
    expect(said).toEqual([
      { n: 0, at: timeKey('2024-05-01'), who: 'Ada Vale Ada Vale Vale', perhaps: '', text: 'Iran and Vale agreed' },
      { n: 1, at: timeKey('2024-W18'), who: '', perhaps: 'Vale Ada Vale Vale', text: 'and Vale' },
    ]);
    expect(dated).toEqual([{ n: 0, text: 'On 2 May Iran left.' }]);
    expect(roles.map(({ entity: id, role, n }) => `${id} ${role} ${n}`)).toEqual([
      'v by 0',
      'i about 0',
      'v perhaps 1',
      'i dated 0',
    ]);
  });
});
