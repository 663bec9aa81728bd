import styles from './entity-list.module.css';

/** Where in the text an entity stands: the article's start where lines begin, its end where they end. */
export function Strip({ mentions, length }: { mentions: readonly { start: number }[]; length: number }) {
  return (
    <svg className={styles.strip} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
      <line x1="0" x2="100" y1="9.5" y2="9.5" />
      <path d={mentions.map(({ start }) => `M${(start / Math.max(1, length)) * 97} 1h2.4v8.5h-2.4z`).join('')} />
    </svg>
  );
}
