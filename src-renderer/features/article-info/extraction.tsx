import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Article } from '#shared/model/article.ts';
import type { BodyRule } from '#shared/model/site-rule.ts';
import { extractAgain, showVersion } from '../../api/part-actions.ts';
import { rulesQuery } from '../../api/queries.ts';
import { deleteRule } from '../../api/rule-actions.ts';
import { formatMoment } from '../../lib/dates.ts';
import { siteOf } from '../../lib/origin.ts';
import { ruleInWords } from '../../lib/rule-words.ts';
import { text } from '../../lib/text.ts';
import { compareWith, editRule } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import styles from './article-info.module.css';

/** What decides which part of its page an article is, and the texts that it had before. */
export function Extraction({ article }: { article: Article }) {
  const { data: rules = [] } = useQuery(rulesQuery);
  const site = siteOf(article);
  const rule = rules.find(({ host }) => host === site) ?? null;
  const { chosen, versions } = article;
  return (
    <>
      {chosen !== null && (
        <Rule title={text.info.chosen} rule={chosen}>
          <Button onClick={() => void extractAgain(article, { fresh: true, replace: true })}>{text.info.forget}</Button>
        </Rule>
      )}
      {rule !== null && (
        <Rule title={text.rules.ruleFor(rule.host)} rule={rule}>
          <Button onClick={() => editRule(rule.host)}>{text.info.edit}</Button>
          <Button onClick={() => void deleteRule(rule)}>{text.info.forget}</Button>
        </Rule>
      )}
      {versions.length > 0 && (
        <section aria-label={text.info.earlier}>
          <h3>{text.info.earlier}</h3>
          <ul className={styles.versions}>
            {[...versions].reverse().map(({ content, replaced, words }) => (
              <li key={content}>
                <span>
                  {text.info.until(formatMoment(replaced))}
                  {words !== undefined && <small>{text.info.words(words)}</small>}
                </span>
                <Button
                  aria-label={text.info.whatChangedSince(formatMoment(replaced))}
                  onClick={() => compareWith(content)}
                >
                  {text.info.whatChanged}
                </Button>
                <Button
                  aria-label={text.info.showVersion(formatMoment(replaced))}
                  onClick={() => void showVersion(article, content)}
                >
                  {text.info.show}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Rule({ title, rule, children }: { title: string; rule: BodyRule; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {ruleInWords(rule).map((sentence) => (
        <p key={sentence} className={styles.rule}>
          {sentence}
        </p>
      ))}
      <div className={styles.actions}>{children}</div>
    </section>
  );
}
