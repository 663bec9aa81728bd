import { isDeepStrictEqual } from 'node:util';
import type { Article } from '#shared/model/article.ts';
import { factNames } from '#shared/model/article.ts';
import type { BodyRule } from '#shared/model/site-rule.ts';
import type { ArticleFiles } from '../library/article-folder.ts';
import type { Library } from '../library/library.ts';
import { differingFacts } from './article-of.ts';
import { isEmptyRule, lastingPart } from './body/body-rule.ts';
import type { SettledMedia } from './images/media.ts';
import type { KeyedLock } from './keyed-lock.ts';
import { identityKeys, type Twins } from './twins.ts';

/** An extraction that is ready for the library. */
export interface Prepared {
  readonly made: Article;
  readonly settled: SettledMedia;
  readonly bytes: Uint8Array;
  /** What the person chose of this page, if that was followed already. */
  readonly rule: BodyRule | undefined;
  /** The article whose stored images were at hand, if any. */
  readonly imagesOf: string | null;
}

export interface KeepOptions {
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean;
  /** Lets a text take the place of a longer one. */
  readonly replace?: boolean;
  /** The article that it is, where that is known from elsewhere. */
  readonly into?: string;
}

export type Kept =
  /** `replaced` is the version whose place another text took. */
  | {
      readonly status: 'added' | 'updated' | 'unchanged' | 'shorter';
      readonly article: Article;
      readonly replaced?: string | null;
    }
  /**
   * This very article was imported before: it has to be extracted by what the person chose of it then, and with the
   * images that were there then.
   */
  | { readonly status: 'known'; readonly article: Article; readonly rule: BodyRule | undefined };

/** Compares what was extracted with the library and puts it there. */
export interface Keeper {
  /** The places in all queues are taken before this returns: calls in order have their effects in order. */
  keep(prepared: Prepared, options: KeepOptions): Promise<Kept>;
  /** The same for an article that is known to be the one. */
  renew(id: string, prepared: Prepared, options: KeepOptions): Promise<Kept>;
  /** Runs work on an article while nothing else here changes its body. */
  alone<T>(id: string, work: () => Promise<T>): Promise<T>;
}

/** Less than this share of the words there were is more likely a pay wall or an error page than a correction. */
const shorterShare = 0.8;
/** Facts that a publisher corrects while the text stays. */
const corrected = ['title', 'byline', 'published', 'updated'] as const;

export function createKeeper(
  library: Library,
  twins: Twins,
  lock: KeyedLock,
  { now, newId }: { now: () => Date; newId: () => string },
): Keeper {
  async function compare(id: string, prepared: Prepared, { dryRun, replace }: KeepOptions): Promise<Kept> {
    const { made, rule } = prepared;
    const article = await library.get(id);
    const isSameSource = article.source.sha256 === made.source.sha256;
    const unchosen = article.chosen !== null && rule === undefined;
    if (unchosen || (prepared.imagesOf !== id && lacksImages(made, article))) {
      const chosen = article.chosen !== null && !isSameSource ? lastingPart(article.chosen) : article.chosen;
      return { status: 'known', article, rule: unchosen ? (chosen ?? undefined) : rule };
    }
    const present = await library.contentOf(id);
    const modified = now().toISOString();
    const facts = article.linkOnly ? lackingFacts(article, made) : {};
    const next: Article = {
      ...made,
      ...facts,
      id,
      modified,
      chosen: rule === undefined || isEmptyRule(rule) ? null : rule,
    };
    // Another name for the same bytes is no reason to move them.
    if (isSameSource) next.source = { ...made.source, file: article.source.file, name: article.source.name };
    if (present === made.content && article.content === made.content) {
      const changed = differingFacts(article, made, isSameSource ? factNames : corrected);
      // Another copy of the same text may come from elsewhere and know less: only what it states anew counts.
      const stated = isSameSource
        ? changed
        : changed.filter((name) => made[name] !== null && isSamePlace(article, made));
      if (stated.length === 0) {
        const { extractor, sanitiser } = made;
        const { chosen } = next;
        const isNews =
          article.extractor !== extractor ||
          article.sanitiser !== sanitiser ||
          !isDeepStrictEqual(article.chosen, chosen);
        if (!isSameSource || !isNews || dryRun) return { status: 'unchanged', article };
        return { status: 'unchanged', article: await library.record(id, { extractor, sanitiser, chosen }) };
      }
    } else if (present !== null && replace !== true && made.words < article.words * shorterShare) {
      return { status: 'shorter', article };
    }
    const files = filesOf(prepared, isSameSource);
    // The place of a text that was not there is no text to go back to.
    const replaced = present === made.content || article.linkOnly ? null : present;
    return { status: 'updated', article: dryRun ? next : await library.replaceBody(id, next, files), replaced };
  }

  const alone = <T>(id: string, work: () => Promise<T>): Promise<T> => lock.run([`article ${id}`], work);
  const renew = (id: string, prepared: Prepared, options: KeepOptions): Promise<Kept> =>
    alone(id, () => compare(id, prepared, options));

  return {
    alone,
    renew,
    keep(prepared, options) {
      const at = now().toISOString();
      const made = { ...prepared.made, id: newId(), saved: at, modified: at };
      return lock.run(identityKeys(made), async () => {
        if (options.into !== undefined) return renew(options.into, prepared, options);
        const twin = await twins.find(made);
        if (twin !== null) return renew(twin.id, prepared, options);
        const article = options.dryRun ? made : await library.add(made, filesOf(prepared, false));
        return { status: 'added', article };
      });
    },
  };
}

function filesOf({ settled, bytes }: Prepared, isSameSource: boolean): ArticleFiles {
  return { html: settled.html, source: isSameSource ? null : bytes, media: settled.media };
}

/** What the entry of a link knows and its page does not say. */
function lackingFacts(entry: Article, { url, canonicalUrl, byline, site, published, language, description }: Article) {
  return {
    linkOnly: false,
    url: url ?? entry.url,
    canonicalUrl: canonicalUrl ?? entry.canonicalUrl,
    byline: byline ?? entry.byline,
    site: site ?? entry.site,
    published: published ?? entry.published,
    language: language ?? entry.language,
    description: description ?? entry.description,
  };
}

/** Whether files beside the page are gone now that were kept when it was imported before. */
function lacksImages(made: Article, article: Article): boolean {
  return Object.entries(made.images).some(([reference, name]) => name === null && article.images[reference] != null);
}

function isSamePlace(article: Article, made: Article): boolean {
  return (article.canonicalUrl ?? article.url) === (made.canonicalUrl ?? made.url);
}
