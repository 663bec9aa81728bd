// Longer than 300 lines: here alone is known where the folder of each article is.
import { readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { timeAfter } from '#shared/merging/order.ts';
import type { Article, ArticleChanges } from '#shared/model/article.ts';
import { codeOf, makeDirectory, moveDurably, removeDurably } from '../storage/durable-write.ts';
import { contentHash } from '../storage/hash.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { ArticleEntry } from './article-entry.ts';
import {
  type ArticleFiles,
  contentFile,
  createArticleFolder,
  foldersIn,
  idOfFolder,
  openArticleStore,
  readSourceFile,
} from './article-folder.ts';
import { Bodies, type Body } from './bodies.ts';
import { rebuiltArticle } from './rebuilt-article.ts';
import { correctedFacts, stayingOf, timesAfter } from './staying.ts';
import { exchangeBody, readEarlier, readVersion } from './versions.ts';

const readAtOnce = 128;

/** The articles of a library: one folder each under `articles/`, or under `trash/` once deleted. */
export class Library {
  readonly directory: string;
  private readonly files: FilePolicy;
  private readonly entries = new Map<string, ArticleEntry>();
  private readonly bodies = new Bodies();
  private readonly refused = new Set<string>();
  private readonly watchers = new Set<(article: Article) => void>();
  private readonly writing = new Set<Promise<unknown>>();

  private constructor(directory: string, files: FilePolicy) {
    this.directory = directory;
    this.files = files;
  }

  /** Finds every article folder. What a crash left half-added is removed: it was never acknowledged. */
  static async open(directory: string, files: FilePolicy): Promise<Library> {
    const library = new Library(directory, files);
    for (const part of ['articles', 'trash']) {
      const parent = join(directory, part);
      if (!files.readOnly) await makeDirectory(parent);
      for (const name of await foldersIn(parent)) {
        if (name.startsWith('.adding-')) {
          if (!files.readOnly) await rm(join(parent, name), { recursive: true, force: true });
          continue;
        }
        const id = idOfFolder(name);
        if (id !== null) library.register(id, join(parent, name));
      }
    }
    return library;
  }

  /** Calls `watcher` with every article as it is after each change that this library makes or is told of; the result stops that. */
  watch(watcher: (article: Article) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Every article, those in the trash too, newest first. One that a newer Postil wrote is reported and left out. */
  async list(): Promise<Article[]> {
    const entries = [...this.entries.values()];
    const articles: (Article | null)[] = [];
    // Not all at once: a system lets a process open a thousand files or so.
    for (let at = 0; at < entries.length; at += readAtOnce) {
      const some = entries.slice(at, at + readAtOnce);
      articles.push(...(await Promise.all(some.map((entry) => this.readKnown(entry)))));
    }
    const known = articles.filter((article) => article !== null);
    return known.sort((a, b) => b.saved.localeCompare(a.saved) || b.id.localeCompare(a.id));
  }

  async get(id: string): Promise<Article> {
    return this.entry(id).store.read();
  }

  /** The one article whose id is `given` or starts with it (any case); throws `not-found` or `invalid-input`. */
  resolveId(given: string): string {
    const wanted = given.toUpperCase();
    if (this.entries.has(wanted)) return wanted;
    const matches = [...this.entries.keys()].filter((id) => id.startsWith(wanted));
    if (matches.length === 1 && matches[0] !== undefined) return matches[0];
    if (matches.length > 1) throw new AppError('invalid-input', `${matches.length} articles start with ${given}.`);
    throw new AppError('not-found', `There is no article ${given} in this library.`);
  }

  /** The id of every article, those in the trash too. */
  ids(): string[] {
    return [...this.entries.keys()];
  }

  has(id: string): boolean {
    return this.entries.has(id);
  }

  /** Takes note of a folder that another program brought, moved or changed. */
  async found(id: string, folder: string): Promise<Article> {
    if (this.entries.get(id)?.folder !== folder) this.register(id, folder);
    return this.told(await this.get(id));
  }

  /** A folder that another program took away is no deletion: it is listed no more until it comes back; its notes stay. */
  async gone(id: string): Promise<void> {
    const last = await this.get(id);
    this.entries.delete(id);
    this.told({ ...last, deleted: last.deleted ?? this.files.now().toISOString() });
  }

  /** Resolves when the folders that are being written or moved now are whole. */
  async written(): Promise<void> {
    await Promise.allSettled(this.writing);
  }

  folderOf(id: string): string {
    return this.entry(id).folder;
  }

  /** The body as it is on disk now, with its reading text. */
  async body(id: string): Promise<Body> {
    const path = join(this.entry(id).folder, contentFile);
    try {
      return this.bodies.read(await readFile(path, 'utf8'));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      throw new AppError('damaged', `The text of this article is missing: ${path}. Its notes are kept.`);
    }
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
  earlierBody(id: string, content: string): Promise<string | null> {
    return readEarlier(this.entry(id).folder, content);
  }

  /** The hash of the body on disk, or null where its file is missing: what `body` names `content`, without its text. */
  async contentOf(id: string): Promise<string | null> {
    try {
      return contentHash(await readFile(join(this.entry(id).folder, contentFile)));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  /** The untouched original; throws `damaged` where it is missing or is not what was recorded. */
  async source(id: string): Promise<Uint8Array> {
    const { folder, store } = this.entry(id);
    return readSourceFile(folder, (await store.read()).source);
  }

  /** A file of an article's `media/`, or null where it is missing. */
  async media(id: string, name: string): Promise<Uint8Array | null> {
    if (!/^[0-9a-z.]+$/.test(name)) return null;
    return readFile(join(this.entry(id).folder, 'media', name)).catch(() => null);
  }

  /** Adds a whole article; nothing of it is left when that fails. */
  add(article: Article, files: ArticleFiles): Promise<Article> {
    return this.awaited(this.addWhole(article, files));
  }

  private async addWhole(article: Article, files: ArticleFiles): Promise<Article> {
    const folder = await createArticleFolder(join(this.directory, 'articles'), article, files);
    this.register(article.id, folder);
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
    const { folder, store } = this.entry(id);
    const recorded = await store.read();
    const exchanged = await exchangeBody(folder, recorded, next, files, this.files.now().toISOString());
    const article = await store.update((current) => Object.assign(current, next, stayingOf(current, next), exchanged));
    // Only now nothing refers to it any more, and it lies under `versions/` as well.
    if (files.source !== null && recorded.source.file !== '' && recorded.source.file !== next.source.file) {
      await removeDurably(join(folder, recorded.source.file));
    }
    return this.told(article);
  }

  /** An earlier body and what is recorded of it. Throws `not-found` or `damaged`. */
  async version(id: string, content: string): ReturnType<typeof readVersion> {
    const { folder, store } = this.entry(id);
    return readVersion(folder, await store.read(), content);
  }

  /** Makes an earlier body the present one; the present one becomes a version. Throws `not-found` or `damaged`. */
  async restoreVersion(id: string, content: string): Promise<Article> {
    const { folder, store } = this.entry(id);
    const article = await store.read();
    if ((await this.contentOf(id)) === content) return article;
    const { version, html, source } = await readVersion(folder, article, content);
    const { words = article.words, certainty = 1, warnings = [], extractor = 0, chosen = null } = version;
    const next = { ...article, content, words, certainty, warnings, extractor, chosen };
    const isOther = source !== null && version.source?.sha256 !== article.source.sha256;
    const file = version.source?.file.replace(/^versions\/[^.]*/, 'source') ?? '';
    if (isOther && version.source !== undefined) next.source = { ...version.source, file };
    return this.replaceBody(id, next, { html, source: isOther ? source : null, media: new Map() });
  }

  async update(id: string, changes: ArticleChanges): Promise<Article> {
    const now = this.files.now().toISOString();
    const article = await this.entry(id).store.update((current) => {
      const edited = changes.edited ?? [...new Set([...current.edited, ...correctedFacts(current, changes)])];
      const given = { ...definedOf(changes), edited };
      const modified = timeAfter(current.modified, now);
      return Object.assign(current, { changed: timesAfter(current, given, modified) }, given, { modified });
    });
    return this.told(article);
  }

  /** Changes what importing keeps of an article, and not what a person sees of it. */
  async record(id: string, change: Partial<Article>): Promise<Article> {
    return this.told(await this.entry(id).store.update((article) => Object.assign(article, change)));
  }

  /** Moves an article to `trash/`; its notes stay where they are and come back with it. */
  trash(id: string): Promise<Article> {
    return this.awaited(this.setDeleted(id, this.files.now().toISOString(), 'trash'));
  }

  restore(id: string): Promise<Article> {
    return this.awaited(this.setDeleted(id, null, 'articles'));
  }

  /** Resolves when every write asked for is durable. */
  async settled(): Promise<void> {
    await Promise.all(this.writing);
    await Promise.all([...this.entries.values()].map((entry) => entry.settled()));
  }

  private async setDeleted(id: string, deleted: string | null, part: 'articles' | 'trash'): Promise<Article> {
    const entry = this.entry(id);
    const now = deleted ?? this.files.now().toISOString();
    const article = await entry.store.update((data) =>
      Object.assign(data, { changed: timesAfter(data, { deleted }, now) }, { deleted }),
    );
    const target = join(this.directory, part, entry.folder.slice(entry.folder.lastIndexOf(sep) + 1));
    if (target !== entry.folder) {
      await moveDurably(entry.folder, target);
      this.register(id, target);
      await this.entry(id).store.read();
    }
    return this.told(article);
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

  private async readKnown(entry: ArticleEntry): Promise<Article | null> {
    const { folder } = entry;
    try {
      return await entry.store.read();
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unsupported')) throw error;
      if (!this.refused.has(folder)) this.files.onDamaged(join(folder, 'article.json'), null, error.message);
      this.refused.add(folder);
      return null;
    }
  }

  private register(id: string, folder: string): void {
    const fresh = () => rebuiltArticle(id, folder, this.files.now());
    this.entries.set(id, new ArticleEntry(folder, () => openArticleStore(folder, this.files, fresh)));
  }

  private entry(id: string): ArticleEntry {
    const entry = this.entries.get(id);
    if (entry === undefined) throw new AppError('not-found', `There is no article ${id} in this library.`);
    return entry;
  }
}

function definedOf<T extends object>(changes: T): Partial<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
}
