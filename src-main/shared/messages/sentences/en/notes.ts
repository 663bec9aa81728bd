const refused = (why: string) => `The correction was not made: ${why}. Nothing was changed.`;

/** Notes on articles, and corrections of entities. */
export const notes = {
  changed: 'The article has changed since it was opened. Nothing was marked; open it again.',
  noImage: (image: string, at: number) => `There is no image ${image} at ${at} in this article.`,
  several: (count: number, given: string, some: string) =>
    `${count} notes start with ${given}:\n${some}\nGive as many letters as only one of them has.`,
  none: (id: string) => `There is no note ${id} in this library.`,
  noneHere: (id: string) => `There is no note ${id} on this article.`,
  notAdded: (reason: string) => `The note was not added: ${reason}`,
  went: 'This note went to another article with a merge. Open it there; nothing was changed.',

  correctionChanged: 'The article has changed since it was opened. Nothing was added; open it again.',
  noCorrection: (id: string) => `There is no correction ${id} in this library. Nothing was changed.`,
  correctionGone: (id: string) => `There is no correction ${id} in this library.`,
  tooManyCorrections: (most: number) => refused(`there are ${most} corrections already`),
  nameUnseen: refused('the name has nothing that can be seen'),
  nameSame: (name: string) => refused(`it is called “${name}” already`),
  typeSame: (name: string) => refused(`“${name}” has that type already`),
  aliasIsName: (alias: string) => refused(`“${alias}” is the name of the entity itself`),
  noPlace: refused('it names no place'),
  sameNames: refused('both have the same name; rename one instead'),
  notNamed: 'No article of this library names that any more.',
};
