import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { type DomDocument, type DomElement, textOf } from '../page/dom.ts';
import { parsePage } from '../page/parse-page.ts';

export interface ChosenBody {
  readonly root: DomElement;
  readonly by: 'readability' | 'defuddle' | 'page';
}

/**
 * The part of a page that holds the article. Mozilla's Readability first, as it is the more exact; Defuddle where
 * Readability leaves prose aside and Defuddle has clearly more text; the whole page when neither finds any. Null for
 * a page without text. The page is used up. The thresholds were chosen on the WCXB development pages.
 */
export function chooseBody(page: DomDocument, address: string | null): ChosenBody | null {
  if (textOf(page.body) === '') return null;
  const markup = String(page);
  const prose = proseLength(page);
  const first = readability(parsePage(markup));
  const length = textOf(first).length;
  // Defuddle costs three times as much: it is asked only where Readability left prose of the page aside.
  const isWhole = first !== null && length >= 800 && proseLength(first) >= prose * 0.9;
  if (isWhole) return { root: first, by: 'readability' };
  const second = defuddle(page, address);
  if (second !== null && textOf(second).length > length * 1.2) return { root: second, by: 'defuddle' };
  if (first !== null && length > 0) return { root: first, by: 'readability' };
  return { root: parsePage(markup).body, by: 'page' };
}

/** The text in paragraphs of some length, wherever they stand: what an article cannot lack. */
function proseLength(root: DomDocument | DomElement): number {
  let length = 0;
  for (const paragraph of root.querySelectorAll('p')) {
    const text = textOf(paragraph);
    if (text.length > 80) length += text.length;
  }
  return length;
}

function readability(page: DomDocument): DomElement | null {
  const options = { keepClasses: true, disableJSONLD: true, serializer: (node: unknown) => node as DomElement };
  const result = new Readability<DomElement>(page as never, options).parse();
  return result?.content ?? null;
}

function defuddle(page: DomDocument, address: string | null): DomElement | null {
  const { error, warn } = console;
  let failed = false;
  // It prints its faults and then returns the whole page; a fault of its own is no answer, and nobody's to read.
  console.error = (message: unknown) => {
    failed ||= String(message).includes('processing document');
  };
  console.warn = () => undefined;
  try {
    // The synchronous call alone: the asynchronous one may ask other services for a text that the page lacks.
    const { content } = new Defuddle(page as never, { useAsync: false, url: address ?? 'about:blank' }).parse();
    return failed || content.trim() === '' ? null : parsePage(`<html><body>${content}</body></html>`).body;
  } catch {
    // Its site-specific parts trip over pages that only look like that site; Readability's answer stands then.
    return null;
  } finally {
    Object.assign(console, { error, warn });
  }
}
