import { type ReactNode, useEffect, useState } from 'react';
import { formats } from '../lib/text.ts';
import styles from './work-note.module.css';

/** How far work is; null where nobody knows how much there is. */
type Progress = { readonly done: number; readonly total: number } | null;

interface WorkProps {
  /** What goes on and how far it is; null while nothing does. */
  words: string | null;
  progress?: Progress;
  /** What is measured. */
  label: string;
}

/** Parts of the work after each of which it is said how far it is: words for every item would drown all else. */
const parts = 4;
/** Milliseconds: what is done at once needs no word, as little as it is shown. */
const patience = 250;

/**
 * Says how far work is to those who do not see it: at its beginning and after every quarter, in a region that is there before.
 * What came of it is said by whoever tells it.
 */
export function WorkSaid({ words, progress, label }: WorkProps) {
  const [said, say] = useState('');
  const part = progress != null && progress.total > 1 ? Math.floor((progress.done / progress.total) * parts) : null;
  const at = words === null ? null : `${label} ${part ?? words}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said of each part are its first words
  useEffect(() => {
    if (words === null) return say('');
    // The words of a change of many articles are the same from beginning to end.
    const share = part === null || part === 0 ? [] : [formats.percent((100 * part) / parts)];
    const timer = setTimeout(() => say([words, ...share].join(' · ')), patience);
    return () => clearTimeout(timer);
  }, [at]);
  // Live by its own name as well: a dialog hides all else behind it from screen readers.
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}

interface WorkNoteProps extends WorkProps {
  side?: 'start' | 'end';
  /** What can be done about it. */
  children?: ReactNode;
}

/** How far work is that takes a while, in a corner of the window. */
export function WorkNote({ side = 'end', children, ...work }: WorkNoteProps) {
  const { words, progress, label } = work;
  return (
    <>
      <WorkSaid {...work} />
      {words !== null && (
        // biome-ignore lint/a11y/useSemanticElements: no set of fields
        <div
          className={styles.note}
          data-side={side}
          data-kind={progress === undefined ? 'sentence' : 'progress'}
          role="group"
          aria-label={label}
        >
          <span>{words}</span>
          {progress !== undefined && (
            <progress {...(progress !== null && { value: progress.done, max: progress.total })} aria-label={label} />
          )}
          {children}
        </div>
      )}
    </>
  );
}
