import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../../said.ts';
import { codeOf, exists, makeDirectory, writeDurably } from '../../storage/durable-write.ts';

/** What Postil knows of a folder that it keeps in step, below it and out of sight of editors: `.postil/`. */
export const stateFolder = '.postil';

const fileSchema = z.object({
  article: z.string(),
  /** From the folder, with `/`. */
  path: z.string(),
  /** Of the file when Postil last looked at it; empty where it is to be looked at again. */
  sign: z.string(),
  /** What it said of the file then: it is said again as long as nothing changes. */
  status: z.enum(['in-step', 'kept-edits', 'conflict', 'away', 'kept', 'removed']),
});
export type KnownFile = z.infer<typeof fileSchema>;

const stateSchema = z.object({
  format: z.literal(1),
  library: z.string(),
  /** How files were made: format and template. */
  made: z.string(),
  /** By article, the signs of its files in the library when its files here were brought up to date. */
  articles: z.record(z.string(), z.string()),
  /** By what a file is about: an article, or a highlight. */
  files: z.record(z.string(), fileSchema),
  /** Files of the person's own, so that they are not opened each time; `id` is what they say to be. */
  others: z.record(z.string(), z.object({ sign: z.string(), id: z.string().nullable() })),
});
type State = z.infer<typeof stateSchema>;

const baseSchema = z.object({
  text: z.string(),
  regions: z.array(
    z.object({
      note: z.string(),
      from: z.number().int(),
      to: z.number().int(),
      first: z.string(),
      rest: z.string(),
      closed: z.boolean(),
    }),
  ),
  notes: z.array(z.string()),
});
/** What Postil wrote last into a file, and where the texts of notes stand in it. */
export type Base = z.infer<typeof baseSchema>;

/**
 * The state of one folder: `.postil/state.json` and, a file each, `.postil/base/<id>.json`. It is a help and not the
 * truth: where it is lost or damaged, files are known again by the ids in them.
 */
export class FolderState {
  readonly directory: string;
  readonly data: State;
  /** Whether the folder had a state that could be read. */
  readonly isKnown: boolean;
  private saved: string;

  private constructor(directory: string, data: State, saved: string, isKnown: boolean) {
    this.directory = directory;
    this.data = data;
    this.saved = saved;
    this.isKnown = isKnown;
  }

  /** Throws `conflict` where the folder is kept in step with another library, `unsupported` for a newer Postil's. */
  static async open(directory: string, library: string): Promise<FolderState> {
    const text = await readIfThere(join(directory, stateFolder, 'state.json'));
    const fresh: State = { format: 1, library, made: '', articles: {}, files: {}, others: {} };
    const found = text === null ? null : parsed(text, stateSchema);
    if (text !== null && found === null && /"format": ?[2-9]/.test(text.slice(0, 100))) {
      throw new AppError('unsupported', said().exporting.newer(directory));
    }
    if (found !== null && found.library !== library) {
      throw new AppError('conflict', said().exporting.otherLibrary(directory, stateFolder));
    }
    return new FolderState(directory, found ?? fresh, text ?? '', found !== null);
  }

  async base(owner: string): Promise<Base | null> {
    const text = await readIfThere(this.basePath(owner));
    return text === null ? null : parsed(text, baseSchema);
  }

  /** Writes nothing where the same is there. Call it after the file itself is written. */
  async keepBase(owner: string, base: Base): Promise<void> {
    const text = `${JSON.stringify(base)}\n`;
    if ((await readIfThere(this.basePath(owner))) === text) return;
    await this.makeFolder('base');
    await writeDurably(this.basePath(owner), text);
  }

  /** Writes what is known now, unless that is what stands there. */
  async save(): Promise<void> {
    const text = `${JSON.stringify(this.data)}\n`;
    if (text === this.saved) return;
    await this.makeFolder('');
    await writeDurably(join(this.directory, stateFolder, 'state.json'), text);
    this.saved = text;
  }

  /** Makes no folder in place of one that has gone meanwhile, with its drive perhaps. */
  private async makeFolder(name: string): Promise<void> {
    if (!(await exists(this.directory))) throw folderGone(this.directory);
    await makeDirectory(join(this.directory, stateFolder, name));
  }

  private basePath(owner: string): string {
    return join(this.directory, stateFolder, 'base', `${owner}.json`);
  }
}

export function folderGone(directory: string): AppError {
  return new AppError('not-found', said().exporting.folderGone(directory));
}

function parsed<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw new AppError('disk', said().exporting.notRead(path, error instanceof Error ? error.message : String(error)));
  }
}
