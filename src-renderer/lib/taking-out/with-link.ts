import { textFragment } from '#shared/anchoring/text-fragment.ts';
import type { Article } from '#shared/model/article.ts';
import { text } from '../text.ts';

/** A quote with its source, in the forms that other programs take. */
export interface WithLink {
  readonly plain: string;
  readonly html: string;
  /** Opens the words in Postil. */
  readonly link: string;
}

/**
 * A quote with its source, as plain text and as HTML: the words, the title, the address of the page with a text fragment
 * that leads to the words, and the link that opens them in Postil.
 */
export function withLink(article: Article, quote: string, noteId: string | null): WithLink {
  // Whoever clicks on what was pasted elsewhere is not to run anything, whatever a record claims.
  const url = [article.canonicalUrl, article.url].find((each) => /^https?:/i.test(each ?? '')) ?? null;
  const source = url && (textFragment(url, quote) ?? url);
  const link = `postil://article/${article.id}${noteId === null ? '' : `#${noteId}`}`;
  const plain = [quote === '' ? null : `“${quote}”`, article.title, source, link].filter((line) => line !== null);
  const html = [
    ...(quote === '' ? [] : [element('blockquote', {}, ...quote.split('\n').map((line) => element('p', {}, line)))]),
    element(
      'p',
      {},
      source === null ? article.title : element('a', { href: source }, article.title),
      ' (',
      element('a', { href: link }, text.app.openInPostil),
      ')',
    ),
  ];
  return { plain: `${plain.join('\n')}\n`, html: html.map((node) => node.outerHTML).join(''), link };
}

/** Puts it on the clipboard. */
export async function copyWithLink(article: Article, quote: string, noteId: string | null): Promise<void> {
  const { plain, html } = withLink(article, quote, noteId);
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([plain], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    }),
  ]);
}

function element(name: string, attributes: Record<string, string>, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}
