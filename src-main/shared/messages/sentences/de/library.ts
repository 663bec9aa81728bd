import type { CoreMessages } from '../core-messages.ts';

const nothingMerged = (why: string) => `Nichts wurde zusammengeführt: ${why}.`;

export const library: CoreMessages['library'] = {
  missing: (what, missing, known, directory) =>
    `Von den ${known} ${what === 'articles' ? 'Artikeln' : 'Notizdateien'} dieser Bibliothek fehlen ${missing} in ${directory}. Nichts wurde geändert. Sieh nach, ob das Laufwerk angeschlossen und dein Abgleichprogramm fertig ist, und starte noch einmal.`,
  acceptMissing: (missing) =>
    `${missing} Wenn das so sein soll, nimmt „postil doctor --accept-missing“ die Bibliothek, wie sie ist.`,
  noLibrary: (directory) =>
    `In ${directory} ist keine Bibliothek von Postil. Importiere einen Artikel, um eine anzulegen.`,
  newer: (directory, format) =>
    `Die Bibliothek ${directory} stammt von einem neueren Postil (Format ${format}). Bring Postil auf den neuesten Stand, um sie zu öffnen.`,
  indexLost:
    'Das Verzeichnis der Bibliothek war beschädigt. Es wird neu angelegt; von der Bibliothek selbst ist nichts betroffen.',

  severalArticles: (count, given, some) =>
    `${count} Artikel beginnen mit ${given}:\n${some}\nGib so viele Zeichen an, wie nur einer davon hat.`,
  noArticle: (id) => `In dieser Bibliothek gibt es keinen Artikel ${id}.`,
  noText: (path) => `Der Text dieses Artikels fehlt: ${path}. Die Notizen dazu sind noch da.`,
  originalUnreadable: (path) =>
    `Das Original dieses Artikels lässt sich nicht lesen: ${path}. Der Text ist, wie er war.`,
  originalChanged: (path) =>
    `${path} ist nicht das Original, das gespeichert wurde. Der Text des Artikels ist, wie er war.`,
  noVersion: 'Diesen früheren Text des Artikels gibt es nicht. Der Text ist, wie er war.',
  versionDamaged: (path) =>
    `Der frühere Text ${path} fehlt oder ist nicht der, der gespeichert wurde. Nichts wurde geändert.`,
  changedSinceRemoval:
    'Der Artikel hat sich geändert, seit er geöffnet wurde. Nichts wurde entfernt; öffne ihn noch einmal.',
  otherText: (title) => `„${title}“ hat inzwischen einen anderen Text. Vergleiche noch einmal.`,
  noPassage: (start, end) => `In diesem Artikel gibt es keine Stelle von ${start} bis ${end}.`,

  notInTrash: 'Dieser Artikel ist nicht im Papierkorb. Er wurde nicht angerührt.',
  titleNotInTrash: (title) => `„${title}“ ist nicht im Papierkorb.`,
  inTrashTwice: (path) =>
    `Dieser Artikel ist im Papierkorb und auch in ${path}, mit denselben Notizen. Er wurde nicht angerührt.`,
  notRemoved: (path) => `${path} ließ sich nicht entfernen. Alles ist, wie es vorher war.`,
  restNotRemoved: (path) =>
    `Was von einem Artikel übrig ist, ${path}, ließ sich noch nicht entfernen. Beim nächsten Start wird es wieder versucht.`,
  notExpired: (days) =>
    `Etwas, das ${days} Tage im Papierkorb war, ließ sich nicht entfernen. Es wird später wieder versucht.`,

  noList: 'Diese Liste gibt es in dieser Bibliothek nicht.',
  listNotSaved: (problem) => `${problem} Die Liste wurde nicht gespeichert.`,

  tagsClosed: 'Vorher wurde Postil geschlossen. Wiederhole es für den Rest.',
  noTag: (tag) => `In dieser Bibliothek gibt es das Stichwort „${tag}“ nicht.`,
  tagRefused: (problem) => `${problem} Nichts wurde geändert.`,
  tagUnderItself:
    'Ein Stichwort kann nicht unter sich selbst stehen. Gib ihm erst einen anderen Namen und dann diesen.',
  tagTooLong: (tag, most) =>
    `„${tag}“ würde länger als ${most} Zeichen. Wähle einen kürzeren Namen. Nichts wurde geändert.`,
  tagsNotTakenBack:
    'Diese Änderung von Stichwörtern lässt sich nicht mehr zurücknehmen: Postil wurde neu gestartet, oder seither wurde viel geändert.',
  tagsChangedSince: 'Die Stichwörter wurden seither geändert.',

  mergeInTrash: (title) => nothingMerged(`„${title}“ ist im Papierkorb`),
  mergeItself: nothingMerged('ein Artikel lässt sich nicht mit sich selbst zusammenführen'),
  notMerged: (title) => nothingMerged(`„${title}“ wurde nicht mit diesem Artikel zusammengeführt`),
};
