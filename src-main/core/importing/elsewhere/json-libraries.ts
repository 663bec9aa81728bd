import { said } from '../../said.ts';
import { type ElsewhereItem, type ElsewhereRow, itemOf, markOf, skipOf } from './item.ts';
import { contextOfRanges } from './range-context.ts';
import {
  extraOf,
  folderTag,
  isRecord,
  isTrue,
  type Json,
  listIn,
  momentOf,
  recordsIn,
  shareOf,
  tagsOf,
  textOf,
  textOrNull,
  webAddress,
} from './values.ts';

/** Pocket's highlights: `{url, title, highlights: [{quote, created_at}]}`, without places. */
export function pocketAnnotations(items: readonly Json[]): ElsewhereRow[] {
  return items.map((item, index) => {
    const [url, title, row] = [webAddress(item.url), textOf(item.title), `item ${index + 1}`];
    if (url === null) return skipOf(row, title, said().elsewhere.noAddressOfWeb, true);
    const marks = recordsIn(item.highlights)
      .filter(({ quote }) => textOf(quote) !== '')
      .map((highlight) =>
        markOf({
          quote: textOf(highlight.quote),
          created: momentOf(highlight.created_at),
          extra: extraOf(highlight, ['quote', 'created_at']),
        }),
      );
    const extra = extraOf(item, ['url', 'title', 'highlights']);
    return itemOf({ app: 'pocket', row, url, title: title === url ? '' : title, marks, extra });
  });
}

/** Omnivore's `metadata_*.json`; text and highlights lie beside it in the archive under the slug. */
export function omnivoreItem(item: Json, row: string): ElsewhereItem {
  const address = textOf(item.url);
  // What came by mail has an address that leads nowhere.
  const url = /^https?:\/\/omnivore\.app\/no_url\b/.test(address) ? null : webAddress(address);
  const state = textOf(item.state).toLowerCase();
  return itemOf({
    ...{ app: 'omnivore', row, url },
    id: textOrNull(item.id),
    title: textOf(item.title),
    byline: textOrNull(item.author),
    description: textOrNull(item.description),
    published: momentOf(item.publishedAt),
    saved: momentOf(item.savedAt),
    tags: tagsOf(listIn(item.labels).map((label) => (isRecord(label) ? label.name : label))),
    state: state === 'archived' ? 'archive' : 'inbox',
    progress: shareOf(item.readingProgress, 100),
    extra: {
      ...(url === null && address !== '' && { address }),
      ...(!['archived', 'active', ''].includes(state) && { state: item.state }),
      ...extraOf(item, [
        ...['id', 'title', 'description', 'author', 'url', 'state', 'readingProgress', 'labels', 'savedAt'],
        ...['publishedAt', 'updatedAt'],
      ]),
    },
  });
}

/** wallabag's JSON: text and notes come with it; offsets are strings, paths start at the content. */
export function wallabagItem(item: Json, row: string): ElsewhereRow {
  const url = webAddress(item.url) ?? webAddress(item.given_url);
  const [title, content] = [textOf(item.title), textOf(item.content)];
  if (url === null && content === '') return skipOf(row, title, said().elsewhere.noAddressNoText, true);
  const marks = recordsIn(item.annotations).map((annotation) => {
    const quote = textOf(annotation.quote);
    return markOf({
      ...{ quote, note: textOf(annotation.text) },
      ...contextOfRanges(content, quote, annotation.ranges),
      created: momentOf(annotation.created_at),
      extra: extraOf(annotation, ['text', 'quote', 'created_at']),
    });
  });
  return itemOf({
    ...{ app: 'wallabag', row, url, title, marks },
    id: textOrNull(item.id),
    byline: listIn(item.published_by).map(textOf).filter(Boolean).join(', ') || null,
    language: textOrNull(item.language)?.replace('_', '-') ?? null,
    published: momentOf(item.published_at),
    saved: momentOf(item.created_at),
    tags: tagsOf(listIn(item.tags).map((tag) => (isRecord(tag) ? (tag.label ?? tag.slug) : tag))),
    state: isTrue(item.is_archived) ? 'archive' : 'inbox',
    favourite: isTrue(item.is_starred),
    body: content === '' || isFailedFetch(content) ? null : { kind: 'html', content },
    extra: extraOf(item, [
      ...['is_archived', 'is_starred', 'tags', 'id', 'title', 'url', 'content', 'created_at', 'published_at'],
      ...['published_by', 'annotations', 'language', 'user_name', 'user_email', 'user_id', 'headers', 'hashed_url'],
      ...['hashed_given_url', 'updated_at', 'is_public', 'mimetype', 'reading_time', 'domain_name', 'http_status'],
    ]),
  });
}

