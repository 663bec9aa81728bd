import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { renderLedger } from '#core/exporting/ledger-table.ts';
import { lineOf } from '#shared/entities/said/ledger.ts';
import { type Quotation, quotationSchema } from '#shared/model/entity.ts';

const speaker = { start: 0, end: 3, name: 'Ada | Brook', entity: 'person:ada' };
const quote = (text: string, more = {}) =>
  quotationSchema.parse({ start: 5, end: 5 + text.length, text, kind: 'direct', speaker, verb: 'warned', ...more });

const linesOf = (id: string, quotes: readonly Quotation[]) =>
  quotes.map((each) => lineOf(each, id, '2024-05-01', (entity) => entity));
const sources = new Map([
  ['01A', { title: 'Ice [on] the *pier* | now', site: 'harnsund.example', published: '2024-05-01' }],
]);
const html = (markdown: string) =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousProtocol: true });
const cells = (markdown: string) => [...html(markdown).matchAll(/<td>(.*?)<\/td>/g)].map(([, inner]) => inner);

describe('a ledger as a table', () => {
  it('says when, who, how and what, and links to its article', () => {
    const lines = linesOf('01A', [
      quote('“The ice | is *thin*.\n\n“And <b>wet</b>.”', { stance: 'warned', date: '2024-04-30' }),
    ]);
    expect(cells(renderLedger('Said by Ada', lines, sources))).toEqual([
      '2024-04-30',
      'Ada | Brook',
      'warned',
      '“The ice | is *thin*. “And &lt;b&gt;wet&lt;/b&gt;.”',
      '<a href="postil://article/01A">Ice [on] the *pier* | now</a>, harnsund.example, 2024-05-01',
    ]);
  });

  it('shows an unsure speaker as a question, through whom it is known, and the date of the article in brackets', () => {
    const quotes = [
      quote('nothing more', { kind: 'indirect', speaker: null, possible: { ...speaker, name: 'Vale' }, verb: null }),
      quote('it never happened', {
        kind: 'indirect',
        stance: 'denied',
        verb: 'refuted',
        via: { ...speaker, name: 'KCNA' },
      }),
      quote('who knows', { kind: 'indirect', speaker: null, verb: 'said', stance: 'said' }),
      quote('to resign', { kind: 'indirect', verb: 'called', lead: 'called on Vale', stance: 'demanded' }),
      quote('he knew', { kind: 'indirect', verb: 'denied', lead: 'denied that', stance: 'denied' }),
    ];
    const found = cells(renderLedger('All', linesOf('01B', quotes), sources));
    expect(found.slice(0, 5)).toEqual([
      '(2024-05-01)',
      'Vale?',
      '–',
      'nothing more',
      '<a href="postil://article/01B">01B</a>',
    ]);
    expect(found.slice(6, 8)).toEqual(['Ada | Brook (through KCNA)', 'refuted (denied)']);
    expect(found.slice(11, 13)).toEqual(['unsure', 'said']);
    expect([found[17], found[22]]).toEqual(['called on Vale (demanded)', 'denied that']);
  });

  it('explains the signs that it has, and no others', () => {
    const below = (more: object) => {
      const table = html(renderLedger('All', linesOf('01A', [quote('“The ice is thin.”', more)]), sources));
      return [...table.matchAll(/<p>(.*?)<\/p>/g)].map(([, words]) => words);
    };
    expect(below({ date: '2024-04-30' })).toEqual([]);
    expect(below({})).toEqual([expect.stringContaining('the day of the article')]);
    expect(below({ speaker: null, possible: speaker, date: '2024' })).toEqual([
      expect.stringContaining('question mark'),
    ]);
    expect(below({ verb: 'urged', stance: 'demanded', date: '2024' })).toEqual([expect.stringContaining('“How”')]);
  });

  it('without lines is a heading and an empty table', () => {
    expect(html(renderLedger('Said # here', [], sources))).toContain('<h1>Said # here</h1>');
    expect(cells(renderLedger('Nothing', [], sources))).toEqual([]);
  });
});
