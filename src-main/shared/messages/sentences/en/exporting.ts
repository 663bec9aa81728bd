import { formatsOf } from '../../formats.ts';

const { number } = formatsOf('en');

/** What is no Postil's doing, said behind the path of a file or as a whole. */
const changed = {
  byOther: (path: string) => `${path} was changed by another program`,
  isThere: (path: string) => `${path} is there`,
  isAway: (path: string) => `${path} is taken away`,
  notes: 'The notes of this article are changed',
};

/** Exports, templates, and folders that are kept in step. */
export const exporting = {
  nothing: 'There is nothing to export. Nothing was written.',
  stopped: (done: number, total: number) => `The export was stopped after ${done} of ${total} articles.`,
  severalFiles: (count: number) =>
    `These are ${count} files. Export them with “postil export --format … --out FOLDER”. Nothing was written.`,
  tooManyStatements: (count: number, most: number) =>
    `These are ${number(count)} statements; a table holds ${number(most)}. Narrow them by who, what or when. Nothing was exported.`,
  longTemplate: 'The template is too long. Nothing was written.',
  templateWrong: (line: number, column: number, reason: string) =>
    `The template is wrong in line ${line}, column ${column}: ${reason}. Nothing was written.`,
  templateScope: (scopes: string, given: string) => `“each” is ${scopes}, not ${given}`,
  noTemplate: (name: string, folder: string) => `There is no template ${name} in ${folder}.`,
  templateThere: (name: string) => `There is a template ${name} already. Nothing was renamed.`,
  templateBack: (name: string) => `There is another template ${name} by now. It stays; nothing was brought back.`,
  templateInStep: (name: string, folder: string) =>
    `${folder} is kept in step by the template ${name}. Choose another for that folder first. Nothing was deleted.`,
  templateName: 'The name of a template has letters, digits, spaces, - and _, 60 at the most.',

  notKeepable:
    'Only files of Markdown, one an article or a highlight, can be kept in step: markdown, obsidian, logseq, readwise, full-text, highlight, or a template of your own. Nothing was written.',
  inLibrary: (folder: string) => `${folder} is in the library itself. Choose another folder; nothing was written.`,
  noFolder: (path: string) => `${path} is no folder. Nothing was written.`,
  folderReadOnly: (folder: string) =>
    `${folder} is read-only. Nothing was written: give yourself the right to write there, or choose another folder.`,
  emptied: (folder: string) =>
    `${folder} was kept in step before and has none of Postil’s files now. Is its drive connected? Nothing was written, and nothing is taken for a deletion. To begin anew there, run “postil export --sync --anew”.`,
  noFolderYet: (folder: string) =>
    `There is no folder ${folder} yet. Make it first, or choose another. Nothing was written.`,
  folderGone: (folder: string) =>
    `${folder} is not there. Is its drive connected? Nothing was written, and nothing is taken for a deletion.`,
  notThere: (path: string) => `${path} is not there. Nothing was written.`,
  cannotBeRead: (path: string, code: string) => `${path} cannot be read (${code}). Nothing was written.`,
  notRead: (path: string, reason: string) => `${path} could not be read: ${reason}`,
  newer: (folder: string) => `${folder} was kept in step by a newer Postil. It was left as it is; update Postil.`,
  otherLibrary: (folder: string, state: string) =>
    `${folder} is kept in step with another library. Nothing was written: choose another folder, or remove ${state} in it if that library is no more.`,
  wholePath: 'Give the whole path of the folder, from the root on. Nothing was changed.',
  runStopped: (done: number, total: number) => `The run was stopped after ${done} of ${total} articles.`,

  changed,
  fileNotRead: (path: string, reason: string) =>
    `${path} could not be read, and was left as it is: ${reason}. Give yourself the right to read it, or close the program that holds it.`,
  notUtf8: (path: string) =>
    `${path} is no UTF-8 text, and was left as it is. Save it as UTF-8 in your editor; the next run takes it up.`,
  fileReadOnly: (path: string) =>
    `${path} is read-only, and was left as it is. Give yourself the right to write it; the next run brings it up to date.`,
  keptWritten: (path: string) => `${path} holds what you wrote, and stays although Postil has it no more.`,
  leftForNext: (what: string) => `${what}, and was left as it is. The next run takes it up.`,
  againAndAgain: (what: string) =>
    `${what} again and again, and was left as it is. Close the program that writes it; the next run takes it up.`,
  notUpToDate: (id: string, reason: string) => `${id} was not brought up to date: ${reason}`,
  withoutId:
    'Files of this template do not say their id in the front matter (for an article “id: {{ article.id }}”, for a highlight “id: {{ note.id }}”), and could not be found again. Nothing was written.',
  beingTyped: 'A note of it is being written in Postil right now. Its file waits until that is saved.',
  otherId: (path: string, id: string) =>
    `${path} no longer says “id: ${id}” in its beginning, and was left as it is. Put that back, or move the file out of the folder.`,
  undecided: (path: string) =>
    `The same was changed in ${path} and in Postil. Both texts stand in the file: keep what you want and delete the rest of the block. Until then the file is left alone.`,
  copy: (copy: string, path: string) =>
    `${copy} says to be the same as ${path}, which is kept in step. It was left as it is: take over what you want of it and delete it.`,
};
