import type { Article } from '#shared/model/article.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import type { SiteRule } from '#shared/model/site-rule.ts';
import { lazily } from '../lazily.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from '../notes/notes.ts';
import { settleQuotes } from '../notes/settle-quotes.ts';
import { said } from '../said.ts';
import { contentHash } from '../storage/hash.ts';
import { type Again, createAgain } from './again.ts';
import type { Turn } from './bulk.ts';
import type { ExtractFormat, ExtractInput } from './extracted.ts';
import type { Extractor } from './extractor.ts';
import { extractorVersion } from './extractor-version.ts';
import { cancelledImport } from './failures.ts';
import type { Shrink } from './images/settle-image.ts';
import { storedImagesOf } from './images/stored-images.ts';
import type { ImportMany } from './import-many.ts';
import { createKeeper, type Kept } from './keep.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { createPending, type Pending } from './pending.ts';
import { type ExtractBy, type PreparedExtract, prepare } from './prepare.ts';
import { resultOf } from './result.ts';
import { failed, type ImportInput, sourceOf } from './source-files.ts';
import { createTwins } from './twins.ts';

export interface ImportOptions {
  readonly format?: ExtractFormat;
  /** The address the page was saved from. */
  readonly url?: string;
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean;
  /** Lets a text take the place of a longer one that was saved before. */
  readonly replace?: boolean;
  /** A book becomes an article for each of its chapters. */
  readonly chapters?: boolean;
  /** Passes over all that is no export of another app. */
  readonly exportsOnly?: boolean;
  /** It lay in a folder that the person named: data that is no export is passed over. */
  readonly isFound?: boolean;
  /** The article that this is the text of, where that is known from elsewhere. */
  readonly into?: string;
  /** Stops what has not reached the library yet. */
  readonly signal?: AbortSignal;
}

export interface Importer extends Again, ImportMany {
  /** Imports the bytes of one article. */
  importBytes(input: ImportInput, options?: ImportOptions): Promise<ImportResult>;
  /**
   * Imports one article that somebody else makes an article of the input (of a page that was fetched with its images, say): by
   * the rules and the choice in what `extract` is given, which may be asked more than once.
   */
  importExtracted(input: ImportInput, extract: ExtractBy, options?: ImportOptions): Promise<ImportResult>;
  /** Does what a result asked about (`replace` in it) after all; throws `not-found` for one that is forgotten. */
  replaceAnyway(token: string): Promise<ImportResult>;
}

export interface ImporterParts {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly rules?: () => Promise<readonly SiteRule[]>;
  /** Makes big images smaller; null leaves them as they are. */
  readonly shrink?: Shrink | null;
  /** Takes what exports of other apps hold of highlights. */
  readonly notes: Notes;
}

/** How one item of an import differs from bytes that come alone. */
export interface Way {
  readonly turn?: Turn | undefined;
  /** Does it again and lets the text take the place of a longer one. */
  readonly again?: () => Promise<ImportResult>;
  readonly extract?: ExtractBy;
}

