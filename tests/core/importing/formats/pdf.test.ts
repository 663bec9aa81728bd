import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../../src-main/core/importing/extract.ts';
import { bodyText } from '../../../../src-main/core/importing/page/body-text.ts';
import { linesAt, pdfOf, wrapped } from '../../../support/pdf.ts';
import { column, extract, sentences, texts, wide } from './pdf-pages.ts';

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
