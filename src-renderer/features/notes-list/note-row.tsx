import { type KeyboardEvent, useState } from 'react';
import { fixedKey } from '#shared/commands/fixed-keys.ts';
import { wordChanges } from '#shared/comparing/word-changes.ts';
import type { Place, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { fieldTags } from '#shared/model/note-tags.ts';
import { plainLine } from '#shared/model/plain-line.ts';
import { deleteNote } from '../../api/actions.ts';
import { acceptPlaces } from '../../api/place-actions.ts';
import { dragNote } from '../../lib/taking-out/drag-note.ts';
import { text } from '../../lib/text.ts';
import { editNote, focusNote, passageOf, useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { TagLine } from '../../ui/tag-line.tsx';
import { WordPieces } from '../../ui/word-pieces.tsx';
import styles from './notes-list.module.css';
import { useImageName, usePassage } from './use-passages.ts';

/** A note whose place is sure. Where its words changed, they are told while it is pointed at, and can be confirmed. */
export function NoteRow({ article, note }: { article: Article; note: PlacedAnnotation }) {
  const { place, anchor, body } = note;
  const tags = fieldTags(note);
  const isFocused = useSession((state) => state.focusedNote === note.id);
  const [hasKeyboard, setHasKeyboard] = useState(false);
  const isChanged = place?.state === 'changed';
  // The name of an image is the window's.
  const quoteLanguage = anchor?.image === undefined ? (article.language ?? undefined) : undefined;
  const isOpen = isChanged && (isFocused || hasKeyboard);
  const confirm = () => void acceptPlaces(article, [note]);

  function onKeyDown(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (key === fixedKey('accept-place') && isChanged) confirm();
    else if (key === 'Delete' || key === 'Backspace') void deleteNote(article.id, note);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside
    <div
      className={styles.row}
      data-color={note.color}
      data-focused={isFocused}
      onKeyDown={onKeyDown}
      onFocus={() => setHasKeyboard(true)}
      onBlur={() => setHasKeyboard(false)}
      draggable
      onDragStart={({ dataTransfer }) => dragNote(dataTransfer, article, note, quoteNow(note))}
    >
      <button
        type="button"
        className={styles.main}
        data-entry
        aria-current={isFocused}
        onClick={() => focusNote(note.id, passageOf(note))}
        onDoubleClick={() => editNote(note.id)}
      >
        {isChanged && <span className={styles.state}>{text.notes.wordsChanged}</span>}
        {anchor !== null && (
          <span className={styles.quote} data-open={isOpen} lang={quoteLanguage} dir="auto">
            {anchor.image !== undefined ? (
              <ImageName file={anchor.image} />
            ) : isChanged ? (
              <ChangedWords before={anchor.quote.exact} place={place} isOpen={isOpen} />
            ) : (
              anchor.quote.exact
            )}
          </span>
        )}
        {body.trim() !== '' && (
          <span className={styles.body} dir="auto">
            {plainLine(body)}
          </span>
        )}
        {tags.length > 0 && (
          <span className={styles.tags}>
            <TagLine tags={tags} />
          </span>
        )}
      </button>
      {isOpen && (
        <Button className={styles.confirm} onClick={confirm}>
          {text.notes.keepOnNewWords} <Keys binding={fixedKey('accept-place')} />
        </Button>
      )}
    </div>
  );
}

/** The words on which a note stands now; those that were marked where it stands nowhere. */
function quoteNow({ place, anchor }: PlacedAnnotation): string | undefined {
  const { page } = useSession.getState();
  if (anchor === null || anchor.image !== undefined || place?.start == null || place.end === null) return undefined;
  return page?.map.text.slice(place.start, place.end);
}

function ImageName({ file }: { file: string }) {
  return useImageName(file);
}

/** The words that a note stands on now and, when it is open, what became of those that were marked. */
function ChangedWords({ before, place, isOpen }: { before: string; place: Place; isOpen: boolean }) {
  const present = usePassage(place.start, place.end);
  if (present === null) return before;
  return isOpen ? <WordPieces pieces={wordChanges(before, present.exact).pieces} /> : present.exact;
}
