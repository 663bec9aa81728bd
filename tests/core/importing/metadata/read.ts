import { type Metadata, readMetadata } from '../../../../src-main/core/importing/metadata/metadata.ts';
import { parsePage, settleMarkup } from '../../../../src-main/core/importing/page/parse-page.ts';

/** The metadata of a page written in a test. */
export function read(html: string, url = ''): Metadata {
  return readMetadata(parsePage(settleMarkup(html)), url, html.slice(0, 2000));
}

export const prose = `<p>${'The clock on the tower of Brell has been slow for as long as anyone can remember. '.repeat(4)}</p>`;

/** A page with a headline, what stands under it, and prose. */
export function page(under: string, { head = '', before = '', after = '', title = 'The clock of Brell' } = {}): string {
  return `<html lang="en"><head><title>${title}</title>${head}</head><body>${before}<main><article><h1>${title}</h1>
    ${under}${prose}${prose}</article></main>${after}</body></html>`;
}

export function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}
