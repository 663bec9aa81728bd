import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfFile } from '#core/backup/hash-of-file.ts';
import type { ExportedFile, LibraryFile } from '#core/exporting/exporter.ts';
import { withSuffix } from '#core/exporting/file-name.ts';
import { highlightsHead } from '#core/exporting/formats/csv.ts';
import { codeOf, writeDurably } from '#core/storage/durable-write.ts';
import { writeBeside, writePieces } from '#core/storage/write-beside.ts';
import { AppError } from '#shared/api/errors.ts';

export interface SavedExport {
  readonly path: string;
  readonly status: 'written' | 'unchanged';
}

/**
 * Writes an exported file into a folder that is there, unless the same is there already. Another one's file, or a file of
 * the person's own, keeps its name; this one then carries a piece of its id. Throws AppError `conflict` or `disk`.
 */
export async function saveExport(
  { owner, name, text }: Pick<ExportedFile, 'owner' | 'name' | 'text'>,
  directory: string,
): Promise<SavedExport> {
  const names = [...new Set([name, withSuffix(name, owner.slice(-8)), withSuffix(name, owner)])];
  const present = await Promise.all(names.map((candidate) => readIfThere(join(directory, candidate))));
  // Where this one went before comes first: a name that has become free since would leave two files of it.
  let at = present.findIndex((found) => found !== null && belongsTo(found, owner));
  if (at < 0) at = present.indexOf(text);
  // A table without a row is nobody's.
  if (at < 0) at = present.findIndex((found) => found === null || found.trim() === highlightsHead.trim());
  const chosen = names[at];
  if (chosen === undefined) {
    throw new AppError('conflict', `${join(directory, name)} is another file. It was kept; choose another --out.`);
  }
  const path = join(directory, chosen);
  if (present[at] === text) return { path, status: 'unchanged' };
  await writeDurably(path, text);
  return { path, status: 'written' };
}

/**
 * Writes a file of the library piece by piece beside its place and renames it when it is whole, unless it is the same.
 * One of a single article is saved as its other files are. Throws AppError `conflict` where a file of another kind has that name.
 */
export async function saveLibraryFile(
  { name, owner, signature, pieces }: LibraryFile,
  directory: string,
): Promise<SavedExport> {
  if (owner !== null) {
    let text = '';
    for await (const piece of pieces) text += piece;
    return saveExport({ owner, name, text }, directory);
  }
  const path = join(directory, name);
  const before = await beginningOf(path, signature.length * 4);
  if (before !== null && before !== '' && !before.startsWith(signature)) {
    throw new AppError('conflict', `${path} is another file. It was kept; choose another --out.`);
  }
  const written = await writeBeside(path, async (temporary) => {
    await writePieces(temporary, pieces);
    return before !== null && (await hashOfFile(path)) === (await hashOfFile(temporary)) ? null : true;
  });
  return { path, status: written === null ? 'unchanged' : 'written' };
}

/** Whether a file says, in the beginning, whose it is: in its front matter or what its format has for that. */
function belongsTo(text: string, owner: string): boolean {
  const id = owner.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  if (new RegExp(`^id:\\s*["']?${id}["']?\\s*$`, 'm').test(frontMatter)) return true;
  const other = [
    `^\\{\\s*"id": "${id}"`,
    `"id": "postil://article/${id}"`,
    `name="postil-id" content="${id}"`,
    `^postil-id:: ${id}$`,
    `^${id},`,
    `^(?:@online\\{|ID  - |\\{"id":")postil-${id.toLowerCase()}\\b`,
  ];
  return other.some((form) => new RegExp(form, 'm').test(text.slice(0, 2000)));
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new AppError('disk', `${path} could not be read: ${error instanceof Error ? error.message : error}`);
  }
}

async function beginningOf(path: string, bytes: number): Promise<string | null> {
  try {
    let text = '';
    for await (const chunk of createReadStream(path, { encoding: 'utf8', end: bytes })) text += chunk;
    return text;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new AppError('disk', `${path} could not be read: ${error instanceof Error ? error.message : error}`);
  }
}
