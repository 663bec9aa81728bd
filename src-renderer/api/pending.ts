/**
 * Changes that are shown before they are kept: what is asked for meanwhile must not bring back what was before them, as answers
 * that were on their way would.
 */
export class Pending<C> {
  private readonly changes: C[] = [];
  /** How many came to an end so far: an answer that was asked for before that may lack them. */
  private ended = 0;

  /** What `ask` gives of what is kept, with each change that is on its way put over it by `apply`, the oldest first. */
  async over<T>(ask: () => Promise<T>, apply: (kept: T, change: C) => T): Promise<T> {
    for (;;) {
      const before = this.ended;
      const kept = await ask();
      if (this.ended === before) return this.changes.reduce(apply, kept);
    }
  }

  /** Holds `change` over what is kept until `keep` has ended, well or not. */
  async during<T>(change: C, keep: () => Promise<T>): Promise<T> {
    this.changes.push(change);
    try {
      return await keep();
    } finally {
      this.changes.splice(this.changes.indexOf(change), 1);
      this.ended += 1;
    }
  }
}
