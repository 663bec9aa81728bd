import { useQuery } from '@tanstack/react-query';
import { prefetchArticle } from '../../api/actions.ts';
import { continueQuery, newestQuery } from '../../api/list-queries.ts';
import { readingMinutes } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import styles from './continue-reading.module.css';

/** The articles that were begun and not finished, the last read first; else those of the inbox that came last. */
export function ContinueReading({ onOpen }: { onOpen: (id: string) => void }) {
  const { data: begun } = useQuery(continueQuery);
  const isBegun = begun !== undefined && begun.length > 0;
  const { data: newest } = useQuery({ ...newestQuery, enabled: begun?.length === 0 });
  const articles = (isBegun ? begun : newest) ?? [];
  if (articles.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="continue-reading">
      <h2 id="continue-reading">{isBegun ? text.library.continueReading : text.library.newInInbox}</h2>
      <ul>
        {articles.map(({ id, title, language, site, words, progress }) => {
          const read = Math.round(progress.furthest * 100);
          const left = readingMinutes(words * (1 - progress.furthest));
          const time = isBegun ? text.library.minutesLeft(left) : text.library.minutes(left);
          return (
            <li key={id}>
              <button type="button" onClick={() => onOpen(id)} onPointerEnter={() => prefetchArticle(id)}>
                <span className={styles.title} lang={language ?? undefined} dir="auto">
                  {title}
                </span>
                <span className={styles.facts}>{[site, time].filter(Boolean).join(' · ')}</span>
                {isBegun && (
                  <span className={styles.progress} role="img" aria-label={text.library.percentRead(read)}>
                    <span style={{ width: `${read}%` }} />
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
