import type { LibraryIndex } from '../index/index-client.ts';

/** Where a note is. */
export interface NotePlace {
  readonly id: string;
  readonly articleId: string;
}

/** Who links to whom, all over the library, by the index. */
export interface NoteLinks {
  /** The notes that link to one of these. */
  to(ids: readonly string[]): Promise<NotePlace[]>;
  /** The articles that hold these notes; one that is nowhere is left out. Looks at every note: for links that do not say. */
  find(ids: readonly string[]): Promise<NotePlace[]>;
}

export function createNoteLinks(index: LibraryIndex, settled: <T>(work: () => Promise<T>) => Promise<T>): NoteLinks {
  return {
    to: async (ids) => (ids.length === 0 ? [] : settled(() => index.ask('notesLinkingTo', { ids }))),
    find: async (ids) => (ids.length === 0 ? [] : settled(() => index.ask('placesOfNotes', { ids }))),
  };
}
