import type { Annotation } from '#shared/model/annotation.ts';

/** What the tags of a note were and are; of the note itself, or of what is being typed into it. */
export interface ChangedTags {
  readonly note: string;
  readonly isDraft: boolean;
  readonly had: readonly string[];
  readonly has: readonly string[];
}

/** Gives the tags that a note shall have for those that it has; the same array where they stay. */
export type TagsChange = (tags: readonly string[], note: string, isDraft: boolean) => readonly string[];

/** The notes that are not deleted with their tags changed, and what was changed. */
export function withTags(
  notes: readonly Annotation[],
  change: TagsChange,
  modified: string,
): { next: Annotation[]; result: ChangedTags[] } {
  const result: ChangedTags[] = [];
  const next = notes.map((note) => {
    const { id, tags: had, deleted } = note;
    const has = deleted === null ? change(had, id, false) : had;
    if (has === had) return note;
    result.push({ note: id, isDraft: false, had, has });
    return { ...note, tags: [...has], modified };
  });
  return { next, result };
}
