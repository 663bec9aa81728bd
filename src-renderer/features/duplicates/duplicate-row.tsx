import type { KeyboardEvent } from 'react';
import { duplicateActions } from '#shared/commands/duplicate-keys.ts';
import type { Duplicate } from '#shared/model/duplicate.ts';
import { counted } from '../../lib/counted.ts';
import { formatDay } from '../../lib/dates.ts';
import { Button } from '../../ui/button.tsx';
import styles from './duplicates.module.css';
import { reasonOf } from './reason.ts';

export type DuplicateAction = (typeof duplicateActions)[number]['id'] | 'open';

interface DuplicateRowProps {
  article: Duplicate;
  isTabbed: boolean;
  onAction: (action: DuplicateAction) => void;
  onFocus: () => void;
}

/** One of several articles that are the same: Enter opens it, the keys of `duplicateActions` do what they say. */
export function DuplicateRow({ article, isTabbed, onAction, onFocus }: DuplicateRowProps) {
  const { id, title, site, day, words, marks, same } = article;
  const tabIndex = isTabbed ? 0 : -1;
  const facts = [site, formatDay(day), counted(words, 'word'), marks > 0 && counted(marks, 'mark')];

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
        <span className={styles.facts}>{same === null ? 'Suggested to keep' : `Why: ${reasonOf(same)}`}</span>
      </button>
      <div className={styles.actions}>
        {duplicateActions.map(({ id: action, short, title: what, keys }) => (
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
        ))}
      </div>
    </li>
  );
}
