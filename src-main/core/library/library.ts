// Longer than 300 lines: here alone is known where the folder of each article is.
import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { timeAfter } from '#shared/merging/order.ts';
import type { Article, ArticleChanges } from '#shared/model/article.ts';
import { candidateLines } from '../candidates.ts';
import { said } from '../said.ts';
import { codeOf, makeDirectory, moveDurably, notRead, removeDurably } from '../storage/durable-write.ts';
import { contentHash } from '../storage/hash.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import type { JsonStore } from '../storage/json-store.ts';
import { StoreCache } from '../storage/store-cache.ts';
import { removeLeftovers } from '../storage/temporary-files.ts';
import {
  type ArticleFiles,
  contentFile,
  createArticleFolder,
  createFolderOf,
  idOfFolder,
  openArticleStore,
  readSourceFile,
} from './article-folder.ts';
import { Bodies, type Body } from './bodies.ts';
import { isOriginal } from './kept-files.ts';
import { type Listing, listLibrary } from './listing.ts';
import { rebuiltArticle } from './rebuilt-article.ts';
import { clearAdding, finishRemovals, isLeftover, removeForGood } from './removing.ts';
import { correctedFacts, personalOf, progressAfter, stayingOf, timesAfter } from './staying.ts';
import { exchangeBody, keepEarlier, keepMedia, readEarlier, readVersion } from './versions.ts';

const readAtOnce = 128;

type Deletion = Pick<Article, 'deleted' | 'mergedInto'>;

/** The articles of a library: one folder each under `articles/`, or under `trash/` once deleted. */
export class Library {
  readonly directory: string;
  private readonly files: FilePolicy;
  /** The folder of each article in the library's: `articles/` or `trash/` and its name. */
  private readonly places = new Map<string, string>();
  private readonly stores = new StoreCache<Article>();
  private readonly bodies = new Bodies();
  private readonly refused = new Set<string>();
  private readonly watchers = new Set<(article: Article) => void>();
  private readonly removalWatchers = new Set<(id: string) => unknown>();
  private readonly writing = new Set<Promise<unknown>>();
  /** Moves between `articles/` and `trash/`: what is asked of an article meanwhile waits until it has its place. */
  private readonly moves = new Map<string, Promise<unknown>>();

  private constructor(directory: string, files: FilePolicy) {
    this.directory = directory;
    this.files = files;
  }

  /**
   * Finds every article folder, of a listing that was just made. What a crash left half-added is removed: it was never
   * acknowledged.
   */
  static async open(directory: string, files: FilePolicy, listing?: Listing): Promise<Library> {
    const library = new Library(directory, files);
    const there = listing ?? (await listLibrary(directory));
    for (const part of ['articles', 'trash'] as const) {
      if (!files.readOnly) await makeDirectory(join(directory, part));
      for (const name of library.take(part, there[part])) await clearAdding(join(directory, part, name), files);
    }
    if (!files.readOnly) await finishRemovals(directory, there.trash, library.has, files);
    return library;
  }

  /** Takes note of the articles among these folders, without waiting between them; gives what a crash left. */
  private take(part: 'articles' | 'trash', names: readonly string[]): string[] {
    const leftovers: string[] = [];
    for (const name of names) {
      const id = idOfFolder(name);
      if (isLeftover(name)) leftovers.push(name);
      else if (id !== null) this.places.set(id, `${part}/${name}`);
    }
    return leftovers;
  }

