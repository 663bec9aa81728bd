import { said } from '../../said.ts';
import type { CsvRow } from './csv-rows.ts';
import { Gathered } from './gather.ts';
import { type ElsewhereRow, itemOf, markOf, skipOf } from './item.ts';
import { extraOf, momentOf, tagsOf, textOf, textOrNull, webAddress } from './values.ts';

/** A table with a row for each highlight. */
export interface CsvHighlights {
  readonly has: readonly string[];
  readonly readAll: (rows: readonly CsvRow[]) => ElsewhereRow[];
}

/**
 * Readwise: `Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at` and,
 * in newer files, `Document tags`. No address: an item is its title and author.
 */
export const readwiseCsv: CsvHighlights = {
  has: ['highlight', 'book title', 'book author', 'location type', 'highlighted at'],
  readAll(rows) {
    const gathered = new Gathered();
    const skipped: ElsewhereRow[] = [];
    for (const { row, cells } of rows) {
      const [title, quote] = [textOf(cells['book title']), textOf(cells.highlight)];
      const { note, actions, isDiscarded } = readwiseNote(textOf(cells.note));
      const place = `row ${row}`;
      if (title === '') skipped.push(skipOf(place, null, said().elsewhere.noTitle, true));
      else if (quote === '' && note === '') skipped.push(skipOf(place, title, said().elsewhere.noWordsNoNote, true));
      if (title === '' || (quote === '' && note === '')) continue;
      const asin = textOrNull(cells['amazon book id']);
      const byline = textOrNull(cells['book author']);
      const { marks, warnings } = gathered.of(`${title}\n${byline}\n${asin}`, () =>
        itemOf({
          ...{ app: 'readwise', row: place, id: asin, title, byline },
          tags: tagsOf(textOf(cells['document tags']).split(',')),
        }),
      );
      if (isDiscarded) {
        warnings.push(said().elsewhere.discardedIn(place));
        continue;
      }
      marks.push(
        markOf({
          ...{ quote, note },
          color: textOrNull(cells.color),
          tags: tagsOf(textOf(cells.tags).split(',')),
          created: momentOf(cells['highlighted at']),
          extra: {
            ...extraOf(cells, [
              ...['highlight', 'book title', 'book author', 'amazon book id', 'note', 'color', 'tags'],
              ...['highlighted at', 'document tags'],
            ]),
            ...(actions.length > 0 && { actions }),
          },
        }),
      );
    }
    return [...gathered.rows(), ...skipped];
  },
};

/** A note without the commands to Readwise at its beginning: `.h2` (a heading), `.c1` (to be joined), `.discard`. */
export function readwiseNote(given: string): { note: string; actions: string[]; isDiscarded: boolean } {
  const begin = /^(?:\.(?:h[1-6]|c\d+|discard)(?:\s+|$))+/i.exec(given)?.[0] ?? '';
  const actions = begin.trim() === '' ? [] : begin.trim().split(/\s+/);
  const isDiscarded = actions.some((action) => action.toLowerCase() === '.discard');
  return { note: given.slice(begin.length), actions, isDiscarded };
}

/** Hypothesis, as its client writes it: `Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags`. No ids. */
export const hypothesisCsv: CsvHighlights = {
  has: ['created at', 'author', 'url', 'group', 'type', 'quote/description', 'comment'],
  readAll(rows) {
    const gathered = new Gathered();
    const skipped: ElsewhereRow[] = [];
    for (const { row, cells } of rows) {
      const [address, title] = [textOf(cells.url), textOf(cells.page)];
      const [quote, note] = [textOf(cells['quote/description']), textOf(cells.comment)];
      const type = textOf(cells.type).toLowerCase();
      if (address === '' || (quote === '' && note === '')) {
        const lack = address === '' ? said().elsewhere.noAddress : said().elsewhere.noWordsNoComment;
        skipped.push(skipOf(`row ${row}`, title, lack, true));
        continue;
      }
      const { marks } = gathered.of(address, () => {
        const url = webAddress(address);
        const id = url === null ? address : null;
        return itemOf({ app: 'hypothesis', row: `row ${row}`, url, title, id, extra: url === null ? { address } : {} });
      });
      marks.push(
        markOf({
          quote: type === 'page note' || type === 'reply' ? '' : quote,
          note: type === 'reply' && quote !== '' ? `${note}\n\n> ${quote}` : note,
          tags: tagsOf(textOf(cells.tags).split(',')),
          created: momentOf(cells['created at']),
          extra: extraOf(cells, ['created at', 'page', 'url', 'quote/description', 'comment', 'tags']),
        }),
      );
    }
    return [...gathered.rows(), ...skipped];
  },
};
