import { AppError } from '#shared/api/errors.ts';
import { notesFileSchema } from '#shared/model/annotation.ts';
import { articleSchema } from '#shared/model/article.ts';
import { correctionsFileSchema } from '#shared/model/correction.ts';
import type { Corrections } from '../entities/corrections.ts';
import type { Notes } from '../notes/notes.ts';
import type { Journal, JournalEntry } from '../storage/journal.ts';
import type { Library } from './library.ts';

interface ReplayParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly corrections: Corrections;
  /** Told of what a disk refused, or stands in a file of a newer Postil: it waits for the next start. */
  readonly onRefused: (error: AppError) => void;
}

/**
 * Brings what the last process put into the journal and the files lack, merged with what they say by now, and says how many
 * files lacked something. What belongs to an article that is not there stays in the journal: a sync tool may bring it back.
 * So does what is refused, since it is no reason not to open the library.
 */
export async function replayJournal(journal: Journal, parts: ReplayParts): Promise<number> {
  const entries = await journal.left();
  if (entries.length === 0) return 0;
  let brought = 0;
  const kept: JournalEntry[] = [];
  for (const [key, changes] of Map.groupBy(entries, (entry) => entry.key)) {
    const states = changes.map(({ data }) => data);
    const isBrought = await bring(key, states, parts).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      parts.onRefused(error);
      return null;
    });
    if (isBrought === null) kept.push(...changes);
    else if (isBrought) brought += 1;
  }
  // Where it stays as it is, the next start finds in the files what it finds in it.
  await journal.keep(kept).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    parts.onRefused(error);
  });
  return brought;
}

/** Whether a file lacked something; null where there is no such file, or what was to be written cannot be read. */
async function bring(key: string, states: readonly unknown[], parts: ReplayParts): Promise<boolean | null> {
  const { library, notes, corrections } = parts;
  const [kind, id = ''] = key.split('/');
  if (kind === 'entities') {
    const read = correctionsFileSchema.array().safeParse(states);
    return read.success ? corrections.absorb(read.data) : null;
  }
  if (!library.has(id)) return null;
  if (kind === 'notes') {
    const read = notesFileSchema.array().safeParse(states);
    return read.success ? notes.absorb(id, read.data) : null;
  }
  // Each of these is the whole article: what it was before the last says nothing more.
  const read = articleSchema.safeParse(states.at(-1));
  return kind === 'article' && read.success ? library.absorb(id, [read.data]) : null;
}
