import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { AppError, type ErrorBody } from '#shared/api/errors.ts';
import type { Language } from '#shared/messages/languages.ts';
import type { CoreMessages } from '#shared/messages/sentences/core-messages.ts';
import { said, spokenLanguage } from '../said.ts';

export interface WorkerPoolOptions {
  /** The worker's file; it answers with `answerJobs`. */
  readonly url: URL;
  readonly workerData?: unknown;
  /** Threads at the most. */
  readonly size: number;
  /** Milliseconds that one job may take before its worker is stopped. */
  readonly timeoutMs: number;
  readonly resourceLimits?: ResourceLimits;
  /** A new thread for each job, for work whose memory is given back by no other way. */
  readonly freshEach?: boolean;
  /** Names the work in messages. */
  readonly work: keyof CoreMessages['work']['names'];
}

export interface WorkerPool<Input, Output> {
  /**
   * Runs one job. Rejects with the worker's own AppError, or with `timeout`, `too-large` (out of memory), `cancelled`
   * or `internal` when the worker had to be given up; the next job gets a new one.
   */
  run(input: Input, signal?: AbortSignal): Promise<Output>;
  /** Stops every worker; jobs that wait or run are rejected as cancelled. */
  close(): Promise<void>;
}

export interface JobOrder {
  readonly id: number;
  readonly input: unknown;
  /** In which errors are told. */
  readonly language: Language;
}
/** An error of the pool itself, which does not know what the work was about. */
export class GivenUp extends AppError {}

export type JobAnswer = { readonly id: number } & ({ readonly output: unknown } | ErrorBody);

interface Job<Input, Output> {
  readonly id: number;
  readonly input: Input;
  /** Of who asked: what ends a job comes at another time, and perhaps while somebody else asks. */
  readonly language: Language;
  readonly words: CoreMessages['work'];
  readonly resolve: (output: Output) => void;
  readonly reject: (error: Error) => void;
}

/** Where a worker's file lies beside the caller: TypeScript in a checkout, bundled JavaScript after a build. */
export function workerUrl(callerUrl: string, name: string): URL {
  const isSource = callerUrl.endsWith('.ts');
  if (isSource) keepWrappers();
  return new URL(`./${name}${isSource ? '.ts' : '.js'}`, callerUrl);
}

/**
 * Node strips types with a program in WebAssembly, one for each thread. V8 makes the wrappers of functions that are
 * called often anew, and frees the old ones in a cache that all threads share: now and then that ends the process
 * (`Runtime_TierUpWasmToJSWrapper`, seen with Node 24.21). What is built has no types to strip.
 */
function keepWrappers(): void {
  setFlagsFromString('--wasm-wrapper-tiering-budget=2000000000');
}

/** That of this process. Where it keeps what it compiles a thread does so too, which saves a third of the start of the index. */
function environment(): NodeJS.ProcessEnv {
  const kept = getCompileCacheDir();
  // Within it each version of Node has its own.
  return kept === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(kept) };
}

/** Threads that start with the first jobs, are killed when a job takes too long, and never keep an idle process alive. */
export function createWorkerPool<Input, Output>(options: WorkerPoolOptions): WorkerPool<Input, Output> {
  const waiting: Job<Input, Output>[] = [];
  const busy = new Map<Worker, { job: Job<Input, Output>; timer: NodeJS.Timeout }>();
  const idle: Worker[] = [];
  let lastId = 0;
  let closed = false;

  function next(): void {
    if (waiting.length === 0 || (idle.length === 0 && busy.size >= options.size)) return;
    const job = waiting.shift();
    if (job === undefined) return;
    const worker = idle.pop() ?? start();
    const timer = setTimeout(() => {
      giveUp(worker, ({ names, tookLonger }) => {
        return new GivenUp('timeout', tookLonger(names[options.work], options.timeoutMs / 1000));
      });
    }, options.timeoutMs);
    busy.set(worker, { job, timer });
    worker.ref();
    worker.postMessage({ id: job.id, input: job.input, language: job.language } satisfies JobOrder);
  }

  function start(): Worker {
    const { url, workerData, resourceLimits } = options;
    const env = environment();
    const worker = new Worker(url, { workerData, env, execArgv: [], ...(resourceLimits && { resourceLimits }) });
    worker.on('message', (answer: JobAnswer) => settle(worker, answer));
    worker.on('error', (error: Error & { code?: string }) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      giveUp(worker, ({ names, neededMore, failed }) =>
        full
          ? new GivenUp('too-large', neededMore(names[options.work]))
          : new GivenUp('internal', failed(names[options.work]), {
              cause: error,
              detail: error.stack ?? error.message,
            }),
      );
    });
    worker.on('exit', () =>
      giveUp(worker, ({ names, noAnswer }) => new GivenUp('internal', noAnswer(names[options.work]))),
    );
    return worker;
  }

  function settle(worker: Worker, answer: JobAnswer): void {
    const current = busy.get(worker);
    if (current === undefined || current.job.id !== answer.id) return;
    clearTimeout(current.timer);
    busy.delete(worker);
    worker.unref();
    if (options.freshEach) void worker.terminate();
    else idle.push(worker);
    if ('output' in answer) current.job.resolve(answer.output as Output);
    else {
      const { code, message, detail } = answer.error;
      current.job.reject(new AppError(code, message, detail === undefined ? {} : { detail }));
    }
    next();
  }

  /** Forgets a worker that died or has to; its last words are about a job that is answered by then. */
  function giveUp(worker: Worker, errorIn: (words: CoreMessages['work']) => AppError): void {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    const current = busy.get(worker);
    busy.delete(worker);
    void worker.terminate();
    if (current === undefined) return;
    clearTimeout(current.timer);
    current.job.reject(errorIn(current.job.words));
    next();
  }

  function cancelled({ names, cancelled }: CoreMessages['work']): GivenUp {
    return new GivenUp('cancelled', cancelled(names[options.work]));
  }

  function cancel(id: number): void {
    const at = waiting.findIndex((job) => job.id === id);
    if (at >= 0) for (const job of waiting.splice(at, 1)) job.reject(cancelled(job.words));
    for (const [worker, { job }] of busy) if (job.id === id) giveUp(worker, cancelled);
  }

  return {
    run(input, signal) {
      const words = said().work;
      if (closed || signal?.aborted) return Promise.reject(cancelled(words));
      const language = spokenLanguage();
      lastId += 1;
      const id = lastId;
      const done = new Promise<Output>((resolve, reject) => {
        waiting.push({ id, input, language, words, resolve, reject });
        next();
      });
      if (signal === undefined) return done;
      const onAbort = () => cancel(id);
      signal.addEventListener('abort', onAbort, { once: true });
      return done.finally(() => signal.removeEventListener('abort', onAbort));
    },
    async close() {
      closed = true;
      const workers = [...busy.keys(), ...idle];
      for (const { id } of [...waiting, ...[...busy.values()].map(({ job }) => job)]) cancel(id);
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
