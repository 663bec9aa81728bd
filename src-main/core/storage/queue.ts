/** Does one piece of work after another, in the order in which they are asked for; what fails keeps nobody from the next. */
export interface Queue {
  run<T>(work: () => T | Promise<T>): Promise<T>;
  /** Resolves when all that was asked for so far is done, or has failed. */
  settled(): Promise<void>;
}

export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const done = tail.then(work);
      tail = done.catch(() => undefined);
      return done;
    },
    async settled() {
      await tail;
    },
  };
}
