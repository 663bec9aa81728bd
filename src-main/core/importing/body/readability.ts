import { Readability } from '@mozilla/readability';
import type { DomDocument, DomElement } from '../page/dom.ts';

/** What Mozilla's Readability takes for the article; null where it finds none. The page is used up. */
export function readabilityBody(page: DomDocument): DomElement | null {
  const options = { keepClasses: true, disableJSONLD: true, serializer: (node: unknown) => node as DomElement };
  const result = new Readability<DomElement>(page as never, options).parse();
  return result?.content ?? null;
}
