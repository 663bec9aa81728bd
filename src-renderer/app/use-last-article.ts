import { useEffect, useRef } from 'react';
import type { ArticleSummary } from '#shared/model/article.ts';
import type { Settings } from '#shared/model/settings.ts';
import { changeSettings } from '../api/actions.ts';
import { openArticle, useSession } from '../session/session.ts';

/** Opens what was read last (on a first start, the sample) and remembers what is read now. */
export function useLastArticle(
  articles: readonly ArticleSummary[] | undefined,
  settings: Settings | undefined,
  welcome: string | null,
): void {
  const started = useRef(false);
  const articleId = useSession((state) => state.articleId);

  useEffect(() => {
    if (started.current || articles === undefined || settings === undefined) return;
    started.current = true;
    const wanted = settings.lastArticle ?? welcome;
    const found = articles.find((article) => article.id === wanted && article.deleted === null);
    if (found !== undefined && useSession.getState().articleId === null) openArticle(found.id);
  }, [articles, settings, welcome]);

  useEffect(() => {
    if (!started.current || articleId === null || articleId === settings?.lastArticle) return;
    void changeSettings({ lastArticle: articleId });
  }, [articleId, settings?.lastArticle]);
}
