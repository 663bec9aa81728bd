import type { Annotation } from '#shared/model/annotation.ts';
import type { HostProcess } from './host-process.ts';
import { Refused } from './host-process.ts';

interface State {
  readonly body: string;
  /** What was typed and not saved: a start brings it, unless the note is deleted. */
  readonly draft: string | null;
  readonly deleted: boolean;
}

type Change = (state: State) => State;

interface Known {
  readonly article: string;
  /** What was acknowledged last. */
  sure: State;
  /** What may hold as well: what was never answered, and what was typed and refused, which the host does not throw away. */
  maybe: State[];
}

/** What the attack counts; every number but the first two has to be 0. */
export interface Tally {
  acknowledged: number;
  refused: number;
  lost: number;
  damaged: number;
  resurrected: number;
  fromNowhere: number;
  speechless: number;
}

export interface Writers {
  readonly tally: Tally;
  /**
   * Writes, several calls at a time, until the host is gone or `end` is over, which is called once so many calls were
   * answered.
   */
  write(host: HostProcess, count: number, end: () => Promise<void>): Promise<void>;
  /**
   * From now on until `verify` nobody hears an answer, as when the power is gone: a system that is being shut down may still
   * say that it has synced what it was about to sync.
   */
  darken(): void;
  /** Compares what a host that was started anew has with what was acknowledged. */
  verify(host: HostProcess): Promise<void>;
}

const writersAtOnce = 4;

/**
 * Clients that create, change, delete, restore and type notes, and know of each what was acknowledged. Every text is like no
 * other and says how long it is, so that half of one is seen. What is refused must not hold, unless it is not `isStrict`: a
 * disk that is dead does not even take that back.
 */
