import { text } from '../lib/text.ts';
import { announce, complain } from '../lib/toasts.ts';
import { forgetSteps } from '../lib/undo.ts';
import { act } from './actions.ts';
import { call } from './client.ts';
import { knownArticle } from './list-queries.ts';

/** Articles of one call. */
const atOnce = 200;

/** Removes articles of the trash for good; nothing brings them back. Gives those that are gone. */
export async function removeForGood(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  const lines: string[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const piece = ids.slice(at, at + atOnce);
    const titles = new Map(piece.map((id) => [id, knownArticle(id)?.title ?? id]));
    const result = await act(() => call('trash.remove', { ids: [...piece] }));
    // What went wrong is told, and would go wrong again.
    if (result === null) break;
    const failed = new Set(result.failed.map(({ id }) => id));
    for (const id of piece) if (!failed.has(id)) gone.add(id);
    lines.push(...result.failed.map(({ id, reason }) => `${titles.get(id)}: ${reason}`));
  }
  forgetSteps(gone);
  if (gone.size > 0) announce(text.steps.removedForGood(gone.size));
  if (lines.length > 0) {
    const [first = ''] = lines;
    const more = lines.length - 1;
    const title = more === 0 ? text.steps.notRemoved(first) : text.steps.notRemovedMany(more, first);
    complain(title, lines.join('\n'));
  }
  return gone;
}
