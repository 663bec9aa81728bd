import { changeSettings } from '../../api/actions.ts';
import { call } from '../../api/client.ts';
import { queryClient, settingsQuery } from '../../api/queries.ts';

/** The row on top of each list that was shown since the start; null at the beginning of the list. */
const tops = new Map<string, string | null>();

/** The row to which a list was scrolled last, also before a restart; null for its beginning. */
export function topOf(list: string): string | null {
  const known = tops.get(list);
  if (known !== undefined) return known;
  const kept = queryClient.getQueryData(settingsQuery.queryKey)?.listTop;
  return kept?.list === list ? kept.id : null;
}

export function forgetTop(list: string): void {
  tops.set(list, null);
}

export function rememberTop(list: string, id: string | null): void {
  tops.set(list, id);
}

/** Keeps the top of the shown list for the next start; `isLeaving` for a page that closes. */
export function keepTop(list: string, isLeaving: boolean): void {
  const settings = queryClient.getQueryData(settingsQuery.queryKey);
  const id = tops.get(list) ?? null;
  const listTop = id === null ? null : { list, id };
  if (settings === undefined || (settings.listTop?.id ?? null) === id) return;
  if (isLeaving) call('settings.update', { listTop }, { keepalive: true }).catch(() => undefined);
  else void changeSettings({ listTop });
}
