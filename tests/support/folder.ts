import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder that is removed when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file and folder below `directory` with a hash of its bytes: equal snapshots are byte-identical trees. */
export async function snapshot(directory: string): Promise<Record<string, string>> {
  const items = await readdir(directory, { recursive: true, withFileTypes: true });
  const found: [string, string][] = [];
  for (const item of items) {
    const path = join(item.parentPath, item.name);
    const hash = item.isFile()
      ? createHash('sha256')
          .update(await readFile(path))
          .digest('hex')
      : 'folder';
    found.push([relative(directory, path), hash]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => a.localeCompare(b)));
}
