import type { ArticleChange } from '#shared/model/article-list.ts';

const left = new Set<string>();

/**
 * Heeds what a person says of how far articles are read: one that is open and unread now is not being read until it is opened
 * again. What the page shows of an article may be older than that.
 */
export function heedProgress(each: readonly ArticleChange[]): void {
  for (const { id, changes } of each) {
    if (changes.progress === undefined) continue;
    if (changes.progress.furthest === 0 && changes.progress.at === null) left.add(id);
    else left.delete(id);
  }
}

/** An article is opened. */
export function readOn(id: string): void {
  left.delete(id);
}

export function isLeftUnread(id: string): boolean {
  return left.has(id);
}
