import { shortHash } from '../merging/short-hash.ts';
import { isBlank, trimLines } from '../syncing/text-lines.ts';
import { selfContained } from './self-contained.ts';

/** Where the text of a note stands in a file: counted from the line with the link to the note, which every preset writes. */
export interface TextInFile {
  /** Lines from the link's to the first of the text; below zero above it. */
  readonly from: number;
  readonly lines: number;
  /** How far the lines are moved in. */
  readonly indent: number;
  /** Of the lines as they were written: others were written by a person. */
  readonly sum: string;
  /** Of the last line above the text that is not empty. */
  readonly after: string;
}

/** Lines below a link in which a text may begin: the link's own block, properties, the beginning of an item. */
const mostBelow = 8;

/** The lines with a link to a note of an article, by the note's id. */
export function linksIn(lines: readonly string[], article: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const start = `](postil://article/${article}#`;
  for (const [at, line] of lines.entries()) {
    if (!line.includes(start)) continue;
    for (const part of line.split(start).slice(1)) {
      const id = part.slice(0, part.indexOf(')'));
      const known = found.get(id);
      if (known === undefined) found.set(id, [at]);
      else if (known.at(-1) !== at) known.push(at);
    }
  }
  return found;
}

/** Finds the text of a note, as templates write it, beside one of the lines that link to it; null where it is there nowhere. */
export function findText(lines: readonly string[], links: readonly number[], body: string): TextInFile | null {
  const wanted = selfContained(body).split('\n');
  for (const at of links) {
    const starts = [at - 1 - wanted.length, ...Array.from({ length: mostBelow }, (_, below) => at + 1 + below)];
    const start = starts.find((from) => from >= 0 && isText(lines, from, wanted));
    if (start === undefined) continue;
    const [first = '', plain = ''] = [lines[start], wanted[0]];
    const indent = Math.max(0, leading(first.replace(/^(\s*)- /, '$1  ')) - leading(plain));
    const written = lines.slice(start, start + wanted.length);
    const after = shortHash(lines[lineAbove(lines, start)]?.trim() ?? '');
    return { from: start - at, lines: wanted.length, indent, sum: shortHash(written.join('\n')), after };
  }
  return null;
}

/**
 * The text of a note in a file. Where its lines are not those that were written, they are found by what stands around them;
 * null where nothing of that is there.
 */
export function textIn(
  lines: readonly string[],
  links: readonly number[],
  { from, lines: count, indent, sum, after }: TextInFile,
): { readonly text: string | null; readonly isEdited: boolean } {
  for (const at of links) {
    const written = lines.slice(at + from, at + from + count);
    if (at + from >= 0 && shortHash(written.join('\n')) === sum) {
      return { text: movedOut(written, indent).join('\n'), isEdited: false };
    }
  }
  // What a text says may look like its link: above its own one there, below it here.
  const at = from < 0 ? links.at(-1) : links[0];
  if (at === undefined) return { text: null, isEdited: true };
  const isAfter = (line: string) => shortHash(line.trim()) === after;
  if (from < 0) {
    const known = lineAbove(lines, at, isAfter);
    const start = known < 0 ? lineAbove(lines, at, (line) => /^[>#^]|\]\(postil:/.test(line)) : known;
    return { text: trimLines(lines.slice(start + 1, at)).join('\n'), isEdited: true };
  }
  const known = lines.slice(at, at + mostBelow).findIndex(isAfter);
  const start = at + Math.max(0, known);
  const below = trimLines(lines.slice(start + 1));
  const last = below.findIndex((line, index) => !isBlank(line) && index > 0 && leading(line) < indent);
  const own = trimLines(below.slice(0, last < 0 ? below.length : last));
  return { text: movedOut(own, indent).join('\n'), isEdited: true };
}

/** Whether the lines from here on are those of a text, but for how they are moved in and escaped. */
function isText(lines: readonly string[], start: number, wanted: readonly string[]): boolean {
  if (start + wanted.length > lines.length) return false;
  return wanted.every((line, index) => {
    const found = lines[start + index] ?? '';
    return bare(found) === bare(line) || (index === 0 && bare(found.replace(/^\s*- /, '')) === bare(line));
  });
}

const bare = (line: string): string => line.replaceAll('\\', '').trim();
const leading = (line: string): number => line.length - line.trimStart().length;

/** The lines without what they are moved in by, and without the sign of an item before the first. */
function movedOut(lines: readonly string[], indent: number): string[] {
  return lines.map((line, index) => {
    const before = line.slice(0, indent);
    const isMoved = before.trim() === '' || (index === 0 && before.trim() === '-');
    return isMoved ? line.slice(indent) : line.trimStart();
  });
}

function lineAbove(lines: readonly string[], start: number, isIt = (line: string) => !isBlank(line)): number {
  let at = start - 1;
  while (at >= 0 && !isIt(lines[at] ?? '')) at -= 1;
  return at;
}
