import type { App } from '#core/app.ts';
import type { Calls } from './calls.ts';

type NearCall =
  | 'articles.merge'
  | 'articles.unmerge'
  | 'articles.restore'
  | 'articles.related'
  | 'duplicates.list'
  | 'duplicates.tell';

/** Calls that find and join what is in the library more than once, and that find what is near an article. */
export function nearCalls({ library, near, publish }: App): Pick<Calls, NearCall> {
  async function changed<T>(ids: readonly string[], change: Promise<T>): Promise<T> {
    // What a failure left half done is to be seen as well.
    return change.finally(() => {
      for (const articleId of ids) publish({ type: 'annotations-changed', articleId });
      publish({ type: 'articles-changed', ids: [...ids] });
    });
  }
  return {
    'articles.merge': ({ keep, others }) => changed([keep, ...others], near.merge(keep, others)),
    'articles.unmerge': ({ keep, others }) => changed([keep, ...others], near.unmerge(keep, others)),
    'articles.restore': async ({ id }) => {
      const ids = await near.restore(id);
      for (const articleId of ids.length > 1 ? ids : []) publish({ type: 'annotations-changed', articleId });
      publish({ type: 'articles-changed', ids });
      return library.get(id);
    },
    'articles.related': ({ id, limit }) => near.related(id, limit),
    'duplicates.list': (wanted) => near.duplicates(wanted),
    'duplicates.tell': async ({ id, others, different }) => {
      await near.tellDifferent(id, others, different);
      publish({ type: 'articles-changed', ids: [id, ...others] });
      return {};
    },
  };
}
