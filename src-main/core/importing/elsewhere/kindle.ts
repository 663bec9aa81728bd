import { said } from '../../said.ts';
import { type ElsewhereExport, type ElsewhereMark, type ElsewhereRow, itemOf, markOf, skipOf } from './item.ts';
import { type ClippingKind, clippingKind, clippingMoment } from './kindle-words.ts';

interface Clipping {
  readonly kind: ClippingKind;
  readonly line: string;
  /** First and last location, else page; null where the line names none. */
  readonly range: readonly [number, number] | null;
  readonly text: string;
  readonly created: string | null;
  readonly row: number;
}

const separator = /^={10}\s*$/m;

/** Whether a text begins as `My Clippings.txt` does. */
export function isClippings(head: string): boolean {
  const [, second = ''] = head
    .replace(/\ufeff/g, '')
    .trimStart()
    .split(/\r\n|\n|\r/);
  return /^- ?\S/.test(second) && clippingKind(second) !== null && /\d/.test(second) && /^={5,}/m.test(head);
}

/**
 * Reads a Kindle's `My Clippings.txt`: a book for each title and author. Every edit of a highlight is another entry: of
 * those that overlap and hold one another's words the longest stays. A note stands where its highlight ends.
 */
export function readClippings(text: string): ElsewhereExport | null {
  if (!isClippings(text.slice(0, 8192))) return null;
  const books = new Map<string, Clipping[]>();
  const skipped: ElsewhereRow[] = [];
  for (const [index, entry] of text.split(separator).entries()) {
    const lines = entry
      .replace(/\ufeff/g, '')
      .replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, '')
      .split(/\r\n|\n|\r/);
    const [title = '', line = '', ...rest] = lines;
    if (title.trim() === '' && rest.join('').trim() === '') continue;
    const kind = clippingKind(line);
    const row = `entry ${index + 1}`;
    if (kind === null || !line.startsWith('-')) {
      skipped.push(skipOf(row, title.trim(), said().elsewhere.unknownKind, true));
      continue;
    }
    const parsed = {
      kind,
      line,
      range: rangeOf(line),
      text: rest.join('\n').trim(),
      created: clippingMoment(line),
      row: index + 1,
    };
    const book = books.get(title.trim());
    if (book === undefined) books.set(title.trim(), [parsed]);
    else book.push(parsed);
  }
  return { app: 'kindle', rows: [...[...books].map(([title, clippings]) => bookOf(title, clippings)), ...skipped] };
}

function bookOf(head: string, clippings: readonly Clipping[]): ElsewhereRow {
  // Titles hold brackets too: the author's are the last ones.
  const [, title = head, author] = /^(.*\S)\s*\(((?:[^()]|\([^()]*\))*)\)$/.exec(head) ?? [];
  const isLimit = ({ text }: Clipping) => /^<.*(?:limit|limite|Grenze).*>$/i.test(text);
  const marked = clippings.filter(
    (one) => (one.kind === 'highlight' || one.kind === 'clip') && one.text !== '' && !isLimit(one),
  );
  const kept = longest(marked);
  const notes = latest(clippings.filter(({ kind, text }) => kind === 'note' && text !== ''));
  const taken = new Set<Clipping>();
  const marks: ElsewhereMark[] = kept.map((highlight) => {
    const own = notes.filter((note) => !taken.has(note) && belongs(note, highlight));
    for (const note of own) taken.add(note);
    return markWith(highlight, own.map(({ text }) => text).join('\n\n'));
  });
  for (const note of notes) if (!taken.has(note)) marks.push({ ...markWith(note, note.text), quote: '' });
  const left = (count: number, say: (count: number) => string) => (count === 0 ? [] : [say(count)]);
  return itemOf({
    ...{ app: 'kindle', row: `entry ${clippings[0]?.row}`, title: title.trim(), byline: authorOf(author) },
    // A book has no address: its title and author are what it is known by.
    id: head,
    saved: clippings.map(({ created }) => created).find((created) => created !== null) ?? null,
    marks,
    warnings: [
      ...left(marked.length - kept.length, said().elsewhere.earlierVersions),
      ...left(clippings.filter(({ kind }) => kind === 'bookmark').length, said().elsewhere.bookmarksLeft),
      ...left(clippings.filter(isLimit).length, said().elsewhere.beyondLimit),
    ],
  });
}

function markWith({ text, created, range, line, kind }: Clipping, note: string): ElsewhereMark {
  const place = line.replace(/^-\s*/, '').split('|').slice(0, -1).join('|').trim();
  return markOf({
    quote: text,
    note,
    created,
    extra: { ...(range && { location: range.join('-') }), place, ...(kind === 'clip' && { kind }) },
  });
}

/** `Ellison, Mara` is Mara Ellison; several are apart by semicolons. */
function authorOf(given: string | undefined): string | null {
  const names = (given ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const turned = names.map((name) => /^([^,]+),\s*([^,]+)$/.exec(name)?.slice(1).reverse().join(' ') ?? name);
  return turned.join(', ') || null;
}

/** The numbers of the line before its date: the last of page and location, as the location counts finer. */
function rangeOf(line: string): [number, number] | null {
  const place = line.includes('|') ? line.split('|').slice(0, -1).join('|') : line;
  const [, from, to] = [...place.matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/g)].at(-1) ?? [];
  if (from === undefined) return null;
  const start = Number(from);
  // Older Kindles shorten the end: 1105-08.
  const end = to === undefined ? start : Number(to) < start ? Number(from.slice(0, -to.length) + to) : Number(to);
  return [start, Math.max(start, end)];
}

/** Of highlights that overlap and hold one another's words, the longest; in the order of the file. */
function longest(highlights: readonly Clipping[]): Clipping[] {
  const order = [...highlights].sort((a, b) => b.text.length - a.text.length || b.row - a.row);
  const kept: Clipping[] = [];
  for (const one of order)
    if (!kept.some((other) => overlaps(one, other) && other.text.includes(one.text))) kept.push(one);
  return kept.sort((a, b) => a.row - b.row);
}

/** A note that was written on is another entry at the same place, which begins with the words of the earlier one. */
function latest(notes: readonly Clipping[]): Clipping[] {
  return notes.filter(
    (one, index) => !notes.slice(index + 1).some((later) => overlaps(one, later) && later.text.startsWith(one.text)),
  );
}

function overlaps(one: Clipping, other: Clipping): boolean {
  if (one.range === null || other.range === null) return one.range === other.range;
  return one.range[0] <= other.range[1] && other.range[0] <= one.range[1];
}

function belongs(note: Clipping, highlight: Clipping): boolean {
  if (note.range === null || highlight.range === null) return false;
  return note.range[0] >= highlight.range[0] && note.range[0] <= highlight.range[1];
}
