import type { Article } from '#shared/model/article.ts';
import { originIdOf, shortHash, titleOf } from './entry.ts';
import type { ElsewhereItem } from './item.ts';
import { signsOf, withSign } from './signs.ts';
import { isRecord, tagsOf } from './values.ts';

/**
 * What an item changes in the article that it is. What the person has said in Postil goes before what another app says:
 * tags join, an article leaves the inbox but does not come back, facts fill what is empty. An item that came
 * like this before changes nothing, so that what was taken away here is not brought back. Null where nothing changes.
 */
export function mergeFacts(article: Article, item: ElsewhereItem, isNew: boolean): Partial<Article> | null {
  const id = originIdOf(item);
  const { app } = item;
  const sign = signOf(item);
  const origins = article.origins ?? [];
  const before = origins.find((one) => one.app === app && one.id === id);
  const seen = signsOf(before);
  if (seen.includes(sign)) return null;
  const extra = { ...(isRecord(before?.extra) && before.extra), ...item.extra };
  const origin = { ...before, app, id, signs: withSign(seen, sign), ...(Object.keys(extra).length > 0 && { extra }) };
  return {
    ...factsOf(article, item, isNew),
    origins: before === undefined ? [...origins, origin] : origins.map((one) => (one === before ? origin : one)),
  };
}

function factsOf(article: Article, item: ElsewhereItem, isNew: boolean): Partial<Article> {
  const change: Partial<Article> = {};
  const tags = tagsOf([...article.tags, ...item.tags]);
  if (tags.length > article.tags.length) change.tags = tags;
  if (article.state === 'inbox' && item.state !== 'inbox') change.state = item.state;
  if (item.favourite && !article.favourite) change.favourite = true;
  const { furthest, last, at } = article.progress;
  if (item.progress > furthest) {
    change.progress = { furthest: item.progress, last: last === 0 ? item.progress : last, at };
  }
  for (const name of ['byline', 'site', 'published', 'language', 'description', 'url'] as const) {
    if (article[name] === null && item[name] !== null && !article.edited.includes(name)) change[name] = item[name];
  }
  const isUnnamed = article.title === titleOf({ title: '', url: article.url });
  if (isUnnamed && item.title !== '' && !article.edited.includes('title')) change.title = titleOf(item);
  // When an article that was here before was saved is known here; else the earlier moment is the true one.
  const mayDate = isNew || (article.linkOnly === true && item.saved !== null && item.saved < article.saved);
  if (mayDate && item.saved !== null) change.saved = item.saved;
  return change;
}

/** What of an item counts as a change of it; its marks have signs of their own. */
function signOf(item: ElsewhereItem): string {
  const { app: _, kind: __, row: ___, body: ____, marks: _____, warnings: ______, ...facts } = item;
  return shortHash(JSON.stringify(facts));
}
