import { basename, dirname, join } from 'node:path';
import type { AppEvent } from '#shared/api/events.ts';
import { firstLookAfter } from '../../first-look.ts';
import type { LibraryIndex } from '../../index/index-client.ts';
import type { Notes } from '../../notes/notes.ts';
import { said } from '../../said.ts';
import type { FilePolicy } from '../../storage/json-adapter.ts';
import { createQueue } from '../../storage/queue.ts';
import { removeLeftovers } from '../../storage/temporary-files.ts';
import { idOfFolder } from '../article-folder.ts';
import { copyOf, copyOfFolder, copyOfNotes } from '../conflicts/copy-names.ts';
import type { CopyOutcome } from '../conflicts/merge-copy.ts';
import type { Library } from '../library.ts';
import { createArticleFolders } from './article-folders.ts';
import { createAttended } from './attended.ts';
import { createCopyMerger } from './copy-merger.ts';
import { watchFolder } from './folder-watch.ts';
import { surveyFiles } from './survey-files.ts';

/** Notices what other programs change in a library that stays open, and tells pages of it. */
export interface Outside {
  /** A store found its file changed by another program: all that shows it is told. */
  heard(path: string): void;
  /**
   * Compares every file with what is known of it and merges conflict copies. Who asks meanwhile joins; who asks within
   * `lookAgainAfter` of the last time, unless it is `always`, is answered at once.
   */
  look(always?: boolean): Promise<void>;
  /** Watches the files of an article that a page shows, `content` being the body that it got. */
  attend(articleId: string, content: string): void;
  /** Merges every conflict copy there is now, and says what became of each. */
  mergeCopies(): Promise<readonly CopyOutcome[]>;
  close(): Promise<void>;
}

export interface OutsideParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly index: LibraryIndex;
  readonly files: FilePolicy;
  /** Reads each file of the library itself again, by its name; a change is heard with that. */
  readonly readers: Readonly<Record<string, () => Promise<unknown>>>;
  /** Resolves when the index is in step with what was changed here. */
  readonly settleIndex: () => Promise<void>;
  /** Resolves when the index has looked at every article once. */
  readonly indexed: Promise<void>;
  /** Told of an article whose notes another program changed. */
  readonly onNotes: (articleId: string) => Promise<unknown>;
  readonly publish: (event: AppEvent) => void;
  /** Whether changes are looked for all the time; else only `mergeCopies` does anything. */
  readonly background: boolean;
}

/** Milliseconds between two looks at everything, for what no watch tells. */
const lookEvery = 5 * 60_000;
const lookAgainAfter = 60_000;
/** Milliseconds in which changes of several articles are gathered. */
const gather = 50;

const eventOf: Readonly<Record<string, AppEvent>> = {
  'postil.json': { type: 'settings-changed' },
  'rules.json': { type: 'rules-changed' },
  'entities.json': { type: 'entities-changed' },
  // Which articles count as the same is another; none of them is.
  'duplicates.json': { type: 'articles-changed', ids: [] },
};

