import { basename } from 'node:path';
import { copyOf } from '../../library/conflicts/copy-names.ts';
import { withSuffix } from '../file-name.ts';
import { folded } from './folder-scan.ts';
import type { KnownFile } from './folder-state.ts';
import type { SyncRun } from './sync-run.ts';

/** Where a file is, or goes. */
export interface Located {
  /** From the folder; where it is, or was, or is to be. */
  readonly path: string;
  readonly isThere: boolean;
  /** Whether it was known to be elsewhere. */
  readonly isMoved: boolean;
  /** Whether the person took it away. */
  readonly isAway: boolean;
  /** Other files that say to be the same. */
  readonly copies: readonly string[];
}

/**
 * Finds the file of an article or a highlight by its id: where it was, else wherever in the folder it says to be. Of
 * several the one that was known counts, else one that is not named as sync tools name copies. A new one gets a name that
 * nothing else has, whatever its capitals.
 */
export function locateFile({ scan, state, named }: SyncRun, owner: string, article: string, name: string): Located {
  const known: KnownFile | undefined = state.data.files[owner];
  const found = scan.byId.get(owner) ?? [];
  const path = known !== undefined && found.includes(known.path) ? known.path : likeliest(found, known?.path ?? name);
  if (path !== undefined) {
    const copies = found.filter((each) => each !== path);
    return { path, isThere: true, isMoved: known !== undefined && known.path !== path, isAway: false, copies };
  }
  const there = { isThere: false, isMoved: false, copies: [] };
  if (known !== undefined && known.status !== 'removed' && !named.has(article))
    return { ...there, path: known.path, isAway: true };
  // Where it was, as long as that folder is there: none is made, least of all one that a drive took with it.
  const before = known !== undefined && isFolderThere(scan.taken, known.path) ? [known.path] : [];
  const names = [...before, name, withSuffix(name, owner.slice(-8)), withSuffix(name, owner)];
  const free = names.find((each) => !scan.taken.has(folded(each))) ?? withSuffix(name, `${owner}-${scan.taken.size}`);
  scan.taken.add(folded(free));
  return { ...there, path: free, isAway: false };
}

function isFolderThere(taken: ReadonlySet<string>, path: string): boolean {
  const cut = path.lastIndexOf('/');
  return cut < 0 || taken.has(folded(path.slice(0, cut)));
}

function likeliest(paths: readonly string[], original: string): string | undefined {
  const rank = (path: string) => (isCopy(path, original) ? 1 : 0);
  return [...paths].sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1))[0];
}

/** Whether a name is that of a copy of this file, or of any. */
function isCopy(path: string, original: string): boolean {
  const name = basename(path);
  if (copyOf(name, basename(original))?.isMarked === true) return true;
  const plain = name.replace(/ ?(?:\([^()]*\)|\.sync-conflict-[\w-]+| copy(?: \d+)?)(?=\.\w+$)/, '');
  return plain !== name && copyOf(name, plain)?.isMarked === true;
}
