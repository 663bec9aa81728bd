import { statSync } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../../said.ts';
import { codeOf } from '../../storage/durable-write.ts';
import { idIn, signOf } from './file-text.ts';
import type { FolderState } from './folder-state.ts';

/** Bytes in which the id of an exported file stands. */
const headBytes = 8192;
/** Files that are looked at before others have a turn. */
const atOnce = 500;

/** What is in a folder: Markdown files by their paths from there, with `/`, and by the ids that they say. */
export interface FolderScan {
  readonly signs: ReadonlyMap<string, string>;
  readonly byId: ReadonlyMap<string, readonly string[]>;
  /** Names that are taken, folded as file systems without capitals see them. */
  readonly taken: Set<string>;
}

/**
 * Looks through a folder and those below it, but hidden ones, links to folders, and `except`. Files that the state knows
 * are not opened; those of the person's own once. Throws AppError `disk` where the folder itself cannot be read.
 */
export async function scanFolder(directory: string, state: FolderState, except: string): Promise<FolderScan> {
  const signs = new Map<string, string>();
  const taken = new Set<string>();
  let looked = 0;
  const walk = async (below: string): Promise<void> => {
    for (const entry of await entriesOf(join(directory, below), below === '')) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      taken.add(folded(path));
      if (entry.isDirectory()) {
        if (join(directory, path) !== except) await walk(path);
      } else if (/\.(?:md|markdown)$/i.test(entry.name)) {
        const found = statSync(join(directory, path), { throwIfNoEntry: false });
        if (found?.isFile()) signs.set(path, signOf(found));
        looked += 1;
        if (looked % atOnce === 0) await setImmediate();
      }
    }
  };
  await walk('');
  return { signs, byId: await idsOf(directory, signs, state), taken };
}

export function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** The file itself where a path is a link to one, so that it is written and not the link. */
export async function targetOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

async function idsOf(
  directory: string,
  signs: ReadonlyMap<string, string>,
  { data }: FolderState,
): Promise<Map<string, string[]>> {
  const byId = new Map<string, string[]>();
  const owners = new Map(Object.entries(data.files).map(([owner, { path }]) => [path, owner]));
  const others: typeof data.others = {};
  for (const [path, sign] of signs) {
    let id = owners.get(path) ?? null;
    if (id === null || data.files[id]?.sign !== sign) {
      const known = data.others[path];
      const said = known?.sign === sign ? known.id : await idOf(join(directory, path));
      // Where it was is where it is, for as long as it says nothing else.
      if (id === null || (said !== null && said !== id)) {
        others[path] = { sign, id: said };
        id = said;
      }
    }
    if (id !== null) byId.set(id, [...(byId.get(id) ?? []), path]);
  }
  data.others = others;
  return byId;
}

async function idOf(path: string): Promise<string | null> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(headBytes), position: 0 });
      return idIn(buffer.toString('utf8', 0, bytesRead));
    } finally {
      await file.close();
    }
  } catch {
    // What cannot be read is nobody's; where it is one of Postil's, its article tells so.
    return null;
  }
}

async function entriesOf(path: string, isTop: boolean) {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (!isTop) return [];
    const gone = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
    const { notThere, cannotBeRead } = said().exporting;
    const message = gone ? notThere(path) : cannotBeRead(path, codeOf(error));
    throw new AppError(gone ? 'not-found' : 'disk', message, { cause: error });
  }
}
