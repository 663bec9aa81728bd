import Defuddle from 'defuddle';
import type { DomDocument, DomElement } from '../page/dom.ts';
import { parsePage } from '../page/parse-page.ts';

/** What Defuddle takes for the article; null where it finds none. The page is used up. */
export function defuddleBody(page: DomDocument, address: string | null): DomElement | null {
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
