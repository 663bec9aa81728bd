import type { DomDocument } from '../page/dom.ts';

/** The content of the first of the named meta elements that is there and not empty; names in lower case. */
export type MetaReader = (...names: string[]) => string | null;

/** Reads a page's meta elements by `property`, `name`, `itemprop` or `http-equiv`; of several the first counts. */
export function metaReader(page: DomDocument): MetaReader {
  const values = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim() ?? '';
    if (content === '') continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(key)?.trim().toLowerCase();
      if (name !== undefined && name !== '' && !values.has(name)) values.set(name, content);
    }
  }
  return (...names) => names.map((name) => values.get(name)).find((value) => value !== undefined) ?? null;
}
