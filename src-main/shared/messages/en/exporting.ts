import type { GroupBy } from '../../exporting/export-model.ts';
import { formatsOf } from '../formats.ts';

const { counted, number } = formatsOf('en');
const article = { one: 'article', other: 'articles' };
const file = { one: 'file', other: 'files' };
const note = { one: 'note', other: 'notes' };

/** The articles that go out together; `null` where it is not known how many there are. */
const those = (count: number | null) => (count === null ? 'articles of the list' : counted(count, article));
const them = (isOne: boolean, count: number | null) => (isOne ? 'it' : `the ${those(count)}`);

export const exporting = {
  title: 'Export',
  titleOf: (what: string) => `Export ${what}`,
  titleOfList: (list: string) => `Export “${list}”`,
  format: 'Format',
  draft: 'The template that you are writing',
  discard: 'Discard the template',
  discarded: 'Template discarded',
  undo: 'Undo',
  goOn: 'Go on with the template',
  write: 'Write a template',
  template: 'Template',
  templateName: 'Name',
  keepTemplate: 'Keep template',
  templateWords: {
    title: 'What a template can say',
    example: 'Every note with the passage that it is about:',
    article: 'The article',
    parts: 'Its notes, by heading and as one list',
    note: 'A note or highlight',
    digest: 'In a digest of several articles',
    filters: 'Behind a bar: how it is written',
  },
  keptAs: (name: string) => `Kept as ${name}`,
  rename: 'Rename',
  renameTemplate: (name: string) => `Rename template ${name}`,
  newNameOf: (name: string) => `New name of template ${name}`,
  delete: 'Delete',
  deleteTemplate: (name: string) => `Delete template ${name}`,
  preview: 'Preview',
  previewOfFirst: 'Preview of the first article',
  previewOfFirsts: (count: number) => `Preview of the first ${counted(count, article)}`,
  copy: 'Copy',
  copied: 'Copied',
  save: 'Save…',
  download: 'Download',
  savedAs: (path: string) => `Saved as ${path}`,
  downloaded: (name: string) => `Downloaded: ${name}`,
  /** Beside the name of the file. */
  andOthers: (name: string, count: number) =>
    `${name} and ${counted(count, { one: 'more file', other: 'more files' })}, which postil export writes`,
  record:
    'The last line is a comment that readers of Markdown hide; with it your notes come back into Postil. A template of your own without “record: yes” leaves it out.',
  inPart: 'shown in part, copied and saved as a whole',
  statements: 'Export who said what',

  groupedBy: 'Grouped by',
  groups: { tag: 'Tag', color: 'Colour', entity: 'Person, place or other name', date: 'Month' } satisfies Record<
    GroupBy,
    string
  >,
  withEntities: 'A note for each person, place and other name, linked',
  /** What will be there. Whether it is of one article, else of how many. */
  byTemplate: (isOne: boolean, count: number | null) => `What your template makes of ${them(isOne, count)}.`,
  oneFile: (isOne: boolean, count: number | null) => (isOne ? 'One file.' : `One file of the ${those(count)}.`),
  fileForHighlights: (isOne: boolean, count: number | null) =>
    `A ZIP archive with a file for each highlight and note of ${them(isOne, count)}.`,
  fileForArticles: (isOne: boolean, count: number | null) =>
    isOne ? 'One file.' : `A ZIP archive with a file for each of the ${those(count)}.`,
  bringsBack: 'It brings everything back when it is imported, deleted notes too.',

  going: (what: string) => `Exporting ${what}`,
  progress: (what: string, done: number, total: number) => `${what}: ${number(done)} of ${number(total)}`,
  busy: 'Another export goes on. Wait for it, or cancel it.',
  downloadedAs: (count: number, name: string) => `${counted(count, article)} downloaded as ${name}`,
  articlesSavedAs: (count: number, path: string) => `${counted(count, article)} saved as ${path}`,
  cancelled: (why: string) => `${why} Nothing was written.`,
  failed: (count: number, first: string) =>
    count === 1 ? `Not exported: ${first}` : `${counted(count, article)} were not exported, such as ${first}`,
};

/** The folder that is kept in step. */
export const folder = {
  title: 'Keep a folder in step',
  says: 'Each article becomes a file of Markdown in this folder and follows what you do here. What you write in the files stays; when you edit the text of a note there, the note changes too. Deleting in the folder deletes nothing here.',
  folder: 'Folder',
  examplePath: 'The whole path, such as /home/ann/Notes',
  choose: 'Choose…',
  files: 'Files',
  byItself: 'Keep it in step by itself while Postil is open',
  running: 'Running…',
  run: 'Run now',

  offer: 'All articles can be kept in step with a folder of Markdown.',
  inStep: '{folder} is kept in step',
  notInStep: '{folder} is not kept in step by itself',
  toLookAt: (count: number) => `${counted(count, file)} to look at`,
  open: 'Folder…',
  keep: 'Keep a folder in step…',

  notRunYet: 'Not run yet since Postil was started.',
  lastRun: 'Last run',
  // What a run did, each of these where there is something of it.
  filesThere: (count: number) => counted(count, file),
  written: (count: number) => `${number(count)} written`,
  nothingToWrite: 'nothing to write',
  conflictCount: (count: number) => counted(count, { one: 'conflict', other: 'conflicts' }),
  failedCount: (count: number) => `${number(count)} to look at`,
  conflicts: 'Changed here and there: both texts stand in the file, keep one',
  failed: 'To look at',

  changedSince: 'These notes were changed since. They stay as they are.',
  changedNotes: (count: number) => `${counted(count, note)} changed from the folder`,
  inConflict: (count: number) =>
    `${counted(count, file)} in the folder ${count === 1 ? 'was' : 'were'} changed here and there`,
  show: 'Show',
};
