/** With an id in Crockford's Base 32. */
const notesName = /^([0-9A-HJKMNP-TV-Z]{26})(.+)\.json$/;
const folderName = /^([^.].*-[0-9A-HJKMNP-TV-Z]{26})(.+)$/;

/**
 * How sync tools name what they could not merge, each once more of the same file with a number behind it: Dropbox,
 * ownCloud and Nextcloud "(Ann's conflicted copy 2026-11-28)", "(conflicted copy 2026-11-28 101010)", Syncthing
 * ".sync-conflict-20261128-101010-ABCDEFG", Google Drive "(1)", iCloud and Finder " 2", " copy". And Postil what it could not
 * put in the place of a file (`unsavedOf`): ".unsaved".
 */
const marks =
  /^(?: ?\((?:[^()]* )?conflicted copy(?: [^()]*)?\)| ?\((?:[^()]* )?case conflict(?: [^()]*)?\)|[._]conflict-\d{8}-\d{6}|\.sync-conflict-\d{8}-\d{6}(?:-[0-9A-Z]{7})?| ?\(\d{1,3}\)| \d{1,3}| copy(?: \d{1,3})?| \[conflict\]|\.unsaved(?:-\d+)?)+$/i;

/** A name that may be that of a copy: what it is a copy of, and whether it is named as sync tools name copies. */
export interface CopyName {
  readonly original: string;
  readonly isMarked: boolean;
}

/**
 * Reads a name as that of a copy of `original`; null where it cannot be one. Other names (OneDrive's "notes-MACHINE.json",
 * or a word in another language) are copies only where what the file holds proves it.
 */
export function copyOf(name: string, original: string): CopyName | null {
  const dot = original.lastIndexOf('.');
  const [stem, extension] = [original.slice(0, dot), original.slice(dot)];
  if (!name.startsWith(stem) || !name.endsWith(extension)) return null;
  return copyBy(name.slice(stem.length, -extension.length), original);
}

/** The same for a notes file, which is named by the id of its article. */
export function copyOfNotes(name: string): CopyName | null {
  const [, article, rest = ''] = notesName.exec(name) ?? [];
  return article === undefined ? null : copyBy(rest, `${article}.json`);
}

/** The same for the folder of an article; only those that are named as copies are any. */
export function copyOfFolder(name: string): CopyName | null {
  const [, original, rest = ''] = folderName.exec(name) ?? [];
  const copy = original === undefined ? null : copyBy(rest, original);
  return copy?.isMarked ? copy : null;
}

/** Whether a name in the folder of an article may be that of a copy. */
export function mayBeCopy(name: string): boolean {
  return copyOf(name, 'article.json') !== null || copyOf(name, 'content.html') !== null;
}

function copyBy(rest: string, original: string): CopyName | null {
  return /^[ ._([-]./.test(rest) ? { original, isMarked: marks.test(rest) } : null;
}
