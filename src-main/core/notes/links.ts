import type { LinkedNote } from '#shared/api/contract.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from './notes.ts';

interface Linked {
  readonly article: Article;
  readonly annotation: Annotation;
}

/**
 * What the notes of an article are linked with: their own links first, then those that lead here, whatever article
 * they stand in. A link whose other end is deleted or in the trash is left out, and comes back with it.
 */
export async function linksOf(library: Library, notes: Notes, articleId: string): Promise<LinkedNote[]> {
  library.folderOf(articleId);
  const all = await linkedNotes(library, notes);
  const links: LinkedNote[] = [];
  const own = [...all.values()].filter(({ article }) => article.id === articleId);
  for (const { annotation } of own) {
    for (const { to, relation } of annotation.links) {
      const other = all.get(to);
      if (other !== undefined) links.push({ note: annotation.id, direction: 'to', relation, other: shown(other) });
    }
  }
  const ids = new Set(own.map(({ annotation }) => annotation.id));
  for (const other of all.values()) {
    for (const { to, relation } of other.annotation.links) {
      if (ids.has(to)) links.push({ note: to, direction: 'from', relation, other: shown(other) });
    }
  }
  return links;
}

async function linkedNotes(library: Library, notes: Notes): Promise<ReadonlyMap<string, Linked>> {
  const all = new Map<string, Linked>();
  for (const article of await library.list()) {
    if (article.deleted !== null || (await notes.count(article.id)) === 0) continue;
    for (const annotation of await notes.stored(article.id)) {
      if (annotation.deleted === null) all.set(annotation.id, { article, annotation });
    }
  }
  return all;
}

function shown({ article, annotation }: Linked): LinkedNote['other'] {
  const { id, anchor, body, color } = annotation;
  return { articleId: article.id, id, title: article.title, quote: anchor?.quote.exact ?? '', body, color };
}
