// Longer than 300 lines: whatever changes a notes file goes through one queue, and stands here together.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { mergeNotes } from '#shared/merging/merge-files.ts';
import { timeAfter } from '#shared/merging/order.ts';
import {
  type Annotation,
  type AnnotationChanges,
  type ChangeBase,
  type Draft,
  kindOf,
  type NewAnnotation,
  type NotesFile,
  notesFileSchema,
  type PlacedAnnotation,
  type WrittenAnnotation,
} from '#shared/model/annotation.ts';
import type { Body } from '../library/bodies.ts';
import type { Library } from '../library/library.ts';
import { said } from '../said.ts';
import { exists, makeDirectory, writeDurably } from '../storage/durable-write.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { JsonStore } from '../storage/json-store.ts';
import { StoreCache } from '../storage/store-cache.ts';
import { anchorOf } from './anchor-of.ts';
import { type Drafts, isNewer, type PendingDraft } from './drafts.ts';
import { arrived, left, type Move } from './moving.ts';
import { made, parseNew } from './new-note.ts';
import type { Placer } from './placer.ts';
import { type ChangedNote, type NoteChange, withTags } from './tags.ts';
import { withMeanwhile, writtenMeanwhile } from './written-meanwhile.ts';

export interface NotesOptions {
  readonly library: Library;
  readonly files: FilePolicy;
  readonly newId: () => string;
  readonly placer: Placer;
  /** Null where nothing is written. */
  readonly drafts: Drafts | null;
}

/** Highlights and notes: one lowdb file an article under `notes/`. */
export class Notes {
  private readonly directory: string;
  private readonly library: Library;
  private readonly files: FilePolicy;
  private readonly newId: () => string;
  private readonly placer: Placer;
  private readonly drafts: Drafts | null;
  private readonly stores = new StoreCache<NotesFile>();
  /** What was read or written last, for as long as its store is open. */
  private readonly seen = new WeakMap<JsonStore<NotesFile>, readonly Annotation[]>();
  private readonly watchers = new Set<(articleId: string) => void>();

  constructor({ library, files, newId, placer, drafts }: NotesOptions) {
    this.directory = join(library.directory, 'notes');
    this.library = library;
    this.files = files;
    this.newId = newId;
    this.placer = placer;
    this.drafts = drafts;
    library.watchRemoved(async (id) => {
      // Else a save under way would put the file there once more when it is gone.
      await this.stores.settled([id]);
      this.stores.delete(id);
      // What stays in the journal belongs to no article, and does nothing.
      this.drafts?.forget(id).catch(() => undefined);
      void this.files.journal?.forget(id);
    });
  }

