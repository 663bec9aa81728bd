import { useEffect } from 'react';
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

/** Ends what `hint` shows where the list of sentences goes: what is taken away is told of no leaving. */
export function useHintEnd(page: ArticlePage): void {
  useEffect(() => () => hint(page, null), [page]);
}

/** Shows where a sentence stands while it is pointed at; null ends that. */
export function hint(page: ArticlePage, span: Span | null): void {
  paintLayer(page, 'hover', span === null ? [] : [{ start: span.start, end: span.end }]);
}
