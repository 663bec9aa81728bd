import { availableParallelism } from 'node:os';
import type { ImportResult } from '#shared/model/import-result.ts';

/** Waits until every item before has left its turn, or ended; call what it gives to leave one's own. */
export type Turn = () => Promise<() => void>;

/** Told of each result in the order of the input, of how many; awaited before the next one is told. */
export type OnResult = (result: ImportResult, done: number, total: number) => unknown;

export interface Bulk<Item> {
  /** Asked for the next one when there is room for it: it may be made only then. */
  readonly items: readonly Item[] | AsyncIterable<Item>;
  /** How many there are, as far as that is known by now; left out for a list. */
  readonly total?: () => number;
  /** Bytes that working on an item takes, about. */
  readonly weigh: (item: Item) => number | Promise<number>;
  /** Never rejects: what fails is a result. Takes its turn where the order of the items matters. */
  readonly work: (item: Item, turn: Turn) => ImportResult | Promise<ImportResult>;
  /** The result of an item that was not begun, because of `signal`. */
  readonly left: (item: Item) => ImportResult;
  readonly onResult: OnResult;
  readonly signal?: AbortSignal | undefined;
}

/** Sources held at a time; one that is larger comes alone. */
const bytesAtOnce = 96 * 1024 * 1024;
/** Enough begun that no thread waits while the disk writes or one item takes long. */
const itemsAtOnce = Math.min(32, 8 * availableParallelism());

/**
 * Works on many items, several at a time, and tells their results in the order of the items: what a person or a script
 * sees is the same each time. What is begun is bounded by number and by bytes.
 */
export async function runInOrder<Item>(bulk: Bulk<Item>): Promise<ImportResult[]> {
  const {
    items,
    total = () => (isList(items) ? items.length : results.length),
    weigh,
    work,
    left,
    onResult,
    signal,
  } = bulk;
  const results: ImportResult[] = [];
  const running = new Set<Promise<unknown>>();
  let weight = 0;
  let turns: Promise<unknown> = Promise.resolve();
  let told: Promise<unknown> = Promise.resolve();

  const tell = (pending: ImportResult | Promise<ImportResult>) => {
    told = told.then(async () => {
      const result = await pending;
      results.push(result);
      await onResult(result, results.length, total());
    });
    // Whoever awaits the whole hears of it; until then it is not unhandled.
    told.catch(() => undefined);
  };

  for await (const item of items) {
    if (signal?.aborted) {
      tell(left(item));
      continue;
    }
    const own = await weigh(item);
    while (running.size >= itemsAtOnce || (running.size > 0 && weight + own > bytesAtOnce)) await Promise.race(running);
    const { turn, over, left: hasLeft } = turnAfter(turns);
    turns = hasLeft;
    weight += own;
    const done = Promise.resolve(work(item, turn)).finally(() => {
      over();
      weight -= own;
      running.delete(ended);
    });
    const ended: Promise<unknown> = done.catch(() => undefined);
    running.add(ended);
    tell(done);
  }
  await told;
  return results;
}

function isList<Item>(items: readonly Item[] | AsyncIterable<Item>): items is readonly Item[] {
  return Array.isArray(items);
}

function turnAfter(before: Promise<unknown>): { turn: Turn; over: () => void; left: Promise<unknown> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const turn = async () => {
    await before;
    return resolve;
  };
  // An item that ends without a turn must not let those behind pass those before.
  return { turn, over: resolve, left: before.then(() => promise) };
}
