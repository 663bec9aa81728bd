import { said } from '../../said.ts';
import { type Extracted, type ExtractInput, noFacts } from '../extracted.ts';
import { importFailure } from '../failures.ts';
import { limits } from '../limits.ts';
import { titleFromName } from '../metadata/name-title.ts';
import { sanitiseHtml } from '../sanitising/sanitise.ts';
import { columnsOfPages } from './pdf-columns.ts';
import { type PdfDocument, withPdf } from './pdf-document.ts';
import { factsOf, type PdfFacts } from './pdf-facts.ts';
import { flowOf } from './pdf-flow.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import { blocksToHtml, notesToHtml } from './pdf-html.ts';
import { linesOfPage } from './pdf-lines.ts';
import { blocksOfColumn } from './pdf-paragraphs.ts';
import { type Face, type PageRuns, type Run, runsOfPage, withoutDropCaps } from './pdf-runs.ts';
import { wordsOf } from './pdf-words.ts';

/**
 * Extracts the text of a PDF document in reading order: columns, paragraphs, headings, lists, notes at the end; running
 * heads and page numbers go. Throws AppError: `unsupported` for scans and for locked documents.
 */
export function extractPdf(input: ExtractInput): Promise<Extracted> {
  return withPdf(input.bytes, input.name, async (document) => {
    const { pages, unread } = await readPages(document, input.name);
    const runs = pages.flatMap((page) => page.runs);
    // Where all is typewritten, nothing is a listing.
    const typed = unitsOf(runs.filter((run) => run.mono)) > unitsOf(runs) * 0.5;
    guardText(runs, document.numPages, input.name);
    const body = commonSize(runs);
    const framed = pages.map((page) => {
      const lines = linesOfPage({ ...page, runs: withoutDropCaps(page.runs, body) });
      const plain = typed ? lines.map((line) => ({ ...line, mono: false })) : lines;
      return { number: page.number, height: page.height, lines: plain };
    });
    const { pages: bare, removed } = withoutFurniture(framed);
    const columns = columnsOfPages(bare.map((page) => page.lines));
    const words = wordsOf(columns.flatMap((column) => column.lines.map((line) => line.text)));
    const flow = flowOf(columns.map(blocksOfColumn), body);
    const facts = await factsOf(document, flow.text, body);
    const text = flow.text.filter((block) => !facts.said.has(block));
    const markup = `${blocksToHtml(text, body, facts.plain, words)}\n${notesToHtml(flow.notes, words)}`;
    const html = sanitiseHtml(markup, input.name);
    if (html === '') throw noText(input.name);
    return article(input, facts, html, addressOf(input.url, removed), isRightToLeft(pages), unread);
  });
}

function article(
  { name }: ExtractInput,
  { title, byline, published, language, found }: PdfFacts,
  html: string,
  url: string | null,
  rtl: boolean,
  unread: number,
): Extracted {
  const warnings = [];
  if (unread > 0) {
    const pages = unread === 1 ? 'One page holds' : `${unread} pages hold`;
    warnings.push(`${pages} no text that could be read (a picture or a scan) and stayed out.`);
  }
  return {
    ...noFacts,
    format: 'pdf',
    encoding: 'binary',
    title: title ?? titleFromName(name),
    byline,
    site: url === null ? null : (URL.parse(url)?.hostname.replace(/^www\./, '') ?? null),
    url,
    published,
    language,
    direction: rtl ? 'rtl' : null,
    found,
    certainty: 0.8,
    html,
    images: [],
    warnings,
  };
}

/** Reads page after page; one that is damaged is left out and counted. */
async function readPages(document: PdfDocument, name: string): Promise<{ pages: PageRuns[]; unread: number }> {
  const faces = new Map<string, Face>();
  const pages: PageRuns[] = [];
  let units = 0;
  let unread = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await runsOfPage(document, number, faces).catch(() => null);
    if (page === null || page.runs.length === 0) {
      unread += 1;
      continue;
    }
    pages.push(page);
    units += unitsOf(page.runs);
    if (units > limits.pdfUnits) {
      throw importFailure('too-large', name, said().reading.pdfTooMuch);
    }
  }
  return { pages, unread };
}

function unitsOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}

/** Letters without a meaning are worth no more than pictures of them. */
function guardText(runs: readonly Run[], pages: number, name: string): void {
  const text = runs.map((run) => run.text).join('');
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < Math.min(40, 15 * pages)) throw noText(name);
  const broken = text.match(/[\ufffd\p{Co}\p{Cc}]/gu)?.length ?? 0;
  if (broken > text.length * 0.3) {
    throw importFailure('unsupported', name, said().reading.pdfNoLetters);
  }
}

function noText(name: string): Error {
  return importFailure('unsupported', name, said().reading.pdfScan);
}

/** The size that most letters have. */
function commonSize(runs: readonly Run[]): number {
  const weights = new Map<number, number>();
  for (const run of runs) {
    const size = Math.round(run.size * 10) / 10;
    weights.set(size, (weights.get(size) ?? 0) + run.text.length);
  }
  return [...weights].reduce((best, next) => (next[1] > best[1] ? next : best), [10, -1])[0];
}

/** Where the person or the foot of a printed page says it comes from. */
function addressOf(given: string, removed: readonly string[]): string | null {
  if (/^https?:\/\//i.test(given)) return URL.parse(given)?.href ?? null;
  for (const text of removed) {
    const printed = /^(https?:\/\/\S+)\s+\d+\/\d+$/.exec(text)?.[1];
    if (printed !== undefined && !printed.includes('…')) return URL.parse(printed)?.href ?? null;
  }
  return null;
}

function isRightToLeft(pages: readonly PageRuns[]): boolean {
  return pages.filter((page) => page.rtl).length > pages.length / 2;
}
