import { setTimeout } from 'node:timers/promises';
import { Low } from 'lowdb';
import { AppError } from '#shared/api/errors.ts';
import { isSame } from '#shared/merging/order.ts';
import { said } from '../said.ts';
import { ChangedMeanwhile } from './durable-write.ts';
import type { JournalTicket } from './journal.ts';
import { JsonFileAdapter, type JsonFileOptions } from './json-adapter.ts';
import { createQueue } from './queue.ts';

/** So often a change is made anew on what another program put there meanwhile. */
const mostAttempts = 20;
/** Milliseconds between two attempts, times their number. */
const pause = 5;

/**
 * One JSON file behind lowdb, with one queue: every change is applied to the newest state on disk, written durably and
 * only then seen by readers. A change that throws, or a disk that refuses, leaves file and memory as they were. Where
 * another program changed the file, what was known here and what it says now are merged; where that happens while a
 * change is being written, the change is made again on the merged state (`writeDurably` says what can still be lost).
 */
export class JsonStore<T> {
  private readonly options: JsonFileOptions<T>;
  private readonly adapter: JsonFileAdapter<T>;
  private readonly low: Low<T>;
  private readonly queue = createQueue();
  private loaded = false;
  /** Not while the last look at the file failed: what a newer Postil wrote is refused each time. */
  private isCurrent = false;
  /** Whether the data was ever in the file: what stands for a missing file is nothing to merge. */
  private isKnown = false;
  /** Whether the data has more than the file. */
  private isAhead = false;
  /** What of it stands in the journal until the file has it: a disk may refuse it until this process is over. */
  private readonly awaited: JournalTicket[] = [];
  private readonly fresh: () => T;

  /** `fresh` gives the data of a file that is not there yet. */
  constructor(options: JsonFileOptions<T>, fresh: () => T) {
    this.options = options;
    this.fresh = fresh;
    this.adapter = new JsonFileAdapter(options);
    this.low = new Low<T>(this.adapter, fresh());
  }

  /** The current data; treat it as read-only. */
  read(): Promise<T> {
    return this.queue.run(() => this.refresh());
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
   * and would be costly to copy. Resolves with the result once the new data is durable. Where the file changes meanwhile
   * `make` is called again. Throws `conflict` where that does not end.
   */
  replace<R>(make: (before: T) => { readonly next: T; readonly result: R }): Promise<R> {
    return this.queue.run(async () => {
      for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
        const before = await this.refresh();
        const { next, result } = make(before);
        if (await this.write(next, before)) return result;
        // The other one may be in the midst of much.
        await setTimeout(attempt * pause);
      }
      const { path } = this.options;
      throw new AppError('conflict', said().storage.keepsChanging(path));
    });
  }

  /**
   * Merges states that were on their way into the file, the oldest first, and says whether it lacked anything of them. What
   * the file has that is as new stays.
   */
  async absorb(states: readonly T[]): Promise<boolean> {
    const { merge } = this.options;
    const last = states.at(-1);
    if (merge === undefined || last === undefined) return false;
    const known = states.slice(0, -1).reduceRight((later, earlier) => merge(earlier, later), last);
    const before = await this.read();
    if (isSame(merge(known, before), before)) return false;
    return this.replace((now) => ({ next: merge(known, now), result: true }));
  }

  /** Resolves when everything asked for so far is done. */
  async settled(): Promise<void> {
    await this.queue.settled();
  }

  private async refresh(): Promise<T> {
    if (!this.isCurrent || (await this.adapter.changedOutside())) {
      const mine = this.low.data;
      this.isCurrent = false;
      // Where the file is gone or was set aside, what is in memory stays: a missing file is not a deletion.
      await this.low.read();
      const theirs = this.low.data;
      if (this.loaded && theirs !== mine) this.take(mine, theirs);
      this.loaded = true;
      this.isCurrent = true;
      // A file that was damaged and set aside is written again from what was known of it.
      if (this.isKnown && theirs === mine && this.adapter.isSetAside) this.setAhead(this.fresh());
      this.isKnown ||= theirs !== mine;
    }
    if (this.isAhead && !this.options.files.readOnly) await this.bringAhead();
    return this.low.data;
  }

  private take(mine: T, theirs: T): void {
    const { merge, files, path } = this.options;
    if (this.isKnown && merge !== undefined) this.low.data = merge(mine, theirs);
    if (isSame(this.low.data, theirs)) this.caughtUp();
    else this.setAhead(theirs);
    if (!isSame(this.low.data, mine)) files.onOutside?.(path);
  }

  private setAhead(file: T): void {
    const { recorded, files } = this.options;
    this.isAhead = true;
    if (recorded === undefined || files.readOnly) return;
    const ticket = files.journal?.append(recorded.key, recorded.part(file, this.low.data));
    if (ticket !== undefined) this.awaited.push(ticket);
  }

  private caughtUp(): void {
    this.isAhead = false;
    for (const ticket of this.awaited.splice(0)) ticket.done();
  }

  /** Who only reads is not refused by a full disk: the next look tries again, and a change that is made says why. */
  private async bringAhead(): Promise<void> {
    try {
      await this.write(this.low.data, this.low.data);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'disk')) throw error;
    }
  }

  /** False, and nothing is changed, where another program changed the file meanwhile. */
  private async write(next: T, before: T): Promise<boolean> {
    const { recorded, files } = this.options;
    this.low.data = next;
    const ticket =
      recorded === undefined || next === before
        ? undefined
        : files.journal?.append(recorded.key, recorded.part(before, next));
    this.adapter.ready = ticket?.durable;
    try {
      await this.low.write();
      ticket?.done();
      this.isKnown = true;
      this.caughtUp();
      return true;
    } catch (error) {
      // Before anybody is told that nothing was saved.
      await ticket?.undo();
      this.low.data = before;
      if (error instanceof ChangedMeanwhile) return false;
      throw error;
    }
  }
}
