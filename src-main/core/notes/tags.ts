import type { Library } from '../library/library.ts';
import type { Notes } from './notes.ts';

/**
 * The tags of every note in the library that is not deleted, the most used first. Spellings that differ in case alone
 * are one tag, in the spelling that is used most.
 */
export async function tagsInUse(library: Library, notes: Notes): Promise<string[]> {
  const uses = new Map<string, Map<string, number>>();
  for (const article of await library.list()) {
    if (article.deleted !== null || (await notes.count(article.id)) === 0) continue;
    for (const { deleted, tags } of await notes.stored(article.id)) {
      for (const tag of deleted === null ? tags : []) {
        const key = tag.normalize('NFC').toLowerCase();
        const spellings = uses.get(key) ?? new Map<string, number>();
        uses.set(key, spellings.set(tag, (spellings.get(tag) ?? 0) + 1));
      }
    }
  }
  const tags = [...uses.values()].map((spellings) => {
    const [[spelling = ''] = []] = [...spellings].sort((a, b) => b[1] - a[1]);
    return { spelling, count: [...spellings.values()].reduce((sum, count) => sum + count, 0) };
  });
  return tags.sort((a, b) => b.count - a.count || a.spelling.localeCompare(b.spelling)).map(({ spelling }) => spelling);
}
