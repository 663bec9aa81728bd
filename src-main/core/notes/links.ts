import { AppError } from '#shared/api/errors.ts';
import type { Article } from '#shared/model/article.ts';
import type { LinkedNote } from '#shared/model/linked-note.ts';
import type { Library } from '../library/library.ts';
import type { IndexedNote } from './link-index.ts';
import type { Notes } from './notes.ts';

/**
 * What the notes of an article are linked with: their own links first, then those that lead here, whatever article
 * they stand in. A link whose other end is deleted or in the trash is left out, and comes back with it.
 */
export async function linksOf(library: Library, notes: Notes, articleId: string): Promise<LinkedNote[]> {
  library.folderOf(articleId);
  const index = await notes.linkIndex();
  const articles = new Map<string, Promise<Article | null>>();
  const links: LinkedNote[] = [];

  async function add(link: Omit<LinkedNote, 'other'>, { articleId, annotation }: IndexedNote): Promise<void> {
    const reading = articles.get(articleId) ?? knownArticle(library, articleId);
    articles.set(articleId, reading);
    const article = await reading;
    if (article === null || article.deleted !== null) return;
    const { id, anchor, body, color } = annotation;
    links.push({
      ...link,
      other: { articleId, id, title: article.title, quote: anchor?.quote.exact ?? '', body, color },
    });
  }

  const own = index.of(articleId);
  for (const { annotation } of own) {
    for (const { to, relation } of annotation.links) {
      const other = index.note(to);
      if (other !== undefined) await add({ note: annotation.id, direction: 'to', relation }, other);
    }
  }
  for (const { annotation } of own) {
    for (const other of index.to(annotation.id)) {
      for (const { to, relation } of other.annotation.links) {
        if (to === annotation.id) await add({ note: to, direction: 'from', relation }, other);
      }
    }
  }
  return links;
}

/** Null for an article that a newer Postil wrote. */
async function knownArticle(library: Library, id: string): Promise<Article | null> {
  try {
    return await library.get(id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'unsupported') return null;
    throw error;
  }
}
