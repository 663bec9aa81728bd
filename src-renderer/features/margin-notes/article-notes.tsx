import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { text } from '../../lib/text.ts';
import { useSession } from '../../session/session.ts';
import styles from './margin.module.css';
import { NoteCard } from './note-card.tsx';
import { noLinks, useNoteLinks } from './note-links.tsx';

interface ArticleNotesProps {
  articleId: string;
  annotations: readonly PlacedAnnotation[];
  onOpenLink: (url: string) => void;
}

/** Notes on the article as a whole, under its title. */
export function ArticleNotes({ articleId, annotations, onOpenLink }: ArticleNotesProps) {
  const focused = useSession((state) => state.focusedNote);
  const editing = useSession((state) => state.editingNote);
  const links = useNoteLinks(articleId);
  const notes = annotations.filter((note) => note.anchor === null);
  if (notes.length === 0) return null;
  return (
    <section className={styles.articleNotes} aria-label={text.margin.onArticle}>
      {notes.map((note) => (
        <NoteCard
          key={note.id}
          articleId={articleId}
          note={note}
          links={links.get(note.id) ?? noLinks}
          focused={note.id === focused}
          editing={note.id === editing}
          onOpenLink={onOpenLink}
        />
      ))}
    </section>
  );
}
