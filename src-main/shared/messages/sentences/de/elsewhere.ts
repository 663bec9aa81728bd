import { formatsOf } from '../../formats.ts';
import type { CoreMessages } from '../core-messages.ts';

const { counted } = formatsOf('de');

export const elsewhere: CoreMessages['elsewhere'] = {
  noAddressOfWeb: 'enthält keine Webadresse.',
  noTitle: 'enthält keinen Titel, sodass niemand weiß, wozu es gehört.',
  noWordsNoNote: 'enthält weder Worte noch eine Notiz.',
  noAddress: 'enthält keine Adresse.',
  noWordsNoComment: 'enthält weder Worte noch einen Kommentar.',
  noTitleNoAddress: 'enthält weder einen Titel noch eine Adresse.',
  noAddressOfWebOrWords: 'enthält keine Webadresse oder weder Worte noch eine Notiz.',
  noAddressOrWords: 'enthält keine Adresse oder weder Worte noch eine Notiz.',
  noAddressNoText: 'enthält weder eine Adresse noch einen Text.',
  noAddressNoTextKarakeep: 'enthält weder eine Adresse noch einen Text: Karakeep exportiert keine Dateien.',
  inFeed: 'liegt im Feed und wurde nie gespeichert.',
  bookBookmark: 'ist ein Lesezeichen in einem Buch, für das Postil keinen Platz hat.',
  noPageOrWords: 'nennt keine Seite und kein Buch oder enthält weder Worte noch eine Notiz.',
  unknownKind: 'sagt in keiner Sprache, die Postil kennt, was es ist.',
  unreadableRow: (problem) => `lässt sich nicht lesen: ${problem}.`,
  noPage: 'ist keine Seite des Webs (keine Adresse).',
  otherScheme: (scheme) => `ist keine Seite des Webs (${scheme}).`,
  noPart: 'gehört zu keinem Export, den Postil kennt.',
  ownDamaged: (where) =>
    `wurde von Postil exportiert und ist beschädigt${where}. Nichts wurde hinzugefügt. Exportiere es noch einmal.`,
  inTrash: 'ist im Papierkorb und wurde dort gelassen.',

  textNotTaken: (reason) => `Der Text wurde nicht übernommen: ${reason}`,
  withoutText:
    'Die Notizen kommen aus dieser Datei ohne den Text. JSON, Markdown mit dem ganzen Text und eine Sicherung enthalten beides; die Seite des Artikels zu importieren bringt auch den Text.',
  keptAsInLibrary:
    'Eine Notiz, die in der Datei und in der Bibliothek geändert wurde, blieb, wie sie in der Bibliothek ist.',
  keptAsHere: (beginning) => `Eine Notiz, die an beiden Orten geändert wurde, blieb, wie sie hier ist: „${beginning}“.`,
  cutNotes: (count) => `Notizen mit mehr als einer Million Zeichen, dort abgeschnitten: ${count}.`,
  matterCounts: (count) => `Matter zählt ${count} Markierungen darin, und die Tabelle enthält deren Worte nicht.`,
  discardedIn: (place) => `Die Markierung in ${place} wurde in Readwise verworfen und ist weggelassen.`,
  discarded: (count) =>
    `${counted(count, { one: 'Markierung wurde', other: 'Markierungen wurden' })} in Readwise verworfen und ${count === 1 ? 'ist' : 'sind'} weggelassen.`,
  cleanedText: 'Der Text war nicht so, wie Postil ihn schreibt, und wurde bereinigt.',
  addressLeft: 'Eine Adresse darin, die keine des Webs ist, wurde weggelassen.',
  cleanedDrawing: (path) => `Eine Zeichnung darin wurde bereinigt: ${path}.`,
  fileLeft: (path) => `Eine Datei darin wurde weggelassen: ${path}.`,
  noPlaceAnyMore:
    'Eine Notiz hat in der Datei keinen Platz mehr und wurde übergangen. In der Bibliothek ist sie, wie sie war.',
  textChanged: 'Der Text des Artikels wurde in der Datei geändert und nicht übernommen.',
  earlierVersions: (count) =>
    `Frühere Fassungen einer Markierung, die eine längere enthält, wurden weggelassen: ${count}.`,
  bookmarksLeft: (count) => `Lesezeichen, die keine Worte enthalten, wurden weggelassen: ${count}.`,
  beyondLimit: (count) =>
    `Markierungen jenseits der Grenze, die das Buch für Zitate setzt, enthalten keine Worte und wurden weggelassen: ${count}.`,
};
