import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { conflictBlock } from '#shared/syncing/conflict-block.ts';
import { mergeBody, mergeTags } from '#shared/syncing/merge-note.ts';
import { comparable, type NoteRegion, plainBody } from '#shared/syncing/note-regions.ts';
import { factsLineOf, type NoteEdit } from '#shared/syncing/read-edits.ts';
import { linesOf, textOf } from '#shared/syncing/text-lines.ts';
import type { Base } from './folder-state.ts';
import type { ChangedFromFolder } from './note-changes.ts';

const mostText = 1_000_000;
const mostTags = 100;

export interface WeighedEdits {
  /** What the notes are to say. */
  readonly changes: readonly Omit<ChangedFromFolder, 'article'>[];
  /** Edits of which Postil has, or will have, everything. */
  readonly settled: readonly NoteEdit[];
  /** Edits of words that were changed in Postil too. */
  readonly disputed: readonly NoteEdit[];
}

/** Weighs what a file says of notes against what they say now. A note that is deleted takes no edit. */
export function weighEdits(edits: readonly NoteEdit[], notes: readonly PlacedAnnotation[]): WeighedEdits {
  const [changes, settled, disputed]: [Omit<ChangedFromFolder, 'article'>[], NoteEdit[], NoteEdit[]] = [[], [], []];
  for (const edit of edits) {
    const note = notes.find(({ id }) => id === edit.note);
    if (note === undefined) continue;
    const body = edit.body === null ? note.body : mergeBody(edit.body, plainBody(note.body));
    const tags = edit.tags === null ? note.tags : mergeTags(note.tags, edit.tags);
    const fits = tags.length <= mostTags && tags.every((tag) => tag.length > 0 && tag.length <= 100);
    if (body === null || body.length > mostText || !fits) {
      disputed.push(edit);
      continue;
    }
    settled.push(edit);
    const { id, body: now, tags: had } = note;
    const isSame = comparable(body) === comparable(now) && JSON.stringify(tags) === JSON.stringify(had);
    if (!isSame) changes.push({ note: id, before: { body: now, tags: had }, after: { body, tags } });
  }
  return { changes, settled, disputed };
}

/**
 * The texts to merge a file with once its edits were weighed: in the base the lines that were edited stand as the file has
 * them, so that of them what Postil says now holds; and where words are disputed Postil's side has both texts.
 */
export function sidesAfter(
  { settled, disputed }: Pick<WeighedEdits, 'settled' | 'disputed'>,
  base: Base,
  mine: string,
  theirs: Base,
): { base: string; theirs: string } {
  const [before, after] = [linesOf(base.text), linesOf(theirs.text)];
  const inBase: Replacement[] = [];
  const inTheirs: Replacement[] = [];
  const here = linesOf(mine).lines;
  for (const { note, body, tags } of settled) {
    const region = base.regions.find((each) => each.note === note);
    if (body !== null && region !== undefined) inBase.push({ region, lines: body.lines });
    const [from, to] = [factsLineOf(before.lines, note), factsLineOf(here, note)];
    if (tags !== null && from >= 0 && to >= 0) inBase.push({ region: { from, to: from + 1 }, lines: [here[to] ?? ''] });
  }
  for (const { note, body } of disputed) {
    const [old, now] = [base, theirs].map(({ regions }) => regions.find((each) => each.note === note));
    if (body === null || old === undefined || now === undefined) continue;
    inBase.push({ region: old, lines: body.lines });
    inTheirs.push({ region: now, lines: conflictBlock(body.lines, after.lines.slice(now.from, now.to)) });
  }
  return {
    base: textOf({ ...before, lines: replaced(before.lines, inBase) }),
    theirs: textOf({ ...after, lines: replaced(after.lines, inTheirs) }),
  };
}

interface Replacement {
  readonly region: Pick<NoteRegion, 'from' | 'to'>;
  readonly lines: readonly string[];
}

function replaced(lines: readonly string[], replacements: readonly Replacement[]): string[] {
  const next = [...lines];
  for (const { region, lines: put } of [...replacements].sort((a, b) => b.region.from - a.region.from)) {
    // A text where there was none has a blank line behind it as all have.
    const made = region.from === region.to ? [...put, ''] : put;
    next.splice(region.from, region.to - region.from, ...made);
  }
  return next;
}
