import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Article } from '#shared/model/article.ts';
import { call } from '../../api/client.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { type Place, placeAtTop } from '../../lib/article-page/steady-place.ts';
import { onLeaving } from '../../lib/leaving.ts';
import { isLeftUnread, readOn } from '../../lib/left-unread.ts';

const saveAfterMs = 1200;
/** From when on an article that is shown is being read. */
const readAfterMs = 3000;

/** Where the text that was shown last was left, which may be saved, or be asked for again, later than it is shown again. */
let left: { id: string; content: string; place: Place | null; top: number } | null = null;

/** Brings the reader back to where they stopped, and keeps where they are: the last place and the furthest. */
export function useReadingProgress(article: Article | null, page: ArticlePage | null, scroller: HTMLElement | null) {
  const restored = useRef<string | null>(null);
  // What is looked at in the trash is not being read, and nor is a link.
  const id = article?.deleted === null && !article.linkOnly ? article.id : null;

  useEffect(() => {
    if (article === null || page === null || scroller === null || restored.current === article.id) return;
    restored.current = article.id;
    const { last } = article.progress;
    const offset = Math.round(last * page.map.text.length);
    const isLeft = left?.id === article.id && left.content === article.content && !isLeftUnread(article.id);
    if (isLeft && left?.place) page.scrollTo(left.place.offset, left.place.below);
    else if (isLeft) page.going.to(left?.top ?? 0);
    else if (last === 0) page.going.to(0);
    else page.scrollTo(offset, 48);
  }, [article, page, scroller]);

  const shown = article?.id;
  const content = article?.content;
  useLayoutEffect(() => {
    if (shown === undefined || content === undefined || page === null || scroller === null) return;
    return () => {
      if (!page.isThere) return;
      left = { id: shown, content, place: placeAtTop(page, scroller), top: scroller.scrollTop };
    };
  }, [shown, content, page, scroller]);

  useEffect(() => {
    if (id !== null) readOn(id);
  }, [id]);

  // Before the page is gone: where it stood cannot be measured after, and would be its end.
  useLayoutEffect(() => {
    if (id === null || page === null || scroller === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let savedAt = scroller.scrollTop;
    const save = (keepalive: boolean) => {
      timer = null;
      savedAt = scroller.scrollTop;
      if (isLeftUnread(id)) return;
      const progress = readProgress(page, scroller);
      call('articles.update', { id, changes: { progress } }, { keepalive }).catch(() => undefined);
    };
    const onScroll = () => {
      timer ??= setTimeout(() => save(false), saveAfterMs);
    };
    const flush = () => {
      // A key may leave it before its scrolling is told, which waits for a frame.
      if (timer === null && scroller.scrollTop === savedAt) return;
      clearTimeout(timer ?? undefined);
      // Where another body stands in its place by now, nothing can be measured any more.
      if (page.isThere) save(true);
    };
    // One that fits the window is never scrolled.
    let opened: ReturnType<typeof setTimeout>;
    const noteOpened = () => {
      if (document.visibilityState === 'visible') save(false);
      else opened = setTimeout(noteOpened, readAfterMs);
    };
    opened = setTimeout(noteOpened, readAfterMs);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    const stop = onLeaving(flush);
    return () => {
      clearTimeout(opened);
      flush();
      scroller.removeEventListener('scroll', onScroll);
      stop();
    };
  }, [id, page, scroller]);
}

/** The place at the top of the screen, and how far the text goes that is on it. */
function readProgress(page: ArticlePage, scroller: HTMLElement): { furthest: number; last: number } {
  const length = page.map.text.length;
  const view = scroller.getBoundingClientRect();
  const x = page.container.getBoundingClientRect().left + 4;
  const top = scroller.scrollTop < 8 ? 0 : (page.offsetAt(x, view.top + 56) ?? 0);
  const atEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 80;
  const bottom = atEnd ? length : (page.offsetAt(x, view.bottom - 24) ?? 0);
  const last = length === 0 ? 0 : top / length;
  return { last, furthest: Math.min(1, length === 0 ? 0 : bottom / length) };
}
