import type { ExtractInput } from './extracted.ts';
import { filesOf, type PageFiles } from './images/page-files.ts';
import type { PageImages } from './images/page-images.ts';
import { settleSources } from './images/settle-sources.ts';
import { type Metadata, readMetadata } from './metadata/metadata.ts';
import type { DomDocument } from './page/dom.ts';
import { type GuardedHtml, guardHtml } from './page/guard-html.ts';
import { parsePage, settleMarkup } from './page/parse-page.ts';
import { isXhtml, xhtmlToHtml } from './page/xhtml.ts';
import { baseAddress } from './sanitising/links.ts';
import { type PageStructure, prepareStructure } from './structure/prepare-structure.ts';

/** A page read and put in order, before anything is taken out of it. */
export interface PreparedPage {
  readonly page: DomDocument;
  readonly guarded: GuardedHtml;
  readonly metadata: Metadata;
  /** What relative addresses count from; null when nothing tells. */
  readonly base: string | null;
  /** What came in the same container, and every address that the page has for its images. */
  readonly files: PageFiles;
  readonly known: PageImages;
  readonly structure: PageStructure;
}

type PageInput = Pick<ExtractInput, 'name' | 'url' | 'resources' | 'alone'> & { readonly contentType?: string };

/** Guard, parse, metadata, structure, sources of images: what comes before anything is chosen. */
export function preparePage(html: string, input: PageInput): PreparedPage {
  const guarded = guardHtml(isXhtml(html, input) ? xhtmlToHtml(html) : html, input.name);
  const page = parsePage(settleMarkup(guarded.html));
  const metadata = readMetadata(page, input.url, html.slice(0, 16 * 1024));
  const base = baseAddress(page, metadata.url);
  const structure = prepareStructure(page, base);
  const files = filesOf(base, input);
  const known = settleSources(page.documentElement, guarded, files);
  return { page, guarded, metadata, base, files, known, structure };
}
