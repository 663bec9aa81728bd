import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ArticleSummary } from '#shared/model/article.ts';
import { onLeaving } from '../../lib/leaving.ts';
import { keepTop, rememberTop } from './list-tops.ts';
import { type Cursor, useListView } from './list-view.ts';

type Rows = ReadonlyMap<number, ArticleSummary>;

/**
 * By how many rows the list has to be scrolled so that what was in view stays where it was: the first row from `top` on
 * that is there still says so. Zero where none is.
 */
export function shiftOf(before: Rows, now: Rows, top: number): number {
  const places = placesOf(now);
  for (let index = top; before.has(index); index += 1) {
    const place = places.get(before.get(index)?.id ?? '');
    if (place !== undefined) return place - index;
  }
  return 0;
}

/** Where the cursor stands among the rows that have come; it follows its article, or loses it where that has left. */
export function cursorAmong(cursor: Cursor, now: Rows, total: number, movesOn: boolean): Cursor {
  const index = Math.min(cursor.index, total - 1);
  const here = now.get(index)?.id;
  if (here === undefined || here === cursor.id) return cursor;
  if (cursor.id === null) return movesOn ? { index, id: here } : cursor;
  const place = placesOf(now).get(cursor.id);
  // There already, of a list whose length is still that of before.
  if (place === cursor.index) return cursor;
  return place === undefined ? { index, id: movesOn ? here : null } : { index: place, id: cursor.id };
}

function placesOf(rows: Rows): Map<string, number> {
  return new Map([...rows].map(([index, { id }]) => [id, index]));
}

/** Keeps what is in view, and the cursor, where they are when rows come and go. */
export function useSteadyRows(scroller: HTMLElement | null, rows: Rows, total: number, row: number): void {
  const before = useRef<Rows>(new Map());
  useLayoutEffect(() => {
    if (scroller === null) return;
    const { scrollTop } = scroller;
    // At the beginning of a list one wants to see what comes.
    const shift = scrollTop < row / 2 ? 0 : shiftOf(before.current, rows, Math.floor(scrollTop / row));
    if (shift !== 0) scroller.scrollTop = scrollTop + shift * row;
    before.current = rows;
    const { cursor, movesOn } = useListView.getState();
    if (cursor === null || total === 0) return;
    const next = cursorAmong(cursor, rows, total, movesOn);
    if (next === cursor) return;
    // One that only follows its article still waits for it to leave.
    useListView.setState({ cursor: next, movesOn: movesOn && next.id === cursor.id });
  }, [scroller, rows, total, row]);
}

/** Milliseconds after which the place that was scrolled to is kept. */
const keepAfter = 1500;

/** Remembers which row is on top, in the session and for the next start. */
export function useKeptTop(list: string, scroller: HTMLElement | null, rows: Rows, row: number): void {
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  useEffect(() => {
    if (scroller === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const note = () => {
      const index = Math.round(scroller.scrollTop / row);
      const id = latest.current.get(index)?.id;
      if (index === 0) rememberTop(list, null);
      else if (id !== undefined) rememberTop(list, id);
    };
    const keep = (isLeaving: boolean) => {
      timer = null;
      note();
      keepTop(list, isLeaving);
    };
    const onScroll = () => {
      note();
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => keep(false), keepAfter);
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    const stop = onLeaving(() => keep(true));
    return () => {
      if (timer !== null) {
        clearTimeout(timer);
        keepTop(list, false);
      }
      scroller.removeEventListener('scroll', onScroll);
      stop();
    };
  }, [list, scroller, row]);
}
