import { useLayoutEffect, useRef, useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { editNote, focusNote, passageOf, useSession } from '../../session/session.ts';
import { focusedWeight, layoutCards } from './layout.ts';
import styles from './margin.module.css';
import { useHeights, useLines } from './measure.ts';
import { NoteCard } from './note-card.tsx';

const gap = 10;
/** Distance from a card's top to the middle of its first line of text. */
const level = 4;
/** Where a card opens in a narrow window, from the top of its passage's last line: below the handle of its end. */
const belowLine = 64;

/** The column beside the text: each note level with its line, none over another; folded to marks where it is narrow. */
export function Margin({ articleId, annotations }: { articleId: string; annotations: readonly PlacedAnnotation[] }) {
  const page = useSession((state) => state.page);
  const focused = useSession((state) => state.focusedNote);
  const editing = useSession((state) => state.editingNote);
  const column = useRef<HTMLElement>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const folded = useFolded(column);
  const notes = annotations.filter((note) => hasCard(note) || (note.id === editing && note.place?.start != null));
  const lines = useLines(page, notes);
  const [heights, observe] = useHeights();

  const cards = notes.map((note) => ({
    anchor: (lines.get(note.id)?.first ?? 0) - level,
    height: heights.get(note.id) ?? 0,
    weight: note.id === focused ? focusedWeight : 1,
  }));
  const tops = layoutCards(cards, gap);
  const pointedAt = hovered ?? focused;

  return (
    <aside ref={column} className={styles.margin} aria-label="Margin notes" data-folded={folded}>
      {notes.map((note, index) => {
        const line = lines.get(note.id);
        if (line === undefined) return null;
        if (folded && note.id !== focused) {
          return (
            <button
              key={note.id}
              type="button"
              className={styles.fold}
              data-color={note.color}
              style={{ top: line.first }}
              aria-label={`Note: ${note.body.slice(0, 80)}`}
              onClick={() => focusNote(note.id)}
            />
          );
        }
        const top = folded ? line.last + belowLine : (tops[index] ?? 0);
        return (
          <div
            key={note.id}
            ref={(element) => observe(note.id, element)}
            className={styles.place}
            style={{ top }}
            data-note={note.id}
            onPointerEnter={() => setHovered(note.id)}
            onPointerLeave={() => setHovered(null)}
          >
            {!folded && note.id === pointedAt && <Hairline rise={line.first + 14 - top} />}
            <NoteCard
              articleId={articleId}
              note={note}
              focused={note.id === focused}
              editing={note.id === editing}
              onFocus={() => focusNote(note.id, passageOf(note))}
              onEdit={() => editNote(note.id)}
              onDone={() => editNote(null)}
            />
          </div>
        );
      })}
    </aside>
  );
}

function hasCard({ body, tags, place }: PlacedAnnotation): boolean {
  return place?.start != null && place.state !== 'review' && (body.trim() !== '' || tags.length > 0);
}

/** Joins a card with its line; `rise` is how far the line is below the card's top. */
function Hairline({ rise }: { rise: number }) {
  // A step of a few pixels would only look like a mistake.
  const from = Math.abs(rise - 16) < 6 ? 16 : rise;
  const [low, high] = [Math.min(from, 16), Math.max(from, 16)];
  return (
    <svg className={styles.hairline} style={{ top: low - 1 }} width="28" height={high - low + 2} aria-hidden>
      <path d={`M0 ${from - low + 1} H14 V${16 - low + 1} H28`} />
    </svg>
  );
}

/** Whether the column is too narrow for cards; the style sheet decides by the reader's width. */
function useFolded(column: React.RefObject<HTMLElement | null>): boolean {
  const [folded, setFolded] = useState(false);
  useLayoutEffect(() => {
    const element = column.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setFolded(element.clientWidth < 100));
    observer.observe(element);
    return () => observer.disconnect();
  }, [column]);
  return folded;
}
