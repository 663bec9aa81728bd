import { formatsOf } from '../../formats.ts';
import type { CoreMessages } from '../core-messages.ts';

const { number } = formatsOf('de');

const changed = {
  byOther: (path: string) => `${path} wurde von einem anderen Programm geändert`,
  isThere: (path: string) => `${path} ist inzwischen da`,
  isAway: (path: string) => `${path} wurde weggenommen`,
  notes: 'Die Notizen dieses Artikels wurden geändert',
};

export const exporting: CoreMessages['exporting'] = {
  nothing: 'Es gibt nichts zu exportieren. Nichts wurde geschrieben.',
  stopped: (done, total) => `Der Export wurde nach ${done} von ${total} Artikeln angehalten.`,
  severalFiles: (count) =>
    `Das sind ${count} Dateien. Exportiere sie mit „postil export --format … --out FOLDER“. Nichts wurde geschrieben.`,
  tooManyStatements: (count, most) =>
    `Das sind ${number(count)} Aussagen; eine Tabelle fasst ${number(most)}. Grenze sie nach Person, Inhalt oder Zeit ein. Nichts wurde exportiert.`,
  longTemplate: 'Die Vorlage ist zu lang. Nichts wurde geschrieben.',
  templateWrong: (line, column, reason) =>
    `Die Vorlage hat einen Fehler in Zeile ${line}, Spalte ${column}: ${reason}. Nichts wurde geschrieben.`,
  templateScope: (scopes, given) => `„each“ ist ${scopes}, nicht ${given}`,
  noTemplate: (name, folder) => `In ${folder} gibt es keine Vorlage ${name}.`,
  templateThere: (name) => `Eine Vorlage ${name} gibt es schon. Nichts wurde umbenannt.`,
  templateBack: (name) => `Inzwischen gibt es eine andere Vorlage ${name}. Sie bleibt; nichts wurde zurückgeholt.`,
  templateInStep: (name, folder) =>
    `${folder} wird mit der Vorlage ${name} abgeglichen. Wähle für den Ordner erst eine andere. Nichts wurde gelöscht.`,
  templateName: 'Der Name einer Vorlage besteht aus Buchstaben, Ziffern, Leerzeichen, - und _, höchstens 60.',

  notKeepable:
    'Nur Markdown-Dateien, eine je Artikel oder Markierung, lassen sich abgleichen: markdown, obsidian, logseq, readwise, full-text, highlight oder eine eigene Vorlage. Nichts wurde geschrieben.',
  inLibrary: (folder) =>
    `${folder} liegt in der Bibliothek selbst. Wähle einen anderen Ordner; nichts wurde geschrieben.`,
  noFolder: (path) => `${path} ist kein Ordner. Nichts wurde geschrieben.`,
  folderReadOnly: (folder) =>
    `In ${folder} darf nicht geschrieben werden. Nichts wurde geschrieben: Gib dir das Recht dazu oder wähle einen anderen Ordner.`,
  emptied: (folder) =>
    `${folder} wurde früher abgeglichen und enthält jetzt keine Datei von Postil. Ist das Laufwerk angeschlossen? Nichts wurde geschrieben, und nichts gilt als gelöscht. Um dort neu anzufangen, führe „postil export --sync --anew“ aus.`,
  noFolderYet: (folder) =>
    `Den Ordner ${folder} gibt es noch nicht. Lege ihn erst an oder wähle einen anderen. Nichts wurde geschrieben.`,
  folderGone: (folder) =>
    `${folder} ist nicht da. Ist das Laufwerk angeschlossen? Nichts wurde geschrieben, und nichts gilt als gelöscht.`,
  notThere: (path) => `${path} ist nicht da. Nichts wurde geschrieben.`,
  cannotBeRead: (path, code) => `${path} lässt sich nicht lesen (${code}). Nichts wurde geschrieben.`,
  notRead: (path, reason) => `${path} ließ sich nicht lesen: ${reason}`,
  newer: (folder) =>
    `${folder} wurde von einem neueren Postil abgeglichen. Dort wurde nichts angerührt; bring Postil auf den neuesten Stand.`,
  otherLibrary: (folder, state) =>
    `${folder} wird mit einer anderen Bibliothek abgeglichen. Nichts wurde geschrieben: Wähle einen anderen Ordner oder entferne ${state} darin, wenn es jene Bibliothek nicht mehr gibt.`,
  wholePath: 'Gib den ganzen Pfad des Ordners an, von der Wurzel an. Nichts wurde geändert.',
  runStopped: (done, total) => `Der Abgleich wurde nach ${done} von ${total} Artikeln angehalten.`,

  changed,
  fileNotRead: (path, reason) =>
    `${path} ließ sich nicht lesen und wurde nicht angerührt: ${reason}. Gib dir das Recht, sie zu lesen, oder schließe das Programm, das sie festhält.`,
  notUtf8: (path) =>
    `${path} ist kein Text in UTF-8 und wurde nicht angerührt. Speichere die Datei in deinem Editor als UTF-8; der nächste Abgleich nimmt sie auf.`,
  fileReadOnly: (path) =>
    `${path} lässt sich nur lesen und wurde nicht angerührt. Gib dir das Recht, die Datei zu schreiben; der nächste Abgleich bringt sie auf den neuesten Stand.`,
  keptWritten: (path) =>
    `In ${path} steht, was du geschrieben hast; die Datei bleibt, obwohl Postil das nicht mehr hat.`,
  leftForNext: (what) => `${what}. Postil hat daran nichts geändert; der nächste Abgleich nimmt es auf.`,
  againAndAgain: (what) =>
    `${what}, und das immer wieder. Postil hat daran nichts geändert. Schließe das Programm, das daran schreibt; der nächste Abgleich nimmt es auf.`,
  notUpToDate: (id, reason) => `${id} wurde nicht auf den neuesten Stand gebracht: ${reason}`,
  withoutId:
    'Dateien dieser Vorlage nennen im Vorspann nicht ihre Kennung (für einen Artikel „id: {{ article.id }}“, für eine Markierung „id: {{ note.id }}“) und wären nicht wiederzufinden. Nichts wurde geschrieben.',
  beingTyped: 'Eine Notiz dazu wird gerade in Postil geschrieben. Die Datei wartet, bis sie gespeichert ist.',
  otherId: (path, id) =>
    `In ${path} steht am Anfang nicht mehr „id: ${id}“, und die Datei wurde nicht angerührt. Schreibe es wieder hin oder nimm die Datei aus dem Ordner.`,
  undecided: (path) =>
    `Dasselbe wurde in ${path} und in Postil geändert. Beide Texte stehen in der Datei: Behalte, was du willst, und lösche den Rest des Blocks. Bis dahin wird die Datei in Ruhe gelassen.`,
  copy: (copy, path) =>
    `${copy} gibt sich für dieselbe aus wie ${path}, die abgeglichen wird. Die Datei wurde nicht angerührt: Übernimm daraus, was du willst, und lösche sie.`,
};
