import type { ReactNode } from 'react';
import type { Article } from '#shared/model/article.ts';
import { correctFact } from '../../api/article-actions.ts';
import { extractAgain } from '../../api/part-actions.ts';
import { certaintyInWords } from '../../lib/certainty.ts';
import { formatDay, formatStatedDay } from '../../lib/dates.ts';
import { isWebPage } from '../../lib/origin.ts';
import { languageName, text } from '../../lib/text.ts';
import { choosePart } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import styles from './article-info.module.css';
import { ArticleTags } from './article-tags.tsx';
import { Extraction } from './extraction.tsx';
import { FactField, type FactKind } from './fact-field.tsx';
import { guessOf } from './guesses.ts';
import { Outline } from './outline.tsx';

interface ArticleInfoProps {
  article: Article;
  /** Absent where the host cannot show folders. */
  onReveal: (() => void) | null;
  onOpenLink: (url: string) => void;
}

const editable: readonly FactKind[] = [
  { fact: 'title', type: 'text', required: true, show: (value) => value },
  { fact: 'byline', type: 'text', required: false, show: (value) => value },
  { fact: 'site', type: 'text', required: false, show: (value) => value },
  { fact: 'published', type: 'date', required: false, show: formatStatedDay },
];

/** What is known of the article and where it comes from; what is only guessed says so, and can be put right. */
export function ArticleInfo({ article, onReveal, onOpenLink }: ArticleInfoProps) {
  const url = article.canonicalUrl ?? article.url;
  const rows: [name: string, value: ReactNode, guess?: string | null][] = [
    [text.info.updated, article.updated && formatStatedDay(article.updated), guessOf(article, 'updated')],
    [text.info.section, article.section, guessOf(article, 'section')],
    [text.info.language, article.language && languageName(article.language), guessOf(article, 'language')],
    [text.info.address, url, guessOf(article, 'canonicalUrl')],
    [text.info.saved, formatDay(article.saved)],
    [text.info.length, !article.linkOnly && text.info.words(article.words)],
    [text.info.file, article.source.name],
    [text.info.encoding, article.source.encoding],
    [text.info.extraction, isWebPage(article) && certaintyInWords(article)],
  ];
  return (
    <div className={styles.info}>
      <Outline />
      {article.description && (
        <p className={styles.description} lang={article.language ?? undefined} dir="auto">
          {article.description}
        </p>
      )}
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
                    {text.info.guessed}
                  </span>
                )}
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {article.warnings.length > 0 && (
        <section>
          <h3>{text.info.fromImport}</h3>
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
          <Button onClick={() => choosePart(true)}>{text.info.choosePart}</Button>
        )}
        {article.deleted === null && !article.linkOnly && (
          <Button onClick={() => void extractAgain(article)}>{text.info.extractAgain}</Button>
        )}
        {url !== null && <Button onClick={() => onOpenLink(url)}>{text.info.openOriginal}</Button>}
        {onReveal !== null && <Button onClick={onReveal}>{text.info.showInFolder}</Button>}
      </div>
    </div>
  );
}
