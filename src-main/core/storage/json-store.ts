import { Low } from 'lowdb';
import { JsonFileAdapter, type JsonFileOptions } from './json-adapter.ts';

/**
 * One JSON file behind lowdb, with one queue: every change is applied to the newest state on disk, written durably and
 * only then seen by readers. A change that throws, or a disk that refuses, leaves file and memory as they were.
 */
export class JsonStore<T> {
  private readonly adapter: JsonFileAdapter<T>;
  private readonly low: Low<T>;
  private tail: Promise<unknown> = Promise.resolve();
  private loaded = false;

  /** `fresh` gives the data of a file that is not there yet. */
  constructor(options: JsonFileOptions<T>, fresh: () => T) {
    this.adapter = new JsonFileAdapter(options);
    this.low = new Low<T>(this.adapter, fresh());
  }

  /** The current data; treat it as read-only. */
  read(): Promise<T> {
    return this.enqueue(() => this.refresh());
  }

  /** Applies `change` to a copy of the current data and resolves with its result once the copy is durable. */
  update<R>(change: (data: T) => R): Promise<R> {
    return this.replace((before) => {
      const next = structuredClone(before);
      return { next, result: change(next) };
    });
  }

  /**
   * Puts what `make` gives in place of the current data, which it must leave as it is: for files in which most stays
   * and would be costly to copy. Resolves with the result once the new data is durable.
   */
  replace<R>(make: (before: T) => { readonly next: T; readonly result: R }): Promise<R> {
    return this.enqueue(async () => {
      const before = await this.refresh();
      const { next, result } = make(before);
      this.low.data = next;
      try {
        await this.low.write();
      } catch (error) {
        this.low.data = before;
        throw error;
      }
      return result;
    });
  }

  /** Resolves when everything asked for so far is done. */
  async settled(): Promise<void> {
    await this.tail;
  }

  private async refresh(): Promise<T> {
    if (!this.loaded || (await this.adapter.changedOutside())) {
      // Where the file is gone or was set aside, what is in memory stays: a missing file is not a deletion.
      await this.low.read();
      this.loaded = true;
    }
    return this.low.data;
  }

  private enqueue<R>(task: () => Promise<R>): Promise<R> {
    const run = this.tail.then(task);
    this.tail = run.catch(() => undefined);
    return run;
  }
}
