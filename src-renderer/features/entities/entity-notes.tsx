import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { EntityNote, LibraryEntity } from '#shared/model/library-entity.ts';
import { correctEntity, saveEntityDraft } from '../../api/entity-actions.ts';
import { DraftSaver } from '../../lib/draft-saver.ts';
import { onLeaving } from '../../lib/leaving.ts';
import { text } from '../../lib/text.ts';
import { complain } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { wordsOf } from './correcting.ts';
import styles from './entity-page.module.css';

interface EntityNotesProps {
  entity: LibraryEntity;
  notes: readonly EntityNote[];
  /** Which note is being written: as `keyOf` names it, `first` for the first or a new one; null for none. */
  written: string | null;
  onWrite: (written: string | null) => void;
  /** How a note reads, and what shows that while it is written. */
  reads: (body: string) => ReactNode;
  previews: (body: string) => ReactNode;
}

/** What the person wrote of an entity, in Markdown; more than one note where entities with notes became one. */
export function EntityNotes({ entity, notes, written, onWrite, reads, previews }: EntityNotesProps) {
  const shown = notes.length === 0 ? [null] : notes;
  const isWritten = (note: EntityNote | null) =>
    written !== null &&
    (note === null || written === keyOf(withText(note, '')) || (written === 'first' && note === notes[0]));
  const button = useRef<HTMLButtonElement>(null);

  function withText(note: EntityNote | null, body: string) {
    const { type, name } = note?.entity ?? entity;
    return { entity: { type, name }, articles: note === null ? entity.scope : note.articles, body };
  }

  function save(note: EntityNote | null, body: string, keepalive: boolean): Promise<unknown> {
    const given = { kind: 'note' as const, ...withText(note, body) };
    return correctEntity(given, wordsOf(given), { keepalive });
  }

  const editor = (note: EntityNote | null) => (
    <NoteWriter
      key={keyOf(withText(note, ''))}
      body={note?.body ?? ''}
      previews={previews}
      onSave={(body, keepalive) => save(note, body, keepalive)}
      onDraft={(body) => saveEntityDraft(withText(note, body))}
      onDone={() => {
        onWrite(null);
        setTimeout(() => button.current?.focus());
      }}
    />
  );

  return (
    <section aria-label={text.entities.yourNotes}>
      <h2>{text.entities.yourNotes}</h2>
      {shown.map((note) =>
        isWritten(note) ? (
          editor(note)
        ) : note === null ? (
          <Button key="none" ref={button} onClick={() => onWrite('first')}>
            {text.entities.writeNote}
          </Button>
        ) : (
          <div key={note.id} className={styles.note}>
            {note.entity.name !== entity.name && (
              <p className={styles.quiet}>{text.entities.noteOn(note.entity.name)}</p>
            )}
            {reads(note.body)}
            <Button
              look="quiet"
              ref={note === notes[0] ? button : null}
              onClick={() => onWrite(keyOf(withText(note, '')))}
            >
              {text.entities.editNote}
            </Button>
          </div>
        ),
      )}
    </section>
  );
}

/**
 * What a note is of, and where it holds. Each time it is kept it has another id: whoever writes it goes on in the same
 * field, and the keyboard may have left that by then.
 */
function keyOf({ entity: { type, name }, articles }: Pick<EntityNote, 'entity' | 'articles'>): string {
  return `${type}:${name} ${articles?.join() ?? ''}`;
}

interface NoteWriterProps {
  body: string;
  previews: (body: string) => ReactNode;
  /** With `keepalive` where the page may be about to go. */
  onSave: (body: string, keepalive: boolean) => Promise<unknown>;
  /** Keeps what is being typed. */
  onDraft: (body: string) => Promise<unknown>;
  onDone: () => void;
}

/** Escape, Ctrl+Enter and leaving save what is written, as one step to undo. */
function NoteWriter({ body: before, previews, onSave, onDraft, onDone }: NoteWriterProps) {
  const [body, setBody] = useState(before);
  const [failure, setFailure] = useState<string | null>(null);
  const shown = useDeferredValue(body);
  const state = useRef({ body: before, saved: before, saving: Promise.resolve<unknown>(true), onSave, onDraft });
  useEffect(() => {
    Object.assign(state.current, { onSave, onDraft });
  });
  const [saver] = useState(
    () =>
      new DraftSaver<string>(
        (draft) => state.current.onDraft(draft),
        (error) => setFailure(error === null ? null : String(error instanceof Error ? error.message : error)),
      ),
  );

  /** Null where it failed, which was told; also where it is under way since the keyboard went elsewhere. */
  function save(keepalive = false): Promise<unknown> {
    const { current } = state;
    if (current.body.trim() === current.saved.trim()) return current.saving;
    saver.stop();
    const last = current.saved;
    current.saved = current.body;
    current.saving = current.onSave(current.body, keepalive).then((made) => {
      // What is written stays to be saved.
      if (made === null) Object.assign(current, { saved: last, saving: Promise.resolve(true) });
      return made;
    });
    return current.saving;
  }

  async function done(): Promise<void> {
    if ((await save()) !== null) onDone();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the ref holds at that moment
  useEffect(() => {
    const stop = onLeaving(() => void save(true));
    return () => {
      stop();
      void save().then((made) => {
        if (made === null) complain(text.margin.couldNotSave, state.current.body);
      });
    };
  }, []);

  return (
    <form
      className={styles.writer}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        const ends = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (!ends || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        void done();
      }}
    >
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the person asked to write this note
        autoFocus
        aria-label={text.entities.note}
        placeholder={text.entities.notePlaceholder}
        dir="auto"
        value={body}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        onBlur={() => void save()}
        onChange={({ target }) => {
          state.current.body = target.value;
          saver.change(target.value);
          setBody(target.value);
        }}
      />
      {failure !== null && <p role="alert">{text.entities.notSaved(failure)}</p>}
      {previews(shown)}
      <Button onClick={() => void done()}>{text.entities.done}</Button>
    </form>
  );
}
