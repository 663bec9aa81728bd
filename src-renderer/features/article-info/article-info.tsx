import type { ReactNode } from 'react';
import type { Article } from '#shared/model/article.ts';
import { correctFact } from '../../api/article-actions.ts';
import { extractAgain } from '../../api/part-actions.ts';
import { certaintyInWords } from '../../lib/certainty.ts';
import { counted } from '../../lib/counted.ts';
import { formatDay, formatStatedDay } from '../../lib/dates.ts';
import { isWebPage } from '../../lib/origin.ts';
import { choosePart } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import styles from './article-info.module.css';
import { ArticleTags } from './article-tags.tsx';
import { Extraction } from './extraction.tsx';
import { FactField, type FactKind } from './fact-field.tsx';
import { guessOf } from './guesses.ts';

interface ArticleInfoProps {
  article: Article;
  /** Absent where the host cannot show folders. */
  onReveal: (() => void) | null;
  onOpenLink: (url: string) => void;
}

const editable: readonly FactKind[] = [
  { fact: 'title', label: 'Title', type: 'text', required: true, show: (value) => value },
  { fact: 'byline', label: 'By', type: 'text', required: false, show: (value) => value },
  { fact: 'site', label: 'Site', type: 'text', required: false, show: (value) => value },
  { fact: 'published', label: 'Published', type: 'date', required: false, show: formatStatedDay },
];

/** What is known of the article and where it comes from; what is only guessed says so, and can be put right. */
export function ArticleInfo({ article, onReveal, onOpenLink }: ArticleInfoProps) {
  const url = article.canonicalUrl ?? article.url;
  const rows: [name: string, value: ReactNode, guess?: string | null][] = [
    ['Updated', article.updated && formatStatedDay(article.updated), guessOf(article, 'updated')],
    ['Section', article.section, guessOf(article, 'section')],
    ['Language', article.language && languageName(article.language), guessOf(article, 'language')],
    ['Address', url, guessOf(article, 'canonicalUrl')],
    ['Saved', formatDay(article.saved)],
    ['Length', !article.linkOnly && counted(article.words, 'word')],
    ['File', article.source.name],
    ['Encoding', article.source.encoding],
    ['Extraction', isWebPage(article) && certaintyInWords(article)],
  ];
  return (
    <div className={styles.info}>
      {article.description && <p className={styles.description}>{article.description}</p>}
      <dl>
        {editable.map((kind) => (
          <FactField
            key={`${article.id} ${kind.fact}`}
            kind={kind}
            value={article[kind.fact]}
            guess={guessOf(article, kind.fact)}
            onChange={(value) => void correctFact(article, kind.fact, value)}
          />
        ))}
        {article.deleted === null && <ArticleTags key={`${article.id} tags`} article={article} />}
        {rows.map(([name, value, guess]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value}
                {guess && (
                  <span className={styles.guess} title={guess}>
                    guessed
                  </span>
                )}
              </dd>
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
        {article.deleted === null && !article.linkOnly && (
          <Button onClick={() => void extractAgain(article)}>Extract again</Button>
        )}
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
