import { isSame, timeAfter } from '#shared/merging/order.ts';
import { type Article, type ArticleChanges, type FactName, factNames } from '#shared/model/article.ts';

/** The facts that a person's changes state anew. */
export function correctedFacts(article: Article, changes: Readonly<Record<string, unknown>>): FactName[] {
  return factNames.filter((name) => changes[name] !== undefined && changes[name] !== article[name]);
}

const personal: readonly string[] = ['tags', 'state', 'favourite', 'progress', 'mergedInto'];

/** What of these changes a person could have made, or takes back. */
export function personalOf(changes: Partial<Article>): Partial<Article> {
  return Object.fromEntries(Object.entries(changes).filter(([key]) => personal.includes(key)));
}

/** How far an article is read after a change, which may be one that was on its way when more was said of it. */
export function progressAfter(
  before: Article['progress'],
  { furthest, last = before.last, at }: NonNullable<ArticleChanges['progress']>,
  now: string,
): Article['progress'] {
  return at === undefined ? { furthest: Math.max(furthest, before.furthest), last, at: now } : { furthest, last, at };
}

/** When what of an article was changed last, once these changes are made at `now`. */
export function timesAfter(
  article: Article,
  changes: Readonly<Record<string, unknown>>,
  now: string,
): Article['changed'] {
  const changed = { ...article.changed };
  for (const [key, value] of Object.entries(changes)) {
    if (!isSame(value, article[key])) changed[key] = timeAfter(changed[key] ?? '', now);
  }
  // Its own time: what is read on from there, on another machine too, is not to bring back what was read before.
  const { progress } = changes as Partial<Article>;
  if (progress?.furthest === 0 && progress.at === null && changed.progress !== article.changed?.progress)
    changed.unread = changed.progress as string;
  // Taken back, it was never said: what another machine read before it counts.
  if (progress && progress.furthest > 0 && changed.unread !== undefined && (progress.at ?? '') < changed.unread)
    delete changed.unread;
  return Object.keys(changed).length === 0 ? article.changed : changed;
}

/** What of an article a new body leaves alone. */
export function stayingOf(article: Article, next: Article): Partial<Article> {
  const { id, saved, tags, state, favourite, progress, deleted, edited } = article;
  const facts = factNames.filter((name) => edited.includes(name));
  const found = { ...next.found };
  for (const name of facts) {
    delete found[name];
    if (article.found[name] !== undefined) found[name] = article.found[name];
  }
  const corrected = Object.fromEntries(facts.map((name) => [name, article[name]]));
  return { ...corrected, id, saved, tags, state, favourite, progress, deleted, edited, found };
}
