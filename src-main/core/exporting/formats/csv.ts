import type { ArticleModel } from '#shared/exporting/export-model.ts';
import type { LibraryEntity } from '#shared/model/library-entity.ts';

/**
 * One record of RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises
 * against injection; so does one that begins with an apostrophe before such a sign, so that it can be taken off again.
 */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null || typeof value === 'number') return String(value ?? '');
  const safe = /^'*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const highlightsHead = csvRecord([
  ...[
    'article',
    'title',
    'author',
    'site',
    'url',
    'published',
    'saved',
    'id',
    'kind',
    'color',
    'heading',
    'quote',
    'note',
  ],
  ...['tags', 'created', 'modified', 'state', 'start', 'end', 'link', 'source'],
]);

/** A record for each annotation of an article; tags are parted by a comma and a space. */
export function highlightRecords({ article, notes }: ArticleModel): string {
  const { id, title, author, site, url, published, saved } = article;
  const records = notes.map((note) => {
    const { kind, color, heading, body, tags, created, modified, state, start, end, link, source } = note;
    const quote = note.image ?? note.quote;
    const mine = [note.id, kind, color, heading, quote, body, tags.join(', '), created, modified];
    return csvRecord([id, title, author, site, url, published, saved, ...mine, state, start, end, link, source]);
  });
  return records.join('');
}

export const entitiesHead = csvRecord(['id', 'type', 'name', 'other names', 'articles', 'mentions']);

/** A record for an entity of the library; other names are parted by a semicolon. */
export function entityRecord({ id, type, name, aliases, articles, mentions }: LibraryEntity): string {
  return csvRecord([id, type, name, aliases.join('; '), articles, mentions]);
}
