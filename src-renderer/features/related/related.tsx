import { useQuery } from '@tanstack/react-query';
import type { Article } from '#shared/model/article.ts';
import type { RelatedArticle } from '#shared/model/duplicate.ts';
import { relatedQuery } from '../../api/queries.ts';
import { formatDay } from '../../lib/dates.ts';
import { formats, text } from '../../lib/text.ts';
import { openArticle } from '../../session/session.ts';
import styles from './related.module.css';

/** The nearest other articles, where a reader looks after the last line, each with what it shares; nothing where none is. */
export function Related({ article }: { article: Article }) {
  const { data } = useQuery(relatedQuery(article.id, article.content));
  if (data === undefined || data.length === 0) return null;
  return (
    <nav className={styles.related} aria-labelledby="related-heading">
      <h2 id="related-heading">{text.duplicates.related}</h2>
      <ul>
        {data.map((other) => (
          <li key={other.id}>
            <button type="button" onClick={() => openArticle(other.id)}>
              <span className={styles.title} dir="auto">
                {other.title}
              </span>
              <span className={styles.facts}>{[other.site, formatDay(other.day)].filter(Boolean).join(' · ')}</span>
              <span className={styles.facts}>{sharedBy(other)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What both have: "Bellona Quist, Port Authority · words: desalination, harbour". */
function sharedBy({ entities, words }: RelatedArticle): string {
  const names = formats.row(entities.map(({ name }) => name));
  return [names, words.length > 0 && text.duplicates.sharedWords(formats.row(words))].filter(Boolean).join(' · ');
}
