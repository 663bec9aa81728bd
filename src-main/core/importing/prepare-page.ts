import { settleSources } from './images/images.ts';
import { type Metadata, readMetadata } from './metadata/metadata.ts';
import type { DomDocument } from './page/dom.ts';
import { type GuardedHtml, guardHtml } from './page/guard-html.ts';
import { parsePage, settleMarkup } from './page/parse-page.ts';
import { baseAddress } from './sanitising/links.ts';

/** A page read and put in order, before anything is taken out of it. */
export interface PreparedPage {
  readonly page: DomDocument;
  readonly guarded: GuardedHtml;
  readonly metadata: Metadata;
  /** What relative addresses count from; null when nothing tells. */
  readonly base: string | null;
}

/** Guard, parse, metadata, sources of images. `url` is the address known from outside, `name` is for messages. */
export function preparePage(html: string, name: string, url: string): PreparedPage {
  const guarded = guardHtml(html, name);
  const page = parsePage(settleMarkup(guarded.html));
  const metadata = readMetadata(page, url, html.slice(0, 16 * 1024));
  settleSources(page.documentElement, guarded);
  return { page, guarded, metadata, base: baseAddress(page, metadata.url) };
}
