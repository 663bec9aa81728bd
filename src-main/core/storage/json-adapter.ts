import { type BigIntStats, statSync } from 'node:fs';
import { readFile, rename, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Adapter } from 'lowdb';
import type * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../said.ts';
import { codeOf, exists, isHeld, notRead, writeDurably } from './durable-write.ts';
import type { Journal } from './journal.ts';
import { unsavedOf } from './temporary-files.ts';

/** A file that cannot be read and is younger may still be being written. In milliseconds, as how long that is waited for. */
const young = 2000;
const patience = 200;
const mostWaits = 10;

/** Lifts the data of one earlier format to the next; keyed by the format it takes. */
export type Migrations = Readonly<Record<number, (data: Record<string, unknown>) => Record<string, unknown>>>;

export interface JsonFileOptions<T> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
  /** The format this Postil writes. */
  readonly format: number;
  readonly migrations?: Migrations;
  readonly files: FilePolicy;
  /**
   * What holds where the file was changed by another program after it was read here: `theirs` is what it says now, `mine`
   * what it said. Left out, theirs holds.
   */
  readonly merge?: (mine: T, theirs: T) => T;
  /**
   * What of a change stands in the journal before the file is replaced, and under which key: a state of the file that
   * `merge` can take. Left out, nothing does: what tells no time of its own would undo at a start after a crash what another
   * machine wrote since.
   */
  readonly recorded?: { readonly key: string; readonly part: (before: T, next: T) => T };
  /**
   * Whether what cannot be put in the place of the file is kept beside it, where `merge` can take it from there. False for what
   * is kept elsewhere, or is soon said again; true left out.
   */
  readonly keepsUnsaved?: boolean;
}

/** How a library treats its files; shared by all stores of one opened library. */
export interface FilePolicy {
  readonly now: () => Date;
  /** True while another process may own the library: nothing is written, renamed or set aside. */
  readonly readOnly: boolean;
  /** Told of a file that could not be read; `asidePath` is where it was set aside, null when it was left in place. */
  readonly onDamaged: (path: string, asidePath: string | null, reason: string) => void;
  /** Told of what a crash left half added or half removed, a whole path, where it cannot be removed. */
  readonly onLeft?: (path: string, reason: string) => void;
  /** Told of a file that says something else than what was read or written here last: another program changed it. */
  readonly onOutside?: (path: string) => void;
  /** Where changes stand before they are written; null or left out where they stand nowhere. */
  readonly journal?: Journal | null;
}

/**
 * lowdb's adapter for one JSON file of the library. Reads fatal UTF-8, migrates and parses by schema; what cannot be
 * read is set aside under another name and reported, never overwritten. Writes are durable before they resolve.
 */
export class JsonFileAdapter<T> implements Adapter<T> {
  private readonly options: JsonFileOptions<T>;
  private seen = '';
  /** Whether what was there last was damaged and set aside, and nothing took its place yet. */
  isSetAside = false;
  /** What the next write waits for before the file is replaced. */
  ready: Promise<unknown> | undefined;

  constructor(options: JsonFileOptions<T>) {
    this.options = options;
  }

  /** Whether the file differs from what this adapter read or wrote last: another program may have replaced it. */
  async changedOutside(): Promise<boolean> {
    return (await fingerprint(this.options.path)) !== this.seen;
  }

