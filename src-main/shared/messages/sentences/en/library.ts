const nothingMerged = (why: string) => `Nothing was merged: ${why}.`;

/** The library and its articles, their texts, the trash, lists, tags, and what is in the library twice. */
export const library = {
  missing: (what: 'articles' | 'notes', missing: number, known: number, directory: string) =>
    `${missing} of the ${known} ${what === 'articles' ? 'articles' : 'files of notes'} that this library had are not in ${directory}. Nothing was changed. Look whether the drive is connected and your sync tool has finished, and start again.`,
  acceptMissing: (missing: string) =>
    `${missing} If that is meant, "postil doctor --accept-missing" takes the library as it is.`,
  noLibrary: (directory: string) => `There is no Postil library in ${directory}. Import an article to make one.`,
  newer: (directory: string, format: number) =>
    `The library ${directory} was written by a newer Postil (format ${format}). Update Postil to open it.`,
  indexLost: 'The index of the library was damaged. It is being made again; nothing of the library is affected.',

  severalArticles: (count: number, given: string, some: string) =>
    `${count} articles start with ${given}:\n${some}\nGive as many letters as only one of them has.`,
  noArticle: (id: string) => `There is no article ${id} in this library.`,
  noText: (path: string) => `The text of this article is missing: ${path}. Its notes are kept.`,
  originalUnreadable: (path: string) => `The original of this article cannot be read: ${path}. Its text is as it was.`,
  originalChanged: (path: string) =>
    `${path} is not the original that was saved. The text of the article is as it was.`,
  noVersion: 'There is no such earlier text of this article. Its text is as it was.',
  versionDamaged: (path: string) =>
    `The earlier text ${path} is missing or is not what was saved. Nothing was changed.`,
  changedSinceRemoval: 'The article has changed since it was opened. Nothing was removed; open it again.',
  otherText: (title: string) => `“${title}” has another text by now. Compare again.`,
  noPassage: (start: number, end: number) => `There is no passage from ${start} to ${end} in this article.`,

  notInTrash: 'This article is not in the trash. It was left as it is.',
  titleNotInTrash: (title: string) => `“${title}” is not in the trash.`,
  inTrashTwice: (path: string) =>
    `This article is in the trash and in ${path} as well, with the same notes. It was left as it is.`,
  notRemoved: (path: string) => `${path} could not be removed. It is as it was before.`,
  restNotRemoved: (path: string) =>
    `What is left of an article, ${path}, could not be removed yet. It is tried again at the next start.`,
  notExpired: (days: number) =>
    `Something that was in the trash for ${days} days could not be removed. It is tried again later.`,

  noList: 'There is no such list in this library.',
  listNotSaved: (problem: string) => `${problem} The list was not saved.`,

  tagsClosed: 'Postil was closed before. Do it again for the rest.',
  noTag: (tag: string) => `There is no tag “${tag}” in this library.`,
  tagRefused: (problem: string) => `${problem} Nothing was changed.`,
  tagUnderItself: 'A tag cannot be nested under itself. Give it another name first, and then this one.',
  tagTooLong: (tag: string, most: number) =>
    `“${tag}” would be longer than ${most} characters. Choose a shorter name. Nothing was changed.`,
  tagsNotTakenBack:
    'This change of tags cannot be taken back any more: Postil was started anew, or much was changed since.',
  tagsChangedSince: 'Its tags were changed since.',

  mergeInTrash: (title: string) => nothingMerged(`“${title}” is in the trash`),
  mergeItself: nothingMerged('an article cannot be merged with itself'),
  notMerged: (title: string) => nothingMerged(`“${title}” was not merged into that article`),
};
