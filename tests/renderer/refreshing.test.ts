import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '../../src-renderer/api/queries.ts';
import { refreshAfter } from '../../src-renderer/api/refreshing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(async () => {
  await vi.advanceTimersByTimeAsync(1000);
  queryClient.clear();
  vi.useRealTimers();
});

/** A query that is shown; gives how often it was asked since it was there. */
async function shown(...queryKey: string[]): Promise<() => number> {
  let asked = -1;
  const queryFn = async () => {
    asked += 1;
    return asked;
  };
  const observer = new QueryObserver(queryClient, { queryKey, queryFn });
  observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  return () => asked;
}

describe('what is shown', () => {
  it('is asked for again at once, and once more after changes that follow one another', async () => {
    const list = await shown('articles', 'page');
    const related = await shown('related', 'open', 'body');
    for (let piece = 0; piece < 10; piece += 1) {
      refreshAfter({ type: 'articles-changed', ids: [`other ${piece}`] });
      await vi.advanceTimersByTimeAsync(10);
      if (piece === 0) expect(list()).toBe(1);
    }
    refreshAfter({ type: 'articles-changed', ids: ['open'] });
    await vi.advanceTimersByTimeAsync(1000);
    expect([list(), related()]).toEqual([2, 2]);
    refreshAfter({ type: 'articles-changed', ids: ['open'] });
    await vi.advanceTimersByTimeAsync(1000);
    expect([list(), related()]).toEqual([3, 2]);
  });

  it('is asked for at once where it is the very article that changed', async () => {
    const article = await shown('article', 'a');
    refreshAfter({ type: 'articles-changed', ids: ['a'] });
    refreshAfter({ type: 'articles-changed', ids: ['a'] });
    await vi.advanceTimersByTimeAsync(0);
    expect(article()).toBe(2);
  });
});
