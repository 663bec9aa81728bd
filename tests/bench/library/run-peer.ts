import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { PeerFigures, PeerQueries, StartFigures } from './measure-peer.ts';
import type { PeerTask } from './peer-process.ts';
import type { PeerName } from './peers.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./peer-process.ts', import.meta.url));
/** Megabytes of heap that a peer may take: thirty times the memory that Postil's core is allowed. */
const mostHeap = 8000;

/** What a start gave, or the last that its process said before it ended in failure, such as for want of memory. */
export type Outcome<Figures> = { readonly figures: Figures } | { readonly failed: string };

/** From scratch, and from its own index on disk; null where it did not write one, and `scratch` says why. */
export interface PeerResult {
  readonly scratch: Outcome<PeerFigures>;
  readonly loaded: Outcome<StartFigures> | null;
}

/**
 * Measures a peer over a synthetic library with those queries, each start in a process of its own, so that memory and
 * time to the first answer are that peer's alone. Its index lies in a temporary folder meanwhile.
 */
export async function runPeer(name: PeerName, library: string, queries: PeerQueries): Promise<PeerResult> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-peer-'));
  try {
    const task = { name, library, queries: join(folder, 'queries.json'), folder: join(folder, 'index') };
    await mkdir(task.folder);
    await writeFile(task.queries, JSON.stringify(queries));
    const scratch = await inProcess<PeerFigures>({ ...task, start: 'scratch' });
    const isSaved = 'figures' in scratch && typeof scratch.figures.saved === 'number';
    return { scratch, loaded: isSaved ? await inProcess<StartFigures>({ ...task, start: 'loaded' }) : null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inProcess<Figures>(task: PeerTask): Promise<Outcome<Figures>> {
  const options = ['--expose-gc', `--max-old-space-size=${mostHeap}`];
  try {
    const { stdout } = await run(process.execPath, [...options, script, JSON.stringify(task)], { maxBuffer: 2 ** 24 });
    return { figures: JSON.parse(stdout) };
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    return { failed: /^.*(?:Error|ERROR|error).*$/m.exec(stderr)?.[0] ?? message };
  }
}