/** What wallabag writes in the place of a page that it could not get. */
function isFailedFetch(content: string): boolean {
  return content.length < 600 && /wallabag can'?t retrieve contents/i.test(content);
}

/** Karakeep: links and loose texts; lists by hand are folders, lists by a query and files without content are left out. */
export function karakeepRows(file: Json): ElsewhereRow[] {
  const lists = new Map(recordsIn(file.lists).map((list) => [textOf(list.id), list]));
  const pathOf = (id: string, depth = 0): string[] => {
    const list = lists.get(id);
    if (list === undefined || depth > 20) return [];
    return [...pathOf(textOf(list.parentId), depth + 1), textOf(list.name)];
  };
  return recordsIn(file.bookmarks).map((bookmark, index) => {
    const row = `bookmark ${index + 1}`;
    const content = isRecord(bookmark.content) ? bookmark.content : {};
    const [url, text, note] = [webAddress(content.url), textOf(content.text), textOf(bookmark.note)];
    const title = textOf(bookmark.title);
    if (url === null && text === '') {
      return skipOf(row, title, said().elsewhere.noAddressNoTextKarakeep, true);
    }
    const folders = listIn(bookmark.lists)
      .map(textOf)
      .filter((id) => lists.get(id)?.type !== 'smart')
      .map((id) => folderTag(pathOf(id)));
    return itemOf({
      ...{ app: 'karakeep', row, url },
      title: title || firstLine(text),
      saved: momentOf(bookmark.createdAt),
      tags: tagsOf([...folders, ...listIn(bookmark.tags)]),
      state: isTrue(bookmark.archived) ? 'archive' : 'inbox',
      favourite: isTrue(bookmark.favourited),
      body: url === null ? { kind: 'text', content: text } : null,
      marks: note === '' ? [] : [markOf({ note })],
      extra: {
        ...extraOf(bookmark, [...['createdAt', 'title', 'tags', 'lists', 'content', 'note', 'archived', 'favourited']]),
        ...extraOf(content, ['type', 'url', 'text']),
      },
    });
  });
}

/** Linkwarden: links in collections that lie in one another; pinned ones are favourites. */
export function linkwardenRows(file: Json): ElsewhereRow[] {
  const collections = new Map(recordsIn(file.collections).map((collection) => [textOf(collection.id), collection]));
  const pinned = new Set(recordsIn(file.pinnedLinks).map(({ id }) => textOf(id)));
  const pathOf = (id: string, depth = 0): string[] => {
    const collection = collections.get(id);
    if (collection === undefined || depth > 20) return [];
    return [...pathOf(textOf(collection.parentId), depth + 1), textOf(collection.name)];
  };
  return [...collections].flatMap(([collectionId, collection]) =>
    recordsIn(collection.links).map((link): ElsewhereRow => {
      const [id, title, url] = [textOf(link.id), textOf(link.name), webAddress(link.url)];
      const row = `link ${id || '?'}`;
      if (url === null) return skipOf(row, title, said().elsewhere.noAddressOfWeb, true);
      const folders = pathOf(collectionId);
      return itemOf({
        ...{ app: 'linkwarden', row, url, title },
        id: id || null,
        description: textOrNull(link.description),
        saved: momentOf(link.importDate) ?? momentOf(link.createdAt),
        tags: tagsOf([
          folders.join() === 'Unorganized' ? '' : folderTag(folders),
          ...listIn(link.tags).map((tag) => (isRecord(tag) ? tag.name : tag)),
        ]),
        favourite: pinned.has(id),
        extra: extraOf(link, [
          ...['id', 'name', 'url', 'description', 'type', 'importDate', 'createdAt', 'tags', 'collectionId'],
        ]),
      });
    }),
  );
}

function firstLine(text: string): string {
  const [line = ''] = text.split(/\r\n|\n|\r/);
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line;
}
