import type { Annotation } from '#shared/model/annotation.ts';

export interface IndexedNote {
  readonly articleId: string;
  readonly annotation: Annotation;
}

/**
 * Notes that are not deleted by their id, and which of them link to an id. `take` only remembers that an article has
 * changed; what that means is worked out when somebody asks, so that a change of one note among thousands costs nothing.
 */
export class LinkIndex {
  private readonly indexed = new Map<string, readonly Annotation[]>();
  private readonly changed = new Map<string, readonly Annotation[]>();
  private readonly notes = new Map<string, IndexedNote>();
  private readonly linking = new Map<string, Set<string>>();

  /** The annotations of an article as they are now; equal arrays are the same. */
  take(articleId: string, annotations: readonly Annotation[]): void {
    if (this.indexed.get(articleId) === annotations) this.changed.delete(articleId);
    else this.changed.set(articleId, annotations);
  }

  /** The notes of an article. */
  of(articleId: string): IndexedNote[] {
    this.catchUp();
    const annotations = this.indexed.get(articleId) ?? [];
    // One that has gone to another article is a note of that one.
    return annotations.flatMap(({ id }) => this.notes.get(id) ?? []).filter((note) => note.articleId === articleId);
  }

  note(id: string): IndexedNote | undefined {
    this.catchUp();
    return this.notes.get(id);
  }

  /** The notes that link to a note. */
  to(id: string): IndexedNote[] {
    this.catchUp();
    return [...(this.linking.get(id) ?? [])].flatMap((from) => this.notes.get(from) ?? []);
  }

  private catchUp(): void {
    for (const [articleId, annotations] of this.changed) {
      for (const annotation of this.indexed.get(articleId) ?? []) {
        // One that went to another article may be known there already.
        if (this.notes.get(annotation.id)?.articleId !== articleId) continue;
        this.notes.delete(annotation.id);
        for (const { to } of annotation.links) this.linking.get(to)?.delete(annotation.id);
      }
      for (const annotation of annotations) {
        if (annotation.deleted !== null) continue;
        this.notes.set(annotation.id, { articleId, annotation });
        for (const { to } of annotation.links) {
          const from = this.linking.get(to);
          if (from === undefined) this.linking.set(to, new Set([annotation.id]));
          else from.add(annotation.id);
        }
      }
      this.indexed.set(articleId, annotations);
    }
    this.changed.clear();
  }
}
