import { Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { deleteNote } from '../../api/actions.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './note-card.module.css';
import { NoteEditor } from './note-editor.tsx';

interface NoteCardProps {
  articleId: string;
  note: PlacedAnnotation;
  focused: boolean;
  editing: boolean;
  onFocus: () => void;
  onEdit: () => void;
  onDone: () => void;
}

/** One note: its text and tags, or the editor of both. */
export function NoteCard({ articleId, note, focused, editing, onFocus, onEdit, onDone }: NoteCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const wasEditing = useRef(editing);

  // After writing, the keyboard stays at the card it wrote on.
  useEffect(() => {
    if (wasEditing.current && !editing && document.activeElement === document.body) card.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a button could not hold the card's own buttons
    <div
      ref={card}
      className={styles.card}
      data-color={note.color}
      data-focused={focused}
      role="group"
      aria-label="Note"
      tabIndex={editing ? undefined : 0}
      onClick={() => editing || focused || onFocus()}
      onDoubleClick={() => editing || onEdit()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        onEdit();
      }}
    >
      {editing ? (
        <NoteEditor articleId={articleId} note={note} onDone={onDone} />
      ) : (
        <>
          {note.body.trim() !== '' && (
            <p className={styles.text} dir="auto">
              {note.body}
            </p>
          )}
          {note.tags.length > 0 && <p className={styles.tags}>{note.tags.map((tag) => `#${tag}`).join(' ')}</p>}
          <div className={styles.tools}>
            <IconButton label="Edit note" keys="Enter" onClick={onEdit}>
              <Pencil />
            </IconButton>
            <IconButton label="Delete note" onClick={() => void deleteNote(articleId, note)}>
              <Trash2 />
            </IconButton>
          </div>
        </>
      )}
    </div>
  );
}
