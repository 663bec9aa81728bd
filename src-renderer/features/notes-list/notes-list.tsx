import { useState } from 'react';
import type { Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import { colors } from '#shared/model/choices.ts';
import { editNote, focusNote, passageOf } from '../../session/session.ts';
import styles from './notes-list.module.css';

const stateNames = { review: 'Is this still the place?', lost: 'No longer in the text' } as const;

/** Every highlight and note in order; what was not found again stands on top. Filtered by words, tags and colour. */
export function NotesList({ annotations }: { annotations: readonly PlacedAnnotation[] }) {
  const [words, setWords] = useState('');
  const [color, setColor] = useState<Color | null>(null);
  const used = colors.filter((candidate) => annotations.some((note) => note.color === candidate));
  const shown = annotations.filter((note) => (color === null || note.color === color) && holds(note, words));
  const uncertain = (note: PlacedAnnotation) => note.place?.state === 'review' || note.place?.state === 'lost';
  const ordered = [...shown.filter(uncertain), ...shown.filter((note) => !uncertain(note))];

  if (annotations.length === 0) {
    return (
      <p className={styles.empty}>
        Your highlights and notes on this article will stand here. Select some text to begin, or press c to select by
        keyboard.
      </p>
    );
  }
  return (
    <div className={styles.list}>
      <div className={styles.filter}>
        <input
          type="search"
          placeholder="Filter"
          aria-label="Filter notes"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        {used.length > 1 &&
          used.map((candidate) => (
            <button
              key={candidate}
              type="button"
              className={styles.dot}
              data-color={candidate}
              aria-label={`Only ${candidate}`}
              aria-pressed={color === candidate}
              onClick={() => setColor(color === candidate ? null : candidate)}
            />
          ))}
      </div>
      <ul>
        {ordered.map((note) => (
          <li key={note.id}>
            <NoteRow note={note} />
          </li>
        ))}
      </ul>
      {ordered.length === 0 && <p className={styles.empty}>No note fits this filter.</p>}
    </div>
  );
}

function NoteRow({ note }: { note: PlacedAnnotation }) {
  const { place, anchor, body, tags } = note;
  const state = place?.state;
  return (
    <button
      type="button"
      className={styles.row}
      data-color={note.color}
      onClick={() => focusNote(note.id, passageOf(note))}
      onDoubleClick={() => editNote(note.id)}
    >
      {(state === 'review' || state === 'lost') && <span className={styles.state}>{stateNames[state]}</span>}
      {anchor !== null && (
        <span className={styles.quote}>{anchor.image === undefined ? anchor.quote.exact : 'Image'}</span>
      )}
      {body.trim() !== '' && <span className={styles.body}>{body}</span>}
      {tags.length > 0 && <span className={styles.tags}>{tags.map((tag) => `#${tag}`).join(' ')}</span>}
    </button>
  );
}

function holds({ anchor, body, tags }: PlacedAnnotation, words: string): boolean {
  const text = [anchor?.quote.exact, body, ...tags.map((tag) => `#${tag}`)].join('\n').toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
