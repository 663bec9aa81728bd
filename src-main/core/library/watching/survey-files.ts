import type { LibraryIndex } from '../../index/index-client.ts';
import type { Notes } from '../../notes/notes.ts';
import type { Library } from '../library.ts';

interface SurveyParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly index: LibraryIndex;
  readonly settleIndex: () => Promise<void>;
  readonly isClosed: () => boolean;
}

interface Found {
  readonly articles: readonly string[];
  readonly notes: readonly string[];
  readonly copies: readonly string[];
}

/** Milliseconds that the thread of the index looks at files before it answers others. */
const slice = 25;
/** Articles that are sent to it at a time. */
const atOnce = 1000;

/**
 * The articles whose files are other than the index knows although nothing here changed them, and those in whose folder
 * may be a conflict copy; by size and time of each file, in slices in the thread of the index.
 */
export async function surveyFiles({ library, notes, index, settleIndex, isClosed }: SurveyParts): Promise<Found> {
  const own = { articles: new Set<string>(), notes: new Set<string>() };
  const stops = [library.watch(({ id }) => own.articles.add(id)), notes.watch((id) => own.notes.add(id))];
  try {
    await settleIndex();
    const found = { articles: [] as string[], notes: [] as string[], copies: [] as string[] };
    const ids = library.ids();
    for (let at = 0; at < ids.length && !isClosed(); ) {
      const some = ids.slice(at, at + atOnce).filter((id) => library.has(id));
      const places = some.map((id) => ({ id, folder: library.folderOf(id), notes: notes.fileOf(id) }));
      for (let from = 0; from < places.length && !isClosed(); ) {
        const { done, ...part } = await index.ask('survey', { places: places.slice(from), milliseconds: slice });
        from += done;
        for (const key of ['articles', 'notes', 'copies'] as const) found[key].push(...part[key]);
      }
      at += atOnce;
    }
    return {
      articles: found.articles.filter((id) => !own.articles.has(id)),
      notes: found.notes.filter((id) => !own.notes.has(id)),
      copies: found.copies,
    };
  } finally {
    for (const stop of stops) stop();
  }
}
