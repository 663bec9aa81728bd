import { said } from '../../said.ts';
import { readwiseNote } from './csv-highlights.ts';
import { Gathered } from './gather.ts';
import { type ElsewhereRow, itemOf, markOf, skipOf } from './item.ts';
import {
  extraOf,
  isRecord,
  isTrue,
  type Json,
  listIn,
  momentOf,
  recordsIn,
  tagsOf,
  textOf,
  textOrNull,
  webAddress,
} from './values.ts';

/** Readwise, `GET /api/v2/export`: books and articles with their highlights. */
export function readwiseExport(results: readonly Json[]): ElsewhereRow[] {
  return results.map((book, index) => {
    const row = `result ${index + 1}`;
    const title = textOf(book.title) || textOf(book.readable_title);
    const url = webAddress(book.source_url);
    if (title === '' && url === null) return skipOf(row, null, said().elsewhere.noTitleNoAddress, true);
    const highlights = recordsIn(book.highlights).map((highlight) => ({
      highlight,
      ...readwiseNote(textOf(highlight.note)),
    }));
    const discarded = highlights.filter(({ highlight, isDiscarded }) => isDiscarded || isTrue(highlight.is_discard));
    const documentNote = textOf(book.document_note);
    const marks = highlights
      .filter((one) => !discarded.includes(one) && textOf(one.highlight.text) + one.note !== '')
      .map(({ highlight, note, actions }) =>
        markOf({
          id: textOrNull(highlight.id),
          ...{ quote: textOf(highlight.text), note },
          color: textOrNull(highlight.color),
          tags: namesOf(highlight.tags),
          created: momentOf(highlight.highlighted_at) ?? momentOf(highlight.created_at),
          extra: {
            ...extraOf(highlight, [
              ...['id', 'text', 'note', 'color', 'tags', 'highlighted_at', 'created_at', 'updated_at', 'book_id'],
              ...['is_discard'],
            ]),
            ...(actions.length > 0 && { actions }),
          },
        }),
      );
    return itemOf({
      ...{ app: 'readwise', row, url, title },
      id: textOrNull(book.user_book_id),
      byline: textOrNull(book.author),
      tags: namesOf(book.book_tags),
      marks: documentNote === '' ? marks : [markOf({ id: 'document-note', note: documentNote }), ...marks],
      warnings: discarded.length === 0 ? [] : [said().elsewhere.discarded(discarded.length)],
      extra: extraOf(book, [
        ...[
          'user_book_id',
          'title',
          'readable_title',
          'author',
          'source_url',
          'document_note',
          'book_tags',
          'highlights',
        ],
      ]),
    });
  });
}

/** Raindrop, `GET /rest/v1/highlights`: words without places, each with the link of its page. */
export function raindropHighlights(items: readonly Json[]): ElsewhereRow[] {
  const gathered = new Gathered();
  const skipped: ElsewhereRow[] = [];
  for (const [index, highlight] of items.entries()) {
    const row = `highlight ${index + 1}`;
    const [url, title] = [webAddress(highlight.link), textOf(highlight.title)];
    const [quote, note] = [textOf(highlight.text), textOf(highlight.note)];
    if (url === null || quote + note === '') {
      skipped.push(skipOf(row, title, said().elsewhere.noAddressOfWebOrWords, true));
      continue;
    }
    gathered
      .of(url, () => itemOf({ app: 'raindrop', row, url, title }))
      .marks.push(
        markOf({
          id: textOrNull(highlight._id),
          ...{ quote, note },
          color: textOrNull(highlight.color),
          tags: tagsOf(listIn(highlight.tags)),
          created: momentOf(highlight.created),
          extra: extraOf(highlight, ['_id', 'text', 'title', 'note', 'color', 'created', 'tags', 'link']),
        }),
      );
  }
  return [...gathered.rows(), ...skipped];
}

/**
 * Hypothesis, its API (`rows`) and its client (`annotations`): W3C selectors. What has none is a note on the page; what
 * has `references` answers another annotation, and stands where that one does.
 */
export function hypothesisRows(annotations: readonly Json[]): ElsewhereRow[] {
  const gathered = new Gathered();
  const skipped: ElsewhereRow[] = [];
  const byId = new Map(annotations.map((one) => [textOf(one.id), one]));
  for (const [index, one] of annotations.entries()) {
    const row = `annotation ${index + 1}`;
    const [id, uri] = [textOf(one.id), textOf(one.uri)];
    const answered = listIn(one.references).map(textOf).at(-1);
    const document = isRecord(one.document) ? one.document : {};
    const title = textOf(listIn(document.title)[0]) || textOf(document.title);
    const own = selectorsOf(one);
    // An answer to an answer names the whole way to the annotation that has a place.
    const root = byId.get(textOf(listIn(one.references)[0]));
    const quoted = (own.length > 0 || root === undefined ? own : selectorsOf(root)).find(isQuote);
    const [quote, note] = [textOf(quoted?.exact), answered === undefined ? textOf(one.text) : answerOf(one)];
    if (uri === '' || (quote === '' && note === '' && listIn(one.tags).length === 0)) {
      skipped.push(skipOf(row, title, said().elsewhere.noAddressOrWords, true));
      continue;
    }
    const url = webAddress(uri);
    const { marks } = gathered.of(uri, () =>
      itemOf({
        ...{ app: 'hypothesis', row, url, title },
        id: url === null ? uri : null,
        extra: url === null ? { address: uri } : {},
      }),
    );
    marks.push(
      markOf({
        ...{ id: id || null, quote, note },
        ...(quoted && { prefix: rawText(quoted.prefix), suffix: rawText(quoted.suffix) }),
        ...(answered !== undefined && { answers: answered }),
        tags: tagsOf(listIn(one.tags)),
        created: momentOf(one.created),
        extra: {
          ...extraOf(one, [
            ...['id', 'created', 'updated', 'uri', 'text', 'tags', 'permissions', 'target', 'document', 'user_info'],
            ...['flagged', 'hidden', 'links', 'references'],
          ]),
          ...(own.length > 0 && { selectors: own }),
        },
      }),
    );
  }
  return [...gathered.rows(), ...skipped];
}

function selectorsOf(annotation: Json): Json[] {
  return recordsIn(annotation.target).flatMap((target) => recordsIn(target.selector));
}

function isQuote({ type }: Json): boolean {
  return type === 'TextQuoteSelector';
}

/** An answer with the name of who gave it: it is often somebody else. */
function answerOf(reply: Json): string {
  const [who, text] = [textOf(reply.user).replace(/^acct:/, ''), textOf(reply.text)];
  return who === '' || text === '' ? text : `${who}: ${text}`;
}

/** A selector's own words: white space at their ends counts. */
function rawText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function namesOf(tags: unknown): string[] {
  return tagsOf(listIn(tags).map((tag) => (isRecord(tag) ? tag.name : tag)));
}
