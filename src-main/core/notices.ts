import { basename } from 'node:path';
import { said } from './said.ts';

/** What the core has to tell a person who did not ask, in the words in which pages show it: the message in their language, the detail in English. */
export interface Notice {
  readonly message: string;
  readonly detail: string | null;
}

export function unappliedDrafts(error: unknown): Notice {
  return { message: said().notices.draftsNotApplied, detail: String(error) };
}

export function placingFailed(title: string, error: unknown): Notice {
  return {
    message: said().notices.placingFailed(title),
    detail: error instanceof Error ? error.message : String(error),
  };
}

/** A library of an earlier format: `path` is the backup that was made before it was changed. */
export function backedUp(path: string): Notice {
  const detail = `${path}\nTo go back: postil restore FILE into an empty folder, and the earlier Postil.`;
  return { message: said().notices.backedUp, detail };
}

/** Notes that another machine wrote on an article which had been merged away here: both titles. */
export function carriedOver(count: number, given: string, kept: string): Notice {
  return { message: said().notices.carriedOver(count, given, kept), detail: null };
}

/** What a crash left half added or half removed, a whole path, and could not be removed. */
export function leftBehind(path: string, reason: string): Notice {
  return { message: said().notices.leftBehind(path), detail: reason };
}

/** A file that cannot be read: `aside` is where it was kept, null where it stayed. */
export function damaged(path: string, aside: string | null, reason: string): Notice {
  const { damaged, damagedKept } = said().notices;
  return { message: aside === null ? damaged(path) : damagedKept(path, basename(aside)), detail: reason };
}

export function journalFailed(error: unknown): Notice {
  return { message: said().notices.journalFailed, detail: error instanceof Error ? error.message : String(error) };
}

/** What was being saved when the last process ended, and is refused: by the disk for example. */
export function notBrought(error: Error): Notice {
  return { message: said().notices.notBrought, detail: error.message };
}
