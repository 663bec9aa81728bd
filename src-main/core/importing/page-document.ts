import { parseHTML } from 'linkedom';
import type { DomDocument } from './dom.ts';

/** A page's tree for extraction only; what is stored goes through the sanitiser. `html` has passed the guard. */
export function parsePage(html: string): DomDocument {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as DomDocument;
}
