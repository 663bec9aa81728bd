import { Copy, MessageSquareText, Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { colors } from '#shared/model/choices.ts';
import { addNote, changeNote, deleteNote } from '../../api/actions.ts';
import { queryClient, settingsQuery } from '../../api/queries.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { announce } from '../../lib/toasts.ts';
import { editNote, focusNote, passageOf, useSession } from '../../session/session.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './mark-bar.module.css';
import { placeBar } from './place-bar.ts';

interface MarkBarProps {
  article: Article;
  annotations: readonly PlacedAnnotation[];
  page: ArticlePage;
  scroller: HTMLElement;
}

/** The small bar beside a selection or a focused highlight: colours, note, copy, delete. Never over the text it is about. */
export function MarkBar({ article, annotations, page, scroller }: MarkBarProps) {
  const selection = useSession((state) => state.selection);
  const focusedId = useSession((state) => state.focusedNote);
  const editing = useSession((state) => state.editingNote);
  const bar = useRef<HTMLDivElement>(null);
  const focused = annotations.find((note) => note.id === focusedId && note.place?.start != null);
  const passage = selection ?? (focused && editing === null ? passageOf(focused) : null);

  const { start, end } = passage ?? { start: 0, end: 0 };
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const place = () => placeBar(element, page, scroller, { start, end });
    place();
    return page.onLayout(place);
  }, [page, scroller, start, end]);

  if (passage === null) return null;

  async function mark(color: Color): Promise<void> {
    if (focused && selection === null) {
      await changeNote(article.id, focused.id, 'change colour', { color }, { color: focused.color });
      return;
    }
    const note = await markSelection(article, color);
    if (note !== null) focusNote(note.id);
  }

  async function write(): Promise<void> {
    if (focused && selection === null) return editNote(focused.id);
    const note = await markSelection(article, null);
    if (note !== null) editNote(note.id);
  }

  async function copy(): Promise<void> {
    if (passage === null) return;
    const url = article.canonicalUrl ?? article.url;
    const quote = page.map.text.slice(passage.start, passage.end);
    const link = focused ? `postil://article/${article.id}#${focused.id}` : (url ?? `postil://article/${article.id}`);
    await navigator.clipboard.writeText(`“${quote}”\n${article.title}, ${link}\n`);
    announce('Copied with its link');
  }

  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label={focused ? 'Highlight' : 'Selection'}
      // The selection must survive a press on the bar.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {colors.map((color, index) => (
        <button
          key={color}
          type="button"
          className={styles.swatch}
          data-color={color}
          aria-label={`Highlight ${color}`}
          aria-pressed={focused?.color === color}
          title={`${color.charAt(0).toUpperCase()}${color.slice(1)} (${index + 1})`}
          onClick={() => void mark(color)}
        />
      ))}
      <span className={styles.rule} />
      <IconButton label={focused ? 'Edit note' : 'Write a note'} keys="n" onClick={() => void write()}>
        <MessageSquareText />
      </IconButton>
      <IconButton label="Copy with link" onClick={() => void copy()}>
        <Copy />
      </IconButton>
      {focused && (
        <IconButton label="Delete highlight" keys="Del" onClick={() => void deleteNote(article.id, focused)}>
          <Trash2 />
        </IconButton>
      )}
    </div>
  );
}

/** Marks what is selected, with the colour used last when none is named, and lets the selection go. */
export async function markSelection(article: Article, color: Color | null): Promise<PlacedAnnotation | null> {
  const { selection } = useSession.getState();
  if (selection === null) return null;
  // Let go of at once, so that a key pressed twice does not mark twice.
  document.getSelection()?.removeAllRanges();
  useSession.setState({ selection: null });
  const last = queryClient.getQueryData(settingsQuery.queryKey)?.lastColor ?? 'yellow';
  return addNote(article.id, { ...selection, content: article.content }, color ?? last);
}
