import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { paintLayer } from '../../lib/article-page/paint-layers.ts';
import { openDrawer } from '../../session/session.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Brings a sentence of the article to the screen and shows it. */
export function goTo(page: ArticlePage, { start, end }: Span): void {
  openDrawer(null);
  page.reveal(start);
  paintLayer(page, 'spot', [{ start, end }]);
}

/** Shows where a sentence stands while it is pointed at; null ends that. */
export function hint(page: ArticlePage, span: Span | null): void {
  paintLayer(page, 'hover', span === null ? [] : [{ start: span.start, end: span.end }]);
}
