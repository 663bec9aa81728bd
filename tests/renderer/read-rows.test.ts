import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Article } from '../../src-main/shared/model/article.ts';
import type { ArticleChange } from '../../src-main/shared/model/article-list.ts';
import { articleQuery, queryClient } from '../../src-renderer/api/queries.ts';
import { actOnRows } from '../../src-renderer/features/library-list/list-commands.ts';
import { isLeftUnread, readOn } from '../../src-renderer/lib/left-unread.ts';

/** What the core was told to make of the articles. */
let told: ArticleChange[] = [];

beforeEach(() => {
  told = [];
  vi.stubGlobal('document', { getElementById: () => null });
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    const asked = JSON.parse(body) as { query: string; each: ArticleChange[] };
    if (url.endsWith('articles.ids')) return Response.json(asked.query === 'is:unread' ? ['new', 'far unread'] : []);
    if (url.endsWith('articles.changeEach')) told = asked.each;
    return Response.json({ failed: [], before: [] });
  });
  for (const [id, furthest] of [
    ['new', 0],
    ['begun', 0.4],
    ['read', 1],
  ] as const) {
    const article = { id, progress: { furthest, last: furthest / 2, at: null } } as Article;
    queryClient.setQueryData(articleQuery(id).queryKey, { article } as never);
  }
});

afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

const progress = () => told.map(({ changes }) => changes.progress);

it('marks rows as read while one of them is unread, and keeps where they are', async () => {
  actOnRows('read', ['new', 'begun']);
  await vi.waitFor(() =>
    expect(progress()).toEqual([
      { furthest: 1, last: 0 },
      { furthest: 1, last: 0.2 },
    ]),
  );
  expect(isLeftUnread('begun')).toBe(false);
});

it('marks them as unread where none is, and none of them is read on until it is opened again', async () => {
  actOnRows('read', ['begun', 'read']);
  const unread = { furthest: 0, last: 0, at: null };
  await vi.waitFor(() => expect(progress()).toEqual([unread, unread]));
  expect(isLeftUnread('begun')).toBe(true);
  readOn('begun');
  expect([isLeftUnread('begun'), isLeftUnread('read')]).toEqual([false, true]);
});

it('asks the core, also of rows that the page does not know', async () => {
  actOnRows('read', ['read', 'far unread']);
  await vi.waitFor(() => expect(progress()[0]).toEqual({ furthest: 1, last: 0.5 }));
  actOnRows('read', ['read', 'far read']);
  await vi.waitFor(() => expect(progress()[0]).toEqual({ furthest: 0, last: 0, at: null }));
});
