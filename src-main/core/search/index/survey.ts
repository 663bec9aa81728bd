import { readdirSync } from 'node:fs';
import type { Statements } from '../../index/statements.ts';
import { mayBeCopy } from '../../library/conflicts/copy-names.ts';
import { isTemporary } from '../../storage/temporary-files.ts';
import { type ArticlePlace, signsOf } from './article-files.ts';

/** What a look at the files of articles found; ids. */
export interface Survey {
  /** How many places were looked at, from the first on. */
  readonly done: number;
  /** Articles, and articles whose notes, are other than when they were read for the index. */
  readonly articles: readonly string[];
  readonly notes: readonly string[];
  /** Articles in whose folder is what may be a conflict copy, or what a crash left. */
  readonly copies: readonly string[];
}

/**
 * Looks for some `milliseconds` which files are other than the index knows, by size and time, and changes nothing.
 * Articles that the index does not know are left to who fills it.
 */
export function survey(
  db: Statements,
  { places, milliseconds }: { places: readonly ArticlePlace[]; milliseconds: number },
): Survey {
  const until = performance.now() + milliseconds;
  const articles: string[] = [];
  const notes: string[] = [];
  const copies: string[] = [];
  let done = 0;
  for (; done < places.length && (done === 0 || performance.now() < until); done += 1) {
    const place = places[done] as ArticlePlace;
    if (namesIn(place.folder).some((name) => mayBeCopy(name) || isTemporary(name))) copies.push(place.id);
    const known = db.get<{ sign: string; notes_sign: string }>(
      'SELECT sign, notes_sign FROM text_article WHERE id = ?',
      place.id,
    );
    const signs = known && signsOf(place);
    // A file that is missing is no change: what is known of it stays.
    if (signs === undefined || signs.article === '') continue;
    if (signs.article !== known?.sign) articles.push(place.id);
    if (signs.notes !== known?.notes_sign && signs.notes !== '') notes.push(place.id);
  }
  return { done, articles, notes, copies };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Whether a folder has gone is for others to find.
    return [];
  }
}
