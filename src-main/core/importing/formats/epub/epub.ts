import { AppError } from '#shared/api/errors.ts';
import { said } from '../../../said.ts';
import { type Extracted, type ExtractInput, noFacts } from '../../extracted.ts';
import { importFailure } from '../../failures.ts';
import { inMegabytes, limits } from '../../limits.ts';
import { titleFromName } from '../../metadata/name-title.ts';
import { sanitiseHtml } from '../../sanitising/sanitise.ts';
import { openArchive } from '../archive.ts';
import { webAddress } from '../web-address.ts';
import { readBook } from './book.ts';
import { type Chapter, type Chapters, readChapters } from './chapters.ts';
import { readContents } from './contents.ts';
import { type BookFacts, readFacts } from './facts.ts';

/** A book that was opened and read. */
interface ReadBook extends Chapters {
  readonly facts: BookFacts;
}

/** Reads a whole EPUB; throws AppError for what is none, is locked, or has no text. */
export async function readEpub({ bytes, name }: ExtractInput): Promise<ReadBook> {
  const archive = await openArchive(bytes, name);
  try {
    const book = await readBook(archive, name);
    const contents = await readContents(archive, book, name);
    const read = await readChapters(archive, book, contents, name);
    if (!read.chapters.some(({ length }) => length > 0)) {
      throw importFailure('not-an-article', name, said().reading.bookNoText);
    }
    return { ...read, facts: readFacts(book) };
  } finally {
    archive.close();
  }
}

/** Extracts a book (EPUB 2 or 3) as one article: its chapters one after another under their titles. Throws AppError. */
export async function extractEpub(input: ExtractInput): Promise<Extracted> {
  const { facts, chapters, images, damaged, flattened, isRightToLeft } = await readEpub(input);
  const title = facts.title ?? titleFromName(input.name);
  const html = sanitised(
    chapters.map((chapter, index) => markupOf(chapter, index === 0 ? title : null)),
    input.name,
  );
  const address = webAddress(input.url) ?? facts.address;
  const warnings = [];
  if (damaged > 0) {
    warnings.push(`${damaged === 1 ? 'One chapter' : `${damaged} chapters`} could not be read and had to be left out.`);
  }
  if (flattened) warnings.push('The book nests its elements very deep; some of its structure was flattened.');
  return {
    ...noFacts,
    format: 'epub',
    encoding: 'utf-8',
    title,
    byline: facts.creators.length === 0 ? null : facts.creators.join(', '),
    site: facts.publisher ?? (address === null ? null : new URL(address).hostname.replace(/^www\./, '')),
    url: address,
    canonicalUrl: facts.address,
    published: facts.published,
    language: facts.language,
    description: facts.description,
    direction: isRightToLeft || isWrittenLeftwards(facts.language) ? 'rtl' : null,
    found: facts.found,
    certainty: 1,
    html,
    images: images.filter((image) => html.includes(`"${image.placeholder}"`)),
    warnings,
  };
}

/** A chapter under its heading; the heading that only repeats the title of the article goes. */
function markupOf({ heading, html }: Chapter, articleTitle: string | null): string {
  const above = heading === null || repeats(articleTitle, heading) ? '' : `<h2>${escapeText(heading)}</h2>\n`;
  if (articleTitle === null) return above + html;
  const first = /<(h[1-6])(?:\s[^>]*)?>([\s\S]{0,2000}?)<\/\1>/.exec(html.slice(0, 20_000));
  const text = first?.[2]?.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&') ?? '';
  if (first === null || !repeats(articleTitle, text)) return above + html;
  return above + html.slice(0, first.index) + html.slice(first.index + first[0].length);
}

function repeats(articleTitle: string | null, heading: string): boolean {
  const words = simplified(heading);
  if (articleTitle === null || words === '') return false;
  // A chapter that became an article of its own has the book's name behind its title.
  return words === simplified(articleTitle) || words === simplified(articleTitle.split(' – ').slice(0, -1).join(' – '));
}

function simplified(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Languages that are written from right to left alone. */
function isWrittenLeftwards(language: string | null): boolean {
  return /^(?:ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)(?:-|$)/i.test(language ?? '');
}

function sanitised(parts: readonly string[], name: string): string {
  const units = parts.reduce((sum, part) => sum + part.length, 0);
  if (units > limits.htmlUnits)
    throw importFailure('too-large', name, said().reading.bookTooLarge(inMegabytes(limits.htmlUnits)));
  try {
    return sanitiseHtml(parts.join('\n'));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'too-large') throw error;
    throw importFailure('too-large', name, said().reading.bookTooMuch);
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
