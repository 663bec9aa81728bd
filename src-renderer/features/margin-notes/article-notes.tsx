import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { editNote, focusNote, useSession } from '../../session/session.ts';
import styles from './margin.module.css';
import { NoteCard } from './note-card.tsx';

/** Notes on the article as a whole, under its title. */
export function ArticleNotes({
  articleId,
  annotations,
}: {
  articleId: string;
  annotations: readonly PlacedAnnotation[];
}) {
  const focused = useSession((state) => state.focusedNote);
  const editing = useSession((state) => state.editingNote);
  const notes = annotations.filter((note) => note.anchor === null);
  if (notes.length === 0) return null;
  return (
    <section className={styles.articleNotes} aria-label="Notes on the article">
      {notes.map((note) => (
        <NoteCard
          key={note.id}
          articleId={articleId}
          note={note}
          focused={note.id === focused}
          editing={note.id === editing}
          onFocus={() => focusNote(note.id)}
          onEdit={() => editNote(note.id)}
          onDone={() => editNote(null)}
        />
      ))}
    </section>
  );
}
