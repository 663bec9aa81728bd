import { Pencil, Trash2 } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { fixedKey } from '#shared/commands/fixed-keys.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { LinkedNote } from '#shared/model/linked-note.ts';
import { fieldTags } from '#shared/model/note-tags.ts';
import { plainLine } from '#shared/model/plain-line.ts';
import { deleteNote } from '../../api/actions.ts';
import { cardId } from '../../lib/card-id.ts';
import { text } from '../../lib/text.ts';
import { typeAhead } from '../../lib/typing-ahead.ts';
import { editNote, focusNote, passageOf, useSession } from '../../session/session.ts';
import { IconButton } from '../../ui/button.tsx';
import { TagLine } from '../../ui/tag-line.tsx';
import { DragHandle } from './drag-handle.tsx';
import styles from './note-card.module.css';
import { NoteEditor } from './note-editor.tsx';
import { linkLine, NoteLinks } from './note-links.tsx';
import { shortened } from './note-markup.ts';
import { NoteText } from './note-text.tsx';

interface NoteCardProps {
  articleId: string;
  note: PlacedAnnotation;
  links: readonly LinkedNote[];
  focused: boolean;
  editing: boolean;
  /** Shown as one line, which opens when it is pointed at. */
  folded?: boolean;
  onOpenLink: (url: string) => void;
}

/** One note: its text, tags and links, the editor of them, or its first words alone. Scrolling leaves it alone. */
export const NoteCard = memo(function NoteCard(props: NoteCardProps) {
  const { articleId, note, links, focused, editing, folded = false, onOpenLink } = props;
  const card = useRef<HTMLDivElement>(null);
  const was = useRef({ editing, focused });
  const focus = () => focusNote(note.id, passageOf(note));

  useEffect(() => {
    // After writing, the keyboard stays at the card it wrote on; and it follows from card to card.
    const hasWritten = was.current.editing && !editing && document.activeElement === document.body;
    // On a busy machine this runs late: the focus may have gone on to another card.
    const isFocused = focused && useSession.getState().focusedNote === note.id;
    const isFollowing = !was.current.focused && isFocused && document.activeElement?.closest('[data-card]') != null;
    if (hasWritten || (isFollowing && !card.current?.contains(document.activeElement))) {
      card.current?.focus({ preventScroll: isFollowing });
    }
    was.current = { editing, focused };
  }, [editing, focused, note.id]);

  function onKeyDown(event: KeyboardEvent): void {
    if (editing) return;
    if (event.key === 'Escape') {
      // Back to the text, where the passage is still pointed at.
      event.stopPropagation();
      document.getElementById('reader')?.focus({ preventScroll: true });
    } else if (event.key === 'Enter' && event.target === event.currentTarget) {
      event.preventDefault();
      typeAhead('note');
      editNote(note.id);
    }
  }

  function onFocus(event: FocusEvent): void {
    // A press focuses too, but means the click that ends it: nothing may move in between.
    if (!focused && !editing && event.target.matches(':focus-visible')) focus();
  }

  const tags = fieldTags(note);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button could not hold the card's own buttons
    <div
      ref={card}
      id={cardId(note.id)}
      className={styles.card}
      data-card
      data-color={note.color}
      data-focused={focused}
      data-folded={folded}
      role="group"
      aria-label={labelOf(note)}
      tabIndex={editing ? undefined : 0}
      onClick={() => editing || focused || focus()}
      onDoubleClick={() => editing || editNote(note.id)}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      {editing && <NoteEditor articleId={articleId} note={note} onDone={() => editNote(null)} />}
      {!editing && folded && <p className={styles.line}>{lineOf(note, links)}</p>}
      {!editing && !folded && (
        <>
          {note.body.trim() !== '' && <NoteText body={note.body} onOpenLink={onOpenLink} />}
          {tags.length > 0 && (
            <p className={styles.tags}>
              <TagLine tags={tags} />
            </p>
          )}
          {links.length > 0 && <NoteLinks articleId={articleId} note={note} links={links} onOpenLink={onOpenLink} />}
          <div className={styles.tools}>
            <DragHandle articleId={articleId} note={note} card={card} />
            <IconButton label={text.margin.edit} keys={fixedKey('edit-note')} onClick={() => editNote(note.id)}>
              <Pencil />
            </IconButton>
            <IconButton label={text.margin.delete} onClick={() => void deleteNote(articleId, note)}>
              <Trash2 />
            </IconButton>
          </div>
        </>
      )}
    </div>
  );
});

/** Says which passage a note is about, for those who do not see where it stands. */
export function labelOf({ anchor }: PlacedAnnotation): string {
  if (anchor === null) return text.margin.noteOnArticle;
  return anchor.image === undefined ? text.margin.noteOn(shortened(anchor.quote.exact, 120)) : text.margin.noteOnImage;
}

function lineOf({ body, tags }: PlacedAnnotation, [link]: readonly LinkedNote[]): string {
  const words = plainLine(body).slice(0, 120) || tags.map((tag) => `#${tag}`).join(' ');
  return words || (link === undefined ? '' : linkLine(link));
}
