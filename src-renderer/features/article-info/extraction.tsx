import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Article } from '#shared/model/article.ts';
import type { BodyRule } from '#shared/model/site-rule.ts';
import { extractAgain, showVersion } from '../../api/part-actions.ts';
import { rulesQuery } from '../../api/queries.ts';
import { deleteRule } from '../../api/rule-actions.ts';
import { counted } from '../../lib/counted.ts';
import { formatMoment } from '../../lib/dates.ts';
import { siteOf } from '../../lib/origin.ts';
import { ruleInWords } from '../../lib/rule-words.ts';
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
        <Rule title="Chosen for this page" rule={chosen}>
          <Button onClick={() => void extractAgain(article, { fresh: true, replace: true })}>Forget</Button>
        </Rule>
      )}
      {rule !== null && (
        <Rule title={`Rule for ${rule.host}`} rule={rule}>
          <Button onClick={() => editRule(rule.host)}>Edit…</Button>
          <Button onClick={() => void deleteRule(rule)}>Forget</Button>
        </Rule>
      )}
      {versions.length > 0 && (
        <section aria-label="Earlier versions">
          <h3>Earlier versions</h3>
          <ul className={styles.versions}>
            {[...versions].reverse().map(({ content, replaced, words }) => (
              <li key={content}>
                <span>
                  Until {formatMoment(replaced)}
                  {words !== undefined && <small>{wordCount(words)}</small>}
                </span>
                <Button
                  aria-label={`What changed since the version until ${formatMoment(replaced)}`}
                  onClick={() => compareWith(content)}
                >
                  What changed
                </Button>
                <Button
                  aria-label={`Show the version until ${formatMoment(replaced)}`}
                  onClick={() => void showVersion(article, content)}
                >
                  Show
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

function wordCount(words: number): string {
  return counted(words, 'word');
}
