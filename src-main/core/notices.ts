import { basename } from 'node:path';

/** What the core has to tell a person who did not ask, in the words in which pages show it. */
export interface Notice {
  readonly message: string;
  readonly detail: string | null;
}

export function unappliedDrafts(error: unknown): Notice {
  const message =
    'Text that was typed into a note before Postil ended could not be put back. It is kept, and tried again at the next start.';
  return { message, detail: String(error) };
}

export function placingFailed(title: string, error: unknown): Notice {
  const message =
    `The notes of “${title}” could not be found again in its new text. They are kept, and listed as lost until ` +
    'Postil is started again.';
  return { message, detail: error instanceof Error ? error.message : String(error) };
}

/** A library of an earlier format: `path` is the backup that was made before it was changed. */
export function backedUp(path: string): Notice {
  const message =
    'This library was made by an earlier Postil and is brought to the present format. It was backed up first.';
  return { message, detail: `${path}\nTo go back: postil restore FILE into an empty folder, and the earlier Postil.` };
}

/** Notes that another machine wrote on an article which had been merged away here: both titles. */
export function carriedOver(count: number, given: string, kept: string): Notice {
  const [notes, are] = count === 1 ? ['A note', 'is'] : [`${count} notes`, 'are'];
  const message = `${notes} that another machine wrote on “${given}” after it was merged ${are} now on “${kept}”, with the others.`;
  return { message, detail: null };
}

/** What a crash left half added or half removed, a whole path, and could not be removed. */
export function leftBehind(path: string, reason: string): Notice {
  const message = `${path} is what a crash left, and could not be removed. It is no article, and is tried again at the next start.`;
  return { message, detail: reason };
}

/** A file that cannot be read: `aside` is where it was kept, null where it stayed. */
export function damaged(path: string, aside: string | null, reason: string): Notice {
  const kept = aside === null ? 'It was left as it is' : `It was kept as ${basename(aside)} beside it`;
  return { message: `${path} could not be read. ${kept}; everything else is as it was.`, detail: reason };
}

export function journalFailed(error: unknown): Notice {
  const message =
    'The journal of this computer, which is a second safeguard, cannot be written. What you save is saved in the library all ' +
    'the same; look whether the disk of your user folder is full.';
  return { message, detail: error instanceof Error ? error.message : String(error) };
}

/** What was being saved when the last process ended, and is refused: by the disk for example. */
export function notBrought(error: Error): Notice {
  const message =
    'Something that was being saved when Postil ended last could not be brought into the library. It is kept on this ' +
    'computer, and tried again at the next start.';
  return { message, detail: error.message };
}
