import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../../src-main/core/importing/extract.ts';
import type { Extracted } from '../../../../src-main/core/importing/extracted.ts';
import { bodyText } from '../../../../src-main/core/importing/page/body-text.ts';
import { linesAt, type PdfContent, type PdfText, pdfOf, wrapped } from '../../../support/pdf.ts';

function extract(content: PdfContent, name = 'mill.pdf'): Promise<Extracted> {
  return extractArticle({ bytes: pdfOf(content), name, contentType: '', url: '' });
}

const sentences = [
  'The tide mill at Orrin has ground the grain of four villages for longer than anybody there can say, and this spring it stood still for the first time.',
  'A beam of the great wheel had split along its whole length during the storm of the second week of February, and the miller heard it from her bed.',
  'She sent for the carpenter of the next village, who looked at the beam for a long while and said that no tree of that size was left on the coast.',
  'So the villages agreed to buy one from the far side of the mountains, and to bring it down the river on a raft, as it had been done the last time.',
  'Nobody who was there that time is alive now, but one of them wrote down how the raft was built, and the page was found in the school of Orrin.',
  'It asks for nine men, three ropes of sixty feet each, and a boy with good eyes who stands in front and calls out what he sees in the water.',
] as const;
/** Five letters to an inch of column: 80 letters of 5 points fill 400 points. */
const wide = 80;

/** Paragraphs one below the other with a gap between them. */
function column(x: number, y: number, paragraphs: readonly string[], letters: number, gap = 8): PdfText[] {
  let at = y;
  return paragraphs.flatMap((paragraph) => {
    const lines = linesAt(x, at, wrapped(paragraph, letters));
    at += lines.length * 12 + gap;
    return lines;
  });
}

/** Words as long as German ones, of which few fit on a line. */
const long = [
  'Extraordinary measurements notwithstanding, neighbouring municipalities investigated unprecedented circumstances.',
  'Administrative responsibilities concerning infrastructure recommendations remained unsatisfactory throughout.',
  'Representatives acknowledged considerable misunderstandings regarding environmental characteristics.',
  'Nevertheless, international communities demonstrated extraordinarily comprehensive determination.',
];

/** The words of a line with equal gaps between them that make it so many letters wide; the last one stays as it is. */
function justified(line: string, x: number, y: number, letters: number, isLast: boolean): PdfText[] {
  const words = line.split(' ');
  const free = letters - words.join('').length;
  const gap = isLast || words.length === 1 ? 1 : free / (words.length - 1);
  let at = x;
  return words.map((text) => {
    const word = { x: Math.round(at * 100) / 100, y, text };
    at += (text.length + gap) * 5;
    return word;
  });
}

function texts(article: Extracted): string[] {
  return bodyText(article.html).split('\n');
}

describe('paragraphs', () => {
  test('lines are joined, gaps part paragraphs', async () => {
    const article = await extract({ pages: [{ texts: column(100, 100, sentences, wide) }] });
    expect(texts(article)).toEqual([...sentences]);
  });

  test('indents part paragraphs', async () => {
    let y = 100;
    const lines = sentences.flatMap((sentence) => {
      const [first = '', ...rest] = wrapped(`    ${sentence}`, wide);
      const all = [{ x: 115, y, text: first.trim() }, ...linesAt(100, y + 12, rest)];
      y += all.length * 12;
      return all;
    });
    expect(texts(await extract({ pages: [{ texts: lines }] }))).toEqual([...sentences]);
  });

  test('a line with room left ends a paragraph', async () => {
    const article = await extract({ pages: [{ texts: column(100, 100, sentences, wide, 0) }] });
    expect(texts(article)).toEqual([...sentences]);
  });

  test('a paragraph goes on over the end of a page', async () => {
    const all = wrapped(sentences.join(' '), wide);
    const article = await extract({
      pages: [{ texts: linesAt(100, 700, all.slice(0, 5)) }, { texts: linesAt(100, 100, all.slice(5)) }],
    });
    expect(texts(article)).toEqual([sentences.join(' ')]);
  });
});

