import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArticleChange } from '../../src-main/shared/model/article-list.ts';
import { act, redoLast, undoLast } from '../../src-renderer/api/actions.ts';
import { moveArticle, restoreArticle } from '../../src-renderer/api/article-actions.ts';
import { moveAll, restoreAll } from '../../src-renderer/api/bulk-actions.ts';
import { saveDraft } from '../../src-renderer/api/note-writing.ts';
import { queryClient, settingsQuery } from '../../src-renderer/api/queries.ts';
import { readOnBeside } from '../../src-renderer/features/library-list/list-steps.ts';
import { remember, useHistory } from '../../src-renderer/lib/undo.ts';

type Answer = (input: Record<string, unknown>) => unknown;

/** Every call that arrived: its name, and its state or first id where it has one. */
let calls: string[] = [];
/** Lets the call that waits be answered; calls named in `held` wait. */
let release: () => void = () => undefined;
let held: string | null = null;
let answers: Record<string, Answer> = {};

function briefly(name: string, input: Record<string, unknown>): string {
  const [first] = (input.each ?? []) as ArticleChange[];
  if (first !== undefined) return `${first.changes.state} ${(input.each as unknown[]).length} from ${first.id}`;
  return `${name} ${input.body ?? JSON.stringify(input)}`;
}

beforeEach(() => {
  useHistory.setState({ done: [], undone: [] });
  calls = [];
  held = null;
  answers = {
    'articles.changeEach': ({ each }) => ({
      failed: [],
      before: (each as ArticleChange[]).map(({ id }) => ({ id, changes: { state: 'inbox' } })),
    }),
  };
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    const name = url.split('/').at(-1) ?? '';
    const input = JSON.parse(body) as Record<string, unknown>;
    const said = briefly(name, input);
    calls.push(said);
    if (said === held) {
      const { promise, resolve } = Promise.withResolvers<void>();
      release = resolve;
      await promise;
    }
    return Response.json(answers[name]?.(input) ?? {});
  });
});

afterEach(() => vi.unstubAllGlobals());

const ids = Array.from({ length: 500 }, (_, at) => `a${at}`);
const labels = (side: 'done' | 'undone') => useHistory.getState()[side].map(({ label }) => label);

function hold(said: string): Promise<void> {
  held = said;
  return vi.waitFor(() => expect(calls).toContain(said));
}

function go(): void {
  held = null;
  release();
}

describe('what is done to many articles', () => {
  it('is taken back while it goes on: the rest is not done, and an earlier step stays', async () => {
    remember({ label: 'earlier', undo: async () => calls.push('earlier undone'), redo: async () => undefined });
    const holding = hold('archive 200 from a0');
    const all = moveAll(ids, 'archive');
    await holding;
    const undone = undoLast();
    go();
    await Promise.all([all, undone]);
    expect(calls).toEqual(['archive 200 from a0', 'inbox 200 from a0']);
    expect(labels('done')).toEqual(['earlier']);
    expect(labels('undone')).toEqual(['archive 500 articles']);
    await redoLast();
    expect(calls.slice(2)).toEqual(['archive 200 from a0', 'archive 200 from a200', 'archive 100 from a400']);
  });

  it('lets what is typed be saved between its pieces, in order, also while it is taken back', async () => {
    await moveAll(ids, 'archive');
    calls = [];
    const holding = hold('inbox 100 from a400');
    const undone = undoLast();
    await holding;
    const written = act(async () => calls.push('older write'));
    const draft = saveDraft({ articleId: 'a1', id: 'n', body: 'typed', tags: [] });
    go();
    await Promise.all([undone, written, draft]);
    expect(calls).toEqual([
      'inbox 100 from a400',
      'older write',
      'drafts.save typed',
      'inbox 200 from a200',
      'inbox 200 from a0',
    ]);
  });

  it('is taken back before the step before it is, and a step made meanwhile is not taken for that', async () => {
    remember({ label: 'earlier', undo: async () => calls.push('earlier undone'), redo: async () => undefined });
    await moveAll(ids, 'archive');
    calls = [];
    const holding = hold('inbox 100 from a400');
    const both = [undoLast(), undoLast()];
    await holding;
    const meanwhile = act(async () =>
      remember({ label: 'meanwhile', undo: async () => undefined, redo: async () => undefined }),
    );
    go();
    await Promise.all([...both, meanwhile]);
    expect(calls).toEqual(['inbox 100 from a400', 'inbox 200 from a200', 'inbox 200 from a0', 'earlier undone']);
    expect(labels('done')).toEqual(['meanwhile']);
  });

  it('is done again where that is asked for while it is taken back', async () => {
    await moveAll(ids, 'archive');
    calls = [];
    const holding = hold('inbox 100 from a400');
    const undone = undoLast();
    await holding;
    const redone = redoLast();
    go();
    await Promise.all([undone, redone]);
    expect(calls).toEqual(['inbox 100 from a400', 'archive 100 from a400']);
    expect(labels('done')).toEqual(['archive 500 articles']);
  });

  it('stays to be taken back where a piece is refused, with the steps before it', async () => {
    remember({ label: 'earlier', undo: async () => calls.push('earlier undone'), redo: async () => undefined });
    await moveAll(ids, 'archive');
    const changeEach = answers['articles.changeEach'] as Answer;
    const holding = hold('inbox 100 from a400');
    const both = [undoLast(), undoLast()];
    await holding;
    answers['articles.changeEach'] = () => {
      throw new Error('the disk is full');
    };
    go();
    await Promise.all(both);
    expect(labels('done')).toEqual(['earlier', 'archive 500 articles']);
    answers['articles.changeEach'] = changeEach;
    await undoLast();
    expect(labels('done')).toEqual(['earlier']);
    expect(calls).not.toContain('earlier undone');
  });
});

