import type { Article } from '#shared/model/article.ts';
import type { Library } from '../../library/library.ts';
import type { StoredImages } from './media.ts';

/** The images of an article as they were stored when it was imported, by what its page calls them. */
export function storedImagesOf(library: Library, { id, images }: Pick<Article, 'id' | 'images'>): StoredImages {
  return async (reference) => {
    const name = images[reference] ?? null;
    return name === null ? null : library.media(id, name);
  };
}
