import type { Article } from '#shared/model/article.ts';
import { lazily } from '../lazily.ts';
import type { Library } from '../library/library.ts';
import { addressIdentity, namesSiteOnly } from './address-identity.ts';

type Known = Pick<Article, 'content' | 'canonicalUrl' | 'url' | 'title' | 'linkOnly' | 'origins'> & {
  source: Pick<Article['source'], 'sha256'>;
  byline?: string | null;
};

type Name = Pick<Known, 'title' | 'byline'>;

/** Finds the article that something is again, without reading the library each time. */
export interface Twins {
  /**
   * The article in the library (not in the trash) of the same original, else of the same text under the same title or
   * address, else of the same address, else a link without an address of the same title; newest first. Pages that show every visitor the same few words, such as those
   * of a pay wall, are articles of their own.
   */
  find(made: Known): Promise<Article | null>;
  /** The one whose original has these very bytes. */
  findSource(sha256: string): Promise<Article | null>;
  /** The one, in the trash or not, that came from an app under this id. */
  findOrigin(app: string, id: string): Promise<Article | null>;
  /** The one that something of which there is no text is: by address, else where either has none by its title. */
  findLink(made: Pick<Known, 'url'> & Name): Promise<Article | null>;
}

/** Articles that are held at a time while the index is made. */
const readAtOnce = 500;

/** An index by original, text and address: made of the whole library when it is first asked, then kept current. */
export function createTwins(library: Library): Twins {
  const byKey = new Map<string, Set<string>>();
  const keysById = new Map<string, readonly string[]>();

  function put(article: Article): void {
    for (const key of keysById.get(article.id) ?? []) byKey.get(key)?.delete(article.id);
    const keys = identityKeys(article);
    keysById.set(article.id, keys);
    for (const key of keys) {
      const ids = byKey.get(key);
      if (ids === undefined) byKey.set(key, new Set([article.id]));
      else ids.add(article.id);
    }
  }

  // Watched from before it is read, so that nothing which changes meanwhile is missed.
  library.watch(put);
  const fill = lazily(async () => {
    const ids = library.ids();
    for (let at = 0; at < ids.length; at += readAtOnce) {
      const some = ids.slice(at, at + readAtOnce).filter((id) => library.has(id));
      for (const article of await library.list(some)) if (!keysById.has(article.id)) put(article);
    }
  });

  async function newest(key: string, isTwin: (article: Article) => boolean, inTrash = false): Promise<Article | null> {
    await fill();
    let found: Article | null = null;
    for (const id of byKey.get(key) ?? []) {
      // What is on disk now counts: a sync tool may have changed it, or taken it away.
      if (!library.has(id)) continue;
      const article = await library.get(id);
      if ((article.deleted !== null && !inTrash) || !isTwin(article)) continue;
      if (found === null || article.saved > found.saved || (article.saved === found.saved && id > found.id))
        found = article;
    }
    return found;
  }

  const findSource = (sha256: string) => newest(sourceKey(sha256), (article) => article.source.sha256 === sha256);

  async function findName(made: Name, isTwin: (article: Article) => boolean): Promise<Article | null> {
    const [key] = nameKeys(made);
    return key === undefined ? null : newest(key, (article) => isTwin(article) && isSameName(article, made));
  }

  return {
    findSource,
    findOrigin: (app, id) =>
      newest(
        originKey({ app, id }),
        ({ origins = [] }) => origins.some((one) => one.app === app && one.id === id),
        true,
      ),
    async findLink({ url, title, byline = null }) {
      const key = addressKey(url, title);
      const found = key === null ? null : await newest(key, (article) => addressKeys(article).includes(key));
      return found ?? findName({ title, byline }, (article) => url === null || isNameless(article));
    },
    async find(made) {
      const same =
        (await findSource(made.source.sha256)) ??
        (await newest(contentKey(made.content), (article) => isSameText(article, made)));
      if (same !== null) return same;
      for (const key of addressKeys(made)) {
        const found = await newest(key, (article) => isSameAddress(article, made));
        if (found !== null) return found;
      }
      return findName(made, isNameless);
    },
  };
}

/** Everything by which an article may be known again: two that share one of these may be the same. */
export function identityKeys(article: Known): string[] {
  const { source, content, origins = [] } = article;
  // All links are without original and text alike, and are not the same for that.
  const own = article.linkOnly ? [] : [sourceKey(source.sha256), contentKey(content)];
  return [...own, ...addressKeys(article), ...nameKeys(article), ...origins.map(originKey)];
}

const sourceKey = (sha256: string) => `source ${sha256}`;
const contentKey = (content: string) => `content ${content}`;
const originKey = ({ app, id }: { app: string; id: string }) => `origin ${app} ${id}`;

function addressKeys(article: Known): string[] {
  const keys = [article.canonicalUrl, article.url].map((address) => addressKey(address, article.title));
  return [...new Set(keys.filter((key) => key !== null))];
}

function addressKey(address: string | null, title: string): string | null {
  const identity = addressIdentity(address);
  if (identity === null) return null;
  return namesSiteOnly(identity) ? `site ${identity} ${title}` : `address ${identity}`;
}

/** A link that has no address to be known by: a book, or what came by mail. */
function isNameless(article: Article): boolean {
  return article.linkOnly === true && article.url === null;
}

/** A title says less than an address: one of four words hardly stands above two texts, a shorter one needs its author. */
function nameKeys({ title, byline }: Name): string[] {
  const name = folded(title);
  if (name.split(' ').length >= 4) return [`name ${name}`];
  return byline && name !== '' ? [`name ${name} by ${folded(byline)}`] : [];
}

function isSameName(one: Name, other: Name): boolean {
  if (folded(one.title) !== folded(other.title)) return false;
  return !one.byline || !other.byline || folded(one.byline) === folded(other.byline);
}

function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isSameText(one: Known, other: Known): boolean {
  return one.content === other.content && (one.title === other.title || isSameAddress(one, other));
}

/** Where both state a canonical address that decides; else any address that they share. */
function isSameAddress(one: Known, other: Known): boolean {
  const [a, b] = [addressKey(one.canonicalUrl, one.title), addressKey(other.canonicalUrl, other.title)];
  if (a !== null && b !== null) return a === b;
  const keys = addressKeys(one);
  return addressKeys(other).some((key) => keys.includes(key));
}
