import { join } from 'node:path';
import * as z from 'zod';
import { placeAnchor } from '#shared/anchoring/place.ts';
import { describePassage } from '#shared/anchoring/selectors.ts';
import { AppError } from '#shared/api/errors.ts';
import {
  type Anchor,
  type AnchoredPassage,
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
    return first(await this.createMany(articleId, [input]));
  }

  /** Adds all of them in one write, or none. */
  async createMany(articleId: string, inputs: readonly NewAnnotation[]): Promise<PlacedAnnotation[]> {
    const parsed = inputs.map(parseNew);
    const body = await this.library.body(articleId);
    const now = this.files.now().toISOString();
    const annotations = parsed.map(({ passage, color, body: text, tags }): Annotation => {
      const anchor = passage && anchorOf(passage, body);
      const kind = kindOf({ anchor, body: text });
      const at = { created: now, modified: now, deleted: null };
      return { id: this.newId(), kind, color, anchor, body: text, tags, links: [], ...at };
    });
    await this.store(articleId).update((file) => {
      file.annotations.push(...annotations);
    });
    return annotations.map((annotation) => placed(annotation, body));
  }

  /** Changes a note. A new passage has to be one of the present body; an anchor that was stored before is taken as it is. */
  async update(articleId: string, id: string, changes: AnnotationChanges): Promise<PlacedAnnotation> {
    const { anchor: wanted, ...rest } = changes;
    const anchor = wanted && !('quote' in wanted) ? anchorOf(wanted, await this.library.body(articleId)) : wanted;
    const change = Object.entries({ ...rest, anchor }).filter(([, value]) => value !== undefined);
    return first(
      await this.change(articleId, [id], (annotation) => {
        Object.assign(annotation, Object.fromEntries(change));
        annotation.kind = kindOf(annotation);
      }),
    );
  }

  /** A deletion is a record, so that it can be undone and so that absence is never taken for one. */
  async delete(articleId: string, id: string): Promise<PlacedAnnotation> {
    return first(await this.deleteMany(articleId, [id]));
  }

  deleteMany(articleId: string, ids: readonly string[]): Promise<PlacedAnnotation[]> {
    return this.change(articleId, ids, (annotation, now) => {
      annotation.deleted = now;
    });
  }

  async restore(articleId: string, id: string): Promise<PlacedAnnotation> {
    return first(await this.restoreMany(articleId, [id]));
  }

  restoreMany(articleId: string, ids: readonly string[]): Promise<PlacedAnnotation[]> {
    return this.change(articleId, ids, (annotation) => {
      annotation.deleted = null;
    });
  }

  /** Every annotation of an article as it is stored, deleted ones too, without its place in the text. */
  async stored(articleId: string): Promise<readonly Annotation[]> {
    return (await this.store(articleId).read()).annotations;
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

  /** Applies a change to all of these annotations in one write; where one is not there, to none. */
  private async change(
    articleId: string,
    ids: readonly string[],
    apply: (annotation: Annotation, now: string) => void,
  ): Promise<PlacedAnnotation[]> {
    const now = this.files.now().toISOString();
    const changed = await this.store(articleId).update((file) => {
      const byId = new Map(file.annotations.map((annotation) => [annotation.id, annotation]));
      return ids.map((id) => {
        const found = byId.get(id);
        if (found === undefined) throw new AppError('not-found', `There is no note ${id} on this article.`);
        apply(found, now);
        found.modified = now;
        return found;
      });
    });
    const body = await this.library.bodyIfThere(articleId);
    return changed.map((annotation) => placed(annotation, body));
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

/** Describes a passage or an image of the present body; throws `conflict` when it is one of another body. */
function anchorOf({ start, end, content, image }: AnchoredPassage, body: Body): Anchor {
  if (content !== body.content) {
    throw new AppError('conflict', 'The article has changed since it was opened. Nothing was marked; open it again.');
  }
  if (start > end || end > body.text.length || (start === end && image === undefined)) {
    throw new AppError('invalid-input', `There is no passage from ${start} to ${end} in this article.`);
  }
  const anchor = describePassage(body.text, start, end, content);
  return image === undefined ? anchor : { ...anchor, image };
}

function first<T>([only]: readonly T[]): T {
  if (only === undefined) throw new AppError('internal', 'The change gave no note.');
  return only;
}

function byPlace(a: PlacedAnnotation, b: PlacedAnnotation): number {
  const [from, to] = [a.place?.start ?? -1, b.place?.start ?? -1];
  return from - to || a.created.localeCompare(b.created) || a.id.localeCompare(b.id);
}
