/** The results of `work` in the order of `items`, with so many begun ahead at the most. */
export async function* inOrder<T, R>(
  items: readonly T[],
  ahead: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<[T, R]> {
  const begun: Promise<R>[] = [];
  for (const [at, item] of items.entries()) {
    while (begun.length < ahead && at + begun.length < items.length) {
      const promise = work(items[at + begun.length] as T);
      // Whoever stops in between does not wait for it.
      promise.catch(() => undefined);
      begun.push(promise);
    }
    yield [item, await (begun.shift() as Promise<R>)];
  }
}
