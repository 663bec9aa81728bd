/** Lets work that shares a key run one after another, in the order it was asked for; other work runs beside it. */
export interface KeyedLock {
  /** The place in the queue of every key is taken before this returns. */
  run<T>(keys: readonly string[], work: () => Promise<T>): Promise<T>;
}

export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(keys, work) {
      const before = keys.map((key) => tails.get(key));
      const done = Promise.all(before).then(work);
      const tail = done
        .catch(() => undefined)
        .then(() => {
          for (const key of keys) if (tails.get(key) === tail) tails.delete(key);
        });
      for (const key of keys) tails.set(key, tail);
      return done;
    },
  };
}
