import type { Article } from '#shared/model/article.ts';
import type { ArticleChange } from '#shared/model/article-list.ts';
import type { TagChange } from '#shared/model/tag.ts';
import { text } from '../lib/text.ts';
import { announce, complain, report, toasts } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { act, inOrder, undoAction } from './actions.ts';
import { changeOne } from './article-actions.ts';
import { call } from './client.ts';

/** Renames a tag everywhere, with what is nested under it; whether that was done. */
export function renameTag(from: string, to: string): Promise<boolean> {
  const { step, doing, done } = text.bulk.renameTag;
  return changeTags(
    { step: step(from, to), doing: doing(from), done: (articles, notes) => done(articles, notes, from, to) },
    () => call('tags.rename', { from, to }),
  );
}

/** Takes a tag off everything, with what is nested under it. */
export function deleteTag(tag: string): Promise<boolean> {
  const { step, doing, done } = text.bulk.deleteTag;
  return changeTags({ step: step(tag), doing: doing(tag), done: (articles, notes) => done(articles, notes, tag) }, () =>
    call('tags.delete', { tag }),
  );
}

/** Gives an article tags or takes some off it, whatever others it has by then. */
export function tagArticle({ id }: Article, change: Pick<ArticleChange, 'addTags' | 'removeTags'>): Promise<unknown> {
  return act(async () => {
    const made: ArticleChange = { id, changes: {}, ...change };
    const before = await changeOne(made);
    if (before === undefined) return;
    remember({
      label: text.steps.tagArticle,
      articleId: id,
      undo: () => changeOne(before),
      redo: () => changeOne(made),
    });
  });
}

/** Milliseconds after which a person is told that it goes on. */
const patience = 400;

/** Whether it was done. What is done to many records is not waited for by what is written meanwhile. */
async function changeTags(
  { step, doing, done }: { step: string; doing: string; done: (articles: number, notes: number) => string },
  change: () => Promise<TagChange>,
): Promise<boolean> {
  // A note that was being written is saved before, under the tags that it has.
  await inOrder(async () => undefined);
  let told: string | null = null;
  const timer = setTimeout(() => {
    told = toasts.add({ title: doing, timeout: 0 });
  }, patience);
  try {
    const made = await change();
    let last = made.change;
    if (made.articles + made.notes > 0) {
      remember({
        label: step,
        undo: async () => tellFailed(await call('tags.takeBack', { change: last })),
        redo: async () => {
          const again = await change();
          last = again.change;
          tellFailed(again);
        },
      });
      announce(done(made.articles, made.notes), undoAction());
    }
    tellFailed(made);
    return true;
  } catch (error) {
    report(error);
    return false;
  } finally {
    clearTimeout(timer);
    if (told !== null) toasts.close(told);
  }
}

/** Names what was left as it was: the first where it is read at once, all in the details. */
function tellFailed({ failed }: TagChange): void {
  const [first] = failed;
  if (first === undefined) return;
  const lines = failed.map(({ title, reason }) => `${title}: ${reason}`);
  const line = lines[0] ?? '';
  const title = failed.length === 1 ? text.bulk.left(line) : text.bulk.leftMany(failed.length, line);
  complain(title, lines.join('\n'));
}
