import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { type Passage, passageOf } from '../../session/session.ts';
import type { Near } from './near.ts';

/**
 * The first line of each note's passage, in pixels from the top of the scrolled content. Those near the screen are
 * measured. Measuring the others would have the browser lay out text that nobody sees: their place is estimated from
 * their offset, above and below what is near, so that no estimate can push a card that is on the screen.
 */
export function useLines(
  page: ArticlePage | null,
  near: Near | null,
  notes: readonly PlacedAnnotation[],
): ReadonlyMap<string, number> {
  return useMemo(() => {
    const lines = new Map<string, number>();
    if (page === null || near === null) return lines;
    const estimate = estimator(page, near);
    for (const note of notes) {
      const passage = passageOf(note);
      if (passage === null) continue;
      const isNear = passage.start >= near.start && passage.start <= near.end;
      lines.set(note.id, isNear ? page.topOfBox(page.boxesOf(passage).first) : estimate(passage.start));
    }
    return lines;
  }, [page, near, notes]);
}

/** Where one note's passage or image ends, as `useLines` gives its first line. */
export function useFoot(page: ArticlePage | null, near: Near | null, note: PlacedAnnotation | undefined): number {
  return useMemo(() => {
    const passage = note && passageOf(note);
    return page === null || near === null || !passage ? 0 : footOf(page, passage);
  }, [page, near, note]);
}

function footOf(page: ArticlePage, passage: Passage): number {
  const { last } = page.boxesOf(passage);
  return page.topOfBox(last) + last.height;
}

/** Goes in straight lines through the two ends of the text and the two ends of what is near. */
function estimator(page: ArticlePage, { start, end, top, bottom }: Near): (offset: number) => number {
  const origin = page.topOf(0);
  const foot = Math.max(origin + page.container.getBoundingClientRect().height, bottom);
  const rest = Math.max(1, page.map.text.length - end);
  return (offset) =>
    offset < start ? origin + ((top - origin) * offset) / start : bottom + ((foot - bottom) * (offset - end)) / rest;
}

/** Heights of open cards, remembered when they are unmounted, and the ref callback that has one observed. */
export function useHeights(): [ReadonlyMap<string, number>, (id: string, element: HTMLElement | null) => void] {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const ids = useRef(new WeakMap<Element, string>());
  const mounted = useRef(new Map<string, Element>());
  const observer = useRef<ResizeObserver | null>(null);

  const observe = useCallback((id: string, element: HTMLElement | null) => {
    observer.current ??= new ResizeObserver((entries) => {
      const measured = entries.flatMap(({ target }) => {
        const card = ids.current.get(target);
        const height = (target as HTMLElement).offsetHeight;
        return card === undefined || height === 0 ? [] : [[card, height] as const];
      });
      setHeights((before) =>
        measured.every(([card, height]) => before.get(card) === height) ? before : new Map([...before, ...measured]),
      );
    });
    const known = mounted.current.get(id);
    if (known === element) return;
    if (known !== undefined) observer.current.unobserve(known);
    mounted.current.delete(id);
    if (element === null) return;
    mounted.current.set(id, element);
    ids.current.set(element, id);
    observer.current.observe(element);
  }, []);

  useEffect(() => () => observer.current?.disconnect(), []);
  return [heights, observe];
}
