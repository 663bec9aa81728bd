import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareTimes } from '#shared/merging/order.ts';
import { Drafts } from '../notes/drafts.ts';
import { makeDirectory } from '../storage/durable-write.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';

/**
 * Puts what was being typed when a backup was made into this machine's journal, where that knows nothing later of the same
 * note: the next start makes notes of it. Nobody else may have the journal open.
 */
export async function restoreDrafts(stateDirectory: string, saved: Buffer | null, files: FilePolicy): Promise<void> {
  if (saved === null) return;
  await makeDirectory(stateDirectory);
  const drafts = await Drafts.open(join(stateDirectory, 'drafts.jsonl'), files);
  try {
    await takeDrafts(drafts, stateDirectory, saved, files);
  } finally {
    await drafts.close();
  }
}

/** The same for a journal that is open. */
export async function takeDrafts(
  drafts: Drafts,
  stateDirectory: string,
  saved: Buffer,
  files: FilePolicy,
): Promise<void> {
  const folder = await mkdtemp(join(stateDirectory, 'restored-'));
  try {
    await writeFile(join(folder, 'drafts.jsonl'), saved);
    const theirs = await Drafts.open(join(folder, 'drafts.jsonl'), files);
    for (const { article, note, at, body, tags } of theirs.pending()) {
      const mine = drafts.of(article, note);
      if (mine === undefined || compareTimes(mine.at, at) < 0) await drafts.save(article, note, { body, tags }, at);
    }
    await theirs.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
