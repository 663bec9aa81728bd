import { describe, expect, test } from 'vitest';
import { harbourPage, makeWorld } from './postil.ts';

const jsonl = (...lines: unknown[]) =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

describe('postil tool', () => {
  const { postil, folder } = makeWorld();

  test('sanitise keeps the order, answers bad lines in their place and goes on', async () => {
    const many = Array.from({ length: 40 }, (_, i) => ({
      id: i,
      html: `<p onclick="x()">${'word '.repeat(i % 7)}${i}</p>`,
    }));
    const bad = ['{"id":"cut","html":', '"no object"', { id: 'empty' }, { html: '<p>no id</p>' }];
    const last = '{"id":"raw","html":"<p>a\u2028b<script>c()</script></p>"}';
    const { status, lines, errors } = await postil(['tool', 'sanitise'], jsonl(...many, ...bad, '', last));
    expect(status).toBe(1);
    expect(lines.map((line) => line.id)).toEqual([...many.map(({ id }) => id), null, null, 'empty', null, 'raw']);
    expect(lines[6]).toEqual({ id: 6, html: `<p>${'word '.repeat(6)}6</p>` });
    for (const line of lines.slice(40, 44)) {
      expect(line).toEqual({ id: line.id, error: { code: 'invalid-input', message: expect.any(String) } });
    }
    expect(lines[44]).toEqual({ id: 'raw', html: expect.stringMatching(/^<p>a\sb<\/p>$/) });
    expect(errors).toContain('line 43 (empty)');
  });

  test('extract gives an article’s parts from markup or from a file, and leaves no broken images', async () => {
    const paragraph = `<p>${'The ferry left at dawn, and nobody on the quay waved. '.repeat(8)}</p>`;
    const page = (extra: string) =>
      `<html><head><title>Dawn ferry</title></head><body><article><h1>Dawn ferry</h1>${paragraph}${extra}${paragraph.replaceAll('dawn', 'noon')}</article></body></html>`;
    const input = jsonl(
      { id: 'file', path: harbourPage },
      {
        id: 'markup',
        html: page('<img src="boat.png" alt="A boat"><p>Ω café</p>'),
        contentType: 'text/html; charset=iso-8859-1',
      },
      { id: 'gone', path: 'gone.html' },
      { id: 'both', html: '', path: '' },
    );
    const { status, lines } = await postil(['tool', 'extract'], input);
    expect(status).toBe(1);
    expect(lines[0]).toMatchObject({
      id: 'file',
      title: 'Harbour town votes to let the sea back in',
      byline: 'Rosa Whitfield',
      site: 'The Coastal Ledger',
      published: expect.stringMatching(/^2026-02-11/),
      language: 'en',
      warnings: [],
    });
    expect(lines[1]).toMatchObject({ id: 'markup', title: 'Dawn ferry', text: expect.stringContaining('Ω café') });
    expect(lines[1]?.html).not.toContain('<img');
    expect(lines[2]).toMatchObject({ id: 'gone', error: { code: 'not-found' } });
    expect(lines[3]).toMatchObject({ id: 'both', error: { code: 'invalid-input' } });
  });

  test('entities gives mentions whose offsets are in the text given', async () => {
    const text = 'Maria Lopez, the mayor of Lisbon, met Prime Minister John Carter in Paris. Lopez said little.';
    const { status, lines } = await postil(['tool', 'entities'], jsonl({ id: 'a', text }, { id: 'b', text: '' }));
    expect(status).toBe(0);
    const [a, b] = lines as unknown as {
      mentions: { start: number; end: number; text: string }[];
      entities: { name: string }[];
    }[];
    expect(a?.mentions.length).toBeGreaterThan(2);
    for (const mention of a?.mentions ?? []) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
    expect(a?.entities.map(({ name }) => name)).toContain('Maria Lopez');
    expect(b).toEqual({ id: 'b', mentions: [], entities: [], quotes: [], dates: [] });
  });

  test('anchor finds passages again, told by offsets or by a quote', async () => {
    const before = 'The council met on Monday. The mayor spoke for an hour, and then everybody left for the harbour.';
    const after = `It rained. ${before.replace('an hour', 'one hour')}`;
    const at = before.indexOf('everybody left');
    const input = jsonl(
      {
        id: 1,
        before,
        after,
        annotations: [
          { id: 'moved', start: at, end: at + 14 },
          { id: 'lost', quote: { exact: 'a wholly different sentence about geese', prefix: '', suffix: '' } },
        ],
      },
      {
        id: 2,
        before: null,
        after,
        annotations: [{ id: 'q', quote: { exact: 'The mayor', prefix: 'Monday. ', suffix: ' spoke' }, start: 3 }],
      },
      { id: 3, before, after: before, annotations: [{ id: 'same', start: 4, end: 11 }] },
      { id: 4, before: null, after, annotations: [{ id: 'x', start: 0, end: 3 }] },
    );
    const { status, lines } = await postil(['tool', 'anchor'], input);
    expect(status).toBe(1);
    const moved = after.indexOf('everybody left');
    expect(lines[0]).toMatchObject({
      id: 1,
      places: [
        { id: 'moved', state: 'moved', start: moved, end: moved + 14 },
        { id: 'lost', state: 'lost', start: null, end: null },
      ],
    });
    expect(lines[1]).toMatchObject({ places: [{ id: 'q', start: after.indexOf('The mayor') }] });
    expect(lines[2]).toMatchObject({ places: [{ id: 'same', state: 'exact', start: 4, end: 11, confidence: 1 }] });
    expect(lines[3]).toMatchObject({ id: 4, error: { code: 'invalid-input' } });
  });

  test('touches no library', async () => {
    const { status, lines } = await postil(['tool', 'sanitise', '--library', `${folder}/none`], '');
    expect({ status, lines }).toEqual({ status: 0, lines: [] });
  });
});
