import { constants } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { codeOf, notRead, removeDurably, syncDirectory, writeDurably } from './durable-write.ts';
import { asidePath, type FilePolicy, parseJson } from './json-adapter.ts';

const head = { valid: z.union([z.literal(0), z.literal(1)]), at: z.string() };
const changeSchema = z.object({ ...head, key: z.string(), data: z.unknown() });
const lineSchema = z.union([changeSchema, z.object({ ...head, gone: z.string() })]);
type Line = z.infer<typeof lineSchema>;

/** A change as it was before its file was written: `data` is a state of the file with what was changed. */
export type JournalEntry = z.infer<typeof changeSchema>;

export interface JournalTicket {
  /** Resolves once the change stands in the journal, or is known not to get there; never rejects. */
  readonly durable: Promise<void>;
  /** The file holds the change. */
  done(): void;
  /** The change was given up: it is not to be brought at the next start. Resolves once that is durable. */
  undo(): Promise<void>;
}

/** When all it holds is in the files, a journal of more bytes is begun anew. */
const longest = 8 * 1024 * 1024;
/** What belongs to an article that is not there waits so long for it. In milliseconds. */
const patience = 90 * 24 * 60 * 60 * 1000;
/** A line begins so; the digit after it is overwritten where the change is given up, which needs no room on a full disk. */
const start = '{"valid":';

/**
 * What is about to be written, in the state folder of this machine: JSON Lines, appended and synced before a file of the
 * library is replaced. Who appends while others are synced shares the next sync. A journal that cannot be written keeps nobody
 * from saving, as the files are durable on their own: `onTrouble` is told once.
 */
export class Journal {
  private readonly path: string;
  private readonly files: Pick<FilePolicy, 'now' | 'onDamaged'>;
  private readonly onTrouble: (error: unknown) => void;
  private readonly queue: (() => Promise<void>)[] = [];
  private lines: { readonly text: string; readonly placed: (at: number | null) => void }[] = [];
  private running: Promise<void> | null = null;
  /** What `keep` left, but for what was forgotten since: it stays when the rest has reached its files. */
  private kept: readonly JournalEntry[] = [];
  private file: FileHandle | null = null;
  private end = 0;
  private underWay = 0;
  private isTroubled = false;
  private isOver = false;

  constructor(path: string, files: Pick<FilePolicy, 'now' | 'onDamaged'>, onTrouble: (error: unknown) => void) {
    this.path = path;
    this.files = files;
    this.onTrouble = onTrouble;
  }

  /** Puts a change at the end; `key` says of what, such as `notes/<article id>`. */
  append(key: string, data: unknown): JournalTicket {
    const { promise, resolve } = Promise.withResolvers<number | null>();
    this.underWay += 1;
    this.put({ valid: 1, at: this.files.now().toISOString(), key, data }, resolve);
    return {
      durable: promise.then(() => undefined),
      done: () => {
        this.underWay -= 1;
        if (this.underWay === 0 && this.end > longest) this.inTurn(() => this.beginAnew());
      },
      undo: async () => {
        const at = await promise;
        await new Promise<void>((over) => this.inTurn(() => this.invalidate(at).finally(over)));
        this.underWay -= 1;
      },
    };
  }

  /** What belongs to an article that was removed for good is not to be brought any more. */
  forget(articleId: string): Promise<void> {
    this.kept = without(this.kept, articleId);
    const { promise, resolve } = Promise.withResolvers<number | null>();
    this.put({ valid: 1, at: this.files.now().toISOString(), gone: articleId }, resolve);
    return promise.then(() => undefined);
  }

