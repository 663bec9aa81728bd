import type { App } from '#core/app.ts';
import { changeEach, eachOf, type Several } from '#core/library/several.ts';
import type { Calls } from './calls.ts';

type ListCalls = Pick<
  Calls,
  | 'articles.list'
  | 'articles.ids'
  | 'articles.place'
  | 'articles.counts'
  | 'articles.changeEach'
  | 'articles.trashEach'
  | 'articles.restoreEach'
  | 'lists.list'
  | 'lists.add'
  | 'lists.change'
  | 'lists.delete'
  | 'lists.restore'
>;

/** Lists of articles, and what is done to several of them: every page hears of it once. */
export function listCalls({ search: { lists }, library, near, savedLists, publish }: App): ListCalls {
  async function told<T extends Several>(ids: readonly string[], change: Promise<T>): Promise<T> {
    const result = await change;
    const failed = new Set(result.failed.map(({ id }) => id));
    const changed = ids.filter((id) => !failed.has(id));
    if (changed.length > 0) publish({ type: 'articles-changed', ids: changed });
    return result;
  }
  async function changed<T>(change: Promise<T>): Promise<T> {
    const result = await change;
    publish({ type: 'lists-changed' });
    return result;
  }

  const named = (ids: readonly string[]) => ids.map((id) => ({ id }));
  return {
    'articles.list': (wanted) => lists.list(wanted),
    'articles.ids': (wanted) => lists.ids(wanted),
    'articles.place': ({ id, ...order }) => lists.place(order, id),
    'articles.counts': ({ queries }) => lists.counts(queries),
    'articles.changeEach': ({ each }) =>
      told(
        each.map(({ id }) => id),
        changeEach(library, each),
      ),
    'articles.trashEach': ({ ids }) =>
      told(
        ids,
        eachOf(named(ids), ({ id }) => library.trash(id)),
      ),
    'articles.restoreEach': async ({ ids }) => {
      const changed = new Set<string>();
      const unmerged: { keep: string; id: string }[] = [];
      const result = await eachOf(named(ids), async ({ id }) => {
        const ids = await near.restore(id);
        for (const articleId of ids) changed.add(articleId);
        const keep = ids.find((articleId) => articleId !== id);
        if (keep === undefined) return;
        unmerged.push({ keep, id });
        for (const articleId of ids) publish({ type: 'annotations-changed', articleId });
      });
      if (changed.size > 0) publish({ type: 'articles-changed', ids: [...changed] });
      return { ...result, unmerged };
    },
    'lists.list': () => savedLists.list(),
    'lists.add': (list) => changed(savedLists.add(list)),
    'lists.change': ({ id, changes }) => changed(savedLists.change(id, changes)),
    'lists.delete': ({ id }) => changed(savedLists.delete(id)),
    'lists.restore': ({ id }) => changed(savedLists.restore(id)),
  };
}
