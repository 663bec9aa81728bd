import { describe, expect, test } from 'vitest';
import { linesAt, wrapped } from '../../../support/pdf.ts';
import { column, extract, justified, long, sentences, texts, wide } from './pdf-pages.ts';

describe('columns', () => {
  test('two columns are read one after the other, under what lies across both', async () => {
    const title = { x: 50, y: 80, text: 'The Mill That Stood Still', size: 24 };
    const left = column(50, 140, sentences.slice(0, 3), 46, 6);
    const right = column(310, 140, sentences.slice(3), 46, 6);
    const article = await extract({ pages: [{ texts: [title, ...right, ...left] }] });
    expect(article.title).toBe('The Mill That Stood Still');
    expect(texts(article)).toEqual([...sentences]);
  });

  test('a paragraph goes on in the next column', async () => {
    const all = wrapped(sentences.join(' '), 46);
    const half = Math.ceil(all.length / 2);
    const article = await extract({
      pages: [{ texts: [...linesAt(50, 140, all.slice(0, half)), ...linesAt(310, 140, all.slice(half))] }],
    });
    expect(texts(article)).toEqual([sentences.join(' ')]);
  });

  test.each([
    ['three columns', 30, [50, 210, 370]],
    ['four columns with gaps of one em', 24, [50, 180, 310, 440]],
  ])('%s are read one after the other, under a headline over all of them', async (_, letters, starts) => {
    const lines = sentences.flatMap((sentence) => wrapped(sentence, letters));
    const each = Math.ceil(lines.length / starts.length);
    const title = { x: 50, y: 80, text: 'The Mill That Stood Still in the Spring', size: 24 };
    const text = starts.flatMap((x, index) =>
      linesAt(x, 140, lines.slice(index * each, (index + 1) * each)).map((line) => ({
        ...line,
        y: line.y + index * 3,
      })),
    );
    const article = await extract({ pages: [{ texts: [title, ...text] }] });
    expect(article.title).toBe(title.text);
    expect(texts(article).join(' ')).toBe(sentences.join(' '));
  });

  test('a headline too short to reach over the gaps heads all columns below it', async () => {
    const part = (from: number, y: number) => [
      ...column(50, y, sentences.slice(from, from + 1), 30),
      ...column(210, y, sentences.slice(from + 1, from + 2), 30),
      ...column(370, y, sentences.slice(from + 2, from + 3), 30),
    ];
    const head = { x: 50, y: 212, text: 'Nine men', size: 13 };
    const article = await extract({ pages: [{ texts: [...part(0, 100), head, ...part(3, 240)] }] });
    expect(article.title).toBe('Nine men');
    expect(texts(article)).toEqual([...sentences]);
  });

  test('a column of one line is told from the page that has full ones', async () => {
    const lines = wrapped(sentences.join(' '), 48);
    const filled = [...linesAt(50, 100, lines.slice(0, 8)), ...linesAt(310, 100, lines.slice(8, 16))];
    const rest = [...linesAt(50, 100, lines.slice(16, -1)), ...linesAt(310, 100, lines.slice(-1))];
    const article = await extract({ pages: [{ texts: rest }, { texts: filled }] });
    expect(texts(article).join(' ')).toBe([...lines.slice(16), ...lines.slice(0, 16)].join(' '));
  });

  test('an address too long for its column is read with it', async () => {
    const address = 'https://orrin.example/mills/wheels/1';
    const lines = [...wrapped(sentences.slice(0, 2).join(' '), 30), address];
    const texts2 = [...linesAt(50, 100, lines), ...linesAt(210, 100, wrapped(sentences.slice(2).join(' '), 30))];
    const article = await extract({ pages: [{ texts: texts2 }] });
    expect(texts(article).join(' ')).toBe([...sentences.slice(0, 2), address, ...sentences.slice(2)].join(' '));
  });

  test.each([
    ['one column', [50], 40],
    ['three columns', [50, 214, 378], 28],
  ])('words driven apart to fill %s are text, not a table', async (_, starts, letters) => {
    const all = wrapped(long.join(' '), letters);
    const each = Math.ceil(all.length / starts.length);
    const lines = starts.flatMap((x, index) => {
      const part = all.slice(index * each, (index + 1) * each);
      return part.flatMap((line, at) => justified(line, x, 100 + at * 12, letters + 2, at === part.length - 1));
    });
    const article = await extract({ pages: [{ texts: lines }] });
    expect(article.html).not.toContain('<table');
    expect(texts(article).join(' ')).toBe(long.join(' '));
  });

  test('words under one another between justified lines are a table', async () => {
    const rows = [
      ['Mill', 'River', 'Wheel'],
      ['Orrin', 'Tide', 'Oak'],
      ['Tessel', 'Lock', 'Ironwood'],
      ['Harrow', 'Beck', 'Ash'],
    ];
    const lines = wrapped(sentences.slice(0, 2).join(' '), 60);
    const cells = rows.flatMap((row, index) =>
      row.map((text, at) => ({ x: 50 + at * 110, y: 250 + index * 14, text })),
    );
    const { html } = await extract({
      pages: [{ texts: [...lines.flatMap((line, at) => justified(line, 50, 100 + at * 12, 62, false)), ...cells] }],
    });
    expect(html.match(/<tr>/g)).toHaveLength(4);
    expect(html).toContain('<tr><td>Tessel</td><td>Lock</td><td>Ironwood</td></tr>');
  });

  test('a table is read row by row', async () => {
    const rows = [
      ['Year', 'Grain', 'Mills'],
      ['1900', '20', '3'],
      ['1910', '25', '4'],
      ['1920', '18', '2'],
    ];
    const cells = rows.flatMap((row, index) =>
      row.map((text, at) => ({
        x: 100 + at * 90,
        y: 300 + index * 14,
        text,
        font: index === 0 ? ('bold' as const) : ('plain' as const),
      })),
    );
    const { html } = await extract({
      pages: [{ texts: [...column(100, 100, sentences.slice(0, 3), wide), ...cells] }],
    });
    expect(html).toContain(
      '<tr><th>Year</th><th>Grain</th><th>Mills</th></tr><tr><td>1900</td><td>20</td><td>3</td></tr>',
    );
  });
});
