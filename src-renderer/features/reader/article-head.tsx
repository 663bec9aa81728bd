import type { Article } from '#shared/model/article.ts';
import { formatStatedDay, readingMinutes } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import styles from './reader.module.css';

interface ArticleHeadProps {
  article: Article;
  /** Whether its lines begin at the right. */
  isMirrored: boolean;
  onOpenLink: (url: string) => void;
}

/** Site, date and length; title; byline. What the window says here is in the language of the window, not of the article. */
export function ArticleHead({ article, isMirrored, onOpenLink }: ArticleHeadProps) {
  const { title, byline, site, published, words, direction, language, linkOnly } = article;
  const url = article.canonicalUrl ?? article.url;
  return (
    <header className={styles.head} dir={isMirrored ? 'rtl' : 'ltr'}>
      <p className={styles.kicker}>
        {site !== null &&
          (url === null ? (
            <span>{site}</span>
          ) : (
            <a
              href={url}
              title={text.reader.open(url)}
              onClick={(event) => {
                event.preventDefault();
                onOpenLink(url);
              }}
            >
              {site}
            </a>
          ))}
        {published !== null && (
          <time dateTime={published} dir="auto">
            {formatStatedDay(published)}
          </time>
        )}
        <span dir="auto">{linkOnly ? text.reader.link : text.reader.minutes(readingMinutes(words))}</span>
      </p>
      <h1 lang={language ?? undefined} dir={direction ?? 'auto'}>
        {title}
      </h1>
      {byline !== null && (
        <p className={styles.byline} lang={language ?? undefined} dir={direction ?? 'auto'}>
          {byline}
        </p>
      )}
    </header>
  );
}
