import { describe, expect, test } from 'vitest';
import { linesAt, type PdfText, wrapped } from '../../../support/pdf.ts';
import { column, extract, sentences, texts, wide } from './pdf-pages.ts';

describe('structure', () => {
  test('headings by size and weight', async () => {
    const { html } = await extract({
      pages: [
        {
          texts: [
            { x: 100, y: 60, text: 'The Mill That Stood Still', size: 22 },
            ...column(100, 100, sentences.slice(0, 2), wide),
            { x: 100, y: 200, text: 'A raft on the river', size: 15 },
            ...column(100, 230, sentences.slice(2, 4), wide),
            { x: 100, y: 330, text: 'Nine men', font: 'bold' },
            ...column(100, 350, sentences.slice(4), wide),
          ],
        },
      ],
    });
    expect(html.match(/<h\d>.*?<\/h\d>/g)).toEqual(['<h2>A raft on the river</h2>', '<h3>Nine men</h3>']);
  });

  test('lists, with their lines joined', async () => {
    const item = (y: number, mark: string, text: string): PdfText[] => [
      { x: 110, y, text: mark },
      ...linesAt(125, y, wrapped(text, 70)),
    ];
    const { html } = await extract({
      pages: [
        {
          texts: [
            ...column(100, 100, sentences.slice(0, 2), wide),
            ...item(200, '•', sentences[2]),
            ...item(240, '•', 'Nine men.'),
            ...item(280, '1.', 'Three ropes.'),
            ...item(294, '2.', sentences[3]),
            ...column(100, 400, sentences.slice(4), wide),
          ],
        },
      ],
    });
    expect(html).toContain(`<ul><li>${sentences[2]}</li><li>Nine men.</li></ul>`);
    expect(html).toContain(`<ol><li>Three ropes.</li><li>${sentences[3]}</li></ol>`);
  });

  test('emphasis, marks of notes, links; the notes stand at the end', async () => {
    const first = 'The mill of Orrin is older than its village';
    const { html } = await extract({
      pages: [
        {
          texts: [
            { x: 100, y: 100, text: first },
            { x: 100 + first.length * 5, y: 96, text: '1', size: 6 },
            { x: 100 + first.length * 5 + 8, y: 100, text: 'and' },
            { x: 100 + first.length * 5 + 28, y: 100, text: 'much', font: 'italic' },
            { x: 100 + first.length * 5 + 53, y: 100, text: 'larger, as is' },
            ...linesAt(100, 112, wrapped(`told in the book of the mill. ${sentences.join(' ')}`, wide)),
            { x: 100, y: 740, text: '1', size: 5 },
            { x: 104, y: 743, text: 'So the miller says.', size: 7 },
          ],
          links: [{ box: [165, 104, 245, 114], url: 'https://orrin.example/book' }],
        },
        { texts: column(100, 100, sentences, wide) },
      ],
    });
    expect(html).toContain('its village<sup>1</sup> and <em>much</em> larger, as is told in the');
    expect(html).toContain('<a href="https://orrin.example/book">book of the mill</a>');
    expect(html).toMatch(/<hr>\n<p><sup>1<\/sup> ?So the miller says.<\/p>$/);
  });

  test('a letter over several lines begins its word', async () => {
    const lines = wrapped(sentences.join(' ').slice(1), 74);
    const article = await extract({
      pages: [
        {
          texts: [
            { x: 100, y: 123, text: 'T', size: 32 },
            ...linesAt(120, 100, lines.slice(0, 2)),
            ...linesAt(100, 124, wrapped(lines.slice(2).join(' '), 78)),
          ],
        },
      ],
    });
    expect(texts(article)).toEqual([sentences.join(' ')]);
  });

  test('typewritten lines are kept as they are', async () => {
    const code = ['if water > level:', '    open(gate)', '    wait(6)'];
    const { html } = await extract({
      pages: [
        {
          texts: [
            ...column(100, 100, sentences, wide),
            ...code.map((text, index) => ({
              x: 120 + (text.length - text.trimStart().length) * 5,
              y: 400 + index * 12,
              text: text.trimStart(),
              font: 'mono' as const,
            })),
          ],
        },
      ],
    });
    expect(html).toContain('<pre>if water &gt; level:\n    open(gate)\n    wait(6)</pre>');
  });
});

describe('facts', () => {
  const body = column(100, 200, sentences, wide);
  const shown = [
    { x: 100, y: 80, text: 'The Mill That', size: 22 },
    { x: 100, y: 106, text: 'Stood Still', size: 22 },
    { x: 100, y: 140, text: 'By Hanna Prell' },
    { x: 100, y: 160, text: '14 April 2021' },
  ];

  test('from the metadata, where they make sense', async () => {
    const info = {
      Title: 'The mill that stood still',
      Author: 'Hanna Prell',
      CreationDate: 'D:20210420101500Z',
      Producer: 'Press 3',
    };
    const article = await extract({ pages: [{ texts: body }], info });
    expect(article).toMatchObject({
      title: 'The mill that stood still',
      byline: 'Hanna Prell',
      published: '2021-04-20',
    });
    expect(article.found.published?.confidence).toBeLessThan(0.5);
  });

  test.each(['Microsoft Word - mill_final2.docx', 'untitled', 'mill.indd', 'C:\\texts\\mill', 'layout 1'])(
    'from the page, where the metadata say %j',
    async (Title) => {
      const article = await extract({ pages: [{ texts: [...shown, ...body] }], info: { Title, Author: 'user' } });
      expect(article).toMatchObject({
        title: 'The Mill That Stood Still',
        byline: 'Hanna Prell',
        published: '2021-04-14',
      });
      expect(texts(article)).toEqual([...sentences]);
    },
  );

  test('the day of printing is no date', async () => {
    const info = { CreationDate: 'D:20240101000000Z', Producer: 'Skia/PDF m120', Title: 'The mill' };
    expect((await extract({ pages: [{ texts: body }], info })).published).toBe(null);
  });

  test('else from the file', async () => {
    expect((await extract({ pages: [{ texts: body }] }, 'tide_mill.pdf')).title).toBe('Tide mill');
  });
});
