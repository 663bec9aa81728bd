import type { ReactNode } from 'react';
import { formats, text } from '../../lib/text.ts';
import styles from './ledger.module.css';

interface SectionHeadProps {
  title: string;
  /** 0 where they could not be counted. */
  total: number;
  /** Words that its lines are narrowed to; null where there are too few of them to be narrowed. */
  words: string | null;
  onWords: (words: string) => void;
  children?: ReactNode;
}

/** The head of a section on the page of an entity: what it is, how many, and a field to narrow them. */
export function SectionHead({ title, total, words, onWords, children }: SectionHeadProps) {
  return (
    <header className={styles.sectionHead}>
      <h2>
        {title}
        {total > 0 && <span className={styles.count}>{formats.number(total)}</span>}
      </h2>
      {words !== null && (
        <input
          type="search"
          placeholder={text.said.onlyWith}
          aria-label={text.said.onlyWithOf(title)}
          value={words}
          maxLength={200}
          onChange={({ target }) => onWords(target.value)}
        />
      )}
      {children}
    </header>
  );
}

/** What stands in place of lines when none of them has the words. */
export function NoneOf({ total }: { total: number }) {
  return (
    <p className={styles.none} role="status">
      {text.said.noneOf(total)}
    </p>
  );
}
