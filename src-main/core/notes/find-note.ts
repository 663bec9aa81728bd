import { AppError } from '#shared/api/errors.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { candidateLines } from '../candidates.ts';
import { said } from '../said.ts';
import type { Notes } from './notes.ts';

/**
 * The article that holds a note whose id is `given` or starts with it (any case), deleted ones too. Throws `not-found`, or
 * `invalid-input` where several notes start so.
 */
export async function findNote(
  notes: Notes,
  articleIds: readonly string[],
  given: string,
): Promise<{ articleId: string; annotation: Annotation }> {
  const wanted = given.toUpperCase();
  const found: { articleId: string; annotation: Annotation }[] = [];
  for (const articleId of articleIds) {
    for (const annotation of await notes.stored(articleId)) {
      if (annotation.movedTo) continue;
      if (annotation.id === wanted) return { articleId, annotation };
      if (annotation.id.startsWith(wanted)) found.push({ articleId, annotation });
    }
  }
  if (found.length === 1 && found[0] !== undefined) return found[0];
  if (found.length > 1) {
    const words = new Map(
      found.map(({ annotation: { id, body, anchor } }) => [id, body.trim() || anchor?.quote.exact]),
    );
    const some = candidateLines([...words.keys()], (id) => words.get(id) ?? '');
    throw new AppError('invalid-input', said().notes.several(found.length, given, some));
  }
  throw new AppError('not-found', said().notes.none(given));
}
