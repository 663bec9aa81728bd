import * as z from 'zod';
import { idOfFolder } from '../library/article-folder.ts';
import { parseJson } from '../storage/json-adapter.ts';

/** The format of backups that this Postil writes, and the newest one it reads. */
export const backupFormat = 1;
/** The newest format of a library that this Postil opens. */
export const libraryFormat = 1;
export const manifestName = 'manifest.json';
export const libraryPart = 'library/';
/** What was being typed into notes on that machine, as its journal of drafts has it. */
export const journalName = 'machine/drafts.jsonl';

const hexHash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

const backupFileSchema = z.object({
  /** Where it lies in the archive: `library/` and its path in the library, or `machine/drafts.jsonl`. */
  path: z.string().refine(isBackupPath),
  size: count,
  sha256: hexHash,
  /** When it was changed last, to the millisecond. */
  modified: z.iso.datetime(),
});
export type BackupFile = z.infer<typeof backupFileSchema>;

const countsSchema = z.object({ articles: count, notes: count, media: count });
/** Articles (those in the trash too), annotations that are not deleted, and images. */
export type Counts = z.infer<typeof countsSchema>;

/** `manifest.json` of a backup, the last file in it. */
export const manifestSchema = z.looseObject({
  kind: z.literal('postil-backup'),
  format: z.literal(backupFormat),
  /** The version of Postil that made it. */
  postil: z.string(),
  created: z.iso.datetime(),
  /** The library's id and format as its postil.json tells them, null where that could not be read. */
  library: z.object({ id: z.string().nullable(), format: z.number().int().nullable() }),
  ...countsSchema.shape,
  /** Paths in the library that are not in it: links, and names that not every system knows. */
  leftOut: z.array(z.string()),
  files: z.array(backupFileSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Whether a path may stand in a backup: one of the two parts, relative, with slashes, without hidden names (so without `..`),
 * control characters or what another system takes for a separator.
 */
export function isBackupPath(path: string): boolean {
  if (path === journalName) return true;
  if (!path.startsWith(libraryPart) || path.length > 2000) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: names with them are made to deceive.
  return path.split('/').every((name) => name !== '' && !name.startsWith('.') && !/[\u0000-\u001f\\]/.test(name));
}

/** The text of a manifest, in pieces: that of a large library would be a very long string. */
export function* manifestPieces({ files, ...about }: Manifest): Generator<string> {
  const head = JSON.stringify(about, null, 2);
  yield `${head.slice(0, -2)},\n  "files": [`;
  for (const [at, file] of files.entries()) yield `${at === 0 ? '' : ','}\n    ${JSON.stringify(file)}`;
  yield `${files.length === 0 ? '' : '\n  '}]\n}\n`;
}

/** Counts what is in a backup, file by file. */
export class Counter {
  readonly counts: Counts = { articles: 0, notes: 0, media: 0 };

  /** `bytes` is null for a file that is too large to be held. */
  take(path: string, bytes: Uint8Array | null): void {
    const [, part, folder, name] = path.split('/');
    const isArticle = (part === 'articles' || part === 'trash') && idOfFolder(folder ?? '') !== null;
    if (isArticle && name === 'article.json') this.counts.articles += 1;
    else if (isArticle && name === 'media') this.counts.media += 1;
    else if (part === 'notes' && bytes !== null) this.counts.notes += countNotes(bytes);
  }
}

const notesSchema = z.object({ annotations: z.array(z.object({ deleted: z.unknown() })) });

function countNotes(bytes: Uint8Array): number {
  try {
    return notesSchema.parse(parseJson(bytes)).annotations.filter(({ deleted }) => deleted === null).length;
  } catch {
    // What cannot be read is kept all the same.
    return 0;
  }
}
