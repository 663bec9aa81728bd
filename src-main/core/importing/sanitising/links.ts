import { isNoteLink } from '#shared/model/body-html.ts';
import type { DomDocument, DomElement } from '../page/dom.ts';

/**
 * Makes the links of a body absolute against where the page came from; those that lead nowhere alone lose theirs,
 * but for the ways to notes and back.
 */
export function settleLinks(body: DomElement, base: string | null): void {
  for (const link of [...body.querySelectorAll('a[href]')]) {
    const href = link.getAttribute('href')?.trim() ?? '';
    if (isNoteLink(href)) continue;
    const address = base === null ? URL.parse(href) : URL.parse(href, base);
    const local = href.startsWith('#') || (base === null && !/^[a-z][a-z0-9+.-]*:/i.test(href));
    if (local || address === null || !/^(?:https?|mailto):$/.test(address.protocol)) link.removeAttribute('href');
    else link.setAttribute('href', address.href);
  }
}

/** What relative addresses of a page count from; null when nothing tells. */
export function baseAddress(page: DomDocument, address: string | null): string | null {
  const stated = page.querySelector('base[href]')?.getAttribute('href') ?? null;
  const base = stated === null ? null : address === null ? URL.parse(stated) : URL.parse(stated, address);
  return base !== null && /^https?:$/.test(base.protocol) ? base.href : address;
}