  /**
   * The changes of which it is not known that they reached their files, in their order: what the last process left. A
   * last line that a crash cut short is skipped, as its file was not replaced; others that cannot be read are set aside.
   */
  async left(): Promise<JournalEntry[]> {
    const bytes = await readFile(this.path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return Buffer.alloc(0);
      throw notRead(this.path, error);
    });
    const damaged: Buffer[] = [];
    let entries: JournalEntry[] = [];
    for (let from = 0; ; ) {
      const newline = bytes.indexOf(10, from);
      if (newline < 0) break;
      const line = readLine(bytes.subarray(from, newline));
      if (line === null) damaged.push(bytes.subarray(from, newline + 1));
      else if ('gone' in line) entries = without(entries, line.gone);
      else if (line.valid === 1) entries.push(line);
      from = newline + 1;
    }
    if (damaged.length > 0) {
      const aside = await asidePath(this.path, this.files.now());
      await writeDurably(aside, Buffer.concat(damaged));
      this.files.onDamaged(this.path, aside, `${damaged.length} of its lines are no changes`);
      // They would be set aside once more at each start.
      await this.rewrite(entries);
    }
    return entries;
  }

  /** Leaves these alone in the journal, but for what waits too long; no journal where there is none. */
  async keep(entries: readonly JournalEntry[]): Promise<void> {
    await this.settled();
    const since = this.files.now().getTime() - patience;
    // What states no time is no reason to drop a change.
    this.kept = entries.filter(({ at }) => !(Date.parse(at) < since));
    await this.rewrite(this.kept);
  }

  /** Resolves when all that was asked for is written. */
  async settled(): Promise<void> {
    while (this.running !== null) await this.running;
  }

  /** Ends the journal. `isClean` where every file holds its changes: then nothing is left of it but what `keep` left. */
  async close(isClean: boolean): Promise<void> {
    this.isOver = true;
    await this.settled();
    // Not synced where nothing waits: where that is lost, the next start finds in the files what it finds here.
    if (isClean && this.underWay === 0 && this.file !== null) {
      await (this.kept.length === 0 ? this.file.truncate(0) : this.rewrite(this.kept)).catch(() => undefined);
    }
    await this.closeFile();
  }

  private put(line: Line, placed: (at: number | null) => void): void {
    // Another process may have it by now.
    if (this.isOver) {
      placed(null);
      return;
    }
    this.lines.push({ text: textOf(line), placed });
    if (this.lines.length === 1) this.inTurn(() => this.writeLines());
  }

  private inTurn(work: () => Promise<void>): void {
    this.queue.push(work);
    this.running ??= this.run();
  }

  private async run(): Promise<void> {
    for (let work = this.queue.shift(); work !== undefined; work = this.queue.shift()) {
      try {
        await work();
      } catch (error) {
        if (!this.isTroubled) this.onTrouble(error);
        this.isTroubled = true;
      }
    }
    this.running = null;
  }

  private async writeLines(): Promise<void> {
    const lines = this.lines;
    this.lines = [];
    const places: number[] = [];
    try {
      const file = await this.opened();
      const bytes = Buffer.from(lines.map(({ text }) => text).join(''));
      let at = this.end;
      for (const { text } of lines) {
        places.push(at);
        at += Buffer.byteLength(text);
      }
      await writeAll(file, bytes, this.end);
      await file.datasync();
      this.end += bytes.length;
      for (const [index, { placed }] of lines.entries()) placed(places[index] ?? null);
    } catch (error) {
      // Half a line would spoil the next.
      await this.file?.truncate(this.end).catch(() => this.closeFile());
      for (const { placed } of lines) placed(null);
      throw error;
    }
  }

  private async invalidate(at: number | null): Promise<void> {
    if (at === null || this.file === null) return;
    await writeAll(this.file, Buffer.from('0'), at + start.length);
    await this.file.datasync();
  }

  private async beginAnew(): Promise<void> {
    if (this.file === null || this.underWay > 0) return;
    if (this.kept.length > 0) return this.rewrite(this.kept);
    await this.file.truncate(0);
    await this.file.datasync();
    this.end = 0;
  }

  private async rewrite(entries: readonly JournalEntry[]): Promise<void> {
    await this.closeFile();
    if (entries.length === 0) await removeDurably(this.path);
    else await writeDurably(this.path, entries.map((entry) => textOf(entry)).join(''));
  }

  private async opened(): Promise<FileHandle> {
    if (this.file !== null) return this.file;
    const { O_RDWR, O_CREAT, O_EXCL } = constants;
    const known = await open(this.path, O_RDWR).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    });
    const file = known ?? (await open(this.path, O_RDWR | O_CREAT | O_EXCL, 0o600));
    try {
      const bytes = await file.readFile();
      // What a crash cut short goes.
      this.end = bytes.lastIndexOf(10) + 1;
      if (bytes.length > this.end) await file.truncate(this.end);
      if (known === null) await syncDirectory(dirname(this.path));
    } catch (error) {
      await file.close();
      throw error;
    }
    this.file = file;
    return file;
  }

  private async closeFile(): Promise<void> {
    const { file } = this;
    this.file = null;
    await file?.close();
  }
}

function without(entries: readonly JournalEntry[], articleId: string): JournalEntry[] {
  return entries.filter(({ key }) => !key.endsWith(`/${articleId}`));
}

function readLine(bytes: Uint8Array): Line | null {
  try {
    return lineSchema.parse(parseJson(bytes));
  } catch {
    return null;
  }
}

function textOf({ valid, ...rest }: Line): string {
  return `${start}${valid},${JSON.stringify(rest).slice(1)}\n`;
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    if (bytesWritten === 0) throw new Error('the disk took no more bytes');
    written += bytesWritten;
  }
}
