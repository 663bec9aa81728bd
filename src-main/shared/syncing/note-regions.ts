import { isBlank } from './text-lines.ts';

/** Where the text of a note stands among the lines that Postil writes, so that an edit of it can be read back. */
export interface NoteRegion {
  readonly note: string;
  /** Lines, end exclusive; the same twice where the note has no text and would have it there. */
  readonly from: number;
  readonly to: number;
  /** What stands before its first line and before the others. */
  readonly first: string;
  readonly rest: string;
  /** The note's line of facts comes right behind: all that stands before that is its text. */
  readonly closed: boolean;
}

/** A note as it was given to a template, and the words that stood in place of its text in another rendering. */
export interface MarkedNote {
  readonly id: string;
  readonly body: string;
  readonly mark: string;
}

/**
 * Finds the texts of notes in what a template made, whatever the template is: `marked` are the lines that it makes with
 * each note's text replaced by its mark, notes without text left so; `filled` those with marks for all of them. What
 * is between marks is the same in both. A text that the template changes, so that it cannot be read back, has no region.
 */
export function findRegions(
  lines: readonly string[],
  marked: readonly string[],
  filled: readonly string[],
  notes: readonly MarkedNote[],
): NoteRegion[] {
  const byMark = new Map(notes.map((note) => [note.mark, note]));
  const regions = withText(lines, marked, byMark);
  return [...regions, ...withoutText(lines, filled, byMark, new Set(regions.map(({ note }) => note)))];
}

/** The text that lines of a region say, without what the template puts before them. */
export function textOfRegion(lines: readonly string[], { first, rest }: Pick<NoteRegion, 'first' | 'rest'>): string {
  const words = lines.map((line, at) => {
    const prefix = at === 0 ? first : rest;
    if (line.startsWith(prefix)) return line.slice(prefix.length);
    return line.replace(new RegExp(`^ {0,${rest.length}}`), '');
  });
  return plainBody(words.join('\n'));
}

/** A note's text as exports write it: line feeds, no blank lines before it and no white space behind. */
export function plainBody(body: string): string {
  return body.replace(/\r\n?/g, '\n').replace(/^(?:[^\S\n]*\n)+|\s+$/g, '');
}

/** The same where lines of white space alone are empty, as within an indented list. */
export function comparable(body: string): string {
  return plainBody(body).replace(/^[^\S\n]+$/gm, '');
}

function withText(
  lines: readonly string[],
  marked: readonly string[],
  byMark: ReadonlyMap<string, MarkedNote>,
): NoteRegion[] {
  const regions: NoteRegion[] = [];
  let [at, from] = [0, 0];
  for (;;) {
    const found = marked.findIndex((line, index) => index >= from && markIn(line, byMark) !== null);
    const literal = marked.slice(from, found < 0 ? undefined : found);
    if (!literal.every((line, index) => lines[at + index] === line)) return regions;
    at += literal.length;
    const hit = found < 0 ? null : markIn(marked[found] ?? '', byMark);
    if (hit === null) return regions;
    from = found + 1;
    const next = marked.findIndex((line, index) => index >= from && markIn(line, byMark) !== null);
    const behind = marked.slice(from, next < 0 ? undefined : next);
    const end = endOf(lines, at, hit.note.body.split('\n').length, behind, next < 0);
    if (end === null) return regions;
    const prefixes = prefixesOf(hit.before);
    const isWhole = hit.behind === '' && !regions.some(({ note }) => note === hit.note.id);
    if (prefixes !== null && isWhole) {
      const text = textOfRegion(lines.slice(at, end), prefixes);
      const closed = isClosed(lines, end, hit.note.id) && prefixes.first === '';
      if (comparable(text) === comparable(hit.note.body))
        regions.push({ note: hit.note.id, from: at, to: end, ...prefixes, closed });
    }
    at = end;
  }
}

/** Where the text of a note that has none would stand: between two lines that are next to each other now. */
function withoutText(
  lines: readonly string[],
  filled: readonly string[],
  byMark: ReadonlyMap<string, MarkedNote>,
  known: ReadonlySet<string>,
): NoteRegion[] {
  const regions: NoteRegion[] = [];
  for (const [index, line] of filled.entries()) {
    const hit = markIn(line, byMark);
    if (hit === null || hit.note.body !== '' || hit.before !== '' || hit.behind !== '' || known.has(hit.note.id))
      continue;
    const behind = filled.slice(index + 1).find((each) => !isBlank(each)) ?? '';
    const to = lines.indexOf(behind);
    if (!behind.includes(hit.note.id) || to < 0 || lines.indexOf(behind, to + 1) >= 0) continue;
    const before = filled.slice(0, index).findLast((each) => !isBlank(each));
    if (lines.slice(0, to).findLast((each) => !isBlank(each)) !== before) continue;
    regions.push({ note: hit.note.id, from: to, to, first: '', rest: '', closed: true });
  }
  return regions;
}

function markIn(line: string, byMark: ReadonlyMap<string, MarkedNote>) {
  const mark = /postilmark[a-z0-9]+z/.exec(line)?.[0];
  const note = mark === undefined ? undefined : byMark.get(mark);
  if (mark === undefined || note === undefined) return null;
  const at = line.indexOf(mark);
  return { note, before: line.slice(0, at), behind: line.slice(at + mark.length) };
}

/** The line at which what follows a text begins: as many lines on as the text has, or one more, else where it is found. */
function endOf(
  lines: readonly string[],
  at: number,
  count: number,
  behind: readonly string[],
  isLast: boolean,
): number | null {
  const fits = (end: number) =>
    behind.every((line, index) => lines[end + index] === line) && (!isLast || end + behind.length === lines.length);
  for (const end of [at + count, at + count + 1]) if (fits(end)) return end;
  for (let end = at; end <= lines.length - behind.length; end += 1) if (fits(end)) return end;
  return null;
}

/** White space, or the sign of a list's item, before a text; null for what cannot be told from the text. */
function prefixesOf(before: string): { first: string; rest: string } | null {
  if (/^ *$/.test(before)) return { first: before, rest: before };
  return /^ *[-*] $/.test(before) ? { first: before, rest: ' '.repeat(before.length) } : null;
}

function isClosed(lines: readonly string[], end: number, id: string): boolean {
  return (lines.slice(end).find((line) => !isBlank(line)) ?? '').includes(id);
}
