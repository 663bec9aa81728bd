import { diffArrays } from 'diff';
import { hasConflict } from './conflict-block.ts';
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
  for (const { added, removed, count } of diffArrays([...base], [...mine])) {
    if (!added) for (let index = 0; index < count; index += 1) images.push(removed ? -1 : at + index);
    if (!removed) at += count;
  }
  return images;
}

function linesIn(
  base: readonly string[],
  mine: readonly string[],
  images: readonly number[],
  { note, from, to, first, rest, closed }: NoteRegion,
): string[] | null {
  // A line of facts is known by its link, whatever else of it was edited.
  const imageOf = (at: number) => images[at] ?? -1;
  const image = (at: number) =>
    imageOf(at) < 0 && at === factsLineOf(base, note) ? factsLineOf(mine, note) : imageOf(at);
  const above = base.findLastIndex((line, at) => at < from && !isBlank(line));
  const start = above < 0 ? 0 : image(above) + 1;
  if (above >= 0 && start === 0) return null;
  const below = base.findIndex((line, at) => at >= to && !isBlank(line));
  if (closed) {
    const end = image(below);
    return end < start ? null : trimLines(mine.slice(start, end));
  }
  const after = mine.slice(start);
  const begin = after.findIndex((line) => !isBlank(line));
  if (begin < 0 || !after[begin]?.startsWith(first)) return null;
  if (rest !== '') {
    // An item of a list goes on for as long as its lines are moved in.
    const end = after.findIndex((line, at) => at > begin && !isBlank(line) && !line.startsWith(rest));
    const own = trimLines(after.slice(begin, end < 0 ? undefined : end));
    return first.trim() === '' ? own : own.slice(0, nextItem(own, first));
  }
  // Nothing says where it ends but what stood around it: as many lines as were there, changed or not.
  const next = below < 0 ? mine.length : imageOf(below);
  return next < start || next - start !== (below < 0 ? base.length : below) - above - 1
    ? null
    : trimLines(mine.slice(start, next));
}

/** Where another item of the same list begins. */
function nextItem(lines: readonly string[], first: string): number | undefined {
  const next = lines.findIndex((line, at) => at > 0 && line.startsWith(first));
  return next < 0 ? undefined : next;
}

/** Where the one line is that leads to a note in Postil; -1 where there is none, or several. */
export function factsLineOf(lines: readonly string[], note: string): number {
  const link = linkTo(note);
  const at = lines.findIndex((line) => link.test(line));
  return at >= 0 && lines.findIndex((line, index) => index > at && link.test(line)) < 0 ? at : -1;
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
