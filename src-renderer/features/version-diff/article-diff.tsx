import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { diffQuery, useArticle } from '../../api/queries.ts';
import { named, originOf } from '../../lib/namesakes.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { goBack } from '../../session/going-back.ts';
import type { Place } from '../../session/session.ts';
import { Filled } from '../../ui/filled.tsx';
import styles from './version-diff.module.css';
import { Changes } from './version-diff.tsx';

interface ArticleDiffProps {
  articleId: string;
  /** The one that it is compared with. */
  otherId: string;
  onOpen: (place: Place) => void;
  onOpenNote: (noteId: string) => void;
}

/** What an article has and another one that is nearly the same has not, and the other way round, in place of the article. */
export function ArticleDiff({ articleId, otherId, onOpen, onOpenNote }: ArticleDiffProps) {
  const { data, annotations, error } = useArticle(articleId);
  const other = useArticle(otherId);
  const [content, from] = [data?.article.content ?? '', other.data?.article.content ?? ''];
  const query = useQuery({
    ...diffQuery(articleId, from, content, otherId),
    enabled: content !== '' && from !== '',
  });
  const failure = query.error ?? error ?? other.error;

  useEffect(() => {
    if (failure === null) return;
    report(failure);
    goBack();
  }, [failure]);

  if (data === undefined || other.data === undefined)
    return <main className={styles.diff} aria-label={text.versions.compare} aria-busy />;
  const two = [named(data.article), named(other.data.article)] as const;
  return (
    <Changes
      heading={text.versions.compare}
      article={data.article}
      annotations={annotations}
      comparison={query.data ?? null}
      isPresent
      onShow={(passage) => onOpen({ articleId, content, ...passage })}
      onShowNote={onOpenNote}
      choices={
        <p>
          <Filled
            text={text.versions.struckOut}
            parts={{
              title: text.duplicates.quoted(two[1].title),
              other: originOf(two[1], two).join(', '),
              own: originOf(two[0], two).join(', '),
            }}
          />
        </p>
      }
      onBringBack={null}
      onLeave={goBack}
    />
  );
}
