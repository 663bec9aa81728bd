import { readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Electron's lock of the single instance in the profile folder: true for the first process; a later one leaves its message
 * for the first, which is told of it, and gets false. What a process that was killed left behind counts for nothing.
 */
export function takeInstanceLock(folder: string, message: unknown, onSecond: (message: unknown) => void): boolean {
  const lock = join(folder, 'stand-in.lock');
  const owner = ownerOf(lock);
  if (owner !== null) {
    // Whole where it is seen: the first process reads it at once.
    const written = join(folder, `writing-${process.pid}`);
    writeFileSync(written, JSON.stringify(message ?? null));
    renameSync(written, join(folder, `second-${process.pid}.json`));
    return false;
  }
  writeFileSync(lock, String(process.pid));
  process.once('exit', () => rmSync(lock, { force: true }));
  const seen = new Set<string>();
  watch(folder, { persistent: false }, (_event, name) => {
    if (name === null || !/^second-\d+\.json$/.test(name) || seen.has(name)) return;
    seen.add(name);
    void readFile(join(folder, name), 'utf8').then(async (text) => {
      await rm(join(folder, name), { force: true });
      onSecond(JSON.parse(text));
    });
  });
  return true;
}

function ownerOf(lock: string): number | null {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    process.kill(owner, 0);
    return owner;
  } catch {
    return null;
  }
}