describe('hyphens at the end of a line', () => {
  const filler = wrapped(sentences.join(' '), wide);
  const read = async (before: string, after: string, elsewhere = ''): Promise<string> => {
    const pad = (text: string) =>
      text.padStart(wide, 'of the old mill that stood on the bank of the river Orrin in the rain and ');
    const lines = [...filler.slice(0, 3), pad(before), `${after} ${filler[4]}`.slice(0, wide), ...filler.slice(5)];
    const extra = elsewhere === '' ? [] : column(100, 400, [elsewhere], wide);
    return bodyText((await extract({ pages: [{ texts: [...linesAt(100, 100, lines), ...extra] }] })).html);
  };

  test.each([
    ['a word cut to fit is whole again', 'commu-', 'nication', '', 'communication'],
    [
      'a compound keeps its hyphen when the document shows it elsewhere',
      'tide-',
      'driven',
      'All that is tide-driven.',
      'tide-driven',
    ],
    ['a name keeps it', 'Anglo-', 'Norman', '', 'Anglo-Norman'],
    ['a number keeps it', 'the years 1990-', '1995', '', '1990-1995'],
    ['a longer compound keeps it', 'state-of-the-', 'art', '', 'state-of-the-art'],
    ['German leaves a space', 'Ein-', 'und Ausfuhr', '', 'Ein- und Ausfuhr'],
  ])('%s', async (_, before, after, elsewhere, expected) => {
    expect(await read(before, after, elsewhere)).toContain(expected);
  });

  test('a word cut by the end of a page is whole again', async () => {
    const before = [
      ...filler.slice(0, 4),
      'that the miller of the village has never told anybody else about the commu-',
    ];
    const article = await extract({
      pages: [{ texts: linesAt(100, 600, before) }, { texts: linesAt(100, 100, ['nication of water.', ...filler]) }],
    });
    expect(bodyText(article.html)).toContain('about the communication of water.');
  });
});

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

describe('what every page repeats', () => {
  const pages = [0, 1, 2, 3].map((index) => ({
    texts: [
      { x: 100, y: 40, text: index % 2 === 0 ? 'THE ORRIN REVIEW' : 'Mills and water' },
      { x: 480, y: 40, text: String(index + 17) },
      ...column(100, 100, sentences.slice(index, index + 2), wide),
      { x: 100, y: 770, text: `Downloaded on ${index + 1} May 2020`, size: 8 },
    ],
  }));

  test('heads, feet and page numbers go', async () => {
    const text = bodyText((await extract({ pages })).html);
    expect(text).not.toMatch(/REVIEW|Mills and water|Downloaded|\b17\b|\b18\b/);
    for (const sentence of sentences.slice(0, 5)) expect(text).toContain(sentence);
  });

  test('a page number alone goes from a single page', async () => {
    const article = await extract({
      pages: [{ texts: [...column(100, 100, sentences, wide), { x: 290, y: 780, text: '- 12 -' }] }],
    });
    expect(texts(article)).toEqual([...sentences]);
  });

  test('the address at the foot of a printed page is where it comes from', async () => {
    const article = await extract({
      pages: [
        {
          texts: [
            { x: 20, y: 20, text: '3/9/24, 4:12 PM', size: 8 },
            ...column(100, 100, sentences, wide),
            { x: 20, y: 790, text: 'https://orrin.example/mill', size: 8 },
            { x: 560, y: 790, text: '1/1', size: 8 },
          ],
        },
      ],
    });
    expect(article).toMatchObject({ url: 'https://orrin.example/mill', site: 'orrin.example' });
    expect(texts(article)).toEqual([...sentences]);
  });
});

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

describe('refused with a sentence', () => {
  test.each([
    ['a scan', pdfOf({ pages: [{ texts: [] }, { texts: [] }] }), 'unsupported', 'OCR'],
    ['a locked document', pdfOf({ pages: [{ texts: [] }], locked: true }), 'unsupported', 'password'],
    ['a damaged one', new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<'), 'invalid-input', 'damaged'],
    [
      'more pages than an article has',
      pdfOf({ pages: Array.from({ length: 601 }, () => ({ texts: [] })) }),
      'too-large',
      '600',
    ],
  ])('%s', async (_, bytes, code, said) => {
    const reading = extractArticle({ bytes, name: 'bad.pdf', contentType: '', url: '' });
    await expect(reading).rejects.toMatchObject({ code, message: expect.stringContaining(said) });
    await expect(reading).rejects.toThrow('“bad.pdf”');
  });

  test('a page that is a picture among pages of text is said to be missing', async () => {
    const article = await extract({ pages: [{ texts: column(100, 100, sentences, wide) }, { texts: [] }] });
    expect(article.warnings.join()).toContain('One page holds no text');
  });

  test('the bytes still belong to the caller', async () => {
    const bytes = pdfOf({ pages: [{ texts: column(100, 100, sentences, wide) }] });
    const length = bytes.byteLength;
    await extractArticle({ bytes, name: 'a.pdf', contentType: '', url: '' });
    expect(bytes.byteLength).toBe(length);
  });
});
