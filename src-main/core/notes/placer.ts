import { AppError } from '#shared/api/errors.ts';
import type { Anchor, Place } from '#shared/model/annotation.ts';
import { createKeyedLock } from '../importing/keyed-lock.ts';
import type { Body } from '../library/bodies.ts';
import type { Library } from '../library/library.ts';
import { createWorkerPool, workerUrl } from '../workers/worker-pool.ts';
import { earlierBodies, type PlaceJob } from './place-all.ts';
import { keepUndecided } from './undecided.ts';

export interface Placer {
  /**
   * Where each anchor stands in the body, null for none. Those made in this very body need no work; the others are
   * found in a thread, from the body in which they were made, once; what was not sure in a body in between stays a
   * proposal. Never rejects for an anchor: where finding fails they are lost, and `onFailure` is told, once an article.
   */
  place(articleId: string, body: Body | null, anchors: readonly (Anchor | null)[]): Promise<(Place | null)[]>;
  close(): Promise<void>;
}

export interface PlacerOptions {
  readonly library: Library;
  readonly onFailure: (articleId: string, error: unknown) => void;
  /** Milliseconds for the notes of one article. */
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
}

const lost: Place = { state: 'lost', start: null, end: null, confidence: 0 };

export function createPlacer({ library, onFailure, timeoutMs = 60_000, memoryMb = 1024 }: PlacerOptions): Placer {
  const pool = createWorkerPool<PlaceJob, Place[]>({
    url: workerUrl(import.meta.url, 'place-worker'),
    size: 1,
    timeoutMs,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    work: 'placing',
  });
  // By the very anchor: one that is changed is another, and one that is forgotten takes its place with it.
  const found = new WeakMap<Anchor, { readonly content: string; readonly place: Place }>();
  const oneByOne = createKeyedLock();
  const told = new Set<string>();

  function known(anchor: Anchor, body: Body): Place | null {
    const earlier = found.get(anchor);
    return earlier?.content === body.content ? earlier.place : placeAsMade(anchor, body);
  }

  async function find(articleId: string, body: Body, anchors: readonly Anchor[]): Promise<void> {
    const wanted = anchors.filter((anchor) => known(anchor, body) === null);
    if (wanted.length === 0) return;
    let places: readonly Place[] = [];
    try {
      const { content, text, images } = body;
      const run = async (present: PlaceJob['present'], some: readonly Anchor[]) => {
        const read = (hash: string) => library.earlierBody(articleId, hash);
        return pool.run({ present, earlier: await earlierBodies(some, present.content, read), anchors: some });
      };
      const found = await run({ content, text, images }, wanted);
      const { versions } = await library.get(articleId);
      places = await keepUndecided({
        anchors: wanted,
        places: found,
        earlier: versions.map((version) => version.content),
        placeIn: async (earlier, some) => {
          const html = await library.earlierBody(articleId, earlier);
          return html === null ? null : run({ content: earlier, html }, some);
        },
      });
    } catch (error) {
      // At the end of the app nobody has to know, and the next start finds them.
      if (error instanceof AppError && error.code === 'cancelled') return;
      if (!told.has(articleId)) onFailure(articleId, error);
      told.add(articleId);
    }
    for (const [index, anchor] of wanted.entries()) {
      found.set(anchor, { content: body.content, place: places[index] ?? lost });
    }
  }

  return {
    async place(articleId, body, anchors) {
      if (body === null) return anchors.map((anchor) => anchor && lost);
      const given = anchors.filter((anchor) => anchor !== null);
      if (given.some((anchor) => known(anchor, body) === null)) {
        await oneByOne.run([articleId], () => find(articleId, body, given));
      }
      return anchors.map((anchor) => anchor && (known(anchor, body) ?? lost));
    },
    close: pool.close,
  };
}

/** The place of what was made in this very body, where its words or its image are there; else null. */
function placeAsMade({ content, position: { start, end }, quote, image }: Anchor, body: Body): Place | null {
  if (content !== body.content) return null;
  const isThere =
    image === undefined
      ? start < end && body.text.startsWith(quote.exact, start) && quote.exact.length === end - start
      : start === end && body.images.some(({ file, at }) => file === image && at === start);
  return isThere ? { state: 'exact', start, end, confidence: 1 } : null;
}
