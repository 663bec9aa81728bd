import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../src-main/shared/model/article.ts';
import { undoLast } from '../../src-renderer/api/actions.ts';
import { knownArticle, pageQuery } from '../../src-renderer/api/list-queries.ts';
import { articleQuery, queryClient, settingsQuery } from '../../src-renderer/api/queries.ts';
import { actOnRows } from '../../src-renderer/features/library-list/list-commands.ts';
import { remember, useHistory } from '../../src-renderer/lib/undo.ts';

const order = { query: 'is:inbox', sort: 'saved', reversed: false } as const;
/** What the core was told to make of the articles. */
let told: boolean[] = [];

function known(id: string, favourite: boolean): Article {
  return { id, favourite } as Article;
}

beforeEach(() => {
  told = [];
  useHistory.setState({ done: [], undone: [] });
  vi.stubGlobal('document', { getElementById: () => null });
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    if (url.endsWith('articles.ids')) return Response.json(['a', 'b']);
    if (url.endsWith('articles.changeEach')) {
      const { each } = JSON.parse(body) as { each: { changes: { favourite: boolean } }[] };
      told = each.map(({ changes }) => changes.favourite);
      return Response.json({ failed: [], before: [{ id: 'c', changes: { favourite: false } }] });
    }
    return Response.json({ failed: [], before: [] });
  });
});

afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

function show(list: string): void {
  queryClient.setQueryData(settingsQuery.queryKey, { shownList: list, listOrders: {} } as never);
}

describe('favourite over several rows', () => {
  it('asks the core where the page does not know them all', async () => {
    show('inbox');
    actOnRows('favourite', ['a', 'b']);
    await vi.waitFor(() => expect(told).toEqual([false, false]));
    actOnRows('favourite', ['a', 'c']);
    await vi.waitFor(() => expect(told).toEqual([true, true]));
  });

  it('is what undo takes back that is pressed at once, and not the step before', async () => {
    show('inbox');
    const earlier = vi.fn(async () => undefined);
    remember({ label: 'earlier', undo: earlier, redo: earlier });
    actOnRows('favourite', ['a', 'c']);
    await undoLast();
    expect(told).toEqual([false]);
    expect(earlier).not.toHaveBeenCalled();
  });

  it('takes off in the list of favourites, whatever else is known', async () => {
    show('favourites');
    actOnRows('favourite', ['a', 'far away']);
    await vi.waitFor(() => expect(told).toEqual([false, false]));
  });
});

describe('what is known of an article', () => {
  it('is its row where what was opened no longer holds', async () => {
    queryClient.setQueryData(articleQuery('a').queryKey, { article: known('a', false) } as never);
    queryClient.setQueryData(pageQuery(order, 0).queryKey, { articles: [known('a', true)] } as never);
    expect(knownArticle('a')?.favourite).toBe(false);
    await queryClient.invalidateQueries({ queryKey: articleQuery('a').queryKey });
    expect(knownArticle('a')?.favourite).toBe(true);
  });
});
