import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { changeNote } from '../../api/actions.ts';
import { call } from '../../api/client.ts';
import { onLeaving } from '../../lib/leaving.ts';
import { report } from '../../lib/toasts.ts';
import styles from './note-card.module.css';

const saveAfterMs = 400;

interface NoteEditorProps {
  articleId: string;
  note: PlacedAnnotation;
  onDone: () => void;
}

/** Writes a note. What is typed is saved as it is typed; the whole of it is one step to undo. */
export function NoteEditor({ articleId, note, onDone }: NoteEditorProps) {
  const [body, setBody] = useState(note.body);
  const [tagLine, setTagLine] = useState(note.tags.join(', '));
  const form = useRef<HTMLFormElement>(null);
  const draft = useRef({ body, tags: note.tags });
  const [before] = useState({ body: note.body, tags: note.tags });
  const finished = useRef(false);

  const at = { articleId, id: note.id };
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  function change(next: { body: string; tags: string[] }): void {
    draft.current = next;
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = null;
      call('annotations.update', { ...at, changes: next }).catch(report);
    }, saveAfterMs);
  }

  function finish(): void {
    if (finished.current) return;
    finished.current = true;
    if (timer.current !== null) clearTimeout(timer.current);
    const { body, tags } = draft.current;
    if (body !== before.body || tags.join() !== before.tags.join()) {
      void changeNote(articleId, note.id, before.body === '' ? 'write note' : 'edit note', { body, tags }, before);
    }
  }

  // A page that closes, or an article that is left, must not take half a second of writing with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the refs hold at that moment
  useEffect(() => {
    finished.current = false;
    const flush = () => {
      if (timer.current === null) return;
      clearTimeout(timer.current);
      timer.current = null;
      call('annotations.update', { ...at, changes: draft.current }, { keepalive: true }).catch(() => undefined);
    };
    const stop = onLeaving(flush);
    return () => {
      stop();
      finish();
    };
  }, []);

  // First the text, then the end of writing: the card must not be gone for a moment in between.
  function done(): void {
    finish();
    // What is shown follows a turn later; the card has to have its text by then, or it would lose the focus.
    setTimeout(onDone);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const ends = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!ends || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    done();
  }

  function onBlur(event: FocusEvent): void {
    if (!form.current?.contains(event.relatedTarget) && document.hasFocus()) done();
  }

  return (
    <form ref={form} className={styles.editor} onKeyDown={onKeyDown} onBlur={onBlur}>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the person asked to write this note
        autoFocus
        aria-label="Note"
        placeholder="Write a note"
        dir="auto"
        value={body}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        onChange={({ target }) => {
          setBody(target.value);
          change({ ...draft.current, body: target.value });
        }}
      />
      <input
        aria-label="Tags, separated by commas"
        placeholder="Tags"
        value={tagLine}
        onChange={({ target }) => {
          setTagLine(target.value);
          change({ ...draft.current, tags: parseTags(target.value) });
        }}
      />
    </form>
  );
}

/** `#north, korea` is two tags; each once. */
export function parseTags(line: string): string[] {
  const tags = line.split(',').map((tag) => tag.trim().replace(/^#+/, '').trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
