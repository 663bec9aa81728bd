import { formatsOf } from '../formats.ts';

const { counted, number } = formatsOf('en');
const occurrences = { one: 'occurrence', other: 'occurrences' };

/** What a person did: `step` as undo names it, `done` as it is told; and what is told beside that. */
export const steps = {
  undo: (step: string) => `Undo ${step}`,
  redo: (step: string) => `Redo ${step}`,
  undone: (step: string) => `Undone: ${step}`,
  doneAgain: (step: string) => `Done again: ${step}`,
  inArticle: (step: string, title: string) => `${step} in “${title}”`,

  addNote: 'add note',
  highlight: 'highlight',
  markImage: 'mark image',
  highlightEvery: {
    step: (count: number) => `highlight ${counted(count, occurrences)}`,
    done: (count: number) => `${counted(count, occurrences)} highlighted`,
  },
  adjustHighlight: 'adjust highlight',
  deleteNote: { step: 'delete note', done: 'Note deleted' },
  deleteMarked: { step: 'delete note', done: 'Note deleted, with its highlight' },
  deleteHighlight: { step: 'delete highlight', done: 'Highlight deleted' },
  restoreNote: { step: 'restore note', done: 'Note restored' },
  restoreHighlight: { step: 'restore highlight', done: 'Highlight restored' },
  acceptPlaces: {
    step: (count: number) => (count > 1 ? `accept ${number(count)} places` : 'accept place'),
    done: (count: number) => (count > 1 ? `${number(count)} places accepted` : 'Place accepted'),
  },
  moveNote: { step: 'move note', done: 'The note stands here now' },
  keepOnArticle: { step: 'keep on the article', done: 'Kept as a note on the article' },
  noneToReview: 'No note of this article needs a look',

  inbox: { step: 'move to inbox', done: (title: string) => `Moved to the inbox: ${title}` },
  later: { step: 'read later', done: (title: string) => `Kept for later: ${title}` },
  archive: { step: 'archive', done: (title: string) => `Archived: ${title}` },
  favourite: { step: 'favourite', done: (title: string) => `Made a favourite: ${title}` },
  unfavourite: { step: 'unfavourite', done: (title: string) => `No favourite any more: ${title}` },
  read: { step: 'mark as read', done: (title: string) => `Marked as read: ${title}` },
  unread: { step: 'mark as unread', done: (title: string) => `Marked as unread: ${title}` },
  trash: { step: 'move to trash', done: (title: string) => `Moved to trash: ${title}` },
  restore: { step: 'restore article', done: (title: string) => `Restored: ${title}` },
  correctFact: 'correct a fact',
  tagArticle: 'tag article',

  /** With titles as `duplicates.quoted` has them. */
  merge: {
    step: 'merge articles',
    done: (kept: string, other: string) => `Merged ${other} into ${kept}`,
    doneWithNotes: (notes: number, kept: string, other: string) =>
      `Merged ${other} into ${kept}, with ${counted(notes, { one: 'note', other: 'notes' })}`,
    many: (count: number, kept: string) => `Merged ${counted(count, { other: 'articles' })} into ${kept}`,
    manyWithNotes: (count: number, notes: number, kept: string) =>
      `Merged ${counted(count, { other: 'articles' })} into ${kept}, with ${counted(notes, { one: 'note', other: 'notes' })}`,
  },
  tellDifferent: { step: 'say they are different', done: (title: string) => `“${title}” is an article of its own` },

  saveList: { step: (name: string) => `save list “${name}”`, done: (name: string) => `Saved as “${name}”` },
  changeList: (name: string) => `change list “${name}”`,
  deleteList: {
    step: (name: string) => `delete list “${name}”`,
    done: (name: string) => `List “${name}” deleted; its articles stay`,
  },
  renameTemplate: {
    step: (name: string) => `rename template “${name}”`,
    done: (name: string) => `Template renamed to “${name}”`,
  },
  deleteTemplate: {
    step: (name: string) => `delete template “${name}”`,
    done: (name: string) => `Template “${name}” deleted`,
  },
  moveList: (name: string) => `move list “${name}”`,

  choosePart: {
    step: 'choose part',
    done: 'Part chosen',
    remembered: (site: string) => `Part chosen, and remembered for ${site}`,
    forgotten: 'Part chosen. Other pages do not name that part alike, so that it could not be remembered',
  },
  wholePage: {
    step: 'show whole page',
    done: 'The whole page is shown',
    remembered: (site: string) => `The whole page is shown, and remembered for ${site}`,
  },
  removePart: {
    step: 'remove part',
    done: 'Part removed',
    remembered: (site: string) => `Part removed, and remembered for ${site}`,
    where: 'Move the caret into the part, or select in it, and give the command again',
  },
  isArticleAlready: 'That is the article already',
  rememberFor: (site: string) => `Remember for ${site}`,
  showVersion: { step: 'show earlier version', done: 'The earlier version is shown' },
  extract: {
    step: 'extract again',
    done: 'Extracted again',
    same: 'The text is the same',
    updated: 'The text is the same; what is known of it was updated',
    shorter: 'The text is much shorter now',
    takeAnyway: 'Take it anyway',
    nothing: 'Nothing was extracted.',
  },
  forgetPart: { step: 'forget chosen part', done: 'Your choice was forgotten, and the article extracted again' },
  dismissNotice: 'dismiss notice',
  rememberRule: { step: (site: string) => `remember for ${site}`, done: (site: string) => `Remembered for ${site}` },
  changeRule: { step: 'change rule', done: (site: string) => `Rule for ${site} saved` },
  deleteRule: { step: 'delete rule', done: (site: string) => `Rule for ${site} deleted` },

  removedForGood: (count: number) => `${counted(count, { one: 'article', other: 'articles' })} removed for good`,
  notRemoved: (line: string) => `Not removed: ${line}`,
  notRemovedMany: (more: number, line: string) => `Not removed: ${line}, and ${number(more)} more`,
};
