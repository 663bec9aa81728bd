import { useEffect, useRef, useState } from 'react';
import type { Settings } from '#shared/model/settings.ts';
import { changeSettings } from '../api/actions.ts';
import { CallError } from '../api/client.ts';
import { articleQuery, queryClient } from '../api/queries.ts';
import { openedAt } from '../lib/page-address.ts';
import { report } from '../lib/toasts.ts';
import { openArticle, useSession } from '../session/session.ts';

/**
 * Opens what the address names, else what was read last (on a first start, the sample) and remembers what is read now. `welcome` is undefined until it
 * is known which the sample is. True once it is certain what is opened, so that nothing else is shown for a moment.
 */
export function useLastArticle(settings: Settings | undefined, welcome: string | null | undefined): boolean {
  const started = useRef(false);
  const remembered = useRef<string | null>(null);
  const [isSettled, setSettled] = useState(false);
  const articleId = useSession((state) => state.articleId);

  useEffect(() => {
    if (started.current || settings === undefined || welcome === undefined) return;
    started.current = true;
    void openIfThere(openedAt.article)
      .then(() => openIfThere(settings.lastArticle ?? welcome))
      .finally(() => setSettled(true));
  }, [settings, welcome]);

  // Once for each article that this window opens: another window has opened one of its own meanwhile.
  useEffect(() => {
    if (!started.current || articleId === null || articleId === remembered.current) return;
    // What the settings say is what was remembered before only at the start: later an earlier answer may not have come yet.
    const isKnown = remembered.current === null && articleId === settings?.lastArticle;
    remembered.current = articleId;
    if (!isKnown) void changeSettings({ lastArticle: articleId });
  }, [articleId, settings?.lastArticle]);

  return isSettled;
}

async function openIfThere(id: string | null): Promise<void> {
  if (id === null || useSession.getState().articleId !== null) return;
  try {
    const { article } = await queryClient.ensureQueryData(articleQuery(id));
    const { articleId, places } = useSession.getState();
    if (article.deleted !== null || articleId !== null) return;
    openArticle(id);
    // What the person has gone to meanwhile stays in front of it.
    useSession.setState({ places });
  } catch (error) {
    // It may have gone from the folder since.
    if (!(error instanceof CallError) || error.code !== 'not-found') report(error);
  }
}
