import { type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { capsOf } from '../../lib/keys.ts';
import { text } from '../../lib/text.ts';
import { type Adjusting, type Passage, passageOf, useSession } from '../../session/session.ts';
import { adjustTo, giveUpAdjusting, saveAdjusted, useAdjustKeys } from './adjusting.ts';
import { followPointer } from './drag-edge.ts';
import styles from './handles.module.css';

interface HandlesProps {
  article: Article;
  annotations: readonly PlacedAnnotation[];
  page: ArticlePage;
  scroller: HTMLElement;
}

const edges = ['start', 'end'] as const;
type Edge = (typeof edges)[number];

/** The two ends of a focused highlight, to be dragged or moved by keys. They stand over the article, not in it. */
export function Handles({ article, annotations, page, scroller }: HandlesProps) {
  const focusedId = useSession((state) => state.focusedNote);
  const isShown = useSession((state) => state.selection === null && state.editingNote === null);
  const adjusting = useSession((state) => state.adjusting);
  const note = annotations.find(({ id }) => id === focusedId);
  const stored = isShown && note ? passageOf(note) : null;
  // An image has no ends, and a place that is only proposed is no place to move.
  const passage = stored?.image !== undefined || note?.place?.state === 'review' ? null : stored;
  const shown = adjusting !== null && adjusting.noteId === note?.id ? adjusting : passage;
  useAdjustKeys(article, passage, note?.id ?? null);
  usePainted(page, adjusting, annotations);

  if (note === undefined || passage === null || shown === null) return null;

  function drag(event: PointerEvent<HTMLElement>, edge: Edge): void {
    if (event.button !== 0 || note === undefined || shown === null) return;
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
    followPointer(event.nativeEvent, {
      page,
      scroller,
      handle: event.currentTarget,
      passage: shown,
      edge,
      onMove: (moved) => (moved === null ? giveUpAdjusting() : adjustTo(article, note.id, moved, true)),
      onDone: saveAdjusted,
    });
  }

  return (
    <div data-color={note.color}>
      {edges.map((edge) => (
        <Handle key={edge} edge={edge} passage={shown} page={page} scroller={scroller} onPress={drag} />
      ))}
      {/* Said after each step, as nothing else tells of it without sight. */}
      <output className="visually-hidden">
        {adjusting?.isDragged === false ? spoken(page.map.text, adjusting) : ''}
      </output>
    </div>
  );
}

interface HandleProps {
  edge: Edge;
  passage: Passage;
  page: ArticlePage;
  scroller: HTMLElement;
  onPress: (event: PointerEvent<HTMLElement>, edge: Edge) => void;
}

function Handle({ edge, passage, page, scroller, onPress }: HandleProps) {
  const handle = useRef<HTMLDivElement>(null);
  const { start, end } = passage;
  const at = edge === 'start' ? start : end - 1;

  useLayoutEffect(() => {
    const place = () => {
      if (handle.current === null) return;
      const box = page.boxOf(at);
      const view = scroller.getBoundingClientRect();
      const isLeft = (edge === 'start') !== page.isCharacterRightToLeft(at);
      handle.current.dataset.side = isLeft ? 'left' : 'right';
      handle.current.style.top = `${page.topOfBox(box) + box.height}px`;
      handle.current.style.left = `${(isLeft ? box.left : box.right) - view.left - scroller.clientLeft + scroller.scrollLeft}px`;
      handle.current.style.setProperty('--line', `${box.height}px`);
    };
    place();
    // A table that is wider than the column scrolls by itself.
    scroller.addEventListener('scroll', place, { capture: true, passive: true });
    const stop = page.onLayout(place);
    return () => {
      stop();
      scroller.removeEventListener('scroll', place, { capture: true });
    };
  }, [page, scroller, edge, at]);

  return (
    <div
      ref={handle}
      className={styles.handle}
      role="slider"
      tabIndex={0}
      data-edge={edge}
      aria-label={edge === 'start' ? text.reader.start : text.reader.end}
      aria-valuemin={0}
      aria-valuemax={page.map.text.length}
      aria-valuenow={edge === 'start' ? start : end}
      aria-valuetext={edge === 'start' ? page.map.text.slice(start, start + 24) : page.map.text.slice(end - 24, end)}
      title={text.reader.handle(capsOf('Alt'))}
      onPointerDown={(event) => onPress(event, edge)}
    />
  );
}

/** Paints the passage while its ends are moved, under a name of its own and in the colour of its highlight. */
function usePainted(page: ArticlePage, adjusting: Adjusting | null, annotations: readonly PlacedAnnotation[]): void {
  const color = annotations.find(({ id }) => id === adjusting?.noteId)?.color;
  useEffect(() => {
    const range = adjusting && page.map.rangeOf(adjusting.start, adjusting.end);
    if (range === null || color === undefined) return;
    page.container.style.setProperty('--adjusted', `var(--mark-${color})`);
    const highlight = new Highlight(new StaticRange(range));
    // Over the highlights that it may overlap, whatever their lanes.
    highlight.priority = 50;
    CSS.highlights.set('adjusted', highlight);
    return () => {
      CSS.highlights.delete('adjusted');
    };
  }, [page, adjusting, color]);
}

function spoken(whole: string, { start, end }: Passage): string {
  return text.reader.fromTo(whole.slice(start, start + 40), whole.slice(Math.max(start, end - 40), end));
}
