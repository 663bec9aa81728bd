import { join } from 'node:path';
import * as z from 'zod';
import { placeAnchor } from '#shared/anchoring/place.ts';
import { describePassage } from '#shared/anchoring/selectors.ts';
import { AppError } from '#shared/api/errors.ts';
import {
  type Annotation,
  type AnnotationChanges,
  kindOf,
  type NewAnnotation,
  type NotesFile,
  newAnnotationSchema,
  notesFileSchema,
  type PlacedAnnotation,
} from '#shared/model/annotation.ts';
import type { Body, Library } from '../library/library.ts';
import { makeDirectory } from '../storage/durable-write.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { JsonStore } from '../storage/json-store.ts';

/** Highlights and notes: one lowdb file an article under `notes/`. */
export class Notes {
  private readonly directory: string;
  private readonly library: Library;
  private readonly files: FilePolicy;
  private readonly newId: () => string;
  private readonly stores = new Map<string, JsonStore<NotesFile>>();

  constructor(library: Library, files: FilePolicy, newId: () => string) {
    this.directory = join(library.directory, 'notes');
    this.library = library;
    this.files = files;
    this.newId = newId;
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
    const { annotations } = await this.store(articleId).read();
    const present = annotations.filter((annotation) => annotation.deleted === null);
    if (present.length === 0) return [];
    const body = await this.library.bodyIfThere(articleId);
    return present.map((annotation) => placed(annotation, body)).sort(byPlace);
  }

  /** How many annotations stand in an article; needs no text. 0 for those of a newer Postil: `list` says why. */
  async count(articleId: string): Promise<number> {
    try {
      const { annotations } = await this.store(articleId).read();
      return annotations.filter((annotation) => annotation.deleted === null).length;
    } catch (error) {
      if (error instanceof AppError && error.code === 'unsupported') return 0;
      throw error;
    }
  }

  /** Adds an annotation; throws `conflict` when its offsets refer to another body than the present one. */
  async create(articleId: string, input: NewAnnotation): Promise<PlacedAnnotation> {
    const { passage, color, body: text, tags } = parseNew(input);
    const body = await this.library.body(articleId);
    if (passage !== null) checkPassage(passage, body);
    const now = this.files.now().toISOString();
    const anchor = passage && describePassage(body.text, passage.start, passage.end, body.content);
    const kind = kindOf({ anchor, body: text });
    const annotation: Annotation = {
      id: this.newId(),
      kind,
      color,
      anchor,
      body: text,
      tags,
      links: [],
      created: now,
      modified: now,
      deleted: null,
    };
    await this.store(articleId).update((file) => {
      file.annotations.push(annotation);
    });
    return placed(annotation, body);
  }

  update(articleId: string, id: string, changes: AnnotationChanges): Promise<PlacedAnnotation> {
    return this.change(articleId, id, (annotation) => {
      if (changes.color !== undefined) annotation.color = changes.color;
      if (changes.body !== undefined) annotation.body = changes.body;
      if (changes.tags !== undefined) annotation.tags = changes.tags;
      annotation.kind = kindOf(annotation);
    });
  }

  /** A deletion is a record, so that it can be undone and so that absence is never taken for one. */
  delete(articleId: string, id: string): Promise<PlacedAnnotation> {
    return this.change(articleId, id, (annotation, now) => {
      annotation.deleted = now;
    });
  }

  restore(articleId: string, id: string): Promise<PlacedAnnotation> {
    return this.change(articleId, id, (annotation) => {
      annotation.deleted = null;
    });
  }

  /** The article that holds a note whose id is `given` or starts with it (any case), deleted ones too. */
  async find(articleIds: readonly string[], given: string): Promise<{ articleId: string; annotation: Annotation }> {
    const wanted = given.toUpperCase();
    const found: { articleId: string; annotation: Annotation }[] = [];
    for (const articleId of articleIds) {
      const { annotations } = await this.store(articleId).read();
      for (const annotation of annotations) {
        if (annotation.id === wanted) return { articleId, annotation };
        if (annotation.id.startsWith(wanted)) found.push({ articleId, annotation });
      }
    }
    if (found.length === 1 && found[0] !== undefined) return found[0];
    if (found.length > 1) throw new AppError('invalid-input', `${found.length} notes start with ${given}.`);
    throw new AppError('not-found', `There is no note ${given} in this library.`);
  }

  /** Resolves when every write asked for is durable. */
  async settled(): Promise<void> {
    await Promise.all([...this.stores.values()].map((store) => store.settled()));
  }

  private async change(
    articleId: string,
    id: string,
    apply: (annotation: Annotation, now: string) => void,
  ): Promise<PlacedAnnotation> {
    const now = this.files.now().toISOString();
    const annotation = await this.store(articleId).update((file) => {
      const found = file.annotations.find((candidate) => candidate.id === id);
      if (found === undefined) throw new AppError('not-found', `There is no note ${id} on this article.`);
      apply(found, now);
      found.modified = now;
      return found;
    });
    return placed(annotation, await this.library.bodyIfThere(articleId));
  }

  private store(articleId: string): JsonStore<NotesFile> {
    this.library.folderOf(articleId);
    let store = this.stores.get(articleId);
    if (store === undefined) {
      const path = join(this.directory, `${articleId}.json`);
      const fresh = (): NotesFile => ({ format: 1, article: articleId, annotations: [] });
      store = new JsonStore({ path, schema: notesFileSchema, format: 1, files: this.files }, fresh);
      this.stores.set(articleId, store);
    }
    return store;
  }
}

function placed(annotation: Annotation, body: Body | null): PlacedAnnotation {
  const place = annotation.anchor && placeAnchor(body?.text ?? '', body?.content ?? '', annotation.anchor);
  return { ...annotation, place };
}

function parseNew(input: NewAnnotation): z.output<typeof newAnnotationSchema> {
  const parsed = newAnnotationSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', `The note was not added: ${z.prettifyError(parsed.error)}`);
}

function checkPassage(passage: { start: number; end: number; content: string }, body: Body): void {
  if (passage.content !== body.content) {
    throw new AppError('conflict', 'The article has changed since it was opened. Nothing was marked; open it again.');
  }
  if (passage.start >= passage.end || passage.end > body.text.length) {
    throw new AppError('invalid-input', `There is no passage from ${passage.start} to ${passage.end} in this article.`);
  }
}

function byPlace(a: PlacedAnnotation, b: PlacedAnnotation): number {
  const [from, to] = [a.place?.start ?? -1, b.place?.start ?? -1];
  return from - to || a.created.localeCompare(b.created) || a.id.localeCompare(b.id);
}
