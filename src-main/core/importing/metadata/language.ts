import type { DomDocument } from '../page/dom.ts';
import type { Fact } from './fact.ts';
import type { LinkedData } from './json-ld.ts';
import type { MetaReader } from './meta.ts';

/** The page's language as a BCP 47 tag, in the order: the root element, JSON-LD, meta elements; null when none is sound. */
export function languageOf(page: DomDocument, linked: LinkedData, meta: MetaReader): Fact | null {
  const root = page.documentElement;
  const stated: [source: string, value: string | null, confidence: number][] = [
    ['lang', root.getAttribute('lang') ?? root.getAttribute('xml:lang'), 0.9],
    ['json-ld', linked.article?.language ?? linked.page?.language ?? null, 0.85],
    ['meta', meta.first('content-language', 'og:locale', 'language', 'dc.language', 'dcterms.language'), 0.8],
  ];
  for (const [source, value, confidence] of stated) {
    const tag = languageTag(value);
    if (tag !== null) return { value: tag, source, confidence };
  }
  return null;
}

function languageTag(value: string | null): string | null {
  const tag = (value ?? '').split(',')[0]?.trim().replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
