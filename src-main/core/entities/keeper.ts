import type { Correction } from '#shared/model/correction.ts';
import type { LibraryIndex } from '../index/index-client.ts';
import type { Library } from '../library/library.ts';
import type { TextKeeper } from '../search/text-keeper.ts';
import { createQueue } from '../storage/queue.ts';
import type { Recogniser } from './recogniser.ts';

/** Keeps the index of entities in step with a library. */
export interface Keeper {
  /**
   * Brings into the index all that takes no recognising: corrections, articles that went to the trash or came back. Gives
   * how many articles are still to be read or recognised; without `background` they are, and it is none.
   */
  settle(): Promise<{ pending: number }>;
  /** Tells the index of the corrections there are now, without waiting for what they change elsewhere. */
  bringRules(): Promise<void>;
  /** The same, with all that it changes in the articles that the index knows; whether anything is said anew. */
  applyRules(): Promise<boolean>;
  /** The index was lost: it is filled again. */
  startAgain(): void;
  close(): Promise<void>;
}

export interface KeeperParts {
  readonly library: Library;
  readonly recogniser: Recogniser;
  readonly index: LibraryIndex;
  /** Knows the files of articles. */
  readonly texts: TextKeeper;
  readonly rules: () => Promise<readonly Correction[]>;
  readonly recogniserName: () => Promise<string>;
  /** Recognises what is missing while nobody waits; else that is done when it is asked for. */
  readonly background: boolean;
  /** Told when the index says something else than before. */
  readonly onChange: () => void;
}

/** Milliseconds that the thread of the index works on corrections before it answers others. */
const slice = 25;
/** Articles that are read, recognised or put at a time: the threads of both have work, and no more than needed waits. */
const atOnce = 3;
/** Milliseconds between two times that pages are told that more is known. */
const tellEvery = 2000;
/** Articles whose facts the thread of the index looks at before it answers others. */
const plannedAtOnce = 100;

export function createKeeper({
  library,
  recogniser,
  index,
  texts,
  rules,
  recogniserName,
  background,
  onChange,
}: KeeperParts): Keeper {
  /** Articles that may be others than the index was made of, by id. */
  const changed = new Set<string>();
  /** To be recognised. */
  const wanted = new Set<string>();
  /** One that has changed meanwhile is among them twice. */
  const beingRecognised = new Set<{ readonly id: string }>();
  /** Articles whose texts the index does not have yet: whether they are to be recognised is found out then. */
  let unread = 0;
  /** Whether somebody was told that there are such, and not yet that there are none any more. */
  let saidUnread = false;
  /** What cannot be recognised is not tried again until it changes. */
  const failed = new Set<string>();
  let isKnown = false;
  let sent: readonly Correction[] | null = null;
  let closed = false;
  /** So that who waits for it finds all that was asked for before. */
  const { run: inTurn, settled } = createQueue();
  let working: Promise<void> | null = null;
  let toldAt = 0;

  const note = (id: string): void => {
    failed.delete(id);
    changed.add(id);
    if (background) void work();
  };
  library.watch(({ id }) => note(id));
  library.watchRemoved(note);
  // In the background this begins it as well, once all articles were looked at.
  texts.watch(() => {
    isKnown = false;
    if (background) void work();
  });

  async function takeNote(): Promise<boolean> {
    const { pending } = await texts.settle();
    unread = pending;
    const recogniser = await recogniserName();
    if (!isKnown) {
      isKnown = true;
      try {
        for (const id of await index.ask('unplanned', { recogniser })) changed.add(id);
      } catch (error) {
        isKnown = false;
        throw error;
      }
    }
    let isChanged = false;
    while (changed.size > 0 && !closed) {
      const ids = [...changed].slice(0, plannedAtOnce);
      // As long as texts are missing, as after their tables were made anew, none of them says that an article is gone.
      const gone = ids.filter((id) => pending === 0 || !library.has(id));
      const plan = await index.ask('plan', { ids, gone, recogniser });
      for (const id of ids) {
        changed.delete(id);
        wanted.delete(id);
      }
      for (const id of plan.wanted) if (!failed.has(id)) wanted.add(id);
      isChanged ||= plan.changed;
    }
    return isChanged;
  }

  async function bringRules(): Promise<void> {
    const now = await rules();
    if (now !== sent)
      await index.ask(
        'setRules',
        now.filter(({ kind }) => kind !== 'note'),
      );
    sent = now;
  }

  async function applyRules(): Promise<boolean> {
    await bringRules();
    let isChanged = false;
    for (let isLeft = true; isLeft && !closed; ) {
      const { left, changed: some } = await index.ask('catchUp', { milliseconds: slice });
      isLeft = left > 0;
      isChanged ||= some;
    }
    return isChanged;
  }

  /** Whether anything is said anew. */
  const settleNow = () =>
    inTurn(async () => {
      const isNoted = await takeNote();
      return (await applyRules()) || isNoted;
    });

  async function recogniseOne(id: string): Promise<void> {
    const task = { id };
    wanted.delete(id);
    beingRecognised.add(task);
    try {
      const found = await index.ask('readUnrecognised', { id });
      if (found === null) return;
      const { article, text, published, language } = found;
      const recognition = await recogniser.recognise({ text, published, language });
      const articles = [{ article, known: { recognition, text } }];
      await index.ask('put', { articles, recogniser: await recogniserName() });
    } catch {
      if (!closed) failed.add(id);
    } finally {
      beingRecognised.delete(task);
    }
  }

  /** One that has changed since may be on its way already: it counts once. */
  function pendingNow(): number {
    const toDo = new Set([...wanted, ...[...beingRecognised].map(({ id }) => id)]);
    return Math.min(unread + toDo.size, library.ids().length);
  }

  async function recogniseWanted(): Promise<void> {
    const lane = async () => {
      for (let next = first(wanted); next !== undefined && !closed; next = first(wanted)) {
        await recogniseOne(next);
        if (background) tell();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }

  function tell(): void {
    if (Date.now() - toldAt < tellEvery) return;
    toldAt = Date.now();
    onChange();
  }

  /** Everything that is to be done, until nothing is; who comes meanwhile joins. */
  function work(): Promise<void> {
    working ??= (async () => {
      try {
        do {
          const isSettled = await settleNow();
          const isMore = wanted.size > 0;
          const isRead = saidUnread && unread === 0;
          if (isRead) saidUnread = false;
          await recogniseWanted();
          if ((isSettled || isMore || isRead) && background && !closed) onChange();
          // Whoever asked meanwhile joined, and may have found more to do.
        } while (!closed && (!isKnown || changed.size > 0 || wanted.size > 0));
      } finally {
        working = null;
      }
    })();
    working.catch(() => undefined);
    return working;
  }

  return {
    async settle() {
      if (!background) await work();
      await settleNow();
      if (background && wanted.size > 0) void work();
      saidUnread ||= unread > 0;
      return { pending: pendingNow() };
    },
    bringRules,
    applyRules: () => inTurn(applyRules),
    startAgain() {
      isKnown = false;
      sent = null;
      failed.clear();
    },
    async close() {
      closed = true;
      await Promise.all([settled(), working?.catch(() => undefined)]);
    },
  };
}

function first<T>(values: ReadonlySet<T>): T | undefined {
  for (const value of values) return value;
  return undefined;
}
