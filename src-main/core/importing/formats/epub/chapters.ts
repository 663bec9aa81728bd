import { AppError } from '#shared/api/errors.ts';
import type { ExtractedImage } from '../../extracted.ts';
import { type DomElement, textOf } from '../../page/dom.ts';
import { lastNumbers, renumberBody } from '../../renumber-body.ts';
import type { Archive } from '../archive.ts';
import { unnamed } from '../unnamed-images.ts';
import type { Book, ManifestItem } from './book.ts';
import { type ChapterText, chapterReader } from './chapter.ts';
import type { Contents } from './contents.ts';
import { creditsOf } from './facts.ts';

/** One document of a book as it goes into an article. */
export interface Chapter {
  readonly path: string;
  /** What the table of contents calls it; null for one that goes on with the document before. */
  readonly title: string | null;
  /** To be put above the text, which does not bring it itself. */
  readonly heading: string | null;
  /** Sanitised; images and notes are numbered through the book. */
  readonly html: string;
  /** Length of the text in UTF-16 units. */
  readonly length: number;
  readonly pictures: readonly string[];
  /** Paths of documents that are no chapters and hold notes of this one. */
  readonly notesFrom: readonly string[];
}

export interface Chapters {
  readonly chapters: readonly Chapter[];
  readonly images: readonly ExtractedImage[];
  /** Documents that could not be read. */
  readonly damaged: number;
  readonly flattened: boolean;
  /** Whether most chapters are written from right to left. */
  readonly isRightToLeft: boolean;
}

/** Reads the chapters of a book in their order, without cover, contents and title page. Throws AppError `too-large`. */
export async function readChapters(archive: Archive, book: Book, contents: Contents, name: string): Promise<Chapters> {
  const read = await readDocuments(archive, book, contents, name, book.isChosen);
  // A book that seems to have front matter alone is one whose chapters look like it.
  return read.chapters.length > 0 || book.isChosen ? read : readDocuments(archive, book, contents, name, true);
}

async function readDocuments(
  archive: Archive,
  book: Book,
  contents: Contents,
  name: string,
  keepAll: boolean,
): Promise<Chapters> {
  const spine = book.spine.map(({ path }) => path);
  const read = chapterReader(archive, name, spine);
  const credits = creditsOf(book);
  const chapters: Chapter[] = [];
  const images: ExtractedImage[] = [];
  let last = { images: 0, notes: 0 };
  let damaged = 0;
  let rightToLeft = 0;
  let flattened = false;
  for (const [index, item] of book.spine.entries()) {
    if (!isDocument(item) || item.properties.includes('nav')) continue;
    let chapter: ChapterText;
    try {
      chapter = await read(item.path);
    } catch (error) {
      if (error instanceof AppError && error.code === 'too-large') throw error;
      damaged += 1;
      continue;
    }
    const kinds = [contents.kinds.get(item.path) ?? '', ...chapter.types];
    if (chapter.isUsedUp || (chapter.text === '' && chapter.pictures.length === 0)) continue;
    if (!keepAll && isFrontMatter(chapter, kinds, index, credits)) continue;
    const title = contents.titles.get(item.path) ?? null;
    const heading = title === null ? null : missingHeading(chapter.body, title);
    const finished = chapter.finish();
    const body = renumberBody(finished, last);
    if (finished.direction === 'rtl') rightToLeft += 1;
    last = lastNumbers(body.html, last);
    chapters.push({
      path: item.path,
      title,
      heading,
      html: body.html,
      length: chapter.text.length,
      pictures: chapter.pictures,
      notesFrom: chapter.notesFrom,
    });
    images.push(...unnamed(body.images));
    flattened ||= chapter.flattened;
  }
  return {
    chapters: demoted(notesLast(chapters)),
    images,
    damaged,
    flattened,
    isRightToLeft: rightToLeft * 2 > chapters.length,
  };
}

function isDocument({ mediaType, path }: ManifestItem): boolean {
  return /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document)$/.test(mediaType) || /\.x?html?$/i.test(path);
}

/** The pages in front of a book that say again what its metadata says. */
function isFrontMatter(chapter: ChapterText, kinds: readonly string[], index: number, credits: string[]): boolean {
  const { text, body, path } = chapter;
  if (kinds.some((kind) => /^cover(?:-?page|-?image)?$/.test(kind))) return text.length < 200;
  if (index < 2 && /cover/i.test(path) && text.length < 100) return true;
  const links = [...body.querySelectorAll('a')];
  const linked = links.reduce((sum, link) => sum + textOf(link).length, 0);
  const isContents = kinds.some((kind) => /^(?:toc|landmarks|loi|lot|page-list)$/.test(kind));
  if (links.length >= 3 && linked > text.length * (isContents ? 0.4 : 0.8) && index < 8) return true;
  const isTitlePage = kinds.some((kind) => /^(?:title-?page|halftitle-?page)$/.test(kind));
  if (text.length >= 400 || (!isTitlePage && index > 2)) return false;
  // A page "Part One" has few words too, but none of the book's name.
  const known = new Set(credits.flatMap(wordsOf));
  const words = wordsOf(text);
  const left = words.filter((word) => !known.has(word) && !/^(?:by|von|par|por|di)$/.test(word)).join('').length;
  return left < (isTitlePage ? 60 : 12) && left * 2 < words.join('').length;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The title where the text does not begin with a heading; one that is set as a paragraph becomes that heading. */
function missingHeading(body: DomElement, title: string): string | null {
  const wanted = wordsOf(title).join(' ');
  let before = 0;
  for (const block of body.querySelectorAll('h1, h2, h3, h4, h5, h6, p, div')) {
    if (/^h\d$/.test(block.localName)) return null;
    if (block.querySelector('p, div, h1, h2, h3, h4, h5, h6') !== null) continue;
    const text = textOf(block);
    if (text.length <= title.length * 2 && wordsOf(text).join(' ') === wanted) {
      block.remove();
      return title;
    }
    before += text.length;
    if (before > 200) break;
  }
  return title;
}

/** Puts notes that were brought to a document behind those that go on with its chapter. */
function notesLast(chapters: readonly Chapter[]): Chapter[] {
  const hasTitles = chapters.some(({ title }) => title !== null);
  let notes = '';
  return chapters.map((chapter, index) => {
    const at = chapter.notesFrom.length > 0 ? lastList(chapter.html) : chapter.html.length;
    const next = chapters[index + 1];
    const goesOn = hasTitles && next?.title === null;
    notes += chapter.html.slice(at);
    const html = chapter.html.slice(0, at) + (goesOn ? '' : notes);
    if (!goesOn) notes = '';
    return { ...chapter, html };
  });
}

/** Where the list that ends a body begins. */
function lastList(html: string): number {
  let depth = 0;
  for (const tag of [...html.matchAll(/<(\/?)ol(?=[\s>])/g)].reverse()) {
    depth += tag[1] === '/' ? 1 : -1;
    if (depth === 0) return tag.index;
  }
  return html.length;
}

/** The book's title is the one heading of the first level: where chapters have such too, all go down by one. */
function demoted(chapters: readonly Chapter[]): readonly Chapter[] {
  if (!chapters.some(({ html }) => /<h1[\s>]/.test(html))) return chapters;
  return chapters.map((chapter) => {
    const html = chapter.html.replace(
      /<(\/?)h([1-5])(?=[\s>])/g,
      (_, end: string, n: string) => `<${end}h${Number(n) + 1}`,
    );
    return { ...chapter, html };
  });
}