export function noteWriters(articles: readonly string[], random: () => number, isStrict = true): Writers {
  const notes = new Map<string, Known>();
  const creating = new Set<string>();
  const tally: Tally = {
    acknowledged: 0,
    refused: 0,
    lost: 0,
    damaged: 0,
    resurrected: 0,
    fromNowhere: 0,
    speechless: 0,
  };
  let texts = 0;
  let isDark = false;

  function text(): string {
    texts += 1;
    const words = 'word '.repeat(Math.floor(random() ** 4 * 2000));
    return `${texts}:${words.length} ${words}end`;
  }

  function pick<T>(items: readonly T[]): T {
    return items[Math.floor(random() * items.length)] as T;
  }

  async function create(host: HostProcess): Promise<void> {
    const [articleId, body] = [pick(articles), text()];
    creating.add(body);
    try {
      const annotation = { passage: null, body };
      const { id } = await host.call<Annotation>('annotations.create', { articleId, annotation });
      if (isDark) return;
      creating.delete(body);
      notes.set(id, { article: articleId, sure: { body, draft: null, deleted: false }, maybe: [] });
    } catch (error) {
      if (error instanceof Refused && isStrict) creating.delete(body);
      throw error;
    }
  }

  async function change(host: HostProcess, note: Known, id: string): Promise<void> {
    const { name, input, does, typed = null } = choose(note.sure);
    try {
      await host.call(name, { articleId: note.article, id, ...input });
      if (isDark) return void note.maybe.push(does(note.sure));
      note.sure = does(note.sure);
      note.maybe = note.maybe.map(does);
    } catch (error) {
      if (!(error instanceof Refused && isStrict)) note.maybe.push(does(note.sure));
      if (typed !== null) note.maybe.push({ ...note.sure, draft: typed });
      throw error;
    }
  }

  function choose({ deleted }: State): { name: string; input: object; does: Change; typed?: string } {
    const dice = random();
    if (deleted) return { name: 'annotations.restore', input: {}, does: (state) => ({ ...state, deleted: false }) };
    if (dice < 0.25) return { name: 'annotations.delete', input: {}, does: (state) => ({ ...state, deleted: true }) };
    const typed = text();
    if (dice < 0.6) {
      const does: Change = (state) => ({ ...state, draft: typed });
      return { name: 'drafts.save', input: { body: typed, tags: [] }, does, typed };
    }
    const does: Change = () => ({ body: typed, draft: null, deleted: false });
    return { name: 'annotations.update', input: { changes: { body: typed } }, does, typed };
  }

  async function writer(own: number, host: HostProcess, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      // Each has notes of its own, so that what is asked of one is asked in order.
      const mine = [...notes].filter((_, index) => index % writersAtOnce === own);
      const isNew = mine.length === 0 || random() < 0.3;
      try {
        if (isNew) await create(host);
        else {
          const [id, note] = pick(mine);
          await change(host, note, id);
        }
        if (!isDark) tally.acknowledged += 1;
      } catch (error) {
        if (!(error instanceof Refused)) return;
        tally.refused += 1;
        if (!isHelpful(error)) {
          tally.speechless += 1;
          console.error(error.code, error.message, error.detail);
        }
      }
    }
  }

  return {
    tally,
    async write(host, count, end) {
      let over = false;
      let ended: Promise<void> | null = null;
      const from = tally.acknowledged + tally.refused;
      const isOver = (): boolean => {
        if (tally.acknowledged + tally.refused - from >= count)
          ended ??= end().finally(() => {
            over = true;
          });
        return over;
      };
      // Numbered anew each time: notes that came between move from one writer to another while nobody writes.
      await Promise.all(Array.from({ length: writersAtOnce }, (_, own) => writer(own, host, isOver)));
      await ended;
    },
    darken() {
      isDark = true;
    },
    async verify(host) {
      isDark = false;
      const found = new Map<string, Annotation & { article: string }>();
      for (const articleId of articles) {
        for (const call of ['annotations.list', 'annotations.deleted'])
          for (const note of await host.call<Annotation[]>(call, { articleId }))
            found.set(note.id, { ...note, article: articleId });
      }
      for (const [id, note] of notes) {
        const actual = found.get(id);
        found.delete(id);
        if (actual === undefined) {
          console.error('LOST', id, JSON.stringify(note).slice(0, 300));
          tally.lost += 1;
          notes.delete(id);
          continue;
        }
        const wanted = [note.sure, ...note.maybe].map(afterStart);
        const isDeleted = actual.deleted !== null;
        const fits = wanted.filter((state) => state.body === actual.body && state.deleted === isDeleted);
        if (fits.length === 0) {
          console.error(
            'FAULT',
            id,
            { body: actual.body.slice(0, 30), deleted: actual.deleted },
            JSON.stringify(wanted.map((w) => ({ ...w, body: w.body.slice(0, 30) }))),
          );
          if (!isDeleted && wanted.every(({ deleted }) => deleted)) tally.resurrected += 1;
          else if (isWhole(actual.body)) tally.lost += 1;
          else tally.damaged += 1;
        }
        note.sure = fits[0] ?? { body: actual.body, draft: null, deleted: isDeleted };
        // What was typed into a deleted note is not seen until that is restored.
        note.maybe = fits.slice(1);
      }
      for (const [id, { body, deleted, article }] of found) {
        if (!creating.has(body)) tally.fromNowhere += 1;
        notes.set(id, { article, sure: { body, draft: null, deleted: deleted !== null }, maybe: [] });
      }
      creating.clear();
    },
  };
}

/** What a start makes of a state: what was typed is the note's text, unless the note is deleted. */
function afterStart(state: State): State {
  return state.draft === null || state.deleted ? state : { ...state, body: state.draft, draft: null };
}

function isWhole(body: string): boolean {
  const [, length = '-1', words = ''] = /^\d+:(\d+) ([\s\S]*)end$/.exec(body) ?? [];
  return words.length === Number(length);
}

/** Says what happened, and what was kept or what to do. */
export function isHelpful({ code, message }: { readonly code: string; readonly message: string }): boolean {
  return (
    code !== 'internal' &&
    /[Cc]ould not/.test(message) &&
    /as it was|kept as|Nothing was changed|holds the new text/.test(message)
  );
}
