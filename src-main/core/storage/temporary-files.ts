import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

/**
 * A temporary file that is younger may be another machine's, brought by a sync tool in the moment in which it is written:
 * removed here it would be removed there. In milliseconds.
 */
const young = 60 * 60 * 1000;
const pattern = /^\..+\.[0-9a-f]{12}\.tmp$/;

/** The name under which new bytes of a file are written, in its folder and hidden: nobody else has it. */
export function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
}

/** Whether a name is one that `temporaryFor` gives. */
export function isTemporary(name: string): boolean {
  return pattern.test(name);
}

/** Where that is kept by which a file could not be replaced: a library takes it for a copy of it, as sync tools make them. */
export function unsavedOf(path: string): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.unsaved${extension}`;
}

/** Milliseconds since a file was last written; null where it is gone. */
async function ageOf(path: string, now: Date): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found && now.getTime() - found.mtimeMs;
}

/** Whether it is a temporary file that may be on its way still, or is gone by now. */
export async function isUnderWay(path: string, now: Date): Promise<boolean> {
  return isTemporary(basename(path)) && ((await ageOf(path, now)) ?? 0) < young;
}

/**
 * Removes the temporary files that a crash left in a folder, which may have been listed already: none was acknowledged, and
 * what they were to bring stands in the journal. Gives how many; a folder that cannot be listed, and a file that cannot be
 * removed, has none.
 */
export async function removeLeftovers(
  folder: string,
  now: Date,
  { isOwn = false, names }: { isOwn?: boolean; names?: readonly string[] } = {},
): Promise<number> {
  let removed = 0;
  for (const name of names ?? (await readdir(folder).catch(() => []))) {
    if (!isTemporary(name)) continue;
    const path = join(folder, name);
    const age = await ageOf(path, now);
    if (age === null || (!isOwn && age < young)) continue;
    await rm(path, { force: true }).then(
      () => (removed += 1),
      () => undefined,
    );
  }
  return removed;
}
