import { said } from '../../said.ts';
import { Gathered } from './gather.ts';
import { type ElsewhereRow, itemOf, markOf, skipOf } from './item.ts';
import {
  extraOf,
  isRecord,
  type Json,
  listIn,
  momentOf,
  recordsIn,
  tagsOf,
  textOf,
  textOrNull,
  webAddress,
} from './values.ts';

/**
 * W3C Web Annotations: an AnnotationSet (EPUB Annotations 1.0, a draft), a page or collection, or a list of annotations.
 * Where a target names a file inside a book, the set's `about` says which book it is.
 */
export function w3cRows(file: Json | readonly unknown[]): ElsewhereRow[] {
  const set: Json = Array.isArray(file) ? {} : (file as Json);
  const about = isRecord(set.about) ? set.about : {};
  const bookUrl = webAddress(firstOf(about['dc:source'])) ?? webAddress(firstOf(about['dc:identifier']));
  const bookId = textOf(firstOf(about['dc:identifier']));
  const bookTitle = textOf(firstOf(about['dc:title'])) || textOf(set.title);
  const gathered = new Gathered();
  const skipped: ElsewhereRow[] = [];
  for (const [index, one] of annotationsIn(file).entries()) {
    const row = `annotation ${index + 1}`;
    const target = targetOf(one.target);
    const own = webAddress(target.source);
    const url = own ?? bookUrl;
    const title = own === null || own === bookUrl ? bookTitle : '';
    if (textOf(one.motivation) === 'bookmarking') {
      skipped.push(skipOf(row, title, said().elsewhere.bookBookmark));
      continue;
    }
    const quoted = target.selectors.find(({ type }) => type === 'TextQuoteSelector');
    const quote = textOf(quoted?.exact);
    const { note, tags, color } = bodyOf(one.body ?? one.bodyValue);
    if ((url === null && title === '' && bookId === '') || (quote === '' && note === '' && tags.length === 0)) {
      skipped.push(skipOf(row, title, said().elsewhere.noPageOrWords, true));
      continue;
    }
    const { marks } = gathered.of(url ?? (bookId || title), () =>
      itemOf({
        ...{ app: 'w3c', row, url, title },
        id: url === null ? bookId || null : null,
        byline: textOrNull(firstOf(about['dc:creator'])),
        extra: own === null ? extraOf(about, ['dc:title', 'dc:source', 'dc:creator']) : {},
      }),
    );
    marks.push(
      markOf({
        ...{ quote, note, tags, color },
        id: textOrNull(one.id),
        ...(quoted && { prefix: rawText(quoted.prefix), suffix: rawText(quoted.suffix) }),
        created: momentOf(one.created),
        extra: {
          ...extraOf(one, ['@context', 'id', 'type', 'created', 'modified', 'body', 'bodyValue', 'target']),
          ...(own === null && target.source !== '' && { source: target.source }),
          ...(target.selectors.length > 0 && { selectors: target.selectors }),
        },
      }),
    );
  }
  return [...gathered.rows(), ...skipped];
}

export function annotationsIn(file: Json | readonly unknown[]): Json[] {
  if (Array.isArray(file)) return recordsIn(file);
  const { items, first } = file as Json;
  if (Array.isArray(items)) return recordsIn(items);
  return isRecord(first) ? recordsIn(first.items) : [];
}

function targetOf(given: unknown): { source: string; selectors: Json[] } {
  const target = firstOf(given);
  if (!isRecord(target)) return { source: textOf(target), selectors: [] };
  const source = isRecord(target.source) ? target.source.id : target.source;
  const selectors = Array.isArray(target.selector) ? target.selector : [target.selector];
  // What refines a selector stands inside it.
  const all = selectors.filter(isRecord).flatMap((one) => (isRecord(one.refinedBy) ? [one, one.refinedBy] : [one]));
  return { source: textOf(source ?? target.id), selectors: all };
}

/** Bodies are words, one record or a list; one whose purpose is tagging is a tag. The draft puts colour and tags beside. */
function bodyOf(given: unknown): { note: string; tags: string[]; color: string | null } {
  const notes: string[] = [];
  const tags: unknown[] = [];
  let color: string | null = null;
  for (const body of Array.isArray(given) ? given : [given]) {
    if (!isRecord(body)) {
      notes.push(textOf(body));
      continue;
    }
    const value = textOf(body.value);
    if (body.purpose === 'tagging') tags.push(value);
    else notes.push(body.format === 'text/html' ? value.replace(/<[^>]*>/g, '') : value);
    tags.push(...listIn(body.tags), ...(typeof body.tag === 'string' ? [body.tag] : []));
    color ??= textOrNull(body.color);
  }
  return { note: notes.filter((note) => note !== '').join('\n\n'), tags: tagsOf(tags), color };
}

function rawText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}
