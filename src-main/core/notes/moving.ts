import { compareTimes, timeAfter } from '#shared/merging/order.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Notes } from './notes.ts';

/** What is said of a note that goes to another article. */
export interface Move {
  readonly to: string;
  readonly at: string;
  /** The articles that it has come from then, the last one last. */
  readonly pathOf: (path: readonly string[]) => readonly string[];
}

/** Gives every note of an article to another one; how many. What a crash interrupts is completed by doing it again. */
export async function moveAll(notes: Notes, from: string, to: string): Promise<number> {
  const ids = new Set((await notes.present(from)).map(({ id }) => id));
  if (ids.size > 0) await notes.move(from, ids, { to, pathOf: (path) => [...path, from] });
  return ids.size;
}

/** The notes of an article that left for another one which tell something that is new there, those deleted since too. */
export async function newsFor(notes: Notes, from: string, to: string): Promise<Set<string>> {
  const there = new Map((await notes.stored(to)).map((note) => [note.id, note]));
  const isNews = ({ id, deleted, modified }: Annotation) => {
    const known = there.get(id);
    return known === undefined
      ? deleted === null
      : known.movedTo === undefined && compareTimes(modified, known.modified) > 0;
  };
  const written = (await notes.stored(from)).filter(({ movedTo }) => movedTo === undefined);
  return new Set(written.filter((note) => note.deleted === null || isNews(note)).map(({ id }) => id));
}

/** Gives those to the other article; how many of them are new there. */
export async function moveNews(notes: Notes, from: string, to: string): Promise<number> {
  const ids = await newsFor(notes, from, to);
  const timesOf = async () => new Map((await notes.stored(to)).map(({ id, modified }) => [id, modified]));
  const before = await timesOf();
  await notes.move(from, ids, { to, pathOf: (path) => [...path, from] });
  const after = await timesOf();
  return [...ids].filter((id) => after.get(id) !== before.get(id)).length;
}

/** Gives what an article got by `moveAll` back, as it is now; what was deleted since too. */
export async function moveBack(notes: Notes, from: string, to: string): Promise<void> {
  const came = (await notes.stored(from)).filter((note) => !note.movedTo && note.movedFrom?.at(-1) === to);
  const ids = new Set(came.map(({ id }) => id));
  if (ids.size > 0) await notes.move(from, ids, { to, pathOf: (path) => path.slice(0, -1) });
}

/**
 * The notes of the article to which `going` go. A note keeps its id, so that what links to it finds it. What stands for
 * one that had gone from there is taken by it.
 */
export function arrived(before: readonly Annotation[], going: readonly Annotation[], move: Move): Annotation[] {
  const next = [...before];
  const there = new Map(before.map(({ id }, at) => [id, at]));
  for (const { movedFrom = [], ...note } of going) {
    const path = move.pathOf(movedFrom);
    const modified = timeAfter(note.modified, move.at);
    const moved: Annotation = { ...note, modified, ...(path.length > 0 && { movedFrom: [...path] }) };
    const at = there.get(note.id);
    const standing = at === undefined ? undefined : next[at];
    if (at === undefined) next.push(moved);
    // One that came before a crash stays, unless it was changed since where it was.
    else if (standing?.movedTo !== undefined || compareTimes(note.modified, standing?.modified) > 0) next[at] = moved;
  }
  return next;
}

/** The notes of the article that they leave: a record of each stays, as absence is no deletion. */
export function left(before: readonly Annotation[], going: readonly Annotation[], { to, at }: Move): Annotation[] {
  const sent = new Map(going.map((note) => [note.id, note]));
  return before.map((note) => {
    // One that was changed meanwhile has not gone: it does when it is moved again.
    if (sent.get(note.id)?.modified !== note.modified) return note;
    return { ...note, modified: timeAfter(note.modified, at), deleted: at, movedTo: to };
  });
}
