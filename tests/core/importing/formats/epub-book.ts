import { extractArticle } from '#core/importing/extract.ts';
import { paragraphs } from '../../../support/app.ts';
import type { EpubChapter } from '../../../support/epub.ts';

export const prose = (seed: string) =>
  paragraphs(seed)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('');
export const chapter = (n: number, more: Partial<EpubChapter> = {}): EpubChapter => ({
  file: `c${n}.xhtml`,
  title: `Chapter ${n}`,
  body: `<h1>Chapter ${n}</h1>${prose(`seed${n}`)}`,
  ...more,
});
export const inputOf = (bytes: Uint8Array) => ({ bytes, name: 'mill-book.epub', contentType: '', url: '' });
export const extract = (bytes: Uint8Array) => extractArticle(inputOf(bytes));
export const headings = (html: string) =>
  [...html.matchAll(/<(h\d)>(.*?)<\/h\d>/g)].map(([, level, text]) => `${level} ${text}`);
