import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Counts how recognition has changed: raise it by one when the same text and lists give another recognition. */
const recogniserVersion = 10;

/** Names the recogniser with its lists and models: what another one recognised is recognised again. */
export async function recogniserName(resourcesDirectory: string): Promise<string> {
  const folder = join(resourcesDirectory, 'entities');
  const hash = createHash('sha256');
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isFile() || entry.name.endsWith('.md')) continue;
    hash.update(`${entry.name}\n`).update(await readFile(join(folder, entry.name)));
  }
  return `${recogniserVersion}-${hash.digest('hex').slice(0, 16)}`;
}
