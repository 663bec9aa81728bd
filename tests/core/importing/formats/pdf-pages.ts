import { extractArticle } from '../../../../src-main/core/importing/extract.ts';
import type { Extracted } from '../../../../src-main/core/importing/extracted.ts';
import { bodyText } from '../../../../src-main/core/importing/page/body-text.ts';
import { linesAt, type PdfContent, type PdfText, pdfOf, wrapped } from '../../../support/pdf.ts';

export function extract(content: PdfContent, name = 'mill.pdf'): Promise<Extracted> {
  return extractArticle({ bytes: pdfOf(content), name, contentType: '', url: '' });
}

export const sentences = [
  'The tide mill at Orrin has ground the grain of four villages for longer than anybody there can say, and this spring it stood still for the first time.',
  'A beam of the great wheel had split along its whole length during the storm of the second week of February, and the miller heard it from her bed.',
  'She sent for the carpenter of the next village, who looked at the beam for a long while and said that no tree of that size was left on the coast.',
  'So the villages agreed to buy one from the far side of the mountains, and to bring it down the river on a raft, as it had been done the last time.',
  'Nobody who was there that time is alive now, but one of them wrote down how the raft was built, and the page was found in the school of Orrin.',
  'It asks for nine men, three ropes of sixty feet each, and a boy with good eyes who stands in front and calls out what he sees in the water.',
] as const;
/** Five letters to an inch of column: 80 letters of 5 points fill 400 points. */
export const wide = 80;

/** Paragraphs one below the other with a gap between them. */
export function column(x: number, y: number, paragraphs: readonly string[], letters: number, gap = 8): PdfText[] {
  let at = y;
  return paragraphs.flatMap((paragraph) => {
    const lines = linesAt(x, at, wrapped(paragraph, letters));
    at += lines.length * 12 + gap;
    return lines;
  });
}

/** Words as long as German ones, of which few fit on a line. */
export const long = [
  'Extraordinary measurements notwithstanding, neighbouring municipalities investigated unprecedented circumstances.',
  'Administrative responsibilities concerning infrastructure recommendations remained unsatisfactory throughout.',
  'Representatives acknowledged considerable misunderstandings regarding environmental characteristics.',
  'Nevertheless, international communities demonstrated extraordinarily comprehensive determination.',
];

/** The words of a line with equal gaps between them that make it so many letters wide; the last one stays as it is. */
export function justified(line: string, x: number, y: number, letters: number, isLast: boolean): PdfText[] {
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

export function texts(article: Extracted): string[] {
  return bodyText(article.html).split('\n');
}
