import { isDeepStrictEqual } from 'node:util';
import type { Library } from '../library/library.ts';
import { type Drafts, isNewer } from './drafts.ts';
import type { Notes } from './notes.ts';

/**
 * Gives notes what was typed into them and not saved. Where another machine has written the note meanwhile, what was
 * typed becomes a note of its own beside it: at a start, when nobody can be saving that very text. What belongs to a note
 * that is deleted or not there is kept. Gives the articles whose notes changed; throws the first error when all that
 * could be done is done.
 */
export async function applyDrafts(
  library: Library,
  notes: Notes,
  drafts: Drafts,
  isStart = false,
): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  const errors: unknown[] = [];
  for (const draft of drafts.pending()) {
    const { article, note, body, tags } = draft;
    if (!library.has(article)) continue;
    try {
      const annotation = (await notes.stored(article)).find(({ id }) => id === note);
      if (annotation === undefined || annotation.deleted !== null) continue;
      const isSaved = annotation.body === body && isDeepStrictEqual(annotation.tags, tags);
      if (!isSaved && !isNewer(draft, annotation)) {
        if (isStart && (await notes.keepBeside(draft))) changed.add(article);
      } else if (isSaved) await drafts.clear(draft);
      else if (await notes.bringDraft(draft)) changed.add(article);
    } catch (error) {
      errors.push(error);
    }
  }
  await drafts.compact();
  if (errors.length > 0) throw errors[0];
  return changed;
}
