import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExportedFile, writeExport } from '#core/exporting/export.ts';
import { codeOf } from '#core/storage/durable-write.ts';
import { AppError } from '#shared/api/errors.ts';

export interface SavedExport {
  readonly path: string;
  readonly status: 'written' | 'unchanged';
}

/**
 * Writes an exported article into a folder, unless the same is there already. Another article's file, or a file of the
 * person's own, keeps its name; this one then carries a piece of its id. Throws AppError `conflict` or `disk`.
 */
export async function saveExport({ id, name, text }: ExportedFile, directory: string): Promise<SavedExport> {
  const names = [name, withSuffix(name, id.slice(-8)), withSuffix(name, id)];
  const present = await Promise.all(names.map((candidate) => readIfThere(join(directory, candidate))));
  // Where this article went before comes first: a name that has become free since would leave two files of it.
  let at = present.findIndex((found) => found !== null && belongsTo(found, id));
  if (at < 0) at = present.indexOf(null);
  const chosen = names[at];
  if (chosen === undefined) {
    throw new AppError('conflict', `${join(directory, name)} is another file. It was kept; choose another --out.`);
  }
  const path = join(directory, chosen);
  if (present[at] === text) return { path, status: 'unchanged' };
  await writeExport([{ id, name: chosen, text }], directory);
  return { path, status: 'written' };
}

function withSuffix(name: string, suffix: string): string {
  return name.replace(/(\.\w+)$/, `-${suffix.toLowerCase()}$1`);
}

/** Whether a file's front matter names this article. */
function belongsTo(text: string, id: string): boolean {
  const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  return new RegExp(`^id:\\s*["']?${id}["']?\\s*$`, 'm').test(frontMatter);
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new AppError('disk', `${path} could not be read: ${error instanceof Error ? error.message : error}`);
  }
}
