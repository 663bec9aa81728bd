import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { isUnplaced } from '#shared/anchoring/unplaced.ts';
import { wordChanges } from '#shared/comparing/word-changes.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { plainLine } from '#shared/model/plain-line.ts';
import { text } from '../../lib/text.ts';
import { reviewNote, useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Filled } from '../../ui/filled.tsx';
import { Keys } from '../../ui/keys.tsx';
import { WordPieces } from '../../ui/word-pieces.tsx';
import { isLikely, shortContext } from './review.ts';
import styles from './review-tray.module.css';
import { useImageName, usePassage } from './use-passages.ts';

export interface ReviewAction {
  readonly name: string;
  /** The first is the one shown. */
  readonly keys: readonly string[];
  readonly run: () => void;
}

interface ReviewEntryProps {
  note: PlacedAnnotation;
  /** Of the article, as a BCP 47 tag. */
  language: string | undefined;
  actions: readonly ReviewAction[];
  onLeave: () => void;
}

/** One note whose place is not sure: its quote as it stood, what is proposed, and a key for each way out. */
export function ReviewEntry({ note, language, actions, onLeave }: ReviewEntryProps) {
  const { anchor, body, place } = note;
  const entry = useRef<HTMLDivElement>(null);
  const isCurrent = useSession(({ reviewed }) => reviewed?.id === note.id);
  const hasKeyboard = useSession(({ reviewed }) => reviewed?.id === note.id && reviewed.step === 'list');
  const image = useImageName(anchor?.image);
  const proposed = usePassage(place?.start ?? null, place?.end ?? null);
  const around = isCurrent ? 80 : 32;
  const quote = image ?? anchor?.quote.exact ?? '';

  useEffect(() => {
    if (hasKeyboard && !entry.current?.contains(document.activeElement)) entry.current?.focus();
  }, [hasKeyboard]);

  function onKeyDown(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, target, currentTarget } = event;
    if (ctrlKey || metaKey || altKey || (key === 'Enter' && target !== currentTarget)) return;
    const action = actions.find(({ keys }) => keys.includes(key));
    if (key === 'Escape') onLeave();
    else if (action === undefined) return;
    else action.run();
    event.preventDefault();
    // The commands of the window that have the same keys mean something else.
    event.stopPropagation();
  }

  function onBlur({ currentTarget, relatedTarget }: FocusEvent): void {
    const { reviewed } = useSession.getState();
    const isLeft = reviewed?.id === note.id && reviewed.step === 'list' && !currentTarget.contains(relatedTarget);
    if (isLeft) reviewNote(null);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a button could not hold the entry's own buttons
    <div
      ref={entry}
      className={styles.entry}
      data-color={note.color}
      data-current={isCurrent}
      data-entry
      role="group"
      aria-label={(place?.state === 'lost' ? text.notes.notFound : text.notes.toCheck)(quote.slice(0, 200))}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys have to come from somewhere
      tabIndex={0}
      onFocus={() => isCurrent || reviewNote({ id: note.id, step: 'list' })}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    >
      <p className={styles.state}>
        {place?.state === 'lost' ? (
          isUnplaced(anchor) ? (
            text.notes.notPlaced
          ) : (
            text.notes.gone
          )
        ) : (
          <Filled
            text={text.notes.isThisThePlace}
            parts={{
              odds: <span className={styles.odds}>{isLikely(note) ? text.notes.likely : text.notes.unsure}</span>,
            }}
          />
        )}
      </p>
      <Passage
        label={isUnplaced(anchor) ? text.notes.itSays : text.notes.itWas}
        language={language}
        around={around}
        {...(anchor?.quote ?? { prefix: '', suffix: '' })}
      >
        <strong>{quote}</strong>
      </Passage>
      {proposed !== null && (
        <Passage label={text.notes.now} language={language} around={around} {...proposed}>
          {image !== null ? (
            <strong>{image}</strong>
          ) : (
            <strong>
              <WordPieces pieces={wordChanges(anchor?.quote.exact ?? '', proposed.exact).pieces} />
            </strong>
          )}
        </Passage>
      )}
      {body.trim() !== '' && (
        <p className={styles.body} dir="auto">
          {plainLine(body)}
        </p>
      )}
      {isCurrent && (
        <div className={styles.actions}>
          {actions.map(({ name, keys, run }) => (
            <Button key={name} onClick={run}>
              {name} <Keys binding={keys[0] ?? ''} />
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Passage({
  label,
  language,
  prefix,
  suffix,
  around,
  children,
}: {
  label: string;
  language: string | undefined;
  /** Characters of context on each side. */
  around: number;
  prefix: string;
  suffix: string;
  children: React.ReactNode;
}) {
  const { before, after } = shortContext({ prefix, suffix }, around);
  return (
    <div className={styles.passage}>
      <span className={styles.label}>{label}</span>
      <p lang={language} dir="auto">
        {before}
        {children}
        {after}
      </p>
    </div>
  );
}
