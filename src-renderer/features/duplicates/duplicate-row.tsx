import type { KeyboardEvent } from 'react';
import { type DuplicateAction, duplicateActions } from '#shared/commands/duplicate-keys.ts';
import type { Duplicate } from '#shared/model/duplicate.ts';
import { formatDay } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import styles from './duplicates.module.css';
import { reasonOf } from './reason.ts';

export type RowAction = DuplicateAction | 'open';

interface DuplicateRowProps {
  article: Duplicate;
  isTabbed: boolean;
  onAction: (action: RowAction) => void;
  onFocus: () => void;
}

/** One of several articles that are the same: Enter opens it, the keys of `duplicateActions` do what they say. */
export function DuplicateRow({ article, isTabbed, onAction, onFocus }: DuplicateRowProps) {
  const { id, title, site, day, words, marks, same } = article;
  const tabIndex = isTabbed ? 0 : -1;
  const facts = [site, formatDay(day), text.common.words(words), marks > 0 && text.duplicates.marks(marks)];

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const action = duplicateActions.find(({ keys }) => keys === event.key);
    if (action === undefined) return;
    onAction(action.id);
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <li className={styles.row} onFocus={onFocus}>
      <button
        type="button"
        className={styles.main}
        data-row={id}
        tabIndex={tabIndex}
        onKeyDown={onKeyDown}
        onClick={() => onAction('open')}
      >
        <span className={styles.name} dir="auto">
          {title}
        </span>
        <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
        <span className={styles.facts}>
          {same === null ? text.duplicates.suggested : text.duplicates.why(reasonOf(same))}
        </span>
      </button>
      <div className={styles.actions}>
        {duplicateActions.map(({ id: action, keys }) => {
          const { short, title: what } = text.duplicateActions[action];
          return (
            <Button
              key={action}
              look="quiet"
              tabIndex={tabIndex}
              aria-label={`${short}: ${title}`}
              title={`${what} (${keys})`}
              onClick={() => onAction(action)}
            >
              {short}
            </Button>
          );
        })}
      </div>
    </li>
  );
}
