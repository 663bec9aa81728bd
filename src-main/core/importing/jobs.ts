import { resolve } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import type { ImportResult, InterruptedImport } from '#shared/model/import-result.ts';
import { said } from '../said.ts';
import type { OnResult } from './bulk.ts';
import type { Importer, ImportOptions } from './import.ts';
import { openJobRecord } from './job-record.ts';
import { createTeller, type Teller } from './job-teller.ts';
import type { ImportInput } from './source-files.ts';

/** Imports of many files as a person sees them: under way, cancelled, interrupted, gone on with. */
export interface ImportJobs {
  /** Imports files and folders, tells every page how far it is, and remembers it until it has ended. */
  run(paths: readonly string[], options?: ImportOptions, onResult?: OnResult): Promise<ImportResult[]>;
  /** Imports what bytes stand for; progress is told of an archive alone. */
  runBytes(input: ImportInput, options?: ImportOptions, onResult?: OnResult): Promise<ImportResult[]>;
  /** Works on one item after another, told in the same way; `onStep` names what it is about to do. */
  runEach<Item>(
    items: readonly Item[],
    options: { readonly dryRun?: boolean; readonly signal?: AbortSignal | undefined },
    onResult: OnResult | undefined,
    work: (item: Item, signal: AbortSignal, onStep: (step: string) => void) => Promise<ImportResult>,
  ): Promise<ImportResult[]>;
  /** Extracts articles anew, told in the same way; null for all that an earlier extraction made. */
  extractAgain(
    ids: readonly string[] | null,
    options?: { replace?: boolean; force?: boolean; signal?: AbortSignal },
    onResult?: OnResult,
  ): Promise<ImportResult[]>;
  /** Stops what has not reached the library; what has stays. Whether there was such a job. */
  cancel(job: string): boolean;
  /** The import that a crash or a power cut ended, if there is one. */
  interrupted(): Promise<InterruptedImport | null>;
  /** Goes on with it: what came in before is known by its bytes and passed over. Throws `not-found`. */
  resume(onResult?: OnResult, signal?: AbortSignal): Promise<ImportResult[]>;
  /** Forgets it; what came in stays. */
  forget(): Promise<void>;
  /** Stops what runs and waits for it. An import that this ends can be gone on with at the next start. */
  close(): Promise<void>;
}

interface JobParts {
  readonly importer: Importer;
  readonly stateDirectory: string;
  readonly publish: (event: AppEvent) => void;
  readonly newId: () => string;
}

export function createImportJobs({ importer, stateDirectory, publish, newId }: JobParts): ImportJobs {
  const running = new Map<string, AbortController>();
  const ended = new Set<Promise<unknown>>();
  let closing = false;
  const record = openJobRecord(stateDirectory);

  /** Runs work under an id by which it can be cancelled, and tells of its results. */
  function asJob(...parts: Parameters<typeof runJob>): Promise<ImportResult[]> {
    const done = runJob(...parts);
    const over: Promise<unknown> = done.catch(() => undefined).then(() => ended.delete(over));
    ended.add(over);
    return done;
  }

  async function runJob(
    signal: AbortSignal | undefined,
    onResult: OnResult | undefined,
    work: (job: string, signal: AbortSignal, onResult: OnResult, onStep: Teller['step']) => Promise<ImportResult[]>,
    told: (event: AppEvent) => void = publish,
  ): Promise<ImportResult[]> {
    const job = newId();
    const controller = new AbortController();
    const either = signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]);
    running.set(job, controller);
    if (closing) controller.abort();
    const teller = createTeller(job, told);
    try {
      const tell: OnResult = async (result, done, total) => {
        teller.tell(result, done, total);
        await onResult?.(result, done, total);
      };
      return await work(job, either, tell, teller.step);
    } finally {
      running.delete(job);
      teller.end();
    }
  }

  function run(paths: readonly string[], options: ImportOptions = {}, onResult?: OnResult): Promise<ImportResult[]> {
    const { signal: given, ...rest } = options;
    if (options.dryRun) return importer.importPaths(paths, options, onResult ?? (() => undefined));
    return asJob(given, onResult, async (job, signal, tell) => {
      const asked = { paths: paths.map((path) => resolve(path)), options: rest };
      const results = await importer.importPaths(paths, { ...rest, signal }, async (result, done, total) => {
        // One file needs no record, and nor does an import that the person ends.
        if (total > 1 && !signal.aborted) await record.progress(job, asked, done, total);
        await tell(result, done, total);
      });
      if (!closing) await record.end(job);
      return results;
    });
  }

  return {
    run,
    runBytes(input, options = {}, onResult) {
      const { signal: given, ...rest } = options;
      if (options.dryRun) return importer.importAll(input, options, onResult);
      return asJob(
        given,
        onResult,
        (_job, signal, tell) => importer.importAll(input, { ...rest, signal }, tell),
        (event) => {
          if (event.type !== 'import-progress' || event.total > 1) publish(event);
        },
      );
    },
    runEach: (items, { signal: given, dryRun = false }, onResult, work) =>
      asJob(
        given,
        onResult,
        async (_job, signal, tell, onStep) => {
          const results: ImportResult[] = [];
          for (const [done, item] of items.entries()) {
            const result = await work(item, signal, (step) => onStep(step, done, items.length));
            results.push(result);
            await tell(result, done + 1, items.length);
          }
          return results;
        },
        // Nothing has changed then, and no page has to know.
        dryRun ? () => undefined : publish,
      ),
    extractAgain: (ids, { signal: given, ...options } = {}, onResult) =>
      asJob(given, onResult, (_job, signal, tell) => importer.extractAllAgain(ids, { ...options, signal }, tell)),
    cancel(job) {
      const controller = running.get(job);
      controller?.abort();
      return controller !== undefined;
    },
    async interrupted() {
      const found = await record.read();
      if (found === null || running.has(found.id)) return null;
      const { id, started, done, total, paths } = found;
      return { id, started, done, total, paths };
    },
    async resume(onResult, signal) {
      const found = await record.read();
      if (found === null || running.has(found.id)) {
        throw new AppError('not-found', said().importing.noneInterrupted);
      }
      const results = await run(found.paths, { ...found.options, ...(signal && { signal }) }, onResult);
      // Where it came to nothing large, no record of its own took the place of the old one.
      if (!closing) await record.end(found.id);
      return results;
    },
    async forget() {
      const found = await record.read();
      if (found !== null && !running.has(found.id)) await record.end(found.id);
    },
    async close() {
      closing = true;
      for (const controller of running.values()) controller.abort();
      await Promise.all(ended);
    },
  };
}
