import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { passageOf } from '../../session/session.ts';

/** The tops of a passage's first and last line, in pixels from the top of the scrolled content. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Where the passage of each note is; kept in step with the text's size. */
export function useLines(page: ArticlePage | null, notes: readonly PlacedAnnotation[]): ReadonlyMap<string, Lines> {
  const [lines, setLines] = useState<ReadonlyMap<string, Lines>>(new Map());
  const places = notes.map(({ id, place }) => `${id}@${place?.start}-${place?.end}`).join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: `places` says all that matters of `notes`
  useLayoutEffect(() => {
    if (page === null) return;
    const measure = () => {
      setLines(
        new Map(
          notes.flatMap((note) => {
            const passage = passageOf(note);
            if (passage === null) return [];
            const { first, last } = page.boxesOf(passage);
            return [[note.id, { first: page.topOfBox(first), last: page.topOfBox(last) }]];
          }),
        ),
      );
    };
    measure();
    return page.onLayout(measure);
  }, [page, places]);

  return lines;
}

/** Heights of mounted cards, and the ref callback that has one observed. */
export function useHeights(): [ReadonlyMap<string, number>, (id: string, element: HTMLElement | null) => void] {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const ids = useRef(new WeakMap<Element, string>());
  const mounted = useRef(new Map<string, Element>());
  const observer = useRef<ResizeObserver | null>(null);

  const observe = useCallback((id: string, element: HTMLElement | null) => {
    observer.current ??= new ResizeObserver((entries) => {
      setHeights((before) => {
        const after = new Map(before);
        for (const entry of entries) {
          const card = ids.current.get(entry.target);
          if (card !== undefined) after.set(card, (entry.target as HTMLElement).offsetHeight);
        }
        return after;
      });
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
