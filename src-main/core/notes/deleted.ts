import type { Annotation } from '#shared/model/annotation.ts';
import type { Notes } from './notes.ts';

/**
 * The trash of an article: its deleted annotations as they are stored, the last deleted first. One whose making was taken
 * back was never deleted by a person; it is there where something was added to it, as by another window.
 */
export async function deletedNotes(notes: Notes, articleId: string): Promise<Annotation[]> {
  const gone = (await notes.stored(articleId)).filter(({ deleted, movedTo, undone, body, tags, links }) => {
    const isBare = body.trim() === '' && tags.length === 0 && links.length === 0;
    return deleted !== null && !movedTo && !(undone && isBare);
  });
  return gone.sort((a, b) => (b.deleted ?? '').localeCompare(a.deleted ?? '') || b.id.localeCompare(a.id));
}
