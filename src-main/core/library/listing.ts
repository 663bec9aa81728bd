import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../storage/durable-write.ts';

/** What is in the folders of a library at one moment. Of a large one it is read once for all that a start does with it. */
export interface Listing {
  /** Names of folders; what a crash left of adding or removing is among them. */
  readonly articles: readonly string[];
  readonly trash: readonly string[];
  /** Names of everything. */
  readonly notes: readonly string[];
  /** When something last came into each of the folders or left it, milliseconds; null for one that is not there. */
  readonly changed: readonly (number | null)[];
}

const parts = ['articles', 'trash', 'notes'] as const;

export async function listLibrary(directory: string): Promise<Listing> {
  const changed = changesOf(directory);
  const [articles, trash, notes] = await Promise.all([
    foldersIn(join(directory, 'articles')),
    foldersIn(join(directory, 'trash')),
    notesIn(directory),
  ]);
  return { articles, trash, notes, changed };
}

/** Whether a listing still says what is there. */
export function isCurrent({ changed }: Listing, directory: string): boolean {
  const now = changesOf(directory);
  return now.every((time, at) => time === changed[at]);
}

/** At once: what is waited for here would come only when the modules are loaded that load meanwhile, and the names after it. */
function changesOf(directory: string): (number | null)[] {
  const timeOf = (part: string) => {
    try {
      return statSync(join(directory, part)).mtimeMs;
    } catch {
      return null;
    }
  };
  return parts.map(timeOf);
}

/** Names of everything in the folder of notes of a library. */
export function notesIn(directory: string): Promise<string[]> {
  return orNone(readdir(join(directory, 'notes')));
}

/** Names of the folders in a folder; files that a person has there are no articles, a missing folder is an empty one. */
export async function foldersIn(path: string): Promise<string[]> {
  const entries = await orNone(readdir(path, { withFileTypes: true }));
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function orNone<T>(names: Promise<T[]>): Promise<T[]> {
  try {
    return await names;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}
