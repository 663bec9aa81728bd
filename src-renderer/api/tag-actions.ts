import type { Article } from '#shared/model/article.ts';
import type { TagChange } from '#shared/model/tag.ts';
import { announce, toasts } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { act, undoAction } from './actions.ts';
import { call } from './client.ts';

/** Renames a tag everywhere, with what is nested under it; whether that was done. */
export function renameTag(from: string, to: string): Promise<boolean> {
  return changeTags({ label: `rename tag ${from} to ${to}`, done: `#${from} is #${to} now` }, () =>
    call('tags.rename', { from, to }),
  );
}

/** Takes a tag off everything, with what is nested under it. */
export function deleteTag(tag: string): Promise<boolean> {
  return changeTags({ label: `delete tag ${tag}`, done: `#${tag} deleted` }, () => call('tags.delete', { tag }));
}

/** Gives an article these tags, all of them. */
export function tagArticle({ id, tags }: Article, next: readonly string[]): Promise<unknown> {
  const set = (wanted: readonly string[]) => call('articles.update', { id, changes: { tags: [...wanted] } });
  return act(async () => {
    await set(next);
    remember({ label: 'tag article', articleId: id, undo: () => set(tags), redo: () => set(next) });
  });
}

async function changeTags(
  { label, done }: { label: string; done: string },
  change: () => Promise<TagChange>,
): Promise<boolean> {
  const made = await act(async () => {
    const first = await change();
    let last = first.change;
    if (first.articles + first.notes > 0) {
      remember({
        label,
        undo: async () => tellFailed(await call('tags.takeBack', { change: last })),
        redo: async () => {
          const again = await change();
          last = again.change;
          tellFailed(again);
        },
      });
      announce(`${done}: ${counted(first.articles, 'article')}, ${counted(first.notes, 'note')}`, undoAction());
    }
    tellFailed(first);
    return first;
  });
  return made !== null;
}

/** Names what was left as it was: the first where it is read at once, all in the details. */
function tellFailed({ failed }: TagChange): void {
  const [first] = failed;
  if (first === undefined) return;
  const lines = failed.map(({ title, reason }) => `${title}: ${reason}`);
  const title =
    failed.length === 1
      ? `Left as it was: ${lines[0]}`
      : `${failed.length} articles were left as they were: ${lines[0]}`;
  toasts.add({ title, type: 'error', priority: 'high', timeout: 0, data: { details: lines.join('\n') } });
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
