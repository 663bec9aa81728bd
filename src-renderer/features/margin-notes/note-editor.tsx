import { type FocusEvent, type KeyboardEvent, useDeferredValue, useLayoutEffect, useRef, useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { fieldTags, parseTags, withHashtags } from '#shared/model/note-tags.ts';
import { later } from '../../lib/later.tsx';
import { text } from '../../lib/text.ts';
import type { PickedLink } from './link-picker.tsx';
import styles from './note-editor.module.css';
import { linksAfter, linkTo, type Relation } from './note-markup.ts';
import { NotePreview } from './note-text.tsx';
import { PlainTagField } from './plain-tag-field.tsx';
import { useWriting } from './use-writing.ts';

const LinkPicker = later(async () => (await import('./link-picker.tsx')).LinkPicker);
const TagField = later(
  async () => (await import('./tag-field.tsx')).TagField,
  (props) => <PlainTagField {...props} />,
);

interface NoteEditorProps {
  articleId: string;
  note: PlacedAnnotation;
  onDone: () => void;
}

/** Writes a note: Markdown, tags in a field or as `#tag` in the text, `[[` for a link to another passage. */
export function NoteEditor({ articleId, note, onDone }: NoteEditorProps) {
  const [before] = useState(note);
  const [body, setBody] = useState(note.body);
  const [tagLine, setTagLine] = useState(() => fieldTags(note).join(', '));
  const [relations, setRelations] = useState<ReadonlyMap<string, Relation>>(new Map());
  /** Where the `[[` stands that a passage is being picked for. */
  const [pickAt, setPickAt] = useState<number | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isInTags = useRef(false);
  /** What the picker gave back: what to put in the place of its `[[`, or nothing. */
  const picked = useRef<{ at: number; markup: string | null } | null>(null);
  const { failure, change, retry, finish } = useWriting(articleId, note);
  const shown = useDeferredValue(body);

  function write(next: { body?: string; tagLine?: string }): void {
    const now = { body, tagLine, ...next };
    setBody(now.body);
    setTagLine(now.tagLine);
    const links = linksAfter(before, now.body, relations);
    change({ body: now.body, tags: withHashtags(parseTags(now.tagLine), now.body), links });
  }

  // The picker had the keyboard: it comes back to where the text was left.
  useLayoutEffect(() => {
    if (picked.current === null || pickAt !== null) return;
    const { at, markup } = picked.current;
    picked.current = null;
    field.current?.focus();
    field.current?.setSelectionRange(markup === null ? at + 2 : at, at + 2);
    // As if it were typed, so that the field's own undo takes it back.
    if (markup !== null) document.execCommand('insertText', false, markup);
  }, [pickAt]);

  function closePicker(link: PickedLink | null): void {
    if (pickAt === null) return;
    if (link !== null) setRelations(new Map(relations).set(link.noteId, link.relation));
    const markup = link && linkTo(link.words, link.articleId, link.noteId);
    picked.current = { at: pickAt, markup };
    setPickAt(null);
  }

  // First the text, then the end of writing: what is shown follows a turn later, and the card has to have its text by
  // then, or it would lose the focus. What cannot be saved stays in the editor.
  async function done(): Promise<void> {
    if (await finish()) setTimeout(onDone);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const ends = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!ends || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    void done();
  }

  function onBlur(event: FocusEvent): void {
    if (!form.current?.contains(event.relatedTarget) && document.hasFocus()) void done();
  }

  return (
    <form
      ref={form}
      className={styles.editor}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      onSubmit={(event) => {
        event.preventDefault();
        void done();
      }}
    >
      <textarea
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: the person asked to write this note
        autoFocus
        aria-label={text.margin.note}
        placeholder={text.margin.placeholder}
        dir="auto"
        value={body}
        onFocus={({ target, relatedTarget }) => {
          setPickAt(null);
          if (!form.current?.contains(relatedTarget))
            target.setSelectionRange(target.value.length, target.value.length);
        }}
        onChange={({ target, nativeEvent }) => {
          write({ body: target.value });
          const at = target.selectionStart - 2;
          const isTyped = (nativeEvent as InputEvent).data === '[';
          if (isTyped && target.value.slice(Math.max(0, at), at + 2) === '[[') setPickAt(at);
        }}
      />
      {pickAt === null ? (
        <NotePreview body={shown} />
      ) : (
        <LinkPicker articleId={articleId} from={note.id} onClose={closePicker} />
      )}
      <TagField value={tagLine} onChange={(value) => write({ tagLine: value })} isFocused={isInTags} />
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {text.margin.notSaved(failure)}{' '}
          <button type="button" onClick={retry}>
            {text.margin.tryAgain}
          </button>
        </p>
      )}
    </form>
  );
}
