import { AppError } from '#shared/api/errors.ts';
import type { Article } from '#shared/model/article.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import type { BodyRule } from '#shared/model/site-rule.ts';
import type { Library } from '../library/library.ts';
import { said } from '../said.ts';
import { type OnResult, runInOrder } from './bulk.ts';
import { type ExtractFormat, type ExtractInput, extractFormats, type Resource, type Ruled } from './extracted.ts';
import { extractorVersion } from './extractor-version.ts';
import { importFailure } from './failures.ts';
import { imageTypeOf } from './images/image-type.ts';
import { storedImagesOf } from './images/stored-images.ts';
import type { Keeper } from './keep.ts';
import type { Pending } from './pending.ts';
import { type PreparedExtract, type PrepareParts, prepare } from './prepare.ts';
import { resultOf } from './result.ts';
import { type SanitiseAgainOptions, sanitiseAgain } from './sanitise-again.ts';
import { failed } from './source-files.ts';

export interface AgainOptions {
  /** Lets a text take the place of a longer one. */
  readonly replace?: boolean;
  /** Forgets what the person chose of this page. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
}

/** A part of an article's page that the person points at, or all of it. */
export type Choice = NonNullable<ExtractInput['pick']> | { readonly how: 'whole' };

export interface Chosen {
  readonly article: Article;
  readonly ruled: Ruled;
}

/** Works on articles that are there, from their kept originals. */
export interface Again {
  /** Extracts an article anew; throws only for an id that is not there. A much shorter text is asked about. */
  extractAgain(id: string, options?: AgainOptions): Promise<ImportResult>;
  /** The same for many, results in their order; those that this extraction made are passed over unless `force`. */
  extractAllAgain(
    ids: readonly string[] | null,
    options: AgainOptions & { force?: boolean },
    onResult: OnResult,
  ): Promise<ImportResult[]>;
  /** The whole page of an article with numbered parts, and the original that the numbers count in. */
  outline(id: string): Promise<{ html: string; source: string }>;
  /** Makes what the person points at the article, or takes it away; the text before is a version. */
  choose(id: string, choice: Choice, source?: string): Promise<Chosen>;
  /** See `sanitiseAgain`: what has to be done before the body of an article is shown. */
  sanitiseAgain(id: string, options?: SanitiseAgainOptions): Promise<boolean>;
  /** Makes an earlier body the present one, sanitised as bodies are now; throws `not-found` or `damaged`. */
  restoreVersion(id: string, content: string): Promise<Article>;
}

interface AgainParts {
  readonly library: Library;
  readonly keeper: Keeper;
  readonly parts: PrepareParts;
  readonly pending: Pending;
  readonly now: () => Date;
}

export function createAgain({ library, keeper, parts, pending, now }: AgainParts): Again {
  const sanitising = { library, extractor: parts.extractor, alone: keeper.alone, now };

  /** Reads the kept original as it was read before; `change` says what is to be different. */
  async function prepareAgain(
    id: string,
    change: Partial<ExtractInput>,
    signal?: AbortSignal,
  ): Promise<PreparedExtract> {
    const article = await library.get(id);
    if (article.linkOnly) throw isLink();
    const { source, images, chosen } = article;
    const { url, contentType, format } = source.given;
    const known = formatOf(format);
    const rule = change.rule ?? chosen;
    const input: ExtractInput = {
      bytes: await library.source(id),
      name: source.name,
      contentType,
      // Before addresses were kept as given, the article's own is the best there is.
      url: url === '' && article.extractor === 0 ? (article.url ?? '') : url,
      ...(known && { format: known }),
      resources: await storedImages(id, images),
      ...change,
      ...(rule !== null && { rule }),
    };
    const stored = storedImagesOf(library, article);
    const prepared = await prepare(parts, { input, path: null, stored, imagesOf: id, signal });
    // A file that was not there then is still not there, whatever became of the body.
    prepared.made.images = { ...images, ...prepared.made.images };
    return prepared;
  }

  async function storedImages(id: string, images: Article['images']): Promise<Map<string, Resource>> {
    const stored = new Map<string, Resource>();
    for (const [reference, name] of Object.entries(images)) {
      const bytes = name === null ? null : await library.media(id, name);
      if (bytes !== null && name !== null) stored.set(reference, { bytes, contentType: imageTypeOf(name) ?? '' });
    }
    return stored;
  }

  async function extractAgain(id: string, options: AgainOptions = {}): Promise<ImportResult> {
    const { title, source, extractor } = await library.get(id);
    const name = source.name || title;
    try {
      if (options.signal?.aborted) throw cancelled(name);
      const prepared = await prepareAgain(id, options.fresh ? { rule: noRule } : {}, options.signal);
      if (options.signal?.aborted) throw cancelled(name);
      // The rule that was followed is the one to go on with, none too.
      const followed = { ...prepared, rule: prepared.rule ?? noRule };
      const kept = await keeper.renew(id, followed, { replace: options.replace ?? false });
      if (kept.status === 'known') throw new Error('a choice was passed over');
      if (kept.status !== 'shorter') return resultOf(kept.status, kept.article, name, prepared.made.warnings, kept);
      const reason = said().importing.shorterAgain(name, prepared.made.words, kept.article.words, extractor);
      const { signal: _, ...rest } = options;
      const replace = pending.add(() => extractAgain(id, { ...rest, replace: true }), 0);
      return resultOf('failed', kept.article, name, prepared.made.warnings, { reason, replace });
    } catch (error) {
      return { ...failed(name, error), id, title };
    }
  }

  return {
    extractAgain,
    sanitiseAgain: (id, options) => sanitiseAgain(sanitising, id, options),
    async restoreVersion(id, content) {
      const article = await keeper.alone(id, () => library.restoreVersion(id, content));
      return (await sanitiseAgain(sanitising, id)) ? library.get(id) : article;
    },
    async extractAllAgain(ids, { force = false, ...options }, onResult) {
      const articles = ids === null ? await library.list() : await Promise.all(ids.map((id) => library.get(id)));
      const items = articles.filter(
        ({ deleted, extractor }) => deleted === null && (force || ids !== null || extractor < extractorVersion),
      );
      return runInOrder({
        items,
        // Their sizes are not known without opening them; pages are about that large.
        weigh: () => 1024 * 1024,
        work: ({ id }) => extractAgain(id, options),
        left: ({ source, title, id }) => ({ ...failed(source.name, cancelled(source.name)), id, title }),
        onResult,
        signal: options.signal,
      });
    },
    async outline(id) {
      const { extracted, made } = await prepareAgain(id, { outline: true });
      if (extracted.outline !== undefined) return { html: extracted.outline, source: made.source.sha256 };
      throw new AppError('unsupported', said().importing.noParts);
    },
    async choose(id, choice, source) {
      const article = await library.get(id);
      if (source !== undefined && source !== article.source.sha256) {
        throw new AppError('conflict', said().importing.importedAnew);
      }
      const prepared = await prepareAgain(id, choice.how === 'whole' ? { rule: wholePage } : { pick: choice });
      const { ruled } = prepared.extracted;
      if (ruled === undefined || prepared.rule === undefined) {
        throw new AppError('unsupported', said().importing.noPage);
      }
      const kept = await keeper.renew(id, prepared, { replace: true });
      if (kept.status === 'known' || kept.status === 'shorter') throw new Error('a choice was passed over');
      return { article: kept.article, ruled };
    },
  };
}

const noRule: BodyRule = { whole: false, body: null, remove: [] };
const wholePage: BodyRule = { whole: true, body: null, remove: [] };

function formatOf(format: string | null): ExtractFormat | null {
  return extractFormats.find((known) => known === format) ?? null;
}

function isLink(): Error {
  return new AppError('unsupported', said().importing.isLink);
}

function cancelled(name: string): Error {
  return importFailure('cancelled', name, said().importing.notReadAgain);
}
