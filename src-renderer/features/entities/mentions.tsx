import type { EntityPage } from '#shared/model/library-entity.ts';
import { formatDay, formatStatedDay } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import type { Place } from '../../session/session.ts';
import styles from './entity-page.module.css';

interface MentionsProps {
  articles: EntityPage['articles'];
  onOpen: (place: Place) => void;
}

/** Every mention with the words around it, by article; each leads to its place. */
export function Mentions({ articles, onOpen }: MentionsProps) {
  return articles.map(({ id, title, site, published, saved, content, count, mentions }) => (
    <section key={id} className={styles.article} aria-label={title}>
      <h3 dir="auto">{title}</h3>
      <p className={styles.quiet}>
        {[
          site,
          published === null ? text.entities.saved(formatDay(saved)) : formatStatedDay(published),
          text.entities.mentions(count),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul>
        {mentions.map(({ start, end, snippet }) => (
          <li key={start}>
            <button
              type="button"
              className={styles.mention}
              dir="auto"
              data-mention={`${id} ${start}`}
              onClick={() => onOpen({ articleId: id, content, start, end })}
            >
              {snippet.text.slice(0, snippet.start)}
              <mark>{snippet.text.slice(snippet.start, snippet.end)}</mark>
              {snippet.text.slice(snippet.end)}
            </button>
          </li>
        ))}
      </ul>
      {count > mentions.length && (
        <p className={styles.quiet}>{text.entities.moreInArticle(count - mentions.length)}</p>
      )}
    </section>
  ));
}
