import type { DomElement } from '../page/dom.ts';

export interface MetaReader {
  /** The content of the first of the named meta elements that is there and not empty; names in lower case. */
  first(...names: string[]): string | null;
  /** The contents of every meta element of that name, in the page's order. */
  all(name: string): readonly string[];
}

/** Reads a page's meta elements by `property`, `name`, `itemprop` or `http-equiv`. */
export function metaReader(metas: readonly DomElement[]): MetaReader {
  const values = new Map<string, string[]>();
  for (const element of metas) {
    const content = (element.getAttribute('content') ?? element.getAttribute('value'))?.trim() ?? '';
    if (content === '') continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const name of (element.getAttribute(key) ?? '').toLowerCase().trim().split(/\s+/)) {
        if (name === '') continue;
        const known = values.get(name);
        if (known === undefined) values.set(name, [content]);
        else if (known.length < 50 && !known.includes(content)) known.push(content);
      }
    }
  }
  return {
    first: (...names) => names.map((name) => values.get(name)?.[0]).find((value) => value !== undefined) ?? null,
    all: (name) => values.get(name) ?? [],
  };
}
