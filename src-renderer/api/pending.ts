import type { AnnotationChanges, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Settings, SettingsChanges } from '#shared/model/settings.ts';

/**
 * Changes that are shown before they are kept: what is asked for meanwhile must not bring back what was before them, as answers
 * that were on their way would.
 */
class Pending<T, C> {
  /** What is kept, once a change is made to it. */
  readonly apply: (kept: T, change: C) => T;
  private readonly changes: C[] = [];
  /** How many came to an end so far: an answer that was asked for before that may lack them. */
  private ended = 0;

  constructor(apply: (kept: T, change: C) => T) {
    this.apply = apply;
  }

  /** What `ask` gives of what is kept, with each change that is on its way put over it, the oldest first. */
  async over(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const before = this.ended;
      const kept = await ask();
      if (this.ended === before) return this.changes.reduce(this.apply, kept);
    }
  }

  /** Holds `change` over what is kept until `keep` has ended, well or not. */
  async during<R>(change: C, keep: () => Promise<R>): Promise<R> {
    this.changes.push(change);
    try {
      return await keep();
    } finally {
      this.changes.splice(this.changes.indexOf(change), 1);
      this.ended += 1;
    }
  }
}

export const pendingSettings = new Pending<Settings, SettingsChanges>((settings, changes) =>
  Object.assign({ ...settings }, changes),
);

/** The notes of articles; ids are those of the whole library. */
export const pendingNotes = new Pending<PlacedAnnotation[], { id: string; changes: AnnotationChanges }>(
  (notes, { id, changes }) => notes.map((note) => (note.id === id ? Object.assign({ ...note }, changes) : note)),
);
