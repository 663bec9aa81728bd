import { useEffect } from 'react';
import { contentSigns, type PageAddress, writePageAddress } from '#shared/api/page-address.ts';
import type { Article } from '#shared/model/article.ts';
import { articleQuery, queryClient } from '../api/queries.ts';
import { openedAt } from '../lib/page-address.ts';
import { type Session, useSession } from '../session/session.ts';
import { whenShown } from './open-at.ts';

/** A selection changes with every move of the pointer, and browsers let an address change a few times a second. */
const quietMs = 300;

/**
 * Keeps in the address what is shown, which hosts keep of a window and browsers of a tab; and selects again what was
 * selected, where the article is still the same text.
 */
export function usePageAddress(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const search = writePageAddress(addressOf(useSession.getState()));
      if (search !== location.search) history.replaceState(null, '', `/${search}`);
    };
    const stop = useSession.subscribe((session, before) => {
      if (session.articleId !== before.articleId || session.alone !== before.alone) write();
      else if (session.selection !== before.selection) {
        clearTimeout(timer);
        timer = setTimeout(write, quietMs);
      }
    });
    const stopWaiting = useSession.subscribe(({ articleId }) => {
      if (articleId === null) return;
      stopWaiting();
      selectAgain(articleId);
    });
    return () => {
      clearTimeout(timer);
      stopWaiting();
      stop();
    };
  }, []);
}

/** Selects in the first article that is opened what the address says, once its text stands. */
function selectAgain(articleId: string): void {
  const { article, selection } = openedAt;
  if (articleId !== article || selection === null) return;
  whenShown(article, (page) => {
    const isSameText = articleOf(article)?.content.slice(0, contentSigns) === selection.content;
    if (isSameText) page.select(selection.start, selection.end);
  });
}

function addressOf({ articleId, alone, selection }: Session): PageAddress {
  const { window } = openedAt;
  if (articleId === null) return { window, article: null, alone: false, selection: null };
  const content = articleOf(articleId)?.content;
  const isText = selection !== null && selection.image === undefined && content !== undefined;
  return { window, article: articleId, alone, selection: isText ? { ...selection, content } : null };
}

function articleOf(id: string): Article | undefined {
  return queryClient.getQueryData(articleQuery(id).queryKey)?.article;
}
