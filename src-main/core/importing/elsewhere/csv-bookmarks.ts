import { said } from '../../said.ts';
import type { CsvRow } from './csv-rows.ts';
import { type ElsewhereRow, itemOf, markOf, skipOf } from './item.ts';
import { extraOf, folderTag, isTrue, momentOf, shareOf, tagsOf, textOf, textOrNull, webAddress } from './values.ts';

/** A table whose rows are articles, each on its own. */
export interface CsvBookmarks {
  /** Columns, in lower case, that together say whose table it is. */
  readonly has: readonly string[];
  readonly read: (cells: CsvRow['cells'], row: string) => ElsewhereRow;
}

/** Pocket: `title,url,time_added,tags,status`, a variant with `cursor`; tags apart by bars; a title may be the address. */
export const pocketCsv: CsvBookmarks = {
  has: ['title', 'url', 'time_added', 'status'],
  read(cells, row) {
    const url = webAddress(cells.url);
    const title = textOf(cells.title);
    if (url === null) return skipOf(row, title, said().elsewhere.noAddressOfWeb, true);
    return itemOf({
      ...{ app: 'pocket', row, url },
      title: title === url ? '' : title,
      saved: momentOf(cells.time_added),
      tags: tagsOf(textOf(cells.tags).split('|')),
      state: cells.status === 'archive' ? 'archive' : 'inbox',
      extra: extraOf(cells, ['title', 'url', 'time_added', 'tags', 'status', 'cursor']),
    });
  },
};

/**
 * Instapaper: `URL,Title,Selection,Folder[,Timestamp[,Tags]]`. The folder is the state too; `Starred` is a favourite. Mail
 * has a made-up address (`instapaper-private:`), which is kept and is none.
 */
export const instapaperCsv: CsvBookmarks = {
  has: ['url', 'title', 'selection', 'folder'],
  read(cells, row) {
    const url = webAddress(cells.url);
    const [title, folder, selection] = [textOf(cells.title), textOf(cells.folder), textOf(cells.selection)];
    if (url === null && title === '') return skipOf(row, title, said().elsewhere.noAddressOfWeb, true);
    const own = /^(?:unread|archive|starred|liked)$/i.test(folder) ? '' : folderTag([folder]);
    return itemOf({
      ...{ app: 'instapaper', row, url, title },
      id: url === null ? textOrNull(cells.url) : null,
      saved: momentOf(cells.timestamp),
      tags: tagsOf([own, ...jsonList(cells.tags)]),
      state: /^archive$/i.test(folder) ? 'archive' : 'inbox',
      favourite: /^(?:starred|liked)$/i.test(folder),
      marks: selection === '' ? [] : [markOf({ quote: selection })],
      extra: {
        ...(url === null && { address: cells.url }),
        ...extraOf(cells, ['url', 'title', 'selection', 'folder', 'timestamp', 'tags']),
      },
    });
  },
};

/** Readwise Reader: tags are a list as Python writes it; what lies in `feed` was never saved by the person. */
export const readerCsv: CsvBookmarks = {
  has: ['title', 'url', 'id', 'document tags', 'location'],
  read(cells, row) {
    const [title, location] = [textOf(cells.title), textOf(cells.location).toLowerCase()];
    if (location === 'feed') return skipOf(row, title, said().elsewhere.inFeed);
    const url = webAddress(cells.url);
    if (url === null && title === '') return skipOf(row, title, said().elsewhere.noAddressOfWeb, true);
    return itemOf({
      ...{ app: 'reader', row, url, title },
      id: textOrNull(cells.id),
      saved: momentOf(cells['saved date']),
      tags: tagsOf(pythonList(cells['document tags'])),
      state: location === 'archive' ? 'archive' : location === 'later' ? 'later' : 'inbox',
      progress: shareOf(cells['reading progress']),
      extra: {
        ...(url === null && { address: cells.url }),
        ...(location === 'shortlist' && { location }),
        ...extraOf(cells, ['title', 'url', 'id', 'document tags', 'saved date', 'reading progress', 'location']),
      },
    });
  },
};

/** Raindrop: folders apart by ` / `, tags by commas, highlights by line ends in one cell. */
export const raindropCsv: CsvBookmarks = {
  has: ['id', 'title', 'note', 'excerpt', 'url', 'folder'],
  read(cells, row) {
    const [title, url, note] = [textOf(cells.title), webAddress(cells.url), textOf(cells.note)];
    if (url === null) return skipOf(row, title, said().elsewhere.noAddressOfWeb, true);
    const folders = textOf(cells.folder).split(' / ');
    const quotes = textOf(cells.highlights)
      .split(/\r\n|\n|\r/)
      .map((line) => line.replace(/^Highlights?:\s*/i, '').trim())
      .filter((line) => line !== '');
    return itemOf({
      ...{ app: 'raindrop', row, url, title },
      id: textOrNull(cells.id),
      description: textOrNull(cells.excerpt),
      saved: momentOf(cells.created),
      tags: tagsOf([folders[0] === 'Unsorted' ? '' : folderTag(folders), ...textOf(cells.tags).split(',')]),
      favourite: isTrue(cells.favorite),
      marks: [...(note === '' ? [] : [markOf({ note })]), ...quotes.map((quote) => markOf({ quote }))],
      extra: extraOf(cells, [
        ...['id', 'title', 'note', 'excerpt', 'url', 'folder', 'tags', 'created', 'highlights', 'favorite'],
      ]),
    });
  },
};

/** Matter: tags apart by semicolons; what is not in the queue is put away. */
export const matterCsv: CsvBookmarks = {
  has: ['title', 'url', 'tags', 'in queue', 'favorited'],
  read(cells, row) {
    const [title, url] = [textOf(cells.title), webAddress(cells.url)];
    if (url === null) return skipOf(row, title, said().elsewhere.noAddressOfWeb, true);
    const count = Number(cells.highlight_count ?? 0);
    return itemOf({
      ...{ app: 'matter', row, url, title },
      id: textOrNull(cells['file id']),
      byline: textOrNull(cells.author),
      site: textOrNull(cells.publisher),
      saved: momentOf(cells['last interaction date']),
      tags: tagsOf(textOf(cells.tags).split(';')),
      state: isTrue(cells['in queue']) ? 'inbox' : 'archive',
      favourite: isTrue(cells.favorited),
      progress: isTrue(cells.read) ? 1 : 0,
      warnings: count > 0 ? [said().elsewhere.matterCounts(count)] : [],
      extra: extraOf(cells, [
        ...['title', 'author', 'publisher', 'url', 'tags', 'in queue', 'favorited', 'read', 'file id'],
        'last interaction date',
      ]),
    });
  },
};

/** The strings of a list in JSON; what is no list is tags apart by commas. */
function jsonList(cell: string | undefined): readonly unknown[] {
  const given = textOf(cell);
  try {
    const list: unknown = JSON.parse(given);
    if (Array.isArray(list)) return list;
  } catch {
    // Below.
  }
  return given.replace(/^\[|\]$/g, '').split(',');
}

/** The strings of a list as Python's `repr` writes it: either quote, with backslashes. */
function pythonList(cell: string | undefined): string[] {
  const strings: string[] = [];
  for (const [, single, double] of textOf(cell).matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)) {
    strings.push((single ?? double ?? '').replace(/\\(.)/g, '$1'));
  }
  return strings;
}
