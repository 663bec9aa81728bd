import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ArticleChange } from '../../src-main/shared/model/article-list.ts';
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
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const progress = () => told.map(({ changes }) => changes.progress);

it('marks rows as read while one of them is unread, and leaves where they are to the core', async () => {
  actOnRows('read', ['new', 'begun']);
  await vi.waitFor(() => expect(progress()).toEqual([{ furthest: 1 }, { furthest: 1 }]));
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
  await vi.waitFor(() => expect(progress()[0]).toEqual({ furthest: 1 }));
  actOnRows('read', ['read', 'far read']);
  await vi.waitFor(() => expect(progress()[0]).toEqual({ furthest: 0, last: 0, at: null }));
});

it('goes on reading what could not be marked as unread', async () => {
  const answered = vi.fn(() => Response.json({ failed: [{ id: 'begun', reason: 'the disk is full' }], before: [] }));
  vi.stubGlobal('fetch', async (url: string) => (url.endsWith('articles.ids') ? Response.json([]) : answered()));
  actOnRows('read', ['begun', 'read']);
  await vi.waitFor(() => expect(answered).toHaveBeenCalled());
  await vi.waitFor(() => expect([isLeftUnread('begun'), isLeftUnread('read')]).toEqual([false, true]));
});
