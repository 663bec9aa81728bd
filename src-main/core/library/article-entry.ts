import type { Article } from '#shared/model/article.ts';
import type { JsonStore } from '../storage/json-store.ts';

/** An article folder; its store is made when it is first asked for, as a start may find 50,000 of them. */
export class ArticleEntry {
  readonly folder: string;
  private readonly open: () => JsonStore<Article>;
  private opened: JsonStore<Article> | null = null;

  constructor(folder: string, open: () => JsonStore<Article>) {
    this.folder = folder;
    this.open = open;
  }

  get store(): JsonStore<Article> {
    this.opened ??= this.open();
    return this.opened;
  }

  /** Resolves when every write asked for is durable. */
  async settled(): Promise<void> {
    await this.opened?.settled();
  }
}
