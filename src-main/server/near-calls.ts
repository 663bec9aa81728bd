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
      const { mergedInto } = await library.get(id);
      // Its notes are where it was merged into, and come back with it.
      if (mergedInto && library.ids().includes(mergedInto)) {
        await changed([mergedInto, id], near.unmerge(mergedInto, [id]));
        return library.get(id);
      }
      const article = await library.restore(id);
      publish({ type: 'articles-changed', ids: [id] });
      return article;
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
