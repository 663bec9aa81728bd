import { expect, it } from 'vitest';
import { type ArticleSummary, articleStates } from '../../src-main/shared/model/article.ts';
import { type ListName, listOf } from '../../src-renderer/features/library-list/lists.ts';

function article(state: ArticleSummary['state'], deleted: string | null): ArticleSummary {
  return {
    id: `${state}-${deleted ?? 'kept'}`,
    title: 'T',
    byline: null,
    site: null,
    url: null,
    published: null,
    saved: '2026-01-01T00:00:00.000Z',
    tags: [],
    state,
    favourite: false,
    progress: { furthest: 0, last: 0, at: null },
    words: 1,
    marks: 0,
    deleted,
  };
}

it('puts every article into exactly one list', () => {
  const all = articleStates.flatMap((state) => [article(state, null), article(state, '2026-02-02T00:00:00.000Z')]);
  const lists: ListName[] = ['inbox', 'later', 'archive', 'trash'];
  const shown = lists.flatMap((list) => listOf(all, list));
  expect(shown.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
});
