/**
 * Milliseconds after a start until a host that stays looks at all files of a library of so many articles, where the index
 * lacks none: its window asks for lists first, and would wait for a look that takes long. What changes from the start on is
 * noticed at once.
 */
export function firstLookAfter(articles: number): number {
  return Math.min(1500, articles / 10);
}
