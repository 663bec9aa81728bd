import { formatsOf } from '../../formats.ts';
import type { CoreMessages } from '../core-messages.ts';

const { counted } = formatsOf('de');

const records = {
  notes: { one: 'Notiz', other: 'Notizen' },
  entities: { one: 'Korrektur', other: 'Korrekturen' },
  rules: { one: 'Regel', other: 'Regeln' },
  duplicates: { one: 'Antwort', other: 'Antworten' },
} as const;

export const notices: CoreMessages['notices'] = {
  draftsNotApplied:
    'Text, der in eine Notiz getippt war, bevor Postil endete, ließ sich nicht zurückbringen. Er ist aufgehoben, und beim nächsten Start wird es wieder versucht.',
  placingFailed: (title) =>
    `Die Notizen zu „${title}“ ließen sich im neuen Text nicht wiederfinden. Sie sind noch da und gelten als verloren, bis Postil neu gestartet wird.`,
  backedUp:
    'Diese Bibliothek stammt von einem früheren Postil und wird in das heutige Format gebracht. Vorher wurde sie gesichert.',
  carriedOver: (count, given, kept) =>
    `${count === 1 ? 'Eine Notiz' : `${count} Notizen`}, auf einem anderen Gerät zu „${given}“ geschrieben, nachdem der Artikel zusammengeführt war, ${count === 1 ? 'steht' : 'stehen'} jetzt mit den anderen bei „${kept}“.`,
  leftBehind: (path) =>
    `${path} ist von einem Absturz übrig und ließ sich nicht entfernen. Es ist kein Artikel; beim nächsten Start wird es wieder versucht.`,
  damaged: (path) => `${path} ließ sich nicht lesen. Die Datei wurde nicht angerührt; alles andere ist, wie es war.`,
  damagedKept: (path, aside) =>
    `${path} ließ sich nicht lesen. Die Datei wurde als ${aside} daneben aufgehoben; alles andere ist, wie es war.`,
  journalFailed:
    'Das Journal dieses Computers, das als zweite Absicherung dient, lässt sich nicht schreiben. Was du speicherst, kommt trotzdem in die Bibliothek; sieh nach, ob der Datenträger deines Benutzerordners voll ist.',
  notBrought:
    'Etwas, das gespeichert werden sollte, als Postil zuletzt endete, ließ sich nicht in die Bibliothek bringen. Es ist auf diesem Computer aufgehoben, und beim nächsten Start wird es wieder versucht.',
  noSample: 'Der Beispielartikel ließ sich nicht hinzufügen.',
  notLookedOutside:
    'Postil konnte nicht nachsehen, was andere Programme in der Bibliothek geändert haben. Es versucht es wieder.',
  noCommands: 'Befehle der Kommandozeile, die diese Bibliothek ändern, müssen warten, bis Postil geschlossen ist.',

  copiesMerged: (count) => `${count} Konfliktkopien eines Abgleichprogramms wurden zusammengeführt.`,
  copiesUnread: (count) =>
    `${counted(count, { one: 'Konfliktkopie ließ', other: 'Konfliktkopien ließen' })} sich nicht lesen. Nichts davon wurde geändert.`,
  copiesUnproved: (count) =>
    `${counted(count, { one: 'Datei neben dem Text eines Artikels ist', other: 'Dateien neben dem Text eines Artikels sind' })} vielleicht eine Konfliktkopie davon. Nichts davon wurde angerührt.`,
  titled: (title) => `„${title}“`,
  copyNothingNew: (whose) => `Eine Konfliktkopie von ${whose} enthielt nichts Neues.`,
  copyRecords: (count, kind, whose) =>
    `${counted(count, records[kind])} aus einer Konfliktkopie von ${whose} ${count === 1 ? 'wurde' : 'wurden'} übernommen.`,
  copyOfText: (whose) => `Der Text einer Konfliktkopie von ${whose} wurde als früherer Text aufgehoben.`,
  copyOfLibrary: 'Die Einstellungen einer Konfliktkopie der Bibliothek wurden zusammengeführt.',
  copyMerged: (whose) => `Eine Konfliktkopie von ${whose} wurde zusammengeführt.`,
};
