import type { KnownItem } from './known-items.ts';
import type { PeerDocument } from './peer-documents.ts';
import { type PeerIndex, type PeerName, peers } from './peers.ts';
import { gainAt10, mean, percentile } from './ranking.ts';

/** What a start takes until the first answer is there. */
export interface StartFigures {
  /** Milliseconds since this process was started. */
  readonly firstAnswer: number;
  /** Bytes of RSS more than before the index was there, after collecting what is not needed. */
  readonly memory: number;
  /** Bytes of V8's heap more than before: what of that the index cannot do without. */
  readonly heap: number;
}

interface Memory {
  readonly rss: number;
  readonly heap: number;
}

export interface PeerFigures extends StartFigures {
  readonly documents: number;
  /** Milliseconds of a query, warm. */
  readonly p50: number;
  readonly p95: number;
  /** nDCG@10 of the known items, all and by kind, and the share of them that was first and among the first five. */
  readonly ndcg: Readonly<Record<KnownItem['kind'] | 'all', number>>;
  readonly first: number;
  readonly firstFive: number;
  /** Bytes of the index that was written, or why it was not. */
  readonly saved: number | string;
}

export interface PeerQueries {
  /** Words of each query that is timed. */
  readonly timed: readonly string[];
  readonly known: readonly Pick<KnownItem, 'kind' | 'id' | 'words'>[];
}

const most = 20;

/**
 * Indexes documents from scratch with a peer, answers queries, and writes the index into `folder`. To be called once in a
 * process of its own that was started with `--expose-gc`, as it measures that process.
 */
export async function measureScratch(
  name: PeerName,
  documents: AsyncIterable<PeerDocument>,
  queries: PeerQueries,
  folder: string,
): Promise<PeerFigures> {
  const before = settledMemory();
  const index = peers[name].create();
  let count = 0;
  for await (const document of documents) {
    index.add(document);
    count += 1;
  }
  const start = firstAnswer(index, queries, before);
  const took = warmTimes(index, queries.timed);
  const ranked = queries.known.map(({ kind, id, words }) => ({ kind, id, found: index.search(words, most) }));
  const gain = (kind?: KnownItem['kind']): number =>
    mean(ranked.filter((item) => kind === undefined || item.kind === kind).map(({ id, found }) => gainAt10(found, id)));
  const within = (places: number): number =>
    mean(ranked.map(({ id, found }) => (found.slice(0, places).includes(id) ? 1 : 0)));
  const figures = {
    ...start,
    documents: count,
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    ndcg: { all: gain(), title: gain('title'), phrase: gain('phrase'), entity: gain('entity') },
    first: within(1),
    firstFive: within(5),
  };
  return { ...figures, saved: await savedSize(index, folder) };
}

/** Reads the index that `measureScratch` wrote and answers one query; in a process of its own too. */
export async function measureLoaded(name: PeerName, queries: PeerQueries, folder: string): Promise<StartFigures> {
  const before = settledMemory();
  return firstAnswer(await peers[name].load(folder), queries, before);
}

function firstAnswer(index: PeerIndex, { timed, known }: PeerQueries, before: Memory): StartFigures {
  index.search(known[0]?.words ?? timed[0] ?? '', most);
  // Node counts from the start of the process.
  const firstAnswer = performance.now();
  const { rss, heap } = settledMemory();
  return { firstAnswer, memory: rss - before.rss, heap: heap - before.heap };
}

function warmTimes(index: PeerIndex, timed: readonly string[]): number[] {
  for (const words of timed) index.search(words, most);
  return timed.map((words) => {
    const start = performance.now();
    index.search(words, most);
    return performance.now() - start;
  });
}

/** In bytes, once what is not needed has been given back. */
function settledMemory(): Memory {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('Start this with --expose-gc.');
  gc();
  gc();
  return { rss: process.memoryUsage.rss(), heap: process.memoryUsage().heapUsed };
}

/** At some size a string is longer than V8 allows. */
async function savedSize(index: PeerIndex, folder: string): Promise<number | string> {
  try {
    return await index.save(folder);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
