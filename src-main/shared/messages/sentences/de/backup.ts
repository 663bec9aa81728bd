import { formatsOf } from '../../formats.ts';
import type { CoreMessages } from '../core-messages.ts';

const { counted, number } = formatsOf('de');

const choose = 'Wähle die ZIP-Datei, die „Bibliothek sichern…“ oder „postil backup“ geschrieben hat';
const megabytes = (bytes: number) => `${number(Math.ceil(bytes / 1e6))} MB`;
const strange = (name: string, why: string) =>
  `${name} ist keine Sicherung von Postil: ${why}. Nichts wurde wiederhergestellt. ${choose}.`;

export const backup: CoreMessages['backup'] = {
  stopped: 'Angehalten. Nichts wurde geschrieben, und die Bibliothek ist, wie sie war.',
  inLibrary: (path) =>
    `${path} liegt in der Bibliothek selbst, wäre also Teil der nächsten Sicherung und mit der Bibliothek verloren. Wähle einen anderen Ort.`,
  inTheWay: (path) => `${path} gibt es schon. Es wurde nicht angerührt; wähle einen anderen Namen oder gib --force an.`,
  readBackDiffers:
    'Die Sicherung wurde zurückgelesen, und das Archiv ist nicht so, wie es geschrieben wurde. Sie wurde nicht behalten; schreibe sie auf einen anderen Datenträger.',
  readBackDamaged: (path, reason) =>
    `Die Sicherung wurde zurückgelesen, und eine Datei darin ist beschädigt (${path} ${reason}). Sie wurde nicht behalten; schreibe sie auf einen anderen Datenträger.`,
  changedMeanwhile: (path) =>
    `${path} wurde während der Sicherung geändert. Versuche es noch einmal, wenn daran nicht gearbeitet wird.`,
  keepsChanging: (path) => `${path} ändert sich immerzu und wurde deshalb nicht gesichert. Versuche es noch einmal.`,
  notBeforeMigration: (directory, found, present, reason) =>
    `Die Bibliothek ${directory} hat ein älteres Format (${found}) und konnte nicht gesichert werden, bevor sie in das heutige (${present}) gebracht wird. Deshalb wurde sie nicht geöffnet und nichts geändert. ${reason}`,

  damaged: (count) =>
    `Die Sicherung ist beschädigt: ${counted(count, {
      one: 'Datei ist nicht mehr, wie sie gesichert wurde',
      other: 'Dateien sind nicht mehr, wie sie gesichert wurden',
    })}. Nichts wurde wiederhergestellt; nimm eine andere Sicherung oder hole aus dieser, was zu retten ist.`,
  noRoom: (needed, disk, left) =>
    `Die Sicherung braucht ${megabytes(needed)}, und auf dem Datenträger von ${disk} sind noch ${megabytes(left)} frei. Nichts wurde wiederhergestellt.`,
  mergeStopped:
    'Angehalten. Was bis hierher zusammengeführt wurde, bleibt; stelle dieselbe Sicherung noch einmal wieder her, um den Rest zu holen.',
  notEmpty: (directory) =>
    `${directory} ist nicht leer. Nichts wurde geändert; stelle die Sicherung in einem anderen Ordner wieder her oder führe sie mit dieser Bibliothek zusammen.`,
  isFile: (path) => `${path} ist eine Datei. Nichts wurde geändert.`,

  tooMany: (name) => `${name} enthält mehr Dateien, als eine Bibliothek haben kann. Nichts wurde wiederhergestellt.`,
  locked: (name) =>
    `${name} ist mit einem Passwort geschützt. Entsperre die Datei mit dem Programm, das sie geschützt hat. Nichts wurde wiederhergestellt.`,
  outOfProportion: (name, bytes) =>
    `${name} würde entpackt ${number(Math.round(bytes / 1e6))} MB groß, weit außerhalb jedes Verhältnisses. Nichts wurde wiederhergestellt.`,
  newer: (name, found, known) =>
    `${name} stammt von einem neueren Postil (Format ${found}, dieses kennt ${known}). Bring Postil auf den neuesten Stand, um die Sicherung wiederherzustellen; nichts wurde wiederhergestellt.`,
  twice: (name, file) => strange(name, `sie enthält ${file} zweimal`),
  largeManifest: (name) => strange(name, 'ihr Inhaltsverzeichnis ist zu groß'),
  noPlace: (name, file) => strange(name, `sie enthält ${file}, was in einer Bibliothek keinen Platz hat`),
  overlapping: (name) => strange(name, 'sie enthält Dateien, die übereinander liegen'),
  noManifest: (name) => strange(name, 'ihr fehlt die Datei manifest.json'),
  otherManifest: (name) => strange(name, 'ihr Inhaltsverzeichnis gehört zu etwas anderem'),
  unreadable: (name, detail) => `${name} lässt sich nicht lesen: ${detail}.`,
  noBackup: (name) =>
    `${name} ist keine Sicherung von Postil oder nur ein Teil davon. Nichts wurde wiederhergestellt. ${choose}, oder kopiere sie noch einmal, falls sie unterwegs abgeschnitten wurde.`,
  closed: 'Diese Sicherung ist nicht mehr geöffnet. Wähle sie noch einmal; nichts wurde geändert.',
  gone: 'Diese Sicherung ist nicht mehr da. Lege sie noch einmal an.',
};
