import type { ReactNode } from 'react';
import type { Article } from '#shared/model/article.ts';
import { extractAgain } from '../../api/part-actions.ts';
import { certaintyInWords } from '../../lib/certainty.ts';
import { formatDay } from '../../lib/dates.ts';
import { isWebPage } from '../../lib/origin.ts';
import { choosePart } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import styles from './article-info.module.css';
import { Extraction } from './extraction.tsx';

interface ArticleInfoProps {
  article: Article;
  /** Absent where the host cannot show folders. */
  onReveal: (() => void) | null;
  onOpenLink: (url: string) => void;
}

/** Where the article comes from and what is known of it. */
export function ArticleInfo({ article, onReveal, onOpenLink }: ArticleInfoProps) {
  const url = article.canonicalUrl ?? article.url;
  const rows: [name: string, value: ReactNode][] = [
    ['Site', article.site],
    ['By', article.byline],
    ['Published', article.published && formatDay(article.published)],
    ['Saved', formatDay(article.saved)],
    ['Length', `${article.words.toLocaleString()} words`],
    ['Language', article.language && languageName(article.language)],
    ['File', article.source.name],
    ['Encoding', article.source.encoding],
    ['Extraction', isWebPage(article) && certaintyInWords(article)],
  ];
  return (
    <div className={styles.info}>
      {article.description && <p className={styles.description}>{article.description}</p>}
      <dl>
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {article.warnings.length > 0 && (
        <section>
          <h3>From the import</h3>
          <ul>
            {article.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </section>
      )}
      {article.deleted === null && <Extraction article={article} />}
      <div className={styles.actions}>
        {article.deleted === null && isWebPage(article) && (
          <Button onClick={() => choosePart(true)}>Choose the part…</Button>
        )}
        {article.deleted === null && <Button onClick={() => void extractAgain(article)}>Extract again</Button>}
        {url !== null && <Button onClick={() => onOpenLink(url)}>Open original</Button>}
        {onReveal !== null && <Button onClick={onReveal}>Show in folder</Button>}
      </div>
    </div>
  );
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
