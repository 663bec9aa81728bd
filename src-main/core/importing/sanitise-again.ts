import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import type { Article } from '#shared/model/article.ts';
import { contentFile } from '../library/article-folder.ts';
import type { Library } from '../library/library.ts';
import { said } from '../said.ts';
import { contentHash } from '../storage/hash.ts';
import type { Extractor } from './extractor.ts';
import { bodyText } from './page/body-text.ts';
import { countWords } from './page/count-words.ts';
import { TreeOverflow } from './page/parse-tree.ts';
import { isFixpoint } from './sanitising/fixpoint.ts';
import { sanitiserVersion } from './sanitising/sanitiser-version.ts';

export interface SanitisingParts {
  readonly library: Library;
  readonly extractor: Pick<Extractor, 'sanitise'>;
  /** Runs work on an article while nothing else changes its body. */
  readonly now: () => Date;
  readonly alone: <T>(id: string, work: () => Promise<T>) => Promise<T>;
}

export interface SanitiseAgainOptions {
  /** False writes nothing where the body stays as it is: who looks at all of them would rewrite every article. */
  readonly isNoted?: boolean;
}

/** Whether the body with that hash went through the sanitiser as it is now, by what is recorded of the article. */
function isSanitised(article: Article, content: string): boolean {
  return (article.sanitiser ?? 0) >= sanitiserVersion && article.content === content;
}

/** Above so many UTF-16 units a body is looked at in a thread. */
const mostHere = 1024 * 1024;
const mostRemembered = 2000;

/** Bodies that were found clean since the start, by their hash: what a library says of itself is not enough. */
const foundClean = new Set<string>();

function remember(content: string): void {
  if (foundClean.size >= mostRemembered) foundClean.clear();
  foundClean.add(content);
}

/**
 * Sanitises the body of an article once more where an earlier sanitiser made it, where another program put it there, or where
 * it is not what the sanitiser makes, whatever is recorded of it; the text before is kept as a version if that changes it, and
 * notes are found again in the new one. Gives whether it did. Throws AppError where the body cannot be read or sanitised: it
 * is not to be shown then.
 */
export async function sanitiseAgain(
  { library, extractor, alone, now }: SanitisingParts,
  id: string,
  { isNoted = true }: SanitiseAgainOptions = {},
): Promise<boolean> {
  const known = await library.get(id);
  // Who looks at all of them after an upgrade does not read those that it has nothing to do with.
  if (!isNoted && (known.sanitiser ?? 0) >= sanitiserVersion) return false;
  const present = await library.contentOf(id);
  if (present === null || (isSanitised(known, present) && foundClean.has(present))) return false;
  return alone(id, async () => {
    const html = await readFile(join(library.folderOf(id), contentFile), 'utf8');
    const [content, article] = [contentHash(html), await library.get(id)];
    if (isSanitised(article, content) && html.length <= mostHere && isStored(html)) {
      remember(content);
      return false;
    }
    const clean = await extractor.sanitise(html).catch((error: unknown) => {
      const told = error instanceof AppError ? error.message : String(error);
      throw new AppError('damaged', said().importing.notSafe(article.title, told), {
        cause: error,
      });
    });
    remember(contentHash(clean));
    if (clean === html) {
      const isNews = article.content === content && !isSanitised(article, content);
      if (isNoted && isNews) await library.record(id, { sanitiser: sanitiserVersion });
      return false;
    }
    const next: Article = {
      ...article,
      content: contentHash(clean),
      words: countWords(bodyText(clean), article.language),
      sanitiser: sanitiserVersion,
      modified: now().toISOString(),
    };
    await library.replaceBody(id, next, { html: clean, source: null, media: new Map() });
    return true;
  });
}

/** `isFixpoint`, for what may be too deep to be looked at. */
function isStored(html: string): boolean {
  try {
    return isFixpoint(html);
  } catch (error) {
    if (error instanceof TreeOverflow || error instanceof RangeError) return false;
    throw error;
  }
}
