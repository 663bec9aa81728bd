import { type FileHandle, open, readFile } from 'node:fs/promises';
import * as z from 'zod';
import { type Annotation, type Draft, draftSchema } from '#shared/model/annotation.ts';
import { codeOf, notSaved, removeDurably, writeDurably } from '../storage/durable-write.ts';
import { asidePath, type FilePolicy, parseJson } from '../storage/json-adapter.ts';
import type { ChangedNote, NoteChange } from './tags.ts';

const keySchema = z.object({ article: z.string(), note: z.string() });
const pendingSchema = keySchema.extend({ at: z.string(), ...draftSchema.shape });
const lineSchema = z.union([pendingSchema, keySchema.extend({ cleared: z.literal(true) })]);

/** What was typed into a note and is not saved there; `at` is when. */
export type PendingDraft = Readonly<z.infer<typeof pendingSchema>>;

/** The journal is written anew when it is longer than this and half of it is history. */
const compactBytes = 8 * 1024 * 1024;

/**
 * The journal of what is being typed: JSON Lines, appended and synced before a draft is acknowledged, the newest of a
 * note in memory. Whatever needs a whole file (the first line, a disk that refused one, length) writes it anew.
 */
export class Drafts {
  private readonly path: string;
  private readonly files: FilePolicy;
  private readonly newest = new Map<string, PendingDraft>();
  private readonly queue: { line: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  private writing: Promise<void> | null = null;
  private file: FileHandle | null = null;
  private bytes = 0;
  private mostBytes = 0;

  private constructor(path: string, files: FilePolicy) {
    this.path = path;
    this.files = files;
  }

  /**
   * Reads the journal. A last line that a crash cut short was never acknowledged and is skipped; others that cannot be
   * read are set aside and reported.
   */
  static async open(path: string, files: FilePolicy): Promise<Drafts> {
    const drafts = new Drafts(path, files);
    const bytes = await readFile(path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    const damaged: Buffer[] = [];
    for (let start = 0; start < bytes.length; ) {
      const newline = bytes.indexOf(10, start);
      const line = bytes.subarray(start, newline < 0 ? bytes.length : newline);
      if (!drafts.takeLine(line) && newline >= 0) damaged.push(bytes.subarray(start, newline + 1));
      start += line.length + 1;
    }
    if (damaged.length > 0) {
      const aside = await asidePath(path, files.now());
      await writeDurably(aside, Buffer.concat(damaged));
      files.onDamaged(path, aside, `${damaged.length} of its lines are no drafts`);
    }
    return drafts;
  }

  /** What was typed into a note last, or undefined where all of it is saved. */
  of(article: string, note: string): PendingDraft | undefined {
    return this.newest.get(keyOf(article, note));
  }

  /** Every note's newest draft. */
  pending(): PendingDraft[] {
    return [...this.newest.values()];
  }

  /** Resolves once the draft is durable; throws AppError `disk`. */
  save(article: string, note: string, { body, tags }: Draft, at = this.files.now().toISOString()): Promise<void> {
    const draft = { article, note, at, body, tags };
    this.newest.set(keyOf(article, note), draft);
    return this.append(lineOf(draft));
  }

  /** Forgets exactly this draft, since the note holds what was typed: a newer one stays. */
  async clear(draft: PendingDraft): Promise<void> {
    const { article, note } = draft;
    if (this.of(article, note) !== draft) return;
    this.newest.delete(keyOf(article, note));
    await this.append(lineOf({ article, note, cleared: true }));
  }

  /**
   * Changes what is being typed into the notes of an article, as `change` will change them `at` a time: what is typed into
   * those stays newer than they are.
   */
  async change(article: string, notes: readonly Annotation[], change: NoteChange, at: string): Promise<ChangedNote[]> {
    const result: ChangedNote[] = [];
    for (const note of notes) {
      const had = note.deleted === null ? this.of(article, note.id) : undefined;
      if (had === undefined) continue;
      const has = change(had, note.id, true);
      if (has !== had) result.push({ note: note.id, isDraft: true, had: { body: had.body, tags: had.tags }, has });
      if (has !== had || change(note, note.id, false) !== note)
        await this.save(article, note.id, { body: has.body, tags: [...has.tags] }, at);
    }
    return result;
  }

  /** Forgets what was typed into the notes of an article that is gone for good. */
  async forget(article: string): Promise<void> {
    await Promise.all(this.pending().flatMap((draft) => (draft.article === article ? this.clear(draft) : [])));
  }

  /** Leaves only the newest draft of each note in the journal, and no journal where there is none. */
  async compact(): Promise<void> {
    this.mostBytes = -1;
    await this.append('');
  }

  /** Resolves when all that was asked for is written. */
  async settled(): Promise<void> {
    await this.writing;
  }

  async close(): Promise<void> {
    await this.settled();
    await this.closeFile();
  }

  private takeLine(bytes: Uint8Array): boolean {
    try {
      const line = lineSchema.parse(parseJson(bytes));
      const key = keyOf(line.article, line.note);
      if ('cleared' in line) this.newest.delete(key);
      else this.newest.set(key, line);
      return true;
    } catch {
      return bytes.length === 0;
    }
  }

  private append(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.queue.push({ line, resolve, reject });
      this.writing ??= this.writeQueue();
    });
  }

  /** Lines that come while others are synced share the next sync. */
  private async writeQueue(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0);
      try {
        await this.write(batch.map(({ line }) => line).join(''));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.writing = null;
  }

  private async write(lines: string): Promise<void> {
    if (this.file === null || this.bytes > this.mostBytes) return this.rewrite();
    try {
      await this.file.appendFile(lines);
      await this.file.sync();
      this.bytes += Buffer.byteLength(lines);
    } catch (error) {
      // Where its end is unknown nothing may be appended.
      await this.closeFile().catch(() => undefined);
      throw notSaved(this.path, error);
    }
  }

  private async rewrite(): Promise<void> {
    await this.closeFile();
    if (this.newest.size === 0) return removeDurably(this.path);
    await writeDurably(this.path, this.pending().map(lineOf).join(''));
    this.file = await open(this.path, 'a');
    this.bytes = (await this.file.stat()).size;
    this.mostBytes = Math.max(compactBytes, 2 * this.bytes);
  }

  private async closeFile(): Promise<void> {
    const { file } = this;
    this.file = null;
    await file?.close();
  }
}

/** Whether a draft was typed no earlier than its note was changed last. */
export function isNewer(draft: PendingDraft, note: Pick<Annotation, 'modified'>): boolean {
  // What states no time that can be read is no reason to drop what was typed.
  return !(Date.parse(note.modified) > Date.parse(draft.at));
}

function lineOf(line: z.infer<typeof lineSchema>): string {
  return `${JSON.stringify(line)}\n`;
}

function keyOf(article: string, note: string): string {
  return `${article}/${note}`;
}
