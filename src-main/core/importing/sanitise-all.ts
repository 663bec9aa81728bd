import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Library } from '../library/library.ts';
import { writeDurably } from '../storage/durable-write.ts';
import type { Importer } from './import.ts';
import { sanitiserVersion } from './sanitising/sanitiser-version.ts';

export interface SanitiseAllParts {
  readonly library: Library;
  readonly importer: Pick<Importer, 'sanitiseAgain'>;
  /** Where this machine notes that all of this library has been looked at. */
  readonly stateDirectory: string;
  /** Told of each article whose text this changed. */
  readonly onChanged: (id: string) => void;
  /** Milliseconds after the start, when other things matter more. */
  readonly after?: number;
}

/**
 * Sanitises every body of a library once more after an upgrade of the sanitiser, while nobody waits: what is exported and
 * searched was not shown before. `done` resolves when that is over, with whether all could be; `close` leaves the rest to the
 * next start.
 */
export function sanitiseAll(parts: SanitiseAllParts): { readonly done: Promise<boolean>; close(): Promise<void> } {
  const stop = new AbortController();
  const done = run(parts, stop.signal).catch(() => false);
  return {
    done,
    async close() {
      stop.abort();
      await done;
    },
  };
}

async function run(parts: SanitiseAllParts, signal: AbortSignal): Promise<boolean> {
  const { library, importer, stateDirectory, onChanged, after = 10_000 } = parts;
  const path = join(stateDirectory, 'sanitised.json');
  if ((await lastLook(path)) >= sanitiserVersion) return true;
  await setTimeout(after, undefined, { signal, ref: false });
  let isWhole = true;
  for (const id of library.ids()) {
    signal.throwIfAborted();
    if (!library.has(id)) continue;
    try {
      if (await importer.sanitiseAgain(id, { isNoted: false })) onChanged(id);
    } catch {
      // Whoever opens it is told; the next start tries again.
      isWhole = false;
    }
    await setTimeout(0, undefined, { ref: false });
  }
  if (isWhole) await writeDurably(path, `${JSON.stringify({ sanitiser: sanitiserVersion })}\n`);
  return isWhole;
}

/** The sanitiser of the last look at all of the library; 0 where that is not known. */
async function lastLook(path: string): Promise<number> {
  try {
    const known: unknown = JSON.parse(await readFile(path, 'utf8'));
    const version = typeof known === 'object' && known !== null && 'sanitiser' in known ? known.sanitiser : 0;
    return typeof version === 'number' ? version : 0;
  } catch {
    return 0;
  }
}
