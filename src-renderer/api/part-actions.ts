import type { ChosenPart } from '#shared/api/contract.ts';
import type { Article } from '#shared/model/article.ts';
import type { UnsavedRule } from '#shared/model/site-rule.ts';
import { text } from '../lib/text.ts';
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
  return changePart(article, make, text.steps.choosePart, part.remember);
}

export function showWholePage(article: Shown): Promise<ChosenPart | null> {
  const make = () => call('articles.wholePage', { id: article.id });
  return changePart(article, make, text.steps.wholePage);
}

/** Removes the parts that a passage of the reading text lies in. */
export function removePart(article: Shown, { start, end }: { start: number; end: number }): Promise<ChosenPart | null> {
  const { id, content } = article;
  const make = () => call('articles.removeBlock', { id, passage: { start, end, content } });
  return changePart(article, make, text.steps.removePart);
}

interface Told {
  readonly step: string;
  readonly done: string;
  readonly remembered: (site: string) => string;
  /** What is said where it was to be remembered, and only its place tells that part from others. */
  readonly forgotten?: string;
}

function changePart(
  before: Shown,
  make: () => Promise<ChosenPart>,
  told: Told,
  remembers = false,
): Promise<ChosenPart | null> {
  const { id } = before;
  return act(async () => {
    const part = await make();
    const { rule, previous, lasting } = part;
    await refreshArticle(id);
    const after = part.article.content;
    if (after === before.content && rule === null) {
      announce(text.steps.isArticleAlready);
      return part;
    }
    remember({
      label: told.step,
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
    const done = rule !== null ? told.remembered(rule.host) : (remembers && told.forgotten) || told.done;
    announce(done, undoAction(), offerOf(rule === null ? lasting : null));
    return part;
  });
}

function offerOf(lasting: UnsavedRule | null) {
  return lasting === null
    ? undefined
    : { label: text.steps.rememberFor(lasting.host), run: () => void rememberRule(lasting) };
}

/** Makes an earlier body the one that is read. */
export function showVersion({ id, content: before }: Shown, content: string): Promise<unknown> {
  return act(async () => {
    await call('articles.restoreVersion', { id, content });
    await refreshArticle(id);
    remember({
      label: text.steps.showVersion.step,
      articleId: id,
      undo: () => call('articles.restoreVersion', { id, content: before }),
      redo: () => call('articles.restoreVersion', { id, content }),
    });
    announce(text.steps.showVersion.done, undoAction());
  });
}

/** Reads the kept original anew; `fresh` forgets the part that the person chose. A much shorter text is asked about. */
export function extractAgain(
  { id, content: before }: Shown,
  options: { fresh?: boolean; replace?: boolean } = {},
): Promise<unknown> {
  return act(async () => {
    const { extract, forgetPart } = text.steps;
    const told = options.fresh === true ? forgetPart : extract;
    const result = await call('articles.extractAgain', { id, ...options });
    if (result.status === 'failed') {
      if (result.replace === undefined) throw new CallError('not-an-article', result.reason ?? extract.nothing);
      const again = () => void extractAgain({ id, content: before }, { ...options, replace: true });
      announce(result.reason ?? extract.shorter, { label: extract.takeAnyway, run: again });
      return;
    }
    await refreshArticle(id);
    const { article } = await queryClient.fetchQuery(articleQuery(id));
    const { content } = article;
    if (content === before) {
      announce(result.status === 'updated' ? extract.updated : extract.same);
      return;
    }
    remember({
      label: told.step,
      articleId: id,
      undo: () => call('articles.restoreVersion', { id, content: before }),
      redo: () => call('articles.restoreVersion', { id, content }),
    });
    announce(told.done, undoAction());
  });
}

/** Notes that the person finds the body right, so that they are not asked about it again. */
export function acceptBody({ id, content, accepted = null }: Pick<Article, 'id' | 'content' | 'accepted'>) {
  const put = (value: string | null) => call('articles.update', { id, changes: { accepted: value } });
  return act(async () => {
    await put(content);
    await refreshArticle(id);
    remember({ label: text.steps.dismissNotice, articleId: id, undo: () => put(accepted), redo: () => put(content) });
  });
}

/** Fetches the article and the places of its notes, so that what is shown next is the new body. */
async function refreshArticle(id: string): Promise<void> {
  const queries = [articleQuery(id).queryKey, annotationsQuery(id).queryKey];
  await Promise.all(queries.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
