import { hasNamesake, type Named, originOf } from '../lib/namesakes.ts';
import { text } from '../lib/text.ts';
import { announce } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { openArticle, useSession } from '../session/session.ts';
import { act, undoAction } from './actions.ts';
import { call } from './client.ts';

/** Makes one article of several; who reads one of the others reads on in the one that is kept. */
export function mergeArticles(keep: Named, others: readonly Named[]): Promise<unknown> {
  const wanted = { keep: keep.id, others: others.map(({ id }) => id) };
  const read = useSession.getState().articleId;
  const merge = async () => {
    const { notes } = await call('articles.merge', wanted);
    const { articleId, places } = useSession.getState();
    if (articleId !== null && wanted.others.includes(articleId)) {
      openArticle(keep.id);
      // The list that it was done in stays.
      useSession.setState({ places });
    }
    return notes;
  };
  const unmerge = async () => {
    await call('articles.unmerge', wanted);
    const { articleId, places } = useSession.getState();
    if (read === null || articleId !== keep.id || !wanted.others.includes(read)) return;
    openArticle(read);
    useSession.setState({ places });
  };
  return act(async () => {
    const notes = await merge();
    remember({ label: text.steps.merge.step, articleId: keep.id, needs: wanted.others, undo: unmerge, redo: merge });
    announce(mergedWords(keep, others, notes), undoAction());
  });
}

function mergedWords(keep: Named, others: readonly Named[], notes: number): string {
  const { done, doneWithNotes, many, manyWithNotes } = text.steps.merge;
  const [only] = others;
  const all = [keep, ...others];
  const nameOf = (each: Named) =>
    text.duplicates.quoted(each.title, hasNamesake(each, all) ? originOf(each, all).join(', ') : '');
  const kept = nameOf(keep);
  if (only !== undefined && others.length === 1)
    return notes === 0 ? done(kept, nameOf(only)) : doneWithNotes(notes, kept, nameOf(only));
  return notes === 0 ? many(others.length, kept) : manyWithNotes(others.length, notes, kept);
}

/** Says of an article that it is none of the others although it looks so. */
export function tellDifferent(
  { id, title }: Pick<Named, 'id' | 'title'>,
  others: readonly Pick<Named, 'id'>[],
): Promise<unknown> {
  const pairs = { id, others: others.map((other) => other.id) };
  return act(async () => {
    await call('duplicates.tell', pairs);
    remember({
      label: text.steps.tellDifferent.step,
      articleId: id,
      undo: () => call('duplicates.tell', { ...pairs, different: false }),
      redo: () => call('duplicates.tell', pairs),
    });
    announce(text.steps.tellDifferent.done(title), undoAction());
  });
}
