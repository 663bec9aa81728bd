import { timeAfter } from '#shared/merging/order.ts';
import type { Annotation } from '#shared/model/annotation.ts';

/** What of a note its tags stand in: a body may hold them too, behind a hash. */
export interface TaggedText {
  readonly body: string;
  readonly tags: readonly string[];
}

/** What a note was and is; the note itself, or what is being typed into it. */
export interface ChangedNote {
  readonly note: string;
  readonly isDraft: boolean;
  readonly had: TaggedText;
  readonly has: TaggedText;
}

/** Gives what a note shall have for what it has; the same where it stays. */
export type NoteChange = (text: TaggedText, note: string, isDraft: boolean) => TaggedText;

/** The notes, those that are not deleted with their tags changed, and what was changed. */
export function withTags(
  notes: readonly Annotation[],
  change: NoteChange,
  modified: string,
): { next: Annotation[]; result: ChangedNote[] } {
  const result: ChangedNote[] = [];
  const next = notes.map((note) => {
    const has = note.deleted === null ? change(note, note.id, false) : note;
    if (has === note) return note;
    result.push({ note: note.id, isDraft: false, had: { body: note.body, tags: note.tags }, has });
    return { ...note, body: has.body, tags: [...has.tags], modified: timeAfter(note.modified, modified) };
  });
  return { next, result };
}
