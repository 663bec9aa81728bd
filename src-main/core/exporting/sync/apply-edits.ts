import { isSame } from '#shared/merging/order.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { tagsAfter } from '#shared/model/note-tags.ts';
import { longestTag } from '#shared/model/tag-names.ts';
import { conflictBlock, hasConflict } from '#shared/syncing/conflict-block.ts';
import { mergeBody, mergeTags } from '#shared/syncing/merge-note.ts';
import { isOfThisState, mergeText } from '#shared/syncing/merge-text.ts';
import { comparable, type NoteRegion, plainBody } from '#shared/syncing/note-regions.ts';
import { factsLineOf, type NoteEdit, readEdits } from '#shared/syncing/read-edits.ts';
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

export const noEdits: WeighedEdits = { changes: [], settled: [], disputed: [] };

/**
 * Weighs what a file says of notes against what they say now, `base` being what Postil wrote last, or null where that is
 * not known, and `now` what it would write. Nothing is read of a file with a conflict that nobody has decided.
 */
export function weighFile(base: Base | null, says: string, now: Base, notes: readonly WeighedNote[]): WeighedEdits {
  const past = base ?? (isOfThisState(says, now.text) ? now : null);
  if (past === null || past.text === says || hasConflict(says)) return noEdits;
  return weighEdits(readEdits(linesOf(past.text).lines, linesOf(says).lines, past.regions, past.notes), notes);
}

/** What a file is to say once its edits were weighed and brought; `before` is what Postil would have written before that. */
export function mergedWith(edits: WeighedEdits, base: Base | null, says: string, before: Base, now: Base): string {
  const past = base ?? (edits.settled.length + edits.disputed.length > 0 ? before : null);
  if (past === null) return mergeText(null, says, now.text);
  const sides = sidesAfter(edits, past, says, now);
  return mergeText(sides.base, says, sides.theirs);
}

type WeighedNote = Pick<PlacedAnnotation, 'id' | 'body' | 'tags'>;

/** A note that is deleted takes no edit. */
function weighEdits(edits: readonly NoteEdit[], notes: readonly WeighedNote[]): WeighedEdits {
  const [changes, settled, disputed]: [Omit<ChangedFromFolder, 'article'>[], NoteEdit[], NoteEdit[]] = [[], [], []];
  for (const edit of edits) {
    const note = notes.find(({ id }) => id === edit.note);
    if (note === undefined) continue;
    const body = edit.body === null ? note.body : mergeBody(edit.body, plainBody(note.body));
    const named = edit.tags === null ? note.tags : mergeTags(note.tags, edit.tags);
    const fits = named.length <= mostTags && named.every((tag) => tag.length > 0 && tag.length <= longestTag);
    if (body === null || body.length > mostText || !fits) {
      disputed.push(edit);
      continue;
    }
    settled.push(edit);
    // As where it is typed in the window; a #word that is one too many stays a word.
    const after = edit.body === null ? named : tagsAfter({ body: note.body, tags: named }, body);
    const tags = after.slice(0, mostTags);
    const { id, body: now, tags: had } = note;
    const isAsNow = comparable(body) === comparable(now) && isSame(tags, had);
    if (!isAsNow) changes.push({ note: id, before: { body: now, tags: had }, after: { body, tags } });
  }
  return { changes, settled, disputed };
}

/**
 * The texts to merge a file with once its edits were weighed: in the base the lines that were edited stand as the file has
 * them, so that of them what Postil says now holds; and where words are disputed Postil's side has both texts.
 */
function sidesAfter(
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
