import { basename, resolve } from 'node:path';
import type { ImportResult } from '#shared/api/contract.ts';
import type { Article } from '#shared/model/article.ts';
import { sourceFileName } from '../library/article-folder.ts';
import type { Library } from '../library/library.ts';
import { contentHash } from '../storage/hash.ts';
import { type Extracted, type ExtractFormat, formatTypes } from './extracted.ts';
import type { Extractor } from './extractor.ts';
import { expandFile, expandInput } from './formats/expand.ts';
import { settleMedia } from './images/media.ts';
import { bodyText } from './page/body-text.ts';
import { failed, type ImportInput, listFiles, sourceOf } from './source-files.ts';

export interface ImportOptions {
  readonly format?: ExtractFormat;
  /** The address the page was saved from. */
  readonly url?: string;
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean;
  /** A book becomes an article for each of its chapters. */
  readonly chapters?: boolean;
}

export interface Importer {
  importPaths(
    paths: readonly string[],
    options: ImportOptions,
    onResult: (result: ImportResult, done: number, total: number) => void,
  ): Promise<ImportResult[]>;
  /** Imports the bytes of one article. */
  importBytes(input: ImportInput, options?: ImportOptions): Promise<ImportResult>;
  /** Imports what the bytes stand for: one article, or all in an archive. */
  importAll(input: ImportInput, options?: ImportOptions): Promise<ImportResult[]>;
}

/** Brings saved pages and texts into a library; one that fails is named, and the others go on. */
export function createImporter(
  library: Library,
  extractor: Extractor,
  { now, newId }: { now: () => Date; newId: () => string },
): Importer {
  // One at a time is compared with the library and written, so that the same page twice at once is one article.
  let tail: Promise<unknown> = Promise.resolve();

  async function importBytes(input: ImportInput, options: ImportOptions = {}): Promise<ImportResult> {
    try {
      const extracted = await extractor.extract({ ...input, ...(options.format && { format: options.format }) });
      const kept = tail.then(() => keep(input, extracted, options.dryRun ?? false));
      tail = kept.catch(() => undefined);
      return await kept;
    } catch (error) {
      return failed(sourceOf(input), error);
    }
  }

  async function keep(input: ImportInput, extracted: Extracted, dryRun: boolean): Promise<ImportResult> {
    const { html, media, warnings } = await settleMedia(extracted.html, extracted.images, input.path);
    const made = newArticle(input, extracted, html, [...extracted.warnings, ...warnings]);
    const twin = await findTwin(made);
    const source = sourceOf(input);
    const result = (status: ImportResult['status'], article: Article): ImportResult => {
      return { status, id: article.id, title: article.title, source, warnings: made.warnings, reason: null };
    };
    if (twin === null) {
      return result('added', dryRun ? made : await library.add(made, { html, source: input.bytes, media }));
    }
    const present = (await library.bodyIfThere(twin.id))?.content;
    if (present === made.content) return result('unchanged', twin);
    // A page that gives much less than before is more likely a pay wall or an error page than a correction.
    if (made.words < twin.words / 2) {
      const reason =
        `${source} holds much less text (${made.words} words) than the article "${twin.title}" saved before ` +
        `(${twin.words}). The saved one was kept as it is.`;
      return { ...result('failed', twin), reason };
    }
    const next = { ...made, id: twin.id };
    const files = { html, source: input.bytes, media };
    return result('updated', dryRun ? next : await library.replaceBody(twin.id, next, files));
  }

  function newArticle(input: ImportInput, extracted: Extracted, html: string, warnings: string[]): Article {
    const at = now().toISOString();
    const { title, byline, site, url, canonicalUrl, published, language, description } = extracted;
    const { updated, section, direction, found, certainty } = extracted;
    return {
      format: 1,
      id: newId(),
      title,
      byline,
      site,
      url,
      canonicalUrl,
      published,
      saved: at,
      modified: at,
      language,
      description,
      updated,
      section,
      direction,
      found,
      certainty,
      edited: [],
      tags: [],
      state: 'inbox',
      progress: { furthest: 0, last: 0 },
      words: countWords(bodyText(html), language),
      content: contentHash(html),
      source: {
        file: sourceFileName(input.name, extracted.format),
        name: basename(input.name),
        contentType: input.contentType || formatTypes[extracted.format],
        encoding: extracted.encoding,
        sha256: contentHash(input.bytes),
      },
      versions: [],
      warnings,
      deleted: null,
    };
  }

  /** The article that this is again: the same address, the same source, or the same text. */
  async function findTwin(made: Article): Promise<Article | null> {
    const address = made.canonicalUrl ?? made.url;
    for (const article of await library.list()) {
      if (article.deleted !== null) continue;
      if (article.source.sha256 === made.source.sha256 || article.content === made.content) return article;
      if (address !== null && (article.canonicalUrl ?? article.url) === address) return article;
    }
    return null;
  }

  async function importPaths(
    paths: readonly string[],
    options: ImportOptions,
    onResult: (result: ImportResult, done: number, total: number) => void,
  ): Promise<ImportResult[]> {
    const results: ImportResult[] = [];
    const files: (string | ImportResult)[] = [];
    for (const path of paths) files.push(...(await listFiles(resolve(path))));
    let total = files.length;
    const onMore = (count: number) => {
      total += count;
    };
    for (const file of files) {
      const items = typeof file === 'string' ? expandFile(file, { ...options, extractor, onMore }) : [file];
      for await (const item of items) {
        const result = 'bytes' in item ? await importBytes(item, options) : item;
        results.push(result);
        onResult(result, results.length, total);
      }
    }
    return results;
  }

  async function importAll(input: ImportInput, options: ImportOptions = {}): Promise<ImportResult[]> {
    const results: ImportResult[] = [];
    for await (const item of expandInput(input, { ...options, extractor })) {
      results.push('bytes' in item ? await importBytes(item, options) : item);
    }
    return results;
  }

  return { importPaths, importBytes, importAll };
}

function countWords(text: string, language: string | null): number {
  let words = 0;
  const segmenter = new Intl.Segmenter(isLanguageTag(language) ? language : 'en', { granularity: 'word' });
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
}

/** Pages name their language as they please; what `Intl` does not take as a tag would be an error there. */
function isLanguageTag(language: string | null): language is string {
  try {
    return language !== null && Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