  /** Calls `watcher` with the article after each change that is made to its notes, or that they are told of; the result stops that. */
  watch(watcher: (articleId: string) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Where the notes of an article are, or would be. */
  fileOf(articleId: string): string {
    return join(this.directory, `${articleId}.json`);
  }

  /** Makes the folder; called once when a library is opened for writing. */
  async prepare(): Promise<void> {
    await makeDirectory(this.directory);
  }

  /**
   * Every annotation of an article that is not deleted, in text order, notes on the article first. Where the text is
   * missing they are lost from it, not gone.
   */
  async list(articleId: string): Promise<PlacedAnnotation[]> {
    const present = await this.present(articleId);
    if (present.length === 0) return [];
    return (await this.placed(articleId, present)).sort(byPlace);
  }

  /** The same as they are stored: without their places, in no order, and without looking at the text. */
  async present(articleId: string): Promise<Annotation[]> {
    return (await this.stored(articleId)).filter((annotation) => annotation.deleted === null);
  }

  /** How many annotations stand in an article; needs no text. 0 for those of a newer Postil: `list` says why. */
  async count(articleId: string): Promise<number> {
    try {
      return (await this.present(articleId)).length;
    } catch (error) {
      if (error instanceof AppError && error.code === 'unsupported') return 0;
      throw error;
    }
  }

  /** Adds an annotation; throws `conflict` when its offsets refer to another body than the present one. */
  async create(articleId: string, input: NewAnnotation): Promise<PlacedAnnotation> {
    return first(await this.createMany(articleId, [input]));
  }

  /** Adds all of them in one write, or none. */
  async createMany(articleId: string, inputs: readonly NewAnnotation[]): Promise<PlacedAnnotation[]> {
    const parsed = inputs.map(parseNew);
    const body = await this.library.body(articleId);
    const now = this.files.now().toISOString();
    const annotations = parsed.map((given) => made(given, this.newId(), body, now));
    await this.write(articleId, (before) => ({ next: [...before, ...annotations], result: undefined }));
    return this.placed(articleId, annotations, body);
  }

  /** Puts what `make` makes of all annotations of an article in their place, in one write; null leaves the file alone. */
  async merge(articleId: string, make: (before: readonly Annotation[]) => Annotation[] | null): Promise<void> {
    if (make(await this.stored(articleId)) === null) return;
    await this.write(articleId, (before) => ({ next: make(before) ?? [...before], result: undefined }));
  }

  /**
   * Writes the notes of an article that is about to come back, as they are given. What lies there of an article that is gone is
   * kept: both are merged.
   */
  async bring(articleId: string, file: NotesFile): Promise<void> {
    const path = this.fileOf(articleId);
    if (!(await exists(path))) await writeDurably(path, `${JSON.stringify(file, null, 2)}\n`);
    else {
      const present = notesFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
      await writeDurably(path, `${JSON.stringify(mergeNotes(present, file), null, 2)}\n`);
    }
    this.stores.delete(articleId);
  }

  /**
   * Changes a note. A new passage has to be one of the present body; an anchor that was stored before is taken as it
   * is. New text or tags take the place of what was being typed when the change was asked for. With `base`, what the change
   * began with, what was written elsewhere since stays in the note, and is told.
   */
  async update(
    articleId: string,
    id: string,
    changes: AnnotationChanges,
    base?: ChangeBase,
  ): Promise<WrittenAnnotation> {
    const { anchor: wanted, ...rest } = changes;
    const isText = rest.body !== undefined || rest.tags !== undefined;
    const draft = isText ? await this.draftOf(articleId, id, rest) : undefined;
    const anchor = wanted && !('quote' in wanted) ? anchorOf(wanted, await this.library.body(articleId)) : wanted;
    let meanwhile: AnnotationChanges | undefined;
    const changed = await this.change(
      articleId,
      [id],
      (found) => {
        meanwhile = base && writtenMeanwhile(found, rest, base);
        const wanted = { ...(base === undefined ? rest : withMeanwhile(found, rest, base)), anchor };
        const change = Object.entries(wanted).filter(([, value]) => value !== undefined);
        const made: Annotation = { ...found, ...Object.fromEntries(change) };
        return { ...made, kind: kindOf(made) };
      },
      draft,
    );
    if (draft !== undefined) await this.isSaved(draft);
    return { ...first(changed), ...(meanwhile && { meanwhile }) };
  }

  /**
   * The draft whose place a change takes. It says what is about to be saved: killed in between, the next start finds the
   * note and its draft alike, or brings it, and takes neither for what another machine wrote. Where others had written in the
   * note, both texts are in it by then, and the draft is kept in a note beside it.
   */
  private async draftOf(
    articleId: string,
    id: string,
    { body, tags }: AnnotationChanges,
  ): Promise<PendingDraft | undefined> {
    const typed = this.drafts?.of(articleId, id);
    if (this.drafts === null || typed === undefined) return undefined;
    const found = (await this.stored(articleId)).find((note) => note.id === id);
    // What was typed on meanwhile is newer, and stays.
    if (found === undefined || this.drafts.of(articleId, id) !== typed) return typed;
    const saving = this.drafts.save(articleId, id, { body: body ?? found.body, tags: tags ?? found.tags });
    const draft = this.drafts.of(articleId, id);
    await saving;
    return draft;
  }

  /** Whether something is being typed into a note that is not saved in it yet. */
  isTyped(articleId: string, id: string): boolean {
    return this.drafts?.of(articleId, id) !== undefined;
  }

  /**
   * Forgets a draft whose text is in its note. A disk that refuses that is no reason to say that the note was not saved: the
   * next start finds both alike.
   */
  private async isSaved(draft: PendingDraft): Promise<void> {
    await this.drafts?.clear(draft).catch(() => undefined);
  }

  /** Keeps what is being typed into a note until `update` brings it; durable once this resolves. */
  async saveDraft(articleId: string, id: string, draft: Draft): Promise<void> {
    this.library.folderOf(articleId);
    await this.drafts?.save(articleId, id, draft);
  }

  /** Gives a note what was typed into it, unless it was changed or deleted after that, and says whether it did. */
  async bringDraft(draft: PendingDraft): Promise<boolean> {
    const { article, note, body, tags } = draft;
    let isBrought = false;
    await this.change(
      article,
      [note],
      (found) => {
        isBrought = found.deleted === null && isNewer(draft, found);
        return isBrought ? { ...found, body, tags, kind: kindOf({ ...found, body }) } : found;
      },
      draft,
    );
    if (isBrought) await this.isSaved(draft);
    return isBrought;
  }

  /** Changes the tags of the notes of an article in one write, and of what is being typed into them, which stays newer. */
  async changeTags(articleId: string, change: NoteChange): Promise<ChangedNote[]> {
    const now = this.files.now().toISOString();
    const stored = await this.stored(articleId);
    const typed = (await this.drafts?.change(articleId, stored, change, now)) ?? [];
    if (withTags(stored, change, now).result.length === 0) return typed;
    return [...typed, ...(await this.write(articleId, (before) => withTags(before, change, now)))];
  }

  /** Makes what was typed into a note one beside it, unless it says that already; whether it did. The draft is over then. */
  async keepBeside(draft: PendingDraft): Promise<boolean> {
    const { article, note, body, tags } = draft;
    const now = this.files.now().toISOString();
    const isKept = await this.write(article, (before) => {
      const found = before.find(({ id }) => id === note);
      if (found === undefined || found.body.includes(body.trim())) return { next: [...before], result: false };
      const kept = { ...found, id: this.newId(), body, tags, links: [], created: now, modified: now };
      return { next: [...before, { ...kept, kind: kindOf(kept) }], result: true };
    });
    await this.isSaved(draft);
    return isKept;
  }

  /**
   * A deletion is a record, so that it can be undone and so that absence is never taken for one; so is `undone`, by which it was
   * taken back that the note was made.
   */
  async delete(articleId: string, id: string, undone = false): Promise<PlacedAnnotation> {
    return first(await this.deleteMany(articleId, [id], undone));
  }

  deleteMany(articleId: string, ids: readonly string[], undone = false): Promise<PlacedAnnotation[]> {
    return this.change(articleId, ids, (found, now) => ({ ...found, deleted: now, ...(undone && { undone }) }));
  }

  async restore(articleId: string, id: string): Promise<PlacedAnnotation> {
    return first(await this.restoreMany(articleId, [id]));
  }

  restoreMany(articleId: string, ids: readonly string[]): Promise<PlacedAnnotation[]> {
    return this.change(articleId, ids, ({ undone, ...found }) => ({ ...found, deleted: null }) as Annotation);
  }

  /** Gives these notes to another article; durable once this resolves. Each is in both until it is where it goes. */
  async move(from: string, ids: ReadonlySet<string>, how: Omit<Move, 'at'>): Promise<void> {
    for (const draft of this.drafts?.pending() ?? []) {
      if (draft.article === from && ids.has(draft.note)) await this.bringDraft(draft);
    }
    const isLeft = ({ id, movedTo }: Annotation) => ids.has(id) && movedTo !== how.to;
    // Again for what was changed meanwhile, by another program for example.
    for (let rest = (await this.stored(from)).filter(isLeft); rest.length > 0; ) {
      const going = rest;
      const move = { ...how, at: this.files.now().toISOString() };
      await this.write(how.to, (before) => ({ next: arrived(before, going, move), result: undefined }));
      rest = await this.write(from, (before) => {
        const next = left(before, going, move);
        return { next, result: next.filter(isLeft) };
      });
    }
  }

  /** Every annotation of an article as it is stored, deleted ones too, without its place in the text. */
  async stored(articleId: string): Promise<readonly Annotation[]> {
    const store = this.store(articleId);
    const { annotations } = await store.read();
    const before = this.seen.get(store);
    this.seen.set(store, annotations);
    // A file that another program wrote is other notes as well.
    if (before !== undefined && before !== annotations) this.tell(articleId);
    return annotations;
  }

  /** Whether the notes of an article were read here: then a change of their file by another program is noticed with it. */
  isOpen(articleId: string): boolean {
    return this.stores.has(articleId);
  }

  /** Merges what a crash kept from the notes of an article, and says whether they lacked any of it. */
  async absorb(articleId: string, states: readonly NotesFile[]): Promise<boolean> {
    const isBrought = await this.store(articleId).absorb(states);
    if (isBrought) this.tell(articleId);
    return isBrought;
  }

  /** Takes note that another program changed the notes of an article. */
  async changedOutside(articleId: string): Promise<void> {
    await this.stored(articleId);
    this.tell(articleId);
  }

  /** Resolves when every write asked for is durable. */
  async settled(): Promise<void> {
    await this.stores.settled();
    await this.drafts?.settled();
  }

  /**
   * Applies a change to all of these annotations in one write; where one is not there, to none. What is being typed into
   * them is newer than the change all the same, but for the draft that the change brings.
   */
  private async change(
    articleId: string,
    ids: readonly string[],
    change: (found: Annotation, now: string) => Annotation,
    brought?: PendingDraft,
  ): Promise<PlacedAnnotation[]> {
    const now = this.files.now().toISOString();
    for (const id of ids) {
      const draft = this.drafts?.of(articleId, id);
      if (draft !== undefined && draft !== brought) await this.drafts?.save(articleId, id, draft, now);
    }
    const changed = await this.write(articleId, (before) => {
      const next = [...before];
      const places = new Map(before.map(({ id }, index) => [id, index]));
      const result = ids.map((id) => {
        const index = places.get(id) ?? -1;
        const found = next[index];
        if (found === undefined) throw new AppError('not-found', said().notes.noneHere(id));
        if (found.movedTo !== undefined) throw new AppError('conflict', said().notes.went);
        const made = change(found, now);
        if (made === found) return found;
        next[index] = { ...made, modified: timeAfter(found.modified, now) };
        return next[index];
      });
      return { next, result };
    });
    return this.placed(articleId, changed);
  }

  /** Writes the annotations that `make` makes of those before, which stay as they are for who holds them. */
  private async write<R>(
    articleId: string,
    make: (before: readonly Annotation[]) => { readonly next: Annotation[]; readonly result: R },
  ): Promise<R> {
    const store = this.store(articleId);
    const { annotations, result } = await store.replace((file) => {
      const { next: annotations, result } = make(file.annotations);
      return { next: { ...file, annotations }, result: { annotations, result } };
    });
    this.seen.set(store, annotations);
    this.tell(articleId);
    return result;
  }

  private async placed(
    articleId: string,
    annotations: readonly Annotation[],
    known?: Body,
  ): Promise<PlacedAnnotation[]> {
    const body = known ?? (await this.library.bodyIfThere(articleId));
    const anchors = annotations.map(({ anchor }) => anchor);
    const places = await this.placer.place(articleId, body, anchors);
    return annotations.map((annotation, index) => ({ ...annotation, place: places[index] ?? null }));
  }

  private store(articleId: string): JsonStore<NotesFile> {
    this.library.folderOf(articleId);
    const path = this.fileOf(articleId);
    const fresh = (): NotesFile => ({ format: 1, article: articleId, annotations: [] });
    const merge = (mine: NotesFile, theirs: NotesFile) => mergeNotes(mine, theirs, 'second');
    const recorded = { key: `notes/${articleId}`, part: changedNotes };
    const options = { path, schema: notesFileSchema, format: 1, files: this.files, merge, recorded };
    return this.stores.get(articleId, () => new JsonStore(options, fresh));
  }

  private tell(articleId: string): void {
    for (const watcher of this.watchers) watcher(articleId);
  }
}

/** The notes file with nothing but what is other than before: a change of one note of thousands is a short one. */
function changedNotes(before: NotesFile, next: NotesFile): NotesFile {
  const same = new Set(before.annotations);
  return { ...next, annotations: next.annotations.filter((annotation) => !same.has(annotation)) };
}

function first<T>([only]: readonly T[]): T {
  if (only === undefined) throw new AppError('internal', 'The change gave no note.');
  return only;
}

function byPlace(a: PlacedAnnotation, b: PlacedAnnotation): number {
  const [from, to] = [a.place?.start ?? -1, b.place?.start ?? -1];
  return from - to || a.created.localeCompare(b.created) || a.id.localeCompare(b.id);
}
