import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { LinkedNote } from '#shared/model/linked-note.ts';
import { nameDetails } from '../../lib/article-page/real-marks.ts';
import { cardId } from '../../lib/card-id.ts';
import { text } from '../../lib/text.ts';
import { focusNote, passageOf, useSession } from '../../session/session.ts';
import { type Arrangement, arrangeCards } from './arrange.ts';
import styles from './margin.module.css';
import { useFoot, useHeights, useLines } from './measure.ts';
import { useNear } from './near.ts';
import { labelOf, NoteCard } from './note-card.tsx';
import { noLinks, useNoteLinks } from './note-links.tsx';
import { cutHeight } from './note-text.tsx';

/** A folded note is 26 pixels high, with 4 to the next. */
const sizes = { gap: 10, chip: 30, reach: 90 };
/** In a narrow window a note is a small mark at its line. */
const mark = { height: 26, gap: 2 };
/** Distance from a card's top to the middle of its first line of text. */
const level = 4;
/** Where a card opens in a narrow window, from the foot of its passage: its tools stand below the handle of the end. */
const belowFoot = 46;

interface MarginProps {
  articleId: string;
  annotations: readonly PlacedAnnotation[];
  onOpenLink: (url: string) => void;
}

/** The column beside the text: each note level with its line, none over another; folded to marks where it is narrow. */
export function Margin({ articleId, annotations, onOpenLink }: MarginProps) {
  const page = useSession((state) => state.page);
  const focused = useSession((state) => state.focusedNote);
  const editing = useSession((state) => state.editingNote);
  const column = useRef<HTMLElement>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const narrow = useNarrow(column);
  const links = useNoteLinks(articleId);
  const notes = useMemo(
    () => annotations.filter((note) => hasCard(note, links) || (note.id === editing && passageOf(note) !== null)),
    [annotations, links, editing],
  );
  const near = useNear(page);
  const lines = useLines(page, near, notes);
  const foot = useFoot(
    page,
    near,
    notes.find(({ id }) => narrow && id === focused),
  );
  const [heights, observe] = useHeights();

  const open = notes.map((note) => ({
    anchor: (lines.get(note.id) ?? 0) - level,
    height: narrow ? mark.height : (heights.get(note.id) ?? likelyHeight(note, links.get(note.id)?.length ?? 0)),
  }));
  const pinned = notes.findIndex(({ id }) => id === focused);
  const arranged: Arrangement = narrow
    ? arrangeCards(open, null, { ...sizes, gap: mark.gap, reach: Number.POSITIVE_INFINITY })
    : arrangeCards(open, pinned < 0 ? null : pinned, sizes);
  const { tops, folded, hidden } = arranged;

  // A card that opens over the text opens below its passage, which may be below the screen.
  useEffect(() => {
    if (narrow && focused !== null) column.current?.querySelector('[data-note]')?.scrollIntoView({ block: 'nearest' });
  }, [narrow, focused]);

  // Cards come and go with what is near the screen: marks that are announced name those that are there.
  useEffect(() => {
    if (page !== null) nameDetails(page.container);
  });

  const pointedAt = hovered ?? focused;

  return (
    <aside ref={column} className={styles.margin} aria-label={text.margin.region} data-folded={narrow}>
      {hidden > 0 && (tops[hidden] ?? 0) >= sizes.chip && (
        <button type="button" className={styles.hidden} onClick={() => focusPlaced(notes[hidden - 1])}>
          {text.margin.moreAbove(hidden)}
        </button>
      )}
      {notes.map((note, index) => {
        const line = lines.get(note.id);
        const [top, anchor] = [tops[index] ?? null, open[index]?.anchor ?? 0];
        const isOpen = note.id === focused;
        if (line === undefined || near === null || top === null) return null;
        const bottom = top + (folded[index] ? sizes.chip : (open[index]?.height ?? 0));
        if (!isOpen && note.id !== editing && (bottom < near.top || top > near.bottom)) return null;
        if (narrow && !isOpen) {
          return (
            <button
              key={note.id}
              type="button"
              id={cardId(note.id)}
              className={styles.fold}
              data-margin-mark
              data-color={note.color}
              style={{ top }}
              aria-label={`${labelOf(note)}: ${note.body.slice(0, 80)}`}
              onClick={() => focusNote(note.id)}
            />
          );
        }
        return (
          <div
            key={note.id}
            ref={(element) => observe(note.id, folded[index] || narrow ? null : element)}
            className={styles.place}
            // The line's place moves with the text and at once; only what a card is pushed by glides.
            style={
              narrow
                ? { top: `calc(${foot + belowFoot}px + var(--bar-below, 0px))` }
                : { top: anchor, translate: `0 ${top - anchor}px` }
            }
            data-note={note.id}
            onPointerEnter={() => setHovered(note.id)}
            onPointerLeave={() => setHovered(null)}
          >
            {!narrow && note.id === pointedAt && <Hairline rise={line + 14 - top} into={folded[index] ? 13 : 16} />}
            <NoteCard
              articleId={articleId}
              note={note}
              links={links.get(note.id) ?? noLinks}
              focused={isOpen}
              editing={note.id === editing}
              folded={!narrow && folded[index] === true}
              onOpenLink={onOpenLink}
            />
          </div>
        );
      })}
    </aside>
  );
}

/** Whether a note has something to show in the margin: words, tags, or links from either side. */
export function hasCard(note: PlacedAnnotation, links: ReadonlyMap<string, readonly LinkedNote[]>): boolean {
  const { id, body, tags, place } = note;
  if (place?.start == null || place.state === 'review') return false;
  return body.trim() !== '' || tags.length > 0 || links.has(id);
}

function focusPlaced(note: PlacedAnnotation | undefined): void {
  if (note !== undefined) focusNote(note.id, passageOf(note));
}

/** How tall a card will about be that was never mounted. */
function likelyHeight({ body, tags }: PlacedAnnotation, links: number): number {
  const lines = body.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 34), 0);
  return 21 + Math.min(cutHeight, 19.5 * lines) + (tags.length > 0 ? 20 : 0) + 54 * links;
}

/** Joins a card with its line; `rise` is how far the line is below the card's top, `into` where it meets the card. */
function Hairline({ rise, into }: { rise: number; into: number }) {
  // A step of a few pixels would only look like a mistake.
  const from = Math.abs(rise - into) < 6 ? into : rise;
  const [low, high] = [Math.min(from, into), Math.max(from, into)];
  return (
    <svg className={styles.hairline} style={{ top: low - 1 }} width="28" height={high - low + 2} aria-hidden>
      <path d={`M0 ${from - low + 1} H14 V${into - low + 1} H28`} />
    </svg>
  );
}

/** Whether the column is too narrow for cards; the style sheet decides by the reader's width. */
function useNarrow(column: React.RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = column.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setNarrow(element.clientWidth < 100));
    observer.observe(element);
    return () => observer.disconnect();
  }, [column]);
  return narrow;
}
