import { hashTag } from '../exporting/markdown-text.ts';
import { comparable } from './note-regions.ts';
import type { NoteEdit } from './read-edits.ts';
import { type MergedPiece, mergeLines } from './three-way.ts';

/** The text of a note that two sides may have changed: their merge, or null where both changed the same words. */
export function mergeBody({ before, after }: { before: string; after: string }, now: string): string | null {
  if (comparable(now) === comparable(before)) return after;
  if (comparable(now) === comparable(after)) return now;
  const [base, mine, theirs] = [before, after, now].map((text) => text.split('\n')) as [string[], string[], string[]];
  return (
    settled(mergeLines(base, mine, theirs, { removalHolds: false, keepsBoth: true }), '\n') ??
    mergeWords(before, after, now)
  );
}

/** The same word by word: a typing error put right here and a sentence added there are both wanted. */
function mergeWords(before: string, after: string, now: string): string | null {
  const [base, mine, theirs] = [before, after, now].map(wordsOf) as [string[], string[], string[]];
  return settled(mergeLines(base, mine, theirs, { removalHolds: false, keepsBoth: false }), '');
}

function settled(pieces: readonly MergedPiece[], between: string): string | null {
  if (pieces.some(({ kind }) => kind !== 'settled')) return null;
  return pieces.flatMap((piece) => (piece.kind === 'settled' ? piece.lines : [])).join(between);
}

/** Words with the white space behind each. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|\S+\s*/g) ?? [];
}

/** A note's tags with those that were added and without those that were taken away, named as the file names them. */
export function mergeTags(now: readonly string[], { added, removed }: NonNullable<NoteEdit['tags']>): string[] {
  const named = (tag: string) => hashTag(tag).slice(1).replaceAll('\\', '');
  const kept = now.filter((tag) => !removed.includes(named(tag)));
  return [...kept, ...added.filter((tag) => !kept.some((each) => named(each) === tag))];
}
