import { isSame, timeAfter } from '#shared/merging/order.ts';
import { kindOf } from '#shared/model/annotation.ts';
import { plainBody } from '#shared/syncing/note-regions.ts';
import type { Notes } from '../../notes/notes.ts';

/** A note as a folder changed it, so that it can be taken back. */
export interface ChangedFromFolder {
  readonly article: string;
  readonly note: string;
  readonly before: NoteText;
  readonly after: NoteText;
}

interface NoteText {
  readonly body: string;
  readonly tags: readonly string[];
}

/**
 * Gives notes of an article other texts and tags in one write, each only if it still says what it said `before`; durable
 * once this resolves, with those that were changed.
 */
export async function changeNotes(
  notes: Notes,
  article: string,
  changes: readonly Omit<ChangedFromFolder, 'article'>[],
  now: string,
): Promise<ChangedFromFolder[]> {
  let changed: ChangedFromFolder[] = [];
  await notes.merge(article, (found) => {
    changed = [];
    const next = found.map((note) => {
      const change = changes.find((each) => each.note === note.id);
      if (change === undefined || note.deleted !== null || note.movedTo !== undefined) return note;
      const isBefore = plainBody(note.body) === plainBody(change.before.body);
      if (!isBefore || !isSame(note.tags, change.before.tags) || notes.isTyped(article, note.id)) return note;
      const { body, tags } = change.after;
      changed.push({ ...change, article, before: { body: note.body, tags: note.tags } });
      const made = { ...note, body, tags: [...tags] };
      return { ...made, kind: kindOf(made), modified: timeAfter(note.modified, now) };
    });
    return changed.length === 0 ? null : next;
  });
  return changed;
}
