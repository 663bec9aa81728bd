import { AppError } from '#shared/api/errors.ts';
import { fold } from '#shared/finding/fold.ts';
import { type Article, type ArticleChanges, editableFacts } from '#shared/model/article.ts';
import type { ArticleChange } from '#shared/model/article-list.ts';
import type { Library } from './library.ts';

/** Writes that wait for the disk beside one another. */
const atOnce = 8;

export interface Several {
  /** Those that could not be changed, and why; the others were. */
  readonly failed: { readonly id: string; readonly reason: string }[];
}

/** Changes several articles, each on its own; `before` is what the changed ones had, in their order. */
export async function changeEach(
  library: Library,
  each: readonly ArticleChange[],
): Promise<Several & { readonly before: ArticleChange[] }> {
  const before: (ArticleChange | null)[] = each.map(() => null);
  const { failed } = await eachOf(each, async (wanted, at) => {
    let had: ArticleChanges = {};
    await library.update(wanted.id, (now) => {
      const changes = { ...wanted.changes, ...tagsOf(now, wanted) };
      had = valuesOf(now, changes);
      return changes;
    });
    before[at] = { id: wanted.id, changes: had };
  });
  return { before: before.filter((change) => change !== null), failed };
}

/** Does something to several articles; one that it fails for does not keep it from the others. */
export async function eachOf<T extends { readonly id: string }>(
  items: readonly T[],
  work: (item: T, at: number) => Promise<unknown>,
): Promise<Several> {
  const failed: { id: string; reason: string }[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at] as T;
      try {
        await work(item, at);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        failed.push({ id: item.id, reason: error.message });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  return { failed };
}

/** The tags that an article has then; nothing where none come or go. A tag is the same in any case. */
function tagsOf({ tags }: Article, { addTags = [], removeTags = [] }: ArticleChange): Pick<ArticleChanges, 'tags'> {
  if (addTags.length === 0 && removeTags.length === 0) return {};
  const has = (list: readonly string[], tag: string) => list.some((each) => fold(each).text === fold(tag).text);
  const kept = tags.filter((tag) => !has(removeTags, tag));
  return { tags: [...kept, ...addTags.filter((tag) => !has(kept, tag))] };
}

/** What an article has of what a change names, and which facts were corrected where it names one. */
function valuesOf(article: Article, changes: ArticleChanges): ArticleChanges {
  const names = Object.keys(changes) as (keyof ArticleChanges)[];
  const values = Object.fromEntries(names.map((name) => [name, article[name]]));
  const isFact = editableFacts.some((name) => names.includes(name));
  return { ...values, ...(isFact && { edited: article.edited }) } as ArticleChanges;
}