  /** Calls `watcher` with every article as it is after each change that this library makes or is told of; the result stops that. */
  watch(watcher: (article: Article) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Calls `watcher` with the id of every article that this library removes for good; its notes go when what that gives is over. */
  watchRemoved(watcher: (id: string) => unknown): void {
    this.removalWatchers.add(watcher);
  }

  /**
   * These articles, else every one, those in the trash too; newest first. Reads each of them: lists of a person come from
   * the index. One that a newer Postil wrote is reported and left out.
   */
  async list(ids: readonly string[] = this.ids()): Promise<Article[]> {
    const articles: (Article | null)[] = [];
    // Not all at once: a system lets a process open a thousand files or so.
    for (let at = 0; at < ids.length; at += readAtOnce) {
      const some = ids.slice(at, at + readAtOnce);
      articles.push(...(await Promise.all(some.map((id) => this.readKnown(id)))));
    }
    const known = articles.filter((article) => article !== null);
    return known.sort((a, b) => b.saved.localeCompare(a.saved) || b.id.localeCompare(a.id));
  }

  async get(id: string): Promise<Article> {
    await this.moves.get(id);
    return this.store(id).read();
  }

  /** The one article whose id is `given` or starts with it (any case); throws `not-found`, or `invalid-input` that names some of several. */
  resolveId(given: string): string {
    const wanted = given.toUpperCase();
    if (this.places.has(wanted)) return wanted;
    const matches = this.ids().filter((id) => id.startsWith(wanted));
    if (matches.length === 1 && matches[0] !== undefined) return matches[0];
    if (matches.length > 1) {
      // A folder is named by its article's title and id, so that nothing has to be read.
      const some = candidateLines(matches, (id) => basename(this.folderOf(id)).slice(0, -1 - id.length));
      throw new AppError('invalid-input', said().library.severalArticles(matches.length, given, some));
    }
    throw new AppError('not-found', said().library.noArticle(given));
  }

  /** The id of every article, those in the trash too. */
  ids(): string[] {
    return [...this.places.keys()];
  }

  readonly has = (id: string): boolean => this.places.has(id);
  /** Takes note of a folder that another program brought, moved or changed. */
  async found(id: string, folder: string): Promise<Article> {
    const place = relative(this.directory, folder).replaceAll('\\', '/');
    if (this.places.get(id) !== place) {
      this.stores.delete(id);
      this.places.set(id, place);
    }
    return this.told(await this.get(id));
  }

  /** A folder that another program took away is no deletion: it is listed no more until it comes back; its notes stay. */
  async gone(id: string): Promise<void> {
    const last = await this.get(id);
    this.places.delete(id);
    this.stores.delete(id);
    this.told({ ...last, deleted: last.deleted ?? this.files.now().toISOString() });
  }

  /** Resolves when the folders that are being written or moved now are whole. */
  async written(): Promise<void> {
    await Promise.allSettled(this.writing);
  }

  folderOf(id: string): string {
    const place = this.places.get(id);
    if (place === undefined) throw new AppError('not-found', said().library.noArticle(id));
    return join(this.directory, place);
  }

  /** The body as it is on disk now, with its reading text. */
  body(id: string): Promise<Body> {
    return this.inFolder(id, async (folder) => {
      const path = join(folder, contentFile);
      try {
        return this.bodies.read(await readFile(path, 'utf8'));
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw notRead(path, error);
        throw new AppError('damaged', said().library.noText(path));
      }
    });
  }

  /** The body, or null where its file is missing. */
  async bodyIfThere(id: string): Promise<Body | null> {
    try {
      return await this.body(id);
    } catch (error) {
      if (error instanceof AppError && error.code === 'damaged') return null;
      throw error;
    }
  }

  /** The HTML of an earlier body, or null where it is not there as it was saved. */
  async earlierBody(id: string, content: string): Promise<string | null> {
    await this.moves.get(id);
    return readEarlier(this.folderOf(id), content);
  }

  /** Keeps the body of another article beside the earlier ones of this one, for notes that were made in it. */
  keepBody(id: string, content: string, html: string): Promise<void> {
    return this.awaited(keepEarlier(this.folderOf(id), content, html));
  }

  /** Keeps an image of another article, under its name there, for notes on it; one that is there stays. */
  async keepMedia(id: string, name: string, bytes: Uint8Array): Promise<void> {
    if ((await this.media(id, name)) === null) await this.awaited(keepMedia(this.folderOf(id), name, bytes));
  }

  /** The hash of the body on disk, or null where its file is missing: what `body` names `content`, without its text. */
  async contentOf(id: string): Promise<string | null> {
    try {
      return await this.inFolder(id, async (folder) => contentHash(await readFile(join(folder, contentFile))));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error instanceof AppError ? error : notRead(join(this.folderOf(id), contentFile), error);
    }
  }

  /** The untouched original; throws `damaged` where it is missing or is not what was recorded. */
  async source(id: string): Promise<Uint8Array> {
    return readSourceFile(this.folderOf(id), (await this.get(id)).source);
  }

  /** A file of an article's `media/`, or null where it is missing. */
  async media(id: string, name: string): Promise<Uint8Array | null> {
    if (!/^[0-9a-z.]+$/.test(name)) return null;
    return this.inFolder(id, (folder) => readFile(join(folder, 'media', name))).catch((error: unknown) => {
      if (error instanceof AppError) throw error;
      return null;
    });
  }

  /** Adds a whole article; nothing of it is left when that fails. */
  add(article: Article, files: ArticleFiles): Promise<Article> {
    return this.awaited(this.addWhole(article, files));
  }

  private async addWhole(article: Article, files: ArticleFiles): Promise<Article> {
    const folder = await createArticleFolder(join(this.directory, 'articles'), article, files);
    this.places.set(article.id, `articles/${basename(folder)}`);
    return this.told(article);
  }

  /** Adds an article of the files that it had on disk, by their paths in its folder; nothing is left when that fails. */
  addFiles(article: Article, files: ReadonlyMap<string, Uint8Array>): Promise<Article> {
    return this.awaited(this.addFilesWhole(article, files));
  }

  private async addFilesWhole(article: Article, files: ReadonlyMap<string, Uint8Array>): Promise<Article> {
    const folder = await createFolderOf(join(this.directory, 'articles'), article, files);
    this.places.set(article.id, `articles/${basename(folder)}`);
    return this.told(article);
  }

  /**
   * Gives an article a new body, and with `files.source` a new original; the ones before are kept as a version. What
   * the person did with it stays: tags, state, progress, and the facts they corrected.
   */
  replaceBody(id: string, next: Article, files: ArticleFiles): Promise<Article> {
    return this.awaited(this.exchange(id, next, files));
  }

  private async exchange(id: string, next: Article, files: ArticleFiles): Promise<Article> {
    await this.moves.get(id);
    const [folder, store] = [this.folderOf(id), this.store(id)];
    const recorded = await store.read();
    const exchanged = await exchangeBody(folder, recorded, next, files, this.files.now().toISOString());
    const article = await store.update((current) => Object.assign(current, next, stayingOf(current, next), exchanged));
    // Only now nothing refers to it any more, and it lies under `versions/` as well.
    const { file } = recorded.source;
    // A record that came from elsewhere may name any file of this machine.
    if (files.source !== null && file !== next.source.file && isOriginal(file)) await removeDurably(join(folder, file));
    return this.told(article);
  }

  /** An earlier body and what is recorded of it. Throws `not-found` or `damaged`. */
  async version(id: string, content: string): ReturnType<typeof readVersion> {
    return readVersion(this.folderOf(id), await this.get(id), content);
  }

  /** Makes an earlier body the present one; the present one becomes a version. Throws `not-found` or `damaged`. */
  async restoreVersion(id: string, content: string): Promise<Article> {
    const article = await this.get(id);
    if ((await this.contentOf(id)) === content) return article;
    const { version, html, source } = await readVersion(this.folderOf(id), article, content);
    const { words = article.words, certainty = 1, warnings = [], extractor = 0, chosen = null } = version;
    // Whatever sanitiser it passed then: it is sanitised before it is shown.
    const next = { ...article, content, words, certainty, warnings, extractor, chosen, sanitiser: 0 };
    const isOther = source !== null && version.source?.sha256 !== article.source.sha256;
    const file = version.source?.file.replace(/^versions\/[^.]*/, 'source') ?? '';
    if (isOther && version.source !== undefined) next.source = { ...version.source, file };
    return this.replaceBody(id, next, { html, source: isOther ? source : null, media: new Map() });
  }

  /** Changes what a person may change; what depends on how the article is now is given as a function of it. */
  async update(id: string, given: ArticleChanges | ((now: Article) => ArticleChanges)): Promise<Article> {
    await this.moves.get(id);
    const now = this.files.now().toISOString();
    const article = await this.store(id).update((current) => {
      const wanted = typeof given === 'function' ? given(current) : given;
      const edited = wanted.edited ?? [...new Set([...current.edited, ...correctedFacts(current, wanted)])];
      const progress = wanted.progress && progressAfter(current.progress, wanted.progress, now);
      const changes = { ...definedOf({ ...wanted, progress }), edited };
      const modified = timeAfter(current.modified, now);
      return Object.assign(current, { changed: timesAfter(current, changes, modified) }, changes, { modified });
    });
    return this.told(article);
  }

  /**
   * Changes what importing and merging keep of an article; what depends on how it is now is given as a function of that.
   * What a person changes as well is told a time, as always.
   */
  async record(id: string, given: Partial<Article> | ((now: Article) => Partial<Article>)): Promise<Article> {
    await this.moves.get(id);
    const now = this.files.now().toISOString();
    return this.told(
      await this.store(id).update((article) => {
        const change = typeof given === 'function' ? given(article) : given;
        return Object.assign(article, { changed: timesAfter(article, personalOf(change), now) }, change);
      }),
    );
  }

  /** Merges what a crash kept from an article.json, and says whether it lacked any of it. */
  async absorb(id: string, states: readonly Article[]): Promise<boolean> {
    const isBrought = await this.store(id).absorb(states);
    if (isBrought) this.told(await this.get(id));
    return isBrought;
  }

  /**
   * Moves an article to `trash/`; its notes stay where they are and come back with it. One whose notes went to another
   * article tells in the same write which that is.
   */
  trash(id: string, told: Pick<Article, 'mergedInto'> = {}): Promise<Article> {
    return this.awaited(this.setDeleted(id, { ...told, deleted: this.files.now().toISOString() }, 'trash'));
  }

  restore(id: string): Promise<Article> {
    return this.awaited(this.setDeleted(id, { deleted: null }, 'articles'));
  }

  /** Removes an article that is in the trash for good, with its notes; see `removeForGood`. */
  async remove(id: string): Promise<void> {
    const onGone = async (): Promise<void> => {
      this.places.delete(id);
      this.stores.delete(id);
      await Promise.all([...this.removalWatchers].map((watcher) => watcher(id)));
    };
    await this.awaited(removeForGood(this.directory, { id, folder: this.folderOf(id), store: this.store(id) }, onGone));
  }

  /** Removes the temporary files of a crash from the folders of all articles, and says how many. */
  async clearLeftovers(): Promise<number> {
    let removed = 0;
    for (const id of this.ids()) {
      for (const part of ['', 'media', 'versions'])
        if (this.has(id)) removed += await removeLeftovers(join(this.folderOf(id), part), this.files.now());
    }
    return removed;
  }

  /** Resolves when every write asked for is durable. */
  async settled(): Promise<void> {
    await Promise.all(this.writing);
    await this.stores.settled();
  }

  private setDeleted(id: string, change: Deletion, part: 'articles' | 'trash'): Promise<Article> {
    const before = this.moves.get(id) ?? Promise.resolve();
    const move = before.then(() => this.move(id, change, part));
    const over: Promise<unknown> = move
      .catch(() => undefined)
      .then(() => {
        if (this.moves.get(id) === over) this.moves.delete(id);
      });
    this.moves.set(id, over);
    return move;
  }

  private async move(id: string, change: Deletion, part: 'articles' | 'trash'): Promise<Article> {
    const now = change.deleted ?? this.files.now().toISOString();
    const article = await this.store(id).update((data) =>
      Object.assign(data, { changed: timesAfter(data, change, now) }, change),
    );
    const folder = this.folderOf(id);
    const target = join(this.directory, part, basename(folder));
    if (target !== folder) {
      await moveDurably(folder, target);
      this.places.set(id, `${part}/${basename(folder)}`);
      this.stores.delete(id);
      await this.store(id).read();
    }
    return this.told(article);
  }

  /** What `read` gives of an article's folder; asked again where that was moved meanwhile. */
  private async inFolder<T>(id: string, read: (folder: string) => Promise<T>): Promise<T> {
    for (;;) {
      await this.moves.get(id);
      const folder = this.folderOf(id);
      try {
        return await read(folder);
      } catch (error) {
        await this.moves.get(id);
        if (!this.has(id) || this.folderOf(id) === folder) throw error;
      }
    }
  }

  /** Lets `settled` wait for work on an article's folder. */
  private awaited<T>(work: Promise<T>): Promise<T> {
    const over: Promise<unknown> = work.then(
      () => this.writing.delete(over),
      () => this.writing.delete(over),
    );
    this.writing.add(over);
    return work;
  }

  private told(article: Article): Article {
    for (const watcher of this.watchers) watcher(article);
    return article;
  }

  private async readKnown(id: string): Promise<Article | null> {
    if (!this.has(id)) return null;
    const folder = this.folderOf(id);
    try {
      return await this.get(id);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unsupported')) throw error;
      if (!this.refused.has(folder)) this.files.onDamaged(join(folder, 'article.json'), null, error.message);
      this.refused.add(folder);
      return null;
    }
  }

  private store(id: string): JsonStore<Article> {
    const folder = this.folderOf(id);
    const fresh = () => rebuiltArticle(id, folder, this.files.now());
    return this.stores.get(id, () => openArticleStore(folder, this.files, fresh));
  }
}

function definedOf<T extends object>(changes: T): Partial<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
}
