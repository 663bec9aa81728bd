import { type DomDocument, type DomNode, isElement } from '../page/dom.ts';
import type { MetaReader } from './meta.ts';
import { namesIn } from './names.ts';
import { piecesNearHeadline } from './near-headline.ts';

const others = 'aside, footer, nav, [class*="comment" i], [class*="related" i]';

/**
 * The names of those who wrote an article, joined by commas; null when none is stated. In this order: JSON-LD
 * (`linked`), meta elements, microdata and `rel`, elements named for it, a line "By …" near the headline.
 */
export function bylineOf(
  page: DomDocument,
  linked: readonly string[],
  meta: MetaReader,
  site: string | null,
): string | null {
  const sources: (() => string[])[] = [
    () => namesIn(linked, site),
    () => namesIn([meta('author', 'article:author', 'parsely-author', 'sailthru.author', 'byl') ?? ''], site),
    () => namesIn([meta('dc.creator', 'citation_author') ?? ''], site),
    () => all(page, '[itemprop="author"] [itemprop="name"]', site),
    () =>
      first(page, '[itemprop="author"], [rel="author"], .author-name, .byline-name, [class*="author-name" i]', site),
    () => first(page, '[class*="byline" i] a, a[href*="/author/"], a[href*="/authors/"]', site),
    () => first(page, '[class*="byline" i], [class*="autor" i], [class*="author" i]:not(body):not(article)', site),
    () => nearHeadline(page, site),
  ];
  for (const source of sources) {
    const names = source();
    if (names.length > 0) return names.join(', ');
  }
  return null;
}

function all(page: DomDocument, selector: string, site: string | null): string[] {
  return namesIn([...page.querySelectorAll(selector)].slice(0, 6).map(spacedText), site);
}

function first(page: DomDocument, selector: string, site: string | null): string[] {
  for (const element of page.querySelectorAll(selector)) {
    if (element.closest(others) !== null) continue;
    const text = element.getAttribute('content') ?? spacedText(element);
    const names = text.length > 160 ? [] : namesIn([text], site);
    if (names.length > 0) return names.slice(0, 4);
  }
  return [];
}

function nearHeadline(page: DomDocument, site: string | null): string[] {
  const pieces = piecesNearHeadline(page);
  for (const [index, piece] of pieces.entries()) {
    const opening = /^(?:(?:(?:written|posted|reported|words|story|text) )?by|von|par|por)(?=\s|:|$):?\s*(.*)$/i.exec(
      piece,
    );
    if (opening === null) continue;
    const said = opening[1] === '' ? (pieces[index + 1] ?? '') : (opening[1] ?? '');
    // A name is a capital and a few words; anything else is a sentence that starts with "By".
    const names = /^\p{Lu}/u.test(said) && said.length < 80 ? namesIn([said], site) : [];
    if (names.length > 0) return names;
  }
  return [];
}

/** Text of an element with a gap between the texts of its parts, which pages part by their looks alone. */
function spacedText(node: DomNode): string {
  const pieces: string[] = [];
  const visit = (inner: DomNode): void => {
    if (inner.nodeType === 3) pieces.push(inner.nodeValue ?? '');
    else if (isElement(inner))
      for (let child = inner.firstChild; child !== null; child = child.nextSibling) visit(child);
  };
  visit(node);
  return pieces
    .join('\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}