/** Brings saved pages and texts into a library; one that fails is named, and the others go on. */
export function createImporter(
  library: Library,
  extractor: Extractor,
  { now, newId, rules = async () => [], shrink = null, notes }: ImporterParts,
): Importer {
  const twins = createTwins(library);
  const lock = createKeyedLock();
  const keeper = createKeeper(library, twins, lock, { now, newId });
  const pending: Pending = createPending(newId);
  const parts = { extractor, rules, shrink };

  async function importBytes(
    given: ImportInput,
    options: ImportOptions = {},
    { turn, again, extract: extractBy }: Way = {},
  ): Promise<ImportResult> {
    const { path, source: _named, ...rest } = given;
    const source = sourceOf(given);
    const { format, signal, dryRun = false, replace = false, into } = options;
    const how = { dryRun, replace, ...(into !== undefined && { into }) };
    const input: ExtractInput = { ...rest, ...(format && { format }) };
    const sha256 = contentHash(input.bytes);
    const known = async () => (extractBy === undefined ? unchangedSince(sha256, input, path) : null);
    const extract = (rule?: ExtractInput['rule'], before?: Article) =>
      prepare(parts, {
        input: rule === undefined ? input : { ...input, rule },
        path,
        stored: before && storedImagesOf(library, before),
        imagesOf: before?.id ?? null,
        extract: extractBy,
        signal,
      });
    try {
      let prepared = (await known()) === null ? await extract() : null;
      const leave = await turn?.();
      let kept: Promise<Kept>;
      try {
        // A file before this one in the same import may have changed what was known.
        const same = prepared === null ? await known() : null;
        if (same !== null) return resultOf('unchanged', same, source);
        prepared ??= await extract();
        if (signal?.aborted) throw cancelledImport(given.name);
        kept = keeper.keep(prepared, how);
      } finally {
        leave?.();
      }
      for (;;) {
        const answer = await kept;
        if (answer.status === 'updated' && !dryRun) await settleQuotes(library, notes, answer.article.id);
        if (answer.status !== 'known') return told(answer, prepared);
        prepared = await extract(answer.rule, answer.article);
        kept = keeper.keep(prepared, how);
      }
    } catch (error) {
      return failed(source, error);
    }

    function told(answer: Exclude<Kept, { status: 'known' }>, prepared: PreparedExtract): ImportResult {
      const { status, article } = answer;
      if (status !== 'shorter') return resultOf(status, article, source, prepared.made.warnings, answer);
      const { signal: _, ...rest } = options;
      const way = extractBy && { extract: extractBy };
      const anyway = again ?? (() => importBytes(given, { ...rest, replace: true }, way));
      const replace = dryRun ? null : pending.add(anyway, again === undefined ? sizeInMemory(prepared) : 0);
      const reason = shorter(source, prepared.made, article);
      return resultOf('failed', article, source, prepared.made.warnings, { reason, replace });
    }
  }

  /** The article that these very bytes gave before, when reading them again could give nothing else. */
  async function unchangedSince(sha256: string, input: ExtractInput, path: string | null): Promise<Article | null> {
    const article = await twins.findSource(sha256);
    if (article === null || article.extractor < extractorVersion) return null;
    const { given } = article.source;
    const isOther = (input.url !== '' && input.url !== given.url) || (input.format && input.format !== given.format);
    // Images that were not beside the page then may be there now.
    const mayGain = (path !== null || input.resources !== undefined) && Object.values(article.images).includes(null);
    if (isOther || mayGain) return null;
    return (await library.contentOf(article.id)) === article.content ? article : null;
  }

  /** With all that reads exports of other apps: loaded when first asked for, as most starts import nothing. */
  const many = lazily(async (): Promise<ImportMany> => {
    const [{ createImportMany }, { createBring }] = await Promise.all([
      import('./import-many.ts'),
      import('./elsewhere/bring.ts'),
    ]);
    const bring = createBring({ library, notes, twins, lock, extractor, importOne: importBytes, now, newId });
    return createImportMany(extractor, importBytes, bring);
  });

  return {
    importPaths: async (...given) => (await many()).importPaths(...given),
    importAll: async (...given) => (await many()).importAll(...given),
    importBytes: (input, options) => importBytes(input, options),
    importExtracted: (input, extract, options) => importBytes(input, options, { extract }),
    replaceAnyway: (token) => pending.run(token),
    ...createAgain({ library, keeper, parts, pending, now }),
  };
}

/** Bytes that keeping what was extracted costs, about. */
function sizeInMemory({ bytes, settled }: PreparedExtract): number {
  let size = bytes.length;
  for (const image of settled.media.values()) size += image.length;
  return size;
}

function shorter(source: string, made: Article, saved: Article): string {
  return said().importing.shorter(source, made.words, saved.title, saved.words);
}
