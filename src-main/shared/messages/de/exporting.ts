import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, number } = formatsOf('de');
const article = { other: 'Artikel' };
const file = { one: 'Datei', other: 'Dateien' };
const note = { one: 'Notiz', other: 'Notizen' };

const those = (count: number | null) => (count === null ? 'den Artikeln der Liste' : ofCounted(count));
const ofCounted = (count: number) => counted(count, { one: 'Artikel', other: 'Artikeln' });
const from = (isOne: boolean, count: number | null) => (isOne ? 'dem Artikel' : those(count));

export const exporting: Messages['exporting'] = {
  title: 'Exportieren',
  titleOf: (what) => `Exportieren: ${what}`,
  titleOfList: (list) => `„${list}“ exportieren`,
  format: 'Format',
  draft: 'Die Vorlage in Arbeit',
  discard: 'Vorlage verwerfen',
  discarded: 'Vorlage verworfen',
  undo: 'Rückgängig',
  goOn: 'An der Vorlage weiterschreiben',
  write: 'Vorlage schreiben',
  template: 'Vorlage',
  templateName: 'Name',
  keepTemplate: 'Vorlage behalten',
  templateWords: {
    title: 'Was eine Vorlage sagen kann',
    example: 'Jede Notiz mit der Stelle, um die es geht:',
    article: 'Der Artikel',
    parts: 'Seine Notizen, nach Überschriften und als eine Liste',
    note: 'Eine Notiz oder Markierung',
    digest: 'In einer Sammlung aus mehreren Artikeln',
    filters: 'Nach einem senkrechten Strich: wie es geschrieben wird',
  },
  keptAs: (name) => `Als „${name}“ behalten`,
  rename: 'Umbenennen',
  renameTemplate: (name) => `Vorlage ${name} umbenennen`,
  newNameOf: (name) => `Neuer Name der Vorlage ${name}`,
  delete: 'Löschen',
  deleteTemplate: (name) => `Vorlage ${name} löschen`,
  preview: 'Vorschau',
  previewOfFirst: 'Vorschau des ersten Artikels',
  previewOfFirsts: (count) => `Vorschau der ersten ${number(count)} Artikel`,
  copy: 'Kopieren',
  copied: 'Kopiert',
  save: 'Speichern…',
  download: 'Herunterladen',
  savedAs: (path) => `Gespeichert als ${path}`,
  downloaded: (name) => `Heruntergeladen: ${name}`,
  andOthers: (name, count) =>
    `${name} und ${counted(count, { one: 'weitere Datei', other: 'weitere Dateien' })}, zu schreiben mit „postil export“`,
  record:
    'Die letzte Zeile ist ein Kommentar, den andere Programme ausblenden; mit ihr kommen deine Notizen zurück in Postil. Eine eigene Vorlage ohne „record: yes“ lässt sie weg.',
  inPart: 'hier nur ein Teil; kopiert und gespeichert wird alles',
  statements: 'Exportieren, wer was sagt',

  groupedBy: 'Geordnet nach',
  groups: { tag: 'Stichwort', color: 'Farbe', entity: 'Person, Ort oder anderem Namen', date: 'Monat' },
  withEntities: 'Eine verlinkte Notiz für jede Person, jeden Ort und jeden anderen Namen',
  byTemplate: (isOne, count) => `Was die eigene Vorlage aus ${from(isOne, count)} macht.`,
  oneFile: (isOne, count) => (isOne ? 'Eine Datei.' : `Eine Datei aus ${those(count)}.`),
  fileForHighlights: (isOne, count) =>
    `Ein ZIP-Archiv mit einer Datei je Markierung und Notiz aus ${from(isOne, count)}.`,
  fileForArticles: (isOne, count) =>
    isOne ? 'Eine Datei.' : `Ein ZIP-Archiv aus ${those(count)}, mit einer Datei je Artikel.`,
  bringsBack: 'Wird es wieder importiert, bringt es alles zurück, auch gelöschte Notizen.',

  going: (what) => `Wird exportiert: ${what}`,
  progress: (what, done, total) => `${what}, ${number(done)} von ${number(total)}`,
  busy: 'Es läuft schon ein Export. Abwarten oder abbrechen.',
  downloadedAs: (count, name) => `${counted(count, article)} heruntergeladen als ${name}`,
  articlesSavedAs: (count, path) => `${counted(count, article)} gespeichert als ${path}`,
  cancelled: (why) => `${why} Nichts wurde geschrieben.`,
  failed: (count, first) =>
    count === 1 ? `Nicht exportiert: ${first}` : `${counted(count, article)} nicht exportiert, etwa ${first}`,
};

export const folder: Messages['folder'] = {
  title: 'Ordner abgleichen',
  says: 'Jeder Artikel wird in diesem Ordner zu einer Markdown-Datei und folgt dem, was hier geschieht. Was in den Dateien dazugeschrieben wird, bleibt; wird dort der Text einer Notiz geändert, ändert sich auch die Notiz. Löschen im Ordner löscht hier nichts.',
  folder: 'Ordner',
  examplePath: 'Der ganze Pfad, etwa /home/anna/Notizen',
  choose: 'Wählen…',
  files: 'Dateien',
  byItself: 'Von selbst abgleichen, solange Postil geöffnet ist',
  running: 'Läuft…',
  run: 'Jetzt abgleichen',

  offer: 'Alle Artikel lassen sich mit einem Ordner von Markdown-Dateien abgleichen.',
  inStep: '{folder} wird abgeglichen',
  notInStep: '{folder} wird nicht von selbst abgeglichen',
  toLookAt: (count) => `${counted(count, file)} zu prüfen`,
  open: 'Ordner…',
  keep: 'Ordner abgleichen…',

  notRunYet: 'Seit dem Start von Postil noch nicht gelaufen.',
  lastRun: 'Letzter Abgleich',
  filesThere: (count) => counted(count, file),
  written: (count) => `${number(count)} geschrieben`,
  nothingToWrite: 'nichts zu schreiben',
  conflictCount: (count) => counted(count, { one: 'Widerspruch', other: 'Widersprüche' }),
  failedCount: (count) => `${number(count)} zu prüfen`,
  conflicts: 'Hier und dort geändert: beide Fassungen stehen in der Datei, eine davon behalten',
  failed: 'Zu prüfen',

  changedSince: 'Diese Notizen wurden seither geändert. Sie bleiben, wie sie sind.',
  changedNotes: (count) => `${counted(count, note)} aus dem Ordner geändert`,
  inConflict: (count) => `${counted(count, file)} im Ordner hier und dort geändert`,
  show: 'Anzeigen',
};
