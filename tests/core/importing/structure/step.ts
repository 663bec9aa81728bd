import type { DomDocument } from '../../../../src-main/core/importing/page/dom.ts';
import { guardHtml } from '../../../../src-main/core/importing/page/guard-html.ts';
import { parsePage, settleMarkup } from '../../../../src-main/core/importing/page/parse-page.ts';

/** What one step makes of the inside of a page's body, guarded and parsed as an import does. */
export function after(step: (page: DomDocument) => void, html: string): string {
  const page = parsePage(settleMarkup(guardHtml(`<!DOCTYPE html><html><body>${html}</body></html>`, 'page').html));
  step(page);
  return page.body.innerHTML;
}
