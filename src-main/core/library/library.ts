import { readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { type Article, type ArticleChanges, editableFacts } from '#shared/model/article.ts';
import { bodyText } from '../importing/page/body-text.ts';
import { codeOf, makeDirectory, moveDurably } from '../storage/durable-write.ts';
import { contentHash } from '../storage/hash.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import type { JsonStore } from '../storage/json-store.ts';
import {
  type ArticleFiles,
  contentFile,
  createArticleFolder,
  foldersIn,
  idOfFolder,
  keepVersion,
  openArticleStore,
  writeBody,
} from './article-folder.ts';
import { rebuiltArticle } from './rebuilt-article.ts';

/** A body and its reading text; `content` names exactly this body. */
export interface Body {
  readonly html: string;
  readonly content: string;
  readonly text: string;
}

interface Entry {
  folder: string;
  store: JsonStore<Article>;
}

/** Bodies kept parsed: the one being read and its neighbours. */
const bodiesKept = 16;

/** The articles of a library: one folder each under `articles/`, or under `trash/` once deleted. */
export class Library {
  readonly directory: string;
  private readonly files: FilePolicy;
  private readonly entries = new Map<string, Entry>();
  private readonly bodies = new Map<string, Body>();
  private readonly refused = new Set<string>();

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

  /** Every article, those in the trash too, newest first. One that a newer Postil wrote is reported and left out. */
  async list(): Promise<Article[]> {
    const articles = await Promise.all([...this.entries.values()].map((entry) => this.readKnown(entry)));
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

  folderOf(id: string): string {
    return this.entry(id).folder;
  }

  /** The body as it is on disk now, with its reading text. */
  async body(id: string): Promise<Body> {
    const path = join(this.entry(id).folder, contentFile);
    let html: string;
    try {
      html = await readFile(path, 'utf8');
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      throw new AppError('damaged', `The text of this article is missing: ${path}. Its notes are kept.`);
    }
    const content = contentHash(html);
    const known = this.bodies.get(content);
    if (known !== undefined) return known;
    const body = { html, content, text: bodyText(html) };
    this.bodies.set(content, body);
    for (const oldest of this.bodies.keys()) {
      if (this.bodies.size <= bodiesKept) break;
      this.bodies.delete(oldest);
    }
    return body;
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

  /** Adds a whole article; nothing of it is left when that fails. */
  async add(article: Article, files: ArticleFiles): Promise<Article> {
    const folder = await createArticleFolder(join(this.directory, 'articles'), article, files);
    this.register(article.id, folder);
    return article;
  }

  /** Gives an article a new body; the present one is kept as a version, and what the person did with it stays. */
  async replaceBody(id: string, next: Article, files: ArticleFiles): Promise<Article> {
    const { folder, store } = this.entry(id);
    const before = await this.bodyIfThere(id);
    if (before !== null) await keepVersion(folder, before.content);
    await writeBody(folder, next, files);
    const replaced = this.files.now().toISOString();
    return store.update((article) => {
      const { saved, tags, state, progress, deleted } = article;
      const versions =
        before === null ? article.versions : [...article.versions, { content: before.content, replaced }];
      return Object.assign(article, next, { id, saved, tags, state, progress, deleted, versions });
    });
  }

  async update(id: string, changes: ArticleChanges): Promise<Article> {
    const modified = this.files.now().toISOString();
    return this.entry(id).store.update((article) => {
      const edited = changes.edited ?? correctedIn(article, changes);
      return Object.assign(article, definedOf(changes), { edited, modified });
    });
  }

  /** Moves an article to `trash/`; its notes stay where they are and come back with it. */
  trash(id: string): Promise<Article> {
    return this.setDeleted(id, this.files.now().toISOString(), 'trash');
  }

  restore(id: string): Promise<Article> {
    return this.setDeleted(id, null, 'articles');
  }

  /** Resolves when every write asked for is durable. */
  async settled(): Promise<void> {
    await Promise.all([...this.entries.values()].map((entry) => entry.store.settled()));
  }

  private async setDeleted(id: string, deleted: string | null, part: 'articles' | 'trash'): Promise<Article> {
    const entry = this.entry(id);
    const article = await entry.store.update((data) => Object.assign(data, { deleted }));
    const target = join(this.directory, part, entry.folder.slice(entry.folder.lastIndexOf(sep) + 1));
    if (target !== entry.folder) {
      await moveDurably(entry.folder, target);
      this.register(id, target);
      await this.entry(id).store.read();
    }
    return article;
  }

  private async readKnown({ folder, store }: Entry): Promise<Article | null> {
    try {
      return await store.read();
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unsupported')) throw error;
      if (!this.refused.has(folder)) this.files.onDamaged(join(folder, 'article.json'), null, error.message);
      this.refused.add(folder);
      return null;
    }
  }

  private register(id: string, folder: string): void {
    const fresh = () => rebuiltArticle(id, folder, this.files.now());
    this.entries.set(id, { folder, store: openArticleStore(folder, this.files, fresh) });
  }

  private entry(id: string): Entry {
    const entry = this.entries.get(id);
    if (entry === undefined) throw new AppError('not-found', `There is no article ${id} in this library.`);
    return entry;
  }
}

/** The facts that the person has corrected, those of these changes too: importing again leaves them alone. */
function correctedIn(article: Article, changes: ArticleChanges): string[] {
  const corrected = editableFacts.filter((fact) => changes[fact] !== undefined && changes[fact] !== article[fact]);
  return [...new Set([...article.edited, ...corrected])];
}

function definedOf(changes: ArticleChanges): Partial<Article> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
