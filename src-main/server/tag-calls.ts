import type { App } from '#core/app.ts';
import type { Calls } from './calls.ts';

type TagCalls = Pick<
  Calls,
  'tags.list' | 'tags.rename' | 'tags.delete' | 'tags.takeBack' | 'trash.empty' | 'trash.remove'
>;

/** Tags all over the library, and what leaves it for good; the core tells every page of both. */
export function tagCalls({ tags, trash }: App): TagCalls {
  return {
    'tags.list': () => tags.list(),
    'tags.rename': ({ from, to }) => tags.rename(from, to),
    'tags.delete': ({ tag }) => tags.delete(tag),
    'tags.takeBack': ({ change }) => tags.takeBack(change),
    'trash.empty': () => trash.empty(),
    'trash.remove': ({ ids }) => trash.remove(ids),
  };
}
