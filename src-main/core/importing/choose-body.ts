import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { type DomDocument, type DomElement, textOf } from './dom.ts';
import { parsePage } from './parse-page.ts';

export interface ChosenBody {
  readonly root: DomElement;
  readonly by: 'readability' | 'defuddle' | 'page';
}

/**
 * The part of a page that holds the article. Mozilla's Readability first, as it is the more exact; Defuddle where
 * Readability finds nothing or clearly less text; the whole page when neither finds any. Null for a page without text.
 */
export function chooseBody(prepared: string): ChosenBody | null {
  const page = parsePage(prepared);
  const whole = textOf(page.body).length;
  if (whole === 0) return null;
  const first = readability(parsePage(prepared));
  const length = textOf(first).length;
  if (first !== null && length >= 1500 && length > whole * 0.2) return { root: first, by: 'readability' };
  const second = defuddle(page);
  if (second !== null && textOf(second).length > Math.max(length * 1.5, length + 400)) return { root: second, by: 'defuddle' };
  if (first !== null && length > 0) return { root: first, by: 'readability' };
  return { root: parsePage(prepared).body, by: 'page' };
}

function readability(page: DomDocument): DomElement | null {
  const options = { keepClasses: true, disableJSONLD: true, serializer: (node: unknown) => node as DomElement };
  const result = new Readability<DomElement>(page as never, options).parse();
  return result?.content ?? null;
}

function defuddle(page: DomDocument): DomElement | null {
  try {
    // The synchronous call alone: the asynchronous one may ask other services for a text that the page lacks.
    const { content } = new Defuddle(page as never, { useAsync: false, removeImages: false }).parse();
    return content.trim() === '' ? null : parsePage(`<!DOCTYPE html><html><body>${content}</body></html>`).body;
  } catch {
    // Its site-specific parts trip over pages that only look like that site; Readability's answer stands then.
    return null;
  }
}