export function createOutside(parts: OutsideParts): Outside {
  const { library, notes, files, readers, publish, background } = parts;
  const { directory } = library;
  const changed = new Set<string>();
  const stops: (() => void)[] = [];
  let closed = false;
  let hasFailed = false;
  let looking: Promise<void> | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const queue = createQueue();

  /** What fails in the background is told once, and tried again at the next look. */
  function complain(error: unknown): void {
    if (closed || hasFailed) return;
    hasFailed = true;
    const message = said().notices.notLookedOutside;
    publish({ type: 'notice', message, detail: error instanceof Error ? error.message : String(error) });
  }

  /** One after another, in the background. */
  function inTurn(work: () => Promise<unknown>): Promise<void> {
    return queue.run(async () => void (closed || (await work()))).catch(complain);
  }

  function tellArticles(ids: readonly string[]): void {
    if (changed.size === 0) setTimeout(flush, gather).unref();
    for (const id of ids) changed.add(id);
  }

  function flush(): void {
    const ids = [...changed];
    changed.clear();
    if (ids.length > 0 && !closed) publish({ type: 'articles-changed', ids });
  }

  async function articleChanged(id: string): Promise<void> {
    if (!library.has(id)) return;
    await library.found(id, library.folderOf(id));
    tellArticles([id]);
  }

  async function notesChanged(id: string): Promise<void> {
    // Notes that are open are heard by their store, where they say something else.
    if (library.has(id) && notes.isOpen(id)) await notes.stored(id);
    else await tellNotes(id);
  }

  async function tellNotes(id: string): Promise<void> {
    if (!library.has(id)) return;
    await notes.changedOutside(id);
    if (closed) return;
    publish({ type: 'annotations-changed', articleId: id });
    await parts.onNotes(id);
  }

  function heard(path: string): void {
    const name = basename(path);
    const event = dirname(path) === directory ? eventOf[name] : undefined;
    if (event !== undefined) publish(event);
    else if (name === 'article.json') void inTurn(() => articleChanged(idOfFolder(dirname(path)) ?? ''));
    else if (dirname(path) === join(directory, 'notes')) void inTurn(() => tellNotes(basename(name, '.json')));
  }

  const folders = createArticleFolders({ library, isClosed: () => closed, onChange: tellArticles });
  const merger = createCopyMerger({
    library,
    files,
    publish,
    again: () => void inTurn(() => merger.mergeAll()),
    onMerged: async ({ copy: { kind, articleId }, into }) => {
      if (kind === 'folder') await folders.compare(new Set([basename(into)]));
      else if (kind === 'notes' && articleId !== null) await notesChanged(articleId);
      else if (articleId !== null) await articleChanged(articleId);
      else await readers[basename(into)]?.();
    },
  });
  const attended = createAttended({ library, inTurn, articleChanged, mergeCopies: merger.mergeArticle });

  /** One file that cannot be read keeps nobody from the others. */
  async function each(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      complain(error);
    }
  }

  async function clean(id: string): Promise<void> {
    if (library.has(id)) await removeLeftovers(library.folderOf(id), files.now());
    await merger.mergeArticle(id);
  }

  /** The files of articles are looked at without a turn: what a watch tells meanwhile does not wait for that. */
  async function lookAtAll(): Promise<void> {
    await inTurn(async () => {
      for (const read of Object.values(readers)) await each(read);
      await folders.compare();
      await merger.mergeAll();
    });
    await parts.indexed;
    if (closed) return;
    const found = await surveyFiles({ ...parts, isClosed: () => closed });
    await inTurn(async () => {
      for (const id of found.articles) if (!closed) await each(() => articleChanged(id));
      for (const id of found.notes) if (!closed) await each(() => notesChanged(id));
      for (const id of found.copies) if (!closed) await each(() => clean(id));
    });
  }

  function look(always = false): Promise<void> {
    if (!background || closed) return Promise.resolve();
    if (looking === null && !always && performance.now() - lookedAt < lookAgainAfter) return Promise.resolve();
    looking ??= lookAtAll()
      .catch(complain)
      .finally(() => {
        looking = null;
        lookedAt = performance.now();
      });
    return looking;
  }

  function watchAll(): void {
    const folderNames = (names: ReadonlySet<string> | null) => {
      void inTurn(async () => {
        await folders.compare(names ?? undefined);
        const isDoubled = (name: string) => {
          const id = idOfFolder(name);
          return id !== null && library.has(id) && basename(library.folderOf(id)) !== name;
        };
        if (names === null || [...names].some((name) => copyOfFolder(name) !== null || isDoubled(name)))
          await merger.mergeAll();
      });
    };
    stops.push(
      watchFolder(join(directory, 'articles'), folderNames),
      watchFolder(join(directory, 'trash'), folderNames),
    );
    stops.push(
      watchFolder(join(directory, 'notes'), (names) => {
        if (names === null) return void look(true);
        void inTurn(async () => {
          for (const name of names) if (name.endsWith('.json')) await notesChanged(basename(name, '.json'));
          if ([...names].some((name) => copyOfNotes(name) !== null)) await merger.mergeAll();
        });
      }),
      watchFolder(directory, (names) => {
        void inTurn(async () => {
          for (const [name, read] of Object.entries(readers)) if (names?.has(name) ?? true) await read();
          const isCopy = (name: string) => Object.keys(readers).some((original) => copyOf(name, original) !== null);
          if (names === null || [...names].some(isCopy)) await merger.mergeAll();
        });
      }),
    );
    const timer = setInterval(() => void look(true), lookEvery);
    timer.unref();
    stops.push(() => clearInterval(timer));
  }

  if (background && !files.readOnly) {
    watchAll();
    const timer = setTimeout(() => void look(), firstLookAfter(library.ids().length));
    timer.unref();
    stops.push(() => clearTimeout(timer));
  }

  return {
    heard,
    look,
    attend: (articleId, content) => {
      if (background && !closed) attended.attend(articleId, content);
    },
    mergeCopies: merger.mergeEvery,
    async close() {
      closed = true;
      for (const stop of stops) stop();
      attended.close();
      await queue.settled();
    },
  };
}
