import type { ExtractInput } from '../../extracted.ts';
import { titleFromName } from '../../metadata/name-title.ts';
import type { Chapter } from './chapters.ts';
import { readEpub } from './epub.ts';
import type { BookFacts } from './facts.ts';

/** One chapter that becomes an article of its own. */
export interface ChapterPlan {
  /** "Chapter – Book". */
  readonly title: string;
  /** Paths in the archive, in reading order, with the heading each has in the table of contents. */
  readonly documents: readonly { readonly path: string; readonly title: string | null }[];
  readonly pictures: readonly string[];
  /** Paths of other documents that hold notes of these. */
  readonly notesFrom: readonly string[];
}

export interface SplitPlan {
  readonly facts: BookFacts;
  readonly chapters: readonly ChapterPlan[];
}

/** A document with less text, "Part One" for instance, is no article and goes with the one behind it. */
const shortest = 200;

/**
 * How a book is split into articles: a chapter begins where the table of contents leads to a document, and documents
 * without a title go on with the one before. Throws AppError as `readEpub`.
 */
export async function planSplit(input: ExtractInput): Promise<SplitPlan> {
  const { facts, chapters } = await readEpub(input);
  const groups: Chapter[][] = [];
  const hasTitles = chapters.some(({ title }) => title !== null);
  let isOpen = false;
  for (const chapter of chapters) {
    const last = groups.at(-1);
    const goesOn = isOpen || (hasTitles && chapter.title === null);
    if (last !== undefined && goesOn) last.push(chapter);
    else groups.push([chapter]);
    isOpen = lengthOf(groups.at(-1)) < shortest;
  }
  // What is left over at the end belongs to what stands before it.
  const end = groups.at(-1);
  if (groups.length > 1 && lengthOf(end) < shortest) groups.at(-2)?.push(...(groups.pop() ?? []));
  const book = facts.title ?? titleFromName(input.name);
  return { facts, chapters: groups.map((group, index) => planOf(group, index, book)) };
}

function lengthOf(group: readonly Chapter[] | undefined): number {
  return group?.reduce((sum, { length }) => sum + length, 0) ?? 0;
}

function planOf(group: readonly Chapter[], index: number, book: string): ChapterPlan {
  const titles = [...new Set(group.map(({ title }) => title).filter((title) => title !== null))];
  const own = titles.length === 0 ? `Part ${index + 1}` : titles.slice(0, 2).join(': ');
  return {
    title: `${own} – ${book}`,
    documents: group.map(({ path, title }) => ({ path, title })),
    pictures: [...new Set(group.flatMap(({ pictures }) => pictures))],
    notesFrom: [...new Set(group.flatMap(({ notesFrom }) => notesFrom))].filter(
      (path) => !group.some((chapter) => chapter.path === path),
    ),
  };
}
