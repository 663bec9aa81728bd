import type { ChosenPart } from '#shared/api/contract.ts';
import type { Article } from '#shared/model/article.ts';
import type { UnsavedRule } from '#shared/model/site-rule.ts';
import { announce } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { act, undoAction } from './actions.ts';
import { CallError, call } from './client.ts';
import { annotationsQuery, articleQuery, queryClient } from './queries.ts';
import { putRule, rememberRule } from './rule-actions.ts';

/** An article as the page shows it: `content` is what undo brings back. */
type Shown = Pick<Article, 'id' | 'content'>;

/** Makes a part of the page the article; with `remember`, on every page of its site. Gives null where it failed. */
export function chooseBody(
  article: Shown,
  part: { block: number; source: string; remember: boolean },
): Promise<ChosenPart | null> {
  const make = () => call('articles.chooseBody', { id: article.id, ...part });
  return changePart(article, make, { label: 'choose part', done: 'Part chosen', ...part });
}

export function showWholePage(article: Shown): Promise<ChosenPart | null> {
  const make = () => call('articles.wholePage', { id: article.id });
  return changePart(article, make, { label: 'show whole page', done: 'The whole page is shown' });
}

/** Removes the parts that a passage of the reading text lies in. */
export function removePart(article: Shown, { start, end }: { start: number; end: number }): Promise<ChosenPart | null> {
  const { id, content } = article;
  const make = () => call('articles.removeBlock', { id, passage: { start, end, content } });
  return changePart(article, make, { label: 'remove part', done: 'Part removed' });
}

interface Told {
  readonly label: string;
  readonly done: string;
  readonly remember?: boolean;
}

function changePart(before: Shown, make: () => Promise<ChosenPart>, told: Told): Promise<ChosenPart | null> {
  const { id } = before;
  return act(async () => {
    const part = await make();
    const { rule, previous, lasting } = part;
    await refreshArticle(id);
    const after = part.article.content;
    if (after === before.content && rule === null) {
      announce('That is the article already');
      return part;
    }
    remember({
      label: told.label,
      articleId: id,
      undo: async () => {
        await call('articles.restoreVersion', { id, content: before.content });
        if (rule !== null) await putRule(rule.host, previous);
      },
      redo: async () => {
        await call('articles.restoreVersion', { id, content: after });
        if (rule !== null) await putRule(rule.host, rule);
      },
    });
    const isForgotten = told.remember === true && rule === null;
    announce(
      `${told.done}${endOf(rule?.host ?? null, isForgotten)}`,
      undoAction(),
      offerOf(rule === null ? lasting : null),
    );
    return part;
  });
}

function endOf(host: string | null, isForgotten: boolean): string {
  if (host !== null) return `, and remembered for ${host}`;
  // Only its place tells that part from others, and on other pages something else stands there.
  return isForgotten ? '. Other pages do not name that part alike, so that it could not be remembered' : '';
}

function offerOf(lasting: UnsavedRule | null) {
  return lasting === null
    ? undefined
    : { label: `Remember for ${lasting.host}`, run: () => void rememberRule(lasting) };
}

/** Makes an earlier body the one that is read. */
export function showVersion({ id, content: before }: Shown, content: string): Promise<unknown> {
  return act(async () => {
    await call('articles.restoreVersion', { id, content });
    await refreshArticle(id);
    remember({
      label: 'show earlier version',
      articleId: id,
      undo: () => call('articles.restoreVersion', { id, content: before }),
      redo: () => call('articles.restoreVersion', { id, content }),
    });
    announce('The earlier version is shown', undoAction());
  });
}

/** Reads the kept original anew; `fresh` forgets the part that the person chose. A much shorter text is asked about. */
export function extractAgain(
  { id, content: before }: Shown,
  options: { fresh?: boolean; replace?: boolean } = {},
): Promise<unknown> {
  const label = options.fresh === true ? 'forget chosen part' : 'extract again';
  return act(async () => {
    const result = await call('articles.extractAgain', { id, ...options });
    if (result.status === 'failed') {
      if (result.replace === undefined)
        throw new CallError('not-an-article', result.reason ?? 'Nothing was extracted.');
      const again = () => void extractAgain({ id, content: before }, { ...options, replace: true });
      announce(result.reason ?? 'The text is much shorter now', { label: 'Take it anyway', run: again });
      return;
    }
    await refreshArticle(id);
    const { article } = await queryClient.fetchQuery(articleQuery(id));
    const { content } = article;
    if (content === before) {
      announce(
        result.status === 'updated' ? 'The text is the same; what is known of it was updated' : 'The text is the same',
      );
      return;
    }
    remember({
      label,
      articleId: id,
      undo: () => call('articles.restoreVersion', { id, content: before }),
      redo: () => call('articles.restoreVersion', { id, content }),
    });
    announce(
      options.fresh === true ? 'Your choice was forgotten, and the article extracted again' : 'Extracted again',
      undoAction(),
    );
  });
}

/** Notes that the person finds the body right, so that they are not asked about it again. */
export function acceptBody({ id, content, accepted = null }: Pick<Article, 'id' | 'content' | 'accepted'>) {
  const put = (value: string | null) => call('articles.update', { id, changes: { accepted: value } });
  return act(async () => {
    await put(content);
    await refreshArticle(id);
    remember({ label: 'dismiss notice', articleId: id, undo: () => put(accepted), redo: () => put(content) });
  });
}

/** Fetches the article and the places of its notes, so that what is shown next is the new body. */
async function refreshArticle(id: string): Promise<void> {
  const queries = [articleQuery(id).queryKey, annotationsQuery(id).queryKey];
  await Promise.all(queries.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
