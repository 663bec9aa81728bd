import type { JsonStore } from './json-store.ts';

/** Stores that are kept open although nobody holds them. */
const keptOpen = 64;

/**
 * Opened stores by a key. The last used stay open, with their data; an earlier one lives as long as somebody holds it or it
 * has work to do, and is found again by its key: two for one file would not know of each other's writes.
 */
export class StoreCache<T> {
  private readonly recent = new Map<string, JsonStore<T>>();
  private readonly known = new Map<string, WeakRef<JsonStore<T>>>();
  private readonly forgotten = new FinalizationRegistry<string>((key) => {
    if (this.known.get(key)?.deref() === undefined) this.known.delete(key);
  });

  get(key: string, open: () => JsonStore<T>): JsonStore<T> {
    const store = this.known.get(key)?.deref() ?? this.opened(key, open());
    this.recent.delete(key);
    this.recent.set(key, store);
    if (this.recent.size > keptOpen) {
      const [oldest] = this.recent.keys();
      if (oldest !== undefined) this.recent.delete(oldest);
    }
    return store;
  }

  /** Whether a store of this key is open. */
  has(key: string): boolean {
    return this.known.get(key)?.deref() !== undefined;
  }

  /** What lies under this key is another file from now on. */
  delete(key: string): void {
    this.recent.delete(key);
    this.known.delete(key);
  }

  /** Resolves when every write asked for, of these keys or all, is durable. */
  async settled(keys: Iterable<string> = this.known.keys()): Promise<void> {
    await Promise.all([...keys].map((key) => this.known.get(key)?.deref()?.settled()));
  }

  private opened(key: string, store: JsonStore<T>): JsonStore<T> {
    this.known.set(key, new WeakRef(store));
    this.forgotten.register(store, key);
    return store;
  }
}
