import { EventEmitter } from 'node:events';
import threads, { type WorkerOptions } from 'node:worker_threads';

export type { ResourceLimits } from 'node:worker_threads';

/** As it is before something is put in its place. */
const Thread = threads.Worker;
type Thread = threads.Worker;
/** Threads that know nothing of the library that they work for. */
const lasting = /\/(?:extract|recognise)-worker\.[jt]s$/;
const kept = new Map<string, Thread[]>();

/**
 * In the place of `Worker` in tests (vitest.config.ts, tests/e2e/serving.ts): a thread that has answered everything when its
 * pool closes is kept for the next pool of its kind in this process. Each test has an app of its own, and starting its threads
 * took a third of the time of those tests. One that is at work, or has failed, ends as it does in the app.
 */
export class Worker extends EventEmitter {
  readonly #thread: Thread;
  readonly #kind: string | null;
  #unanswered = 0;
  #isBroken = false;
  #isGivenBack = false;
  readonly #listeners = {
    message: (answer: unknown) => {
      this.#unanswered -= 1;
      this.emit('message', answer);
    },
    error: (error: unknown) => {
      this.#isBroken = true;
      this.emit('error', error);
    },
    exit: (code: number) => {
      this.#isBroken = true;
      this.emit('exit', code);
    },
  };

  constructor(url: URL, options: WorkerOptions) {
    super();
    const { workerData, resourceLimits } = options;
    this.#kind = lasting.test(url.pathname) ? JSON.stringify([url.href, workerData, resourceLimits]) : null;
    this.#thread = (this.#kind !== null && kept.get(this.#kind)?.pop()) || new Thread(url, options);
    for (const [event, listener] of Object.entries(this.#listeners)) this.#thread.on(event, listener);
  }

  postMessage(order: unknown): void {
    this.#unanswered += 1;
    this.#thread.postMessage(order);
  }

  ref(): void {
    this.#thread.ref();
  }

  unref(): void {
    this.#thread.unref();
  }

  async terminate(): Promise<number> {
    if (this.#isGivenBack) return 0;
    if (this.#kind === null || this.#unanswered > 0 || this.#isBroken) return this.#thread.terminate();
    this.#isGivenBack = true;
    for (const [event, listener] of Object.entries(this.#listeners)) this.#thread.off(event, listener);
    this.#thread.unref();
    kept.set(this.#kind, [...(kept.get(this.#kind) ?? []), this.#thread]);
    return 0;
  }
}
