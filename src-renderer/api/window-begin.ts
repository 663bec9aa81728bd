import type { WindowBegin } from '#shared/api/window-begin.ts';
import { infoQuery, queryClient, settingsQuery } from './queries.ts';

/**
 * Begins with what the page brought along instead of with nothing. It is asked for all the same: what changes between the
 * making of the page and the beginning of the stream of events is told by nobody.
 */
export function takeWindowBegin(): void {
  const content = document.querySelector<HTMLMetaElement>('meta[name="window-begin"]')?.content;
  if (!content) return;
  const { info, settings } = JSON.parse(content) as WindowBegin;
  queryClient.setQueryData(infoQuery.queryKey, info);
  queryClient.setQueryData(settingsQuery.queryKey, settings);
  for (const { queryKey } of [infoQuery, settingsQuery])
    void queryClient.invalidateQueries({ queryKey, refetchType: 'none' });
}
