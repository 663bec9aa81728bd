import { basename, resolve } from 'node:path';
import type { ImportResult } from '#shared/api/contract.ts';
import type { Article } from '#shared/model/article.ts';
import { sourceFileName } from '../library/article-folder.ts';
import type { Library } from '../library/library.ts';
import { contentHash } from '../storage/hash.ts';
import type { Extracted, ExtractFormat, ExtractInput } from './extracted.ts';
import type { Extractor } from './extractor.ts';
import { settleMedia } from './images/media.ts';
import { bodyText } from './page/body-text.ts';
import { failed, listFiles, readSource } from './source-files.ts';

export interface ImportOptions {
  readonly format?: ExtractFormat;
  /** The address the page was saved from. */
  readonly url?: string;
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean;
}

export interface ImportInput extends Omit<ExtractInput, 'format'> {
  /** Where the file lies, for the images beside it; null for bytes alone. */
  readonly path: string | null;
}

export interface Importer {
  importPaths(
    paths: readonly string[],
    options: ImportOptions,
    onResult: (result: ImportResult, done: number, total: number) => void,
  ): Promise<ImportResult[]>;
  importBytes(input: ImportInput, options?: ImportOptions): Promise<ImportResult>;
  /** Keeps what was extracted from an input already. Throws AppError when it cannot be kept. */
  importExtracted(input: ImportInput, extracted: Extracted, options?: ImportOptions): Promise<ImportResult>;
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
      const extracted = await extractor.extract({ ...input, ...options });
      return await importExtracted(input, extracted, options);
    } catch (error) {
      return failed(input.path ?? input.name, error);
    }
  }

  function importExtracted(
    input: ImportInput,
    extracted: Extracted,
    options: ImportOptions = {},
  ): Promise<ImportResult> {
    const kept = tail.then(() => keep(input, extracted, options.dryRun ?? false));
    tail = kept.catch(() => undefined);
    return kept;
  }

  async function keep(input: ImportInput, extracted: Extracted, dryRun: boolean): Promise<ImportResult> {
    const { html, media, warnings } = await settleMedia(extracted.html, extracted.images, input.path);
    const made = newArticle(input, extracted, html, [...extracted.warnings, ...warnings]);
    const twin = await findTwin(made);
    const source = input.path ?? input.name;
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
        contentType: input.contentType || (extracted.format === 'html' ? 'text/html' : 'text/plain'),
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
    for (const file of files) {
      const result = typeof file === 'string' ? await importFile(file, options) : file;
      results.push(result);
      onResult(result, results.length, files.length);
    }
    return results;
  }

  async function importFile(path: string, options: ImportOptions): Promise<ImportResult> {
    let bytes: Uint8Array;
    try {
      bytes = await readSource(path);
    } catch (error) {
      return failed(path, error);
    }
    return importBytes({ bytes, name: basename(path), contentType: '', url: options.url ?? '', path }, options);
  }

  return { importPaths, importBytes, importExtracted };
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
