import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { ArticleSummary } from '#shared/model/article.ts';
import { call } from '../../api/client.ts';
import { placeQuery } from '../../api/list-queries.ts';
import { queryClient } from '../../api/queries.ts';
import { openInWindow } from '../../api/window-actions.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { Failure } from '../../ui/failure.tsx';
import styles from './article-list.module.css';
import { ArticleRow, EmptyRow, rowId } from './article-row.tsx';
import { actOnRows, listActions } from './list-commands.ts';
import { clearSelection, listTarget, pointAt, rowAfter, toggleRow, useListView } from './list-view.ts';
import type { ShownList } from './lists.ts';
import { rowHeight, useRowWindow } from './row-window.ts';
import { selectRange } from './select-rows.ts';
import { useRows } from './use-rows.ts';
import { useKeptTop, useSteadyRows } from './use-steady-rows.ts';

interface ArticleRowsProps {
  list: ShownList;
  total: number;
  /** The row on top at first. */
  start: number;
  articleId: string | null;
  onOpen: (id: string) => void;
}

/** The rows of a list, however long: those in view are in the document, each of one height. */
export function ArticleRows({ list, total, start, articleId, onOpen }: ArticleRowsProps) {
  const { key, order } = list;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [row] = useState(rowHeight);
  const shown = useRowWindow(scroller, total, row, start);
  const { rows, error, retry } = useRows(order, shown, total);
  const cursor = useListView((state) => state.cursor);
  const selected = useListView((state) => state.selected);
  const revealed = useListView((state) => state.revealed);
  const begin = useRef(start);

  useLayoutEffect(() => {
    if (scroller !== null) scroller.scrollTop = begin.current * row;
  }, [scroller, row]);
  useSteadyRows(scroller, rows, total, row);
  useKeptTop(key, scroller, rows, row);

  useLayoutEffect(() => {
    if (revealed === null || scroller === null) return;
    const top = revealed * row;
    const { scrollTop, clientHeight } = scroller;
    if (top < scrollTop) scroller.scrollTop = top;
    else if (top + row > scrollTop + clientHeight) scroller.scrollTop = top + row - clientHeight;
    useListView.setState({ revealed: null });
  }, [revealed, scroller, row]);

  const isActiveShown =
    cursor !== null &&
    cursor.id !== null &&
    cursor.index >= shown.first &&
    cursor.index < shown.end &&
    rows.get(cursor.index)?.id === cursor.id;

  /** The row from which keys go: the cursor's, the open article's, or the first in view. */
  function whereNow(): number {
    if (cursor !== null) return cursor.index;
    const open = articleId === null ? undefined : queryClient.getQueryData(placeQuery(order, articleId).queryKey);
    return open?.index ?? Math.ceil((scroller?.scrollTop ?? 0) / row);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isMod = event.ctrlKey || event.metaKey;
    if (event.altKey || !takesKey(event, isMod)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function takesKey(event: KeyboardEvent, isMod: boolean): boolean {
    const from = whereNow();
    const page = Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / row) - 1);
    // With Caps Lock on letters come as capitals.
    const key = event.shiftKey || event.key.length > 1 ? event.key : event.key.toLowerCase();
    const to = rowAfter(key, from, total, page);
    if (to !== null) {
      // What has left the list is not stepped over: the next one stands in its place.
      const isGap = cursor !== null && cursor.id === null && key === 'ArrowDown' && rows.has(cursor.index);
      const index = isGap ? from : to;
      pointAt(index, rows.get(index)?.id ?? null);
      if (event.shiftKey) selectRange(order, useListView.getState().anchor ?? from, index);
      else if (!isMod) clearSelection();
      return true;
    }
    if (isMod && key === 'a') {
      selectRange(order, 0, total - 1);
      return true;
    }
    if (key === 'Escape' && (selected.size > 0 || useListView.getState().selecting !== null)) {
      clearSelection();
      return true;
    }
    if (key === ' ' && cursor !== null && cursor.id !== null) {
      toggleRow(cursor.index, cursor.id, articleId);
      return true;
    }
    if (isMod && key !== 'Enter') return false;
    if (key === 'Enter') {
      void openRow(from, isMod).catch(report);
      return true;
    }
    const action = ({ s: 'favourite', t: 'tag', Delete: 'remove' } as const)[key] ?? null;
    const target = listTarget();
    if (action === null || target === null) return false;
    // What is meant is not there yet: the key is not to do something else in its place.
    if (target.length === 0) return true;
    if (!listActions(target).includes(action)) return false;
    actOnRows(action, target);
    return true;
  }

  /** Opens a row, also one that is still on its way, and gives the keyboard to the article. */
  async function openRow(index: number, inWindow: boolean): Promise<void> {
    const id = rows.get(index)?.id ?? (await call('articles.ids', { ...order, offset: index, limit: 1 }))[0];
    if (id === undefined) return;
    pointAt(index, id);
    if (inWindow) return openInWindow(id);
    onOpen(id);
    setTimeout(() => document.getElementById('reader')?.focus({ preventScroll: true }));
  }

  function onPress(event: MouseEvent, index: number, { id }: ArticleSummary): void {
    const { anchor } = useListView.getState();
    if (event.button === 1) void openInWindow(id).catch(report);
    else if (event.shiftKey) {
      selectRange(order, anchor ?? whereNow(), index);
      useListView.setState({ cursor: { index, id }, movesOn: false });
    } else if (event.ctrlKey || event.metaKey) toggleRow(index, id, articleId);
    else {
      clearSelection();
      useListView.setState({ cursor: { index, id }, movesOn: false, pressed: id });
      onOpen(id);
    }
  }

  useEffect(() => () => useListView.setState({ hasKeyboard: false, selecting: null }), []);

  const indexes = Array.from({ length: shown.end - shown.first }, (_, at) => shown.first + at);
  return (
    <>
      {error !== null && (
        <div className={styles.told}>
          <Failure error={error} onRetry={retry} />
        </div>
      )}
      <div
        ref={setScroller}
        id="article-rows"
        className={styles.rows}
        style={{ '--rows-height': `${total * row}px` } as CSSProperties}
        role="listbox"
        tabIndex={0}
        aria-label={text.library.articles}
        aria-multiselectable
        aria-activedescendant={isActiveShown ? rowId(cursor.id ?? '') : undefined}
        data-list-keys
        data-active-shown={isActiveShown}
        onKeyDown={onKeyDown}
        onFocus={() => {
          const index = whereNow();
          if (cursor === null) useListView.setState({ cursor: { index, id: rows.get(index)?.id ?? null } });
        }}
      >
        <div className={styles.all} style={{ height: total * row }}>
          {indexes.map((index) => {
            const article = rows.get(index);
            return (
              <div key={index} className={styles.place} style={{ top: index * row }}>
                {article === undefined ? (
                  <EmptyRow />
                ) : (
                  <ArticleRow
                    article={article}
                    index={index}
                    total={total}
                    isOpen={article.id === articleId}
                    isSelected={selected.has(article.id)}
                    isActive={isActiveShown && cursor.index === index}
                    onPress={onPress}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
