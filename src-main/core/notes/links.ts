import { AppError } from '#shared/api/errors.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { LinkedNote } from '#shared/model/linked-note.ts';
import type { Library } from '../library/library.ts';
import type { NoteLinks, NotePlace } from '../search/note-links.ts';
import type { Notes } from './notes.ts';

interface LinksParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly search: { readonly links: NoteLinks };
}

/**
 * What the notes of an article are linked with: their own links first, then those that lead here, whatever article
 * they stand in. A link whose other end is deleted or in the trash is left out, and comes back with it.
 */
export async function linksOf({ library, notes, search }: LinksParts, articleId: string): Promise<LinkedNote[]> {
  const ends = createEnds(library, notes);
  const own = await notes.present(articleId);
  const wanted = own.flatMap((annotation) => annotation.links);
  const places = new Map<string, string>(own.map(({ id }) => [id, articleId]));
  for (const { to, article } of wanted)
    if (article !== undefined && (await ends.note({ id: to, articleId: article })) !== null) places.set(to, article);
  // A link that does not say where it leads, or to where the note is no more.
  const unplaced = [...new Set(wanted.map(({ to }) => to))].filter((to) => !places.has(to));
  for (const { id, articleId } of await search.links.find(unplaced)) places.set(id, articleId);

  const found: LinkedNote[] = [];
  for (const { id: note, links } of own) {
    for (const { to, relation } of links) {
      const other = await ends.end({ id: to, articleId: places.get(to) ?? '' });
      if (other !== null) found.push({ note, direction: 'to', relation, other });
    }
  }
  for (const place of await search.links.to(own.map(({ id }) => id))) {
    const other = await ends.end(place);
    const from = await ends.note(place);
    if (other === null) continue;
    for (const { to, relation } of from?.links ?? [])
      if (places.get(to) === articleId) found.push({ note: to, direction: 'from', relation, other });
  }
  return found;
}

/** Notes of other articles with what is shown of them, each article read once. */
function createEnds(library: Library, notes: Notes) {
  const articles = new Map<string, Promise<{ title: string; notes: Map<string, Annotation> } | null>>();

  /** Null for an article in the trash, one that is gone, and one that a newer Postil wrote. */
  async function read(articleId: string) {
    try {
      const { title, deleted } = await library.get(articleId);
      if (deleted !== null) return null;
      return { title, notes: new Map((await notes.present(articleId)).map((note) => [note.id, note])) };
    } catch (error) {
      if (error instanceof AppError && ['unsupported', 'not-found'].includes(error.code)) return null;
      throw error;
    }
  }

  function article(articleId: string) {
    const known = articles.get(articleId) ?? read(articleId);
    articles.set(articleId, known);
    return known;
  }

  return {
    async note({ id, articleId }: NotePlace): Promise<Annotation | null> {
      return (await article(articleId))?.notes.get(id) ?? null;
    },
    async end({ id, articleId }: NotePlace): Promise<LinkedNote['other'] | null> {
      const found = await article(articleId);
      const note = found?.notes.get(id);
      if (found == null || note === undefined) return null;
      const { anchor, body, color } = note;
      return { articleId, id, title: found.title, quote: anchor?.quote.exact ?? '', body, color };
    },
  };
}
