import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, countedAll, number } = formatsOf('de');
const entries = { one: 'Eintrag', other: 'Einträge' };
const inEntries = { one: 'Eintrag', other: 'Einträgen' };
const highlights = { one: 'Markierung', other: 'Markierungen' };
const notesOnArticles = { one: 'Notiz zu einem Artikel', other: 'Notizen zu Artikeln' };
const notesOnThis = { one: 'Notiz zum Artikel', other: 'Notizen zum Artikel' };

export const importing: Messages['importing'] = {
  web: 'Aus dem Web importieren',
  address: 'Adresse des Artikels',
  network:
    'Nur dabei geht Postil ins Netz: Es ruft die Seiten und die Bilder des Artikels ab und sendet nichts als deren Adressen und den eigenen Namen.',
  mayFetch: 'Postil darf abrufen, worum ich bitte',
  fetch: 'Abrufen',

  comesNext: (name) => `${name} kommt als Nächstes, sobald über diesen Import entschieden ist`,
  wasThere: (list) => `Dieser Artikel war schon in der Bibliothek, unter „${list}“`,
  imported: (added, updated, known) => {
    const others = [
      ...(updated > 0 ? [`${number(updated)} aufgefrischt`] : []),
      ...(known > 0 ? [`${number(known)} schon in der Bibliothek`] : []),
    ].join(', ');
    if (added === 0) return `Nichts Neues: ${others}`;
    const came = `${counted(added, { other: 'Artikel' })} importiert`;
    return others === '' ? came : `${came}, ${others}`;
  },
  textIsHere: 'Der Link hat jetzt seinen Text',
  sameText: 'Der Text ist derselbe; die Angaben zum Artikel sind aufgefrischt',
  changedText: 'Der Text hat sich geändert. Der vorige bleibt als frühere Fassung erhalten',
  whatChanged: 'Was sich geändert hat',
  pastedPage: 'eingefügte Seite',
  pastedText: 'eingefügter Text',

  drop: 'Loslassen, um es der Bibliothek hinzuzufügen',
  fetching: (name) => `Wird abgerufen: ${name}`,
  one: (name) => `Wird importiert: ${name}`,
  many: (at, total, name) => `Wird importiert, ${number(at)} von ${number(total)}: ${name}`,
  rate: (perSecond) => `${number(perSecond)} je Sekunde`,
  failed: (count) => `${number(count)} fehlgeschlagen`,
  progress: 'Import',
  interrupted: (total, done) =>
    `Ein Import von ${counted(total, { one: 'Datei', other: 'Dateien' })} wurde bei ${number(done)} unterbrochen.`,
  continue: 'Fortsetzen',

  notEverything: 'Nicht alles ließ sich importieren',
  nothing: 'Es wurde nichts importiert',
  done: 'Importiert',
  andNot: (came) => `${came}. Diese ließen sich nicht importieren:`,
  moreReports: (count) => (count === 1 ? 'Ein weiterer Bericht folgt.' : `${number(count)} weitere Berichte folgen.`),
  otherApp: 'Aus einem anderen Programm importieren',
  nothingFetched:
    'Es wird nichts abgerufen: Was hier keinen Text hat, wird ein Link und bekommt seinen Text, wenn seine Seite importiert wird.',
  import: 'Importieren',
  replaceAnyway: 'Trotzdem ersetzen',
  andMore: (count) => `Und ${number(count)} weitere.`,

  marks: (highlightCount, noteCount) =>
    countedAll([
      [highlightCount, highlights],
      [noteCount, notesOnArticles],
    ]),
  marksOfOne: (highlightCount, noteCount) =>
    countedAll([
      [highlightCount, highlights],
      [noteCount, notesOnThis],
    ]),
  holds: (app, marks, count, told) => {
    const what = marks === null ? counted(count, entries) : `${marks} in ${counted(count, inEntries)}`;
    return `Dieser Export aus ${app} enthält ${what}: ${told}.`;
  },
  brought: (app, count, told) => `${app}, ${counted(count, entries)}: ${told}.`,
  rows: {
    would: {
      added: (count) => `${number(count)} neu`,
      updated: (count) => `${number(count)} zu ${count === 1 ? 'einem vorhandenen Artikel' : 'vorhandenen Artikeln'}`,
      unchanged: (count) => `${number(count)} schon da`,
      passed: (count) => `${number(count)} zu übergehen`,
      failed: (count) => `${number(count)} nicht lesbar`,
    },
    did: {
      added: (count) => `${number(count)} neu`,
      updated: (count) =>
        `${number(count)} zu ${count === 1 ? 'einem vorhandenen Artikel' : 'vorhandenen Artikeln'} gekommen`,
      unchanged: (count) => `${number(count)} schon da`,
      passed: (count) => `${number(count)} übergangen`,
      failed: (count) => `${number(count)} nicht lesbar`,
    },
  },
  marksSay: {
    would: {
      added: (marks) => `Neu: ${marks}.`,
      updated: (marks) => `Aufzufrischen: ${marks}.`,
      known: (marks) => `Schon da: ${marks}.`,
    },
    did: {
      added: (marks) => `Hinzugekommen: ${marks}.`,
      updated: (marks) => `Aufgefrischt: ${marks}.`,
      known: (marks) => `Schon da: ${marks}.`,
    },
  },
  would: {
    added: 'Neu',
    updated: 'Kommt zum vorhandenen Artikel',
    unchanged: 'Schon da',
    passed: 'Wird übergangen',
    failed: 'Lässt sich nicht importieren',
  },
  did: {
    added: 'Hinzugefügt',
    updated: 'Kam zum vorhandenen Artikel',
    unchanged: 'Schon da',
    passed: 'Übergangen',
    failed: 'Nicht importiert',
  },
  withMarks: (did, marks) => `${did}, ${marks}`,
  marksHere: (marks) => `${marks} schon da`,

  aboutText: 'Zum Text',
  noText: 'Der Text ist noch nicht da. Sobald Seite oder Buch dazu importiert ist, steht er hier.',
  isLink:
    'Das ist ein Link: Sein Text ist noch nicht da. Die gespeicherte Seite hierher ziehen oder von Postil abrufen lassen.',
  notPlaced: (marks) =>
    marks === 1
      ? 'Die Markierung hat noch keinen Platz.'
      : `Die ${number(marks)} Markierungen haben noch keinen Platz.`,
  importPage: 'Seite importieren…',
};
