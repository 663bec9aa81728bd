import { type Article, type ArticleVersion, factNames } from '../model/article.ts';
import type { Tie } from './merge-records.ts';
import { canonical, compareText, compareTimes } from './order.ts';

/** What belongs to one body and is nothing without it. */
const bodyKeys: ReadonlySet<string> = new Set([
  ...[
    'url',
    'content',
    'words',
    'certainty',
    'warnings',
    'extractor',
    'sanitiser',
    'chosen',
    'source',
    'images',
    'direction',
    'found',
    'linkOnly',
  ],
  ...factNames,
]);

type Fields = Readonly<Record<string, unknown>>;

/**
 * Both states of the article.json of one article, field by field. What a person changes has a time of its own (`changed`)
 * and the later one holds; the furthest point read is the further one since it was last said to be unread, corrected facts are those of both, versions are
 * united. Tags are united where neither state is known to be the later one (`both`): one too many is less than one lost.
 * The body is the one that is `present` on disk, else that of the state that knows the other's as an earlier one, else of
 * the one that was modified last, a text before a link that waits for one; all that was extracted with it goes with it.
 */
export function mergeArticle(a: Article, b: Article, tie: Tie = 'both', present: string | null = null): Article {
  const body = bodyOf(a, b, tie, present);
  const edited = [...new Set([...a.edited, ...b.edited])].sort(compareText);
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (bodyKeys.has(key) && !edited.includes(key)) merged[key] = body === null ? later(a, b, key, tie) : body[key];
    else merged[key] = later(a, b, key, tie);
  }
  const made = merged as Article;
  const changed = changesOf(a, b);
  const origins = originsOf(a, b);
  return {
    ...made,
    edited,
    tags: tie === 'both' ? [...new Set([...a.tags, ...b.tags])].sort(compareText) : made.tags,
    progress: { ...made.progress, furthest: furthestOf(a, b, changed?.unread) },
    saved: compareTimes(a.saved, b.saved) < 0 ? a.saved : b.saved,
    modified: compareTimes(a.modified, b.modified) > 0 ? a.modified : b.modified,
    versions: versionsOf(a, b, made.content),
    ...(changed === undefined ? {} : { changed }),
    ...(origins === undefined ? {} : { origins }),
  };
}

/** The furthest point read; what was read before a person said that the article is unread counts no more. */
function furthestOf(a: Article, b: Article, unread: string | undefined): number {
  const counts = ({ changed }: Article) => unread === undefined || compareTimes(changed?.progress, unread) >= 0;
  return Math.max(0, ...[a, b].filter(counts).map(({ progress }) => progress.furthest));
}

/** The state whose body holds; null where both have the same. */
function bodyOf(a: Article, b: Article, tie: Tie, present: string | null): Fields | null {
  if (a.content === b.content) return null;
  if (a.content === present || b.content === present) return a.content === present ? a : b;
  const knows = (state: Article, other: Article) => state.versions.some(({ content }) => content === other.content);
  if (knows(a, b) !== knows(b, a)) return knows(a, b) ? a : b;
  if ((a.linkOnly === true) !== (b.linkOnly === true)) return a.linkOnly ? b : a;
  const order = compareTimes(ageOf(a), ageOf(b));
  if (order !== 0) return order > 0 ? a : b;
  return tie === 'second' || compareText(a.content, b.content) < 0 ? b : a;
}

/** The value that was given last, as far as that is known; a key that one side lacks is that of the other. */
function later(a: Article, b: Article, key: string, tie: Tie): unknown {
  const [first, second] = [(a as Fields)[key], (b as Fields)[key]];
  if (!(key in a) || !(key in b)) return key in a ? first : second;
  const order = compareTimes(timeOf(a, key), timeOf(b, key)) || compareTimes(ageOf(a), ageOf(b));
  if (order !== 0) return order > 0 ? first : second;
  return tie === 'second' || compareText(canonical(first), canonical(second)) < 0 ? second : first;
}

/** What was made anew of a folder's name knows less than any article.json that was written. */
function ageOf(article: Article): string | null {
  return article.content === '' ? null : article.modified;
}

/** When a person gave this its value; an article that lies in the trash tells when it went there. */
function timeOf(article: Article, key: string): unknown {
  const told = article.changed?.[key];
  if (told !== undefined) return told;
  if (key === 'deleted') return article.deleted;
  // Corrected before times were kept of it: later than what was only extracted.
  return article.edited.includes(key) ? '0001-01-01T00:00:00.000Z' : null;
}

/** What an article is in other apps: what either knows, and of one that both know what says more. */
function originsOf(a: Article, b: Article): Article['origins'] {
  if (a.origins === undefined || b.origins === undefined) return a.origins ?? b.origins;
  const origins = new Map<string, NonNullable<Article['origins']>[number]>();
  for (const origin of [...a.origins, ...b.origins]) {
    const key = `${origin.app} ${origin.id}`;
    const there = origins.get(key);
    const order = there === undefined ? -1 : compareText(canonical(there), canonical(origin));
    if (order < 0) origins.set(key, origin);
  }
  return [...origins.values()].sort((x, y) => compareText(canonical(x), canonical(y)));
}

function changesOf(a: Article, b: Article): Article['changed'] {
  if (a.changed === undefined || b.changed === undefined) return a.changed ?? b.changed;
  const all: Record<string, string> = { ...a.changed };
  for (const [key, time] of Object.entries(b.changed)) {
    if (compareTimes(all[key], time) < 0) all[key] = time;
  }
  return all;
}

/** The earlier bodies that either knows; of one that both know what tells more of it. */
function versionsOf(a: Article, b: Article, present: string): ArticleVersion[] {
  const versions = new Map<string, ArticleVersion>();
  for (const version of [...a.versions, ...b.versions]) {
    const there = versions.get(version.content);
    if (there === undefined || compareVersions(there, version) < 0) versions.set(version.content, version);
  }
  versions.delete(present);
  return [...versions.values()].sort(
    (x, y) => compareTimes(x.replaced, y.replaced) || compareText(x.content, y.content),
  );
}

function compareVersions(a: ArticleVersion, b: ArticleVersion): number {
  return Object.keys(a).length - Object.keys(b).length || compareText(canonical(a), canonical(b));
}
