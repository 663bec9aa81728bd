import type { Article, ArticleChanges, ArticleSummary, EditableFact } from '#shared/model/article.ts';
import type { ArticleChange } from '#shared/model/article-list.ts';
import { begunFrom } from '#shared/model/choices.ts';
import { heedProgress, readOn } from '../lib/left-unread.ts';
import { text } from '../lib/text.ts';
import { announce } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { act, undoAction } from './actions.ts';
import { call } from './client.ts';

/** Makes an article a favourite, or no longer. Which of them it is, is known at its turn: the window may not show yet what a press before did. */
export function toggleFavourite(id: string): Promise<unknown> {
  return act(async () => {
    const { article } = await call('articles.get', { id });
    const favourite = !article.favourite;
    await changeAtOnce(article, { favourite }, favourite ? text.steps.favourite : text.steps.unfavourite);
  });
}

/**
 * Files an article. `before` goes ahead each time, and gives what is to follow, which says whether reading goes on elsewhere
 * now; `onBack` follows where that is taken back.
 */
export function moveArticle(
  { id, title }: { id: string; title: string },
  state: 'inbox' | 'later' | 'archive',
  { before, onBack }: { before: () => Promise<() => Promise<boolean>>; onBack: () => void },
): Promise<unknown> {
  let isElsewhere = false;
  const move = async () => {
    const onMoved = await before();
    try {
      return await changeOne({ id, changes: { state } });
    } finally {
      isElsewhere = await onMoved();
    }
  };
  return act(async () => {
    const had = await move();
    // A key that is pressed twice may mean the article that went with the first press.
    if (had.changes.state === state) return;
    remember({
      label: text.steps[state].step,
      articleId: id,
      undo: async () => {
        await changeOne(had);
        if (isElsewhere) onBack();
      },
      redo: move,
    });
    announce(text.steps[state].done(title), undoAction());
  });
}

/** Marks an unread article as read, and one that was begun as unread; which of them it is, is known at its turn too. */
export function toggleRead(id: string): Promise<unknown> {
  return act(async () => {
    const { article } = await call('articles.get', { id });
    const isRead = article.progress.furthest < begunFrom;
    const changes = { progress: progressFor(isRead) };
    await changeAtOnce(article, changes, isRead ? text.steps.read : text.steps.unread);
  });
}

/** How far an article is read that a person says is read, which keeps its place, or unread. */
export function progressFor(isRead: boolean): NonNullable<ArticleChanges['progress']> {
  return isRead ? { furthest: 1 } : { furthest: 0, last: 0, at: null };
}

async function changeAtOnce(
  { id, title }: Pick<ArticleSummary, 'id' | 'title'>,
  changes: ArticleChanges,
  { step, done }: { step: string; done: (title: string) => string },
): Promise<void> {
  // What it was before is asked of the core: another step may be between this one and what the window has shown.
  const before = await changeOne({ id, changes });
  remember({
    label: step,
    articleId: id,
    undo: () => changeOne(before),
    redo: () => changeOne({ id, changes }),
  });
  announce(done(title), undoAction());
}

/** Changes one article, and gives what takes that back; throws where it cannot be changed. */
export async function changeOne(change: ArticleChange): Promise<ArticleChange> {
  const { before, failed } = await changeEach([change]);
  if (before[0] === undefined) throw new Error(failed[0]?.reason);
  return before[0];
}

/** Changes articles at once. What is said of how far they are read holds from now on, not only once the core has answered. */
export async function changeEach(each: ArticleChange[]) {
  heedProgress(each);
  const result = await call('articles.changeEach', { each }).catch((error: unknown) => {
    for (const { id } of each) readOn(id);
    throw error;
  });
  for (const { id } of result.failed) readOn(id);
  return result;
}

/** States a fact of an article anew; undo brings back the fact and that it was nobody's correction. */
export function correctFact(article: Article, fact: EditableFact, value: string | null): Promise<unknown> {
  const { id } = article;
  const changes: ArticleChanges = { [fact]: value };
  const before: ArticleChanges = { [fact]: article[fact], edited: article.edited as EditableFact[] };
  return act(async () => {
    await call('articles.update', { id, changes });
    remember({
      label: text.steps.correctFact,
      articleId: id,
      undo: () => call('articles.update', { id, changes: before }),
      redo: () => call('articles.update', { id, changes }),
    });
  });
}

/**
 * Moves an article to the trash. `before` goes ahead each time, and gives what is to follow; `onRestored` follows each time
 * that it is taken back.
 */
export function trashArticle(
  { id, title }: { id: string; title: string },
  { before, onRestored }: { before: () => Promise<() => void>; onRestored: () => void },
): Promise<unknown> {
  const trash = async () => {
    const onTrashed = await before();
    await call('articles.trash', { id });
    onTrashed();
  };
  return act(async () => {
    await trash();
    remember({
      label: text.steps.trash.step,
      articleId: id,
      undo: () => call('articles.restore', { id }).then(onRestored),
      redo: trash,
    });
    announce(text.steps.trash.done(title), undoAction());
  });
}

export function restoreArticle(id: string): Promise<unknown> {
  return act(async () => {
    const { mergedInto } = (await call('articles.get', { id })).article;
    const { title, mergedInto: isStill } = await call('articles.restore', { id });
    remember({
      label: text.steps.restore.step,
      articleId: id,
      // One that was taken out of another takes its notes along to where they were.
      undo: () =>
        mergedInto && !isStill
          ? call('articles.merge', { keep: mergedInto, others: [id] })
          : call('articles.trash', { id }),
      redo: () => call('articles.restore', { id }),
    });
    announce(text.steps.restore.done(title), undoAction());
  });
}