describe('articles that were merged and come back from the trash', () => {
  it('are merged again by undo, where they were taken out of the other one', async () => {
    answers['articles.restoreEach'] = () => ({
      failed: [],
      unmerged: [
        { keep: 'k', id: 'b' },
        { keep: 'k', id: 'c' },
      ],
    });
    answers['articles.trashEach'] = () => ({ failed: [] });
    await restoreAll(['a', 'b', 'c']);
    calls = [];
    await undoLast();
    expect(calls.sort()).toEqual([
      'articles.merge {"keep":"k","others":["b","c"]}',
      'articles.trashEach {"ids":["a"]}',
    ]);
  });

  it('are merged again one by one, unless the other article was gone', async () => {
    answers['articles.get'] = () => ({ article: { mergedInto: 'k' } });
    answers['articles.restore'] = () => ({ title: 'T', mergedInto: null });
    await restoreArticle('a');
    await undoLast();
    expect(calls.at(-1)).toBe('articles.merge {"keep":"k","others":["a"]}');
    answers['articles.restore'] = () => ({ title: 'T', mergedInto: 'k' });
    await restoreArticle('a');
    await undoLast();
    expect(calls.at(-1)).toBe('articles.trash {"id":"a"}');
  });
});

describe('filing the open article', () => {
  const article = { id: 'a1', title: 'The weir' };

  it('is one step where the key is pressed again before the next article is there', async () => {
    let state = 'inbox';
    answers['articles.changeEach'] = ({ each }) => {
      const before = [{ id: 'a1', changes: { state } }];
      state = (each as ArticleChange[])[0]?.changes.state ?? state;
      return { failed: [], before };
    };
    const how = { before: async () => async () => false, onBack: () => undefined };
    await Promise.all([moveArticle(article, 'archive', how), moveArticle(article, 'archive', how)]);
    expect(labels('done')).toHaveLength(1);
    await undoLast();
    expect(state).toBe('inbox');
  });

  it('needs no place in the shown list, whose query may be one that cannot be read', async () => {
    queryClient.setQueryData(settingsQuery.queryKey, { shownList: 'inbox', listOrders: {} } as never);
    answers['articles.place'] = () => {
      throw new Error('no such field');
    };
    await moveArticle(article, 'archive', { before: () => readOnBeside('a1'), onBack: () => undefined });
    expect(calls).toContain('archive 1 from a1');
    expect(labels('done')).toHaveLength(1);
    queryClient.clear();
  });

  it('that fails leaves nothing to follow it', async () => {
    answers['articles.changeEach'] = () => ({ failed: [{ id: 'a1', reason: 'the disk is full' }], before: [] });
    const followed = vi.fn(async () => false);
    await moveArticle(article, 'archive', { before: async () => followed, onBack: () => undefined });
    expect(followed).toHaveBeenCalledOnce();
    expect(labels('done')).toEqual([]);
  });
});
