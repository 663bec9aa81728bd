import { hasConflict } from './conflict-block.ts';
import { lineChanges } from './line-changes.ts';
import { comparable, type NoteRegion, textOfRegion } from './note-regions.ts';
import { isBlank, trimLines } from './text-lines.ts';

/** What the file says of a note now, where it says something else than Postil wrote last. */
export interface NoteEdit {
  readonly note: string;
  /** Its text as Postil wrote it and as the file has it, with the file's lines; null where that was not edited. */
  readonly body: { readonly before: string; readonly after: string; readonly lines: readonly string[] } | null;
  readonly tags: { readonly added: readonly string[]; readonly removed: readonly string[] } | null;
}

/**
 * The edits of notes' texts and tags in `mine`, which was `base`. What is gone was not edited: a text, a line of facts
 * or a whole block that the file has no more says nothing of the note. Tags are named as `#tag` before the link to it.
 */
export function readEdits(
  base: readonly string[],
  mine: readonly string[],
  regions: readonly NoteRegion[],
  notes: readonly string[],
): NoteEdit[] {
  const images = imagesOf(base, mine);
  const bodies = new Map<string, NoteEdit['body']>();
  for (const region of regions) {
    const lines = linesIn(base, mine, images, region);
    if (lines === null || hasConflict(lines.join('\n'))) continue;
    const [before, after] = [textOfRegion(base.slice(region.from, region.to), region), textOfRegion(lines, region)];
    if (comparable(after) !== '' && comparable(before) !== comparable(after))
      bodies.set(region.note, { before, after, lines });
  }
  return notes.flatMap((note) => {
    const [body, tags] = [bodies.get(note) ?? null, tagsOf(base, mine, note)];
    return body === null && tags === null ? [] : [{ note, body, tags }];
  });
}

/** For each line of `base` its line in `mine`, or -1 where that is not there as it was. */
function imagesOf(base: readonly string[], mine: readonly string[]): number[] {
  const images: number[] = [];
  let at = 0;
  for (const { added, removed, count } of lineChanges(base, mine)) {
    if (!added) for (let index = 0; index < count; index += 1) images.push(removed ? -1 : at + index);
    if (!removed) at += count;
  }
  return images;
}

function linesIn(
  base: readonly string[],
  mine: readonly string[],
  images: readonly number[],
  region: NoteRegion,
): string[] | null {
  const { note, from, to } = region;
  // A line of facts is known by its link, whatever else of it was edited.
  const imageOf = (at: number) => images[at] ?? -1;
  const image = (at: number) =>
    imageOf(at) < 0 && at === factsLineOf(base, note) ? factsLineOf(mine, note) : imageOf(at);
  const above = base.findLastIndex((line, at) => at < from && !isBlank(line));
  const start = above < 0 ? 0 : image(above) + 1;
  if (above >= 0 && start === 0) return null;
  const below = base.findIndex((line, at) => at >= to && !isBlank(line));
  const end = region.closed ? image(below) : endOfOpen(mine, start, region);
  if (end === null || end < start) return null;
  // What of the text stands behind something of another kind now was parted from it by hand.
  const parted = images.some((at, line) => line >= from && line < to && at >= end && !isBlank(base[line] ?? ''));
  return parted ? null : trimLines(mine.slice(start, end));
}

/** Where a text ends behind which nothing of its note comes: an item of a list, for as long as lines are moved in. */
function endOfOpen(mine: readonly string[], start: number, { first, rest }: NoteRegion): number | null {
  const begin = mine.findIndex((line, at) => at >= start && !isBlank(line));
  if (begin < 0 || rest === '' || !mine[begin]?.startsWith(first)) return null;
  const end = mine.findIndex((line, at) => {
    if (at <= begin || isBlank(line)) return false;
    return !line.startsWith(rest) || (first !== rest && line.startsWith(first));
  });
  return end < 0 ? mine.length : end;
}

/** Where the one line is that leads to a note in Postil; -1 where there is none, or several. */
export function factsLineOf(lines: readonly string[], note: string): number {
  const link = linkTo(note);
  const leads = (line: string) => line.includes(`#${note})`) && link.test(line);
  const at = lines.findIndex(leads);
  return at >= 0 && !lines.slice(at + 1).some(leads) ? at : -1;
}

function linkTo(note: string): RegExp {
  return new RegExp(`\\]\\(postil://article/[^)\\s]+#${note.replace(/[^\w-]/g, '\\$&')}\\)`);
}

/** `#tags` before the link to a note in Postil; null where the file does not say them, or says the same. */
function tagsOf(base: readonly string[], mine: readonly string[], note: string): NoteEdit['tags'] {
  const hash = (lines: readonly string[]) => {
    const at = factsLineOf(lines, note);
    return at < 0 ? null : hashTagsBefore(lines[at] ?? '', linkTo(note));
  };
  const [before, after] = [hash(base), hash(mine)];
  if (before === null || after === null) return null;
  const added = after.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !after.includes(tag));
  return added.length + removed.length === 0 ? null : { added, removed };
}

function hashTagsBefore(line: string, link: RegExp): string[] | null {
  const at = line.search(link);
  const words = line.slice(0, line.lastIndexOf('[', at));
  // A line with other words is no line of facts.
  if (/[^\s·]/.test(words.replace(/^\s*(?:- |\[\^[^\]]*\]:)?\s*/, '').replace(/#\S+|place to be checked/g, '')))
    return null;
  return [...words.matchAll(/#(\S+)/g)].map(([, name = '']) => name.replaceAll('\\', ''));
}