  async read(waits = mostWaits): Promise<T | null> {
    const { path, schema, files } = this.options;
    this.seen = await fingerprint(path);
    this.isSetAside = false;
    let bytes: Uint8Array;
    try {
      bytes = await readFile(path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw notRead(path, error);
    }
    try {
      return schema.parse(await this.migrate(parseJson(bytes), bytes));
    } catch (error) {
      if (error instanceof AppError) throw error;
      // What another program writes in place is cut short for a moment; set aside, the rest would go with it.
      if (waits > 0 && (await this.isBeingWritten())) return this.read(waits - 1);
      files.onDamaged(path, await this.setAside(), error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  /** Throws ChangedMeanwhile where the file is not the one that was read or written here last. */
  async write(data: T): Promise<void> {
    const { path, files } = this.options;
    if (files.readOnly) throw new Error(`${path} belongs to a library opened for reading`);
    const mayReplace = () => signOf(statSync(path, { bigint: true, throwIfNoEntry: false })) === this.seen;
    const { ready } = this;
    this.ready = undefined;
    // The sign of what was written, and not of what is there by now.
    this.isSetAside = false;
    try {
      this.seen = signOf(await writeDurably(path, textOf(data), { mayReplace, ready }));
    } catch (error) {
      throw isHeld(error) ? await this.keepUnsaved(data, error) : error;
    }
  }

  /** Keeps all that could not be saved in one file beside that which is held, and gives the error that says so. */
  private async keepUnsaved(data: T, refused: AppError): Promise<AppError> {
    const { path, schema, merge, keepsUnsaved = true } = this.options;
    if (merge === undefined || !keepsUnsaved) return refused;
    const beside = unsavedOf(path);
    try {
      const kept = (await exists(beside)) ? schema.parse(parseJson(await readFile(beside))) : null;
      await writeDurably(beside, textOf(kept === null ? data : merge(kept, data)));
    } catch {
      // What is kept there already stays as it is, and what is told is true all the same.
      return refused;
    }
    const { cause } = refused;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = said().storage.notReplaced(path, reason, basename(beside));
    return new AppError('disk', message, { cause });
  }

  private async isBeingWritten(): Promise<boolean> {
    const { path } = this.options;
    const found = await stat(path).catch(() => null);
    if (found === null || Date.now() - found.mtimeMs > young) return false;
    await setTimeout(patience);
    return (await fingerprint(path)) !== this.seen;
  }

  /** Where that fails the read fails with it: a file that stayed in place would be written over. */
  private async setAside(): Promise<string | null> {
    const { path, files } = this.options;
    if (files.readOnly) return null;
    const free = await asidePath(path, files.now());
    try {
      await rename(path, free);
    } catch (error) {
      throw new AppError('disk', said().storage.notSetAside(path), { cause: error });
    }
    this.seen = '';
    this.isSetAside = true;
    return free;
  }

  /** Earlier formats are kept beside the file before they are lifted; later ones are left alone. */
  private async migrate(value: unknown, bytes: Uint8Array): Promise<unknown> {
    const { path, format, migrations = {}, files } = this.options;
    if (!isRecord(value) || typeof value.format !== 'number') return value;
    let data = value;
    const found = value.format;
    if (found > format) {
      throw new AppError('unsupported', said().storage.newer(basename(path), found, format));
    }
    if (found === format) return data;
    for (let step = found; step < format; step += 1) {
      const lift = migrations[step];
      if (lift === undefined) throw new Error(`no way from format ${step} to ${step + 1}`);
      data = { ...lift(data), format: step + 1 };
    }
    if (!files.readOnly) await writeDurably(`${path}.format-${found}.backup`, bytes);
    return data;
  }
}

/** A free name beside a file for what of it could not be read. */
export async function asidePath(path: string, now: Date): Promise<string> {
  const aside = `${path}.damaged-${now.toISOString().replaceAll(':', '')}`;
  let free = aside;
  for (let copy = 2; await exists(free); copy += 1) free = `${aside}-${copy}`;
  return free;
}

/** Parses UTF-8 JSON strictly; a byte order mark is accepted. */
export function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function textOf(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function fingerprint(path: string): Promise<string> {
  try {
    return signOf(await stat(path, { bigint: true }));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw notRead(path, error);
  }
}

function signOf(found: BigIntStats | undefined): string {
  return found === undefined ? '' : `${found.ino}:${found.size}:${found.mtimeNs}`;
}
