import { EventEmitter } from 'node:events';
import threads, { type WorkerOptions } from 'node:worker_threads';

/** As it is before something is put in its place. */
const Thread = threads.Worker;
type Thread = threads.Worker;
/** Threads that know nothing of the library that they work for. */
const lasting = /\/(?:extract|recognise)-worker\.[jt]s$/;
/** As many of a kind as one pool has. */
const mostKept = 4;
const ofProcess = Symbol.for('postil.keptThreads');
const shared = globalThis as { [ofProcess]?: Map<string, Map<Thread, () => void>> };
/**
 * By their kind, each with what takes it out when it ends or fails while it rests. Of the process: vitest evaluates modules anew
 * for each file, and threads of the files before would rest for ever.
 */
shared[ofProcess] ??= new Map();
const kept = shared[ofProcess];

function keep(kind: string, thread: Thread): void {
  const resting = kept.get(kind) ?? new Map<Thread, () => void>();
  kept.set(kind, resting);
  const forget = () => void resting.delete(thread);
  resting.set(thread, forget);
  thread.unref();
  for (const event of ['exit', 'error']) thread.on(event, forget);
}

function take(kind: string): Thread | null {
  const [first] = kept.get(kind) ?? [];
  if (first === undefined) return null;
  const [thread, forget] = first;
  forget();
  // Those alone: a thread has listeners of its own, by which it notices that it is listened to.
  for (const event of ['exit', 'error']) thread.off(event, forget);
  return thread;
}

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
    this.#thread = (this.#kind !== null && take(this.#kind)) || new Thread(url, options);
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
    const isFull = (kept.get(this.#kind ?? '')?.size ?? 0) >= mostKept;
    if (this.#kind === null || this.#unanswered > 0 || this.#isBroken || isFull) {
      this.#isBroken = true;
      return this.#thread.terminate();
    }
    this.#isGivenBack = true;
    for (const [event, listener] of Object.entries(this.#listeners)) this.#thread.off(event, listener);
    keep(this.#kind, this.#thread);
    return 0;
  }
}
