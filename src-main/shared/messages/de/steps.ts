import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, number } = formatsOf('de');
const occurrences = { other: 'Vorkommen' };
const notes = { one: 'Notiz', other: 'Notizen' };

export const steps: Messages['steps'] = {
  undo: (step) => `Rückgängig: ${step}`,
  redo: (step) => `Wiederholen: ${step}`,
  undone: (step) => `Rückgängig gemacht: ${step}`,
  doneAgain: (step) => `Wiederholt: ${step}`,
  inArticle: (step, title) => `${step} in „${title}“`,

  addNote: 'Notiz hinzufügen',
  highlight: 'markieren',
  markImage: 'Bild markieren',
  highlightEvery: {
    step: (count) => `${counted(count, occurrences)} markieren`,
    done: (count) => `${counted(count, occurrences)} markiert`,
  },
  adjustHighlight: 'Markierung anpassen',
  deleteNote: { step: 'Notiz löschen', done: 'Notiz gelöscht' },
  deleteMarked: { step: 'Notiz löschen', done: 'Notiz gelöscht, mit ihrer Markierung' },
  deleteHighlight: { step: 'Markierung löschen', done: 'Markierung gelöscht' },
  restoreNote: { step: 'Notiz wiederherstellen', done: 'Notiz wiederhergestellt' },
  restoreHighlight: { step: 'Markierung wiederherstellen', done: 'Markierung wiederhergestellt' },
  acceptPlaces: {
    step: (count) => (count > 1 ? `${number(count)} Stellen annehmen` : 'Stelle annehmen'),
    done: (count) => (count > 1 ? `${number(count)} Stellen angenommen` : 'Stelle angenommen'),
  },
  moveNote: { step: 'Notiz verschieben', done: 'Die Notiz steht jetzt hier' },
  keepOnArticle: { step: 'beim Artikel behalten', done: 'Als Notiz zum Artikel behalten' },
  noneToReview: 'In diesem Artikel ist keine Notiz zu prüfen',

  inbox: { step: 'in den Eingang legen', done: (title) => `In den Eingang gelegt: ${title}` },
  later: { step: 'später lesen', done: (title) => `Für später gemerkt: ${title}` },
  archive: { step: 'archivieren', done: (title) => `Archiviert: ${title}` },
  favourite: { step: 'zum Favoriten machen', done: (title) => `Als Favorit gemerkt: ${title}` },
  unfavourite: { step: 'aus den Favoriten nehmen', done: (title) => `Kein Favorit mehr: ${title}` },
  read: { step: 'als gelesen kennzeichnen', done: (title) => `Als gelesen gekennzeichnet: ${title}` },
  unread: { step: 'als ungelesen kennzeichnen', done: (title) => `Als ungelesen gekennzeichnet: ${title}` },
  trash: { step: 'in den Papierkorb legen', done: (title) => `In den Papierkorb gelegt: ${title}` },
  restore: { step: 'Artikel wiederherstellen', done: (title) => `Wiederhergestellt: ${title}` },
  correctFact: 'Angabe berichtigen',
  tagArticle: 'Stichwörter des Artikels ändern',

  merge: {
    step: 'Artikel zusammenführen',
    done: (kept, other) => `${other} mit ${kept} zusammengeführt`,
    doneWithNotes: (count, kept, other) => `${other} samt ${counted(count, notes)} mit ${kept} zusammengeführt`,
    many: (count, kept) => `${counted(count, { other: 'Artikel' })} mit ${kept} zusammengeführt`,
    manyWithNotes: (count, came, kept) =>
      `${counted(count, { other: 'Artikel' })} samt ${counted(came, notes)} mit ${kept} zusammengeführt`,
  },
  tellDifferent: { step: 'als verschieden kennzeichnen', done: (title) => `„${title}“ ist ein eigener Artikel` },

  saveList: { step: (name) => `Liste „${name}“ speichern`, done: (name) => `Als „${name}“ gespeichert` },
  changeList: (name) => `Liste „${name}“ ändern`,
  deleteList: {
    step: (name) => `Liste „${name}“ löschen`,
    done: (name) => `Liste „${name}“ gelöscht; ihre Artikel bleiben`,
  },
  renameTemplate: {
    step: (name) => `Vorlage „${name}“ umbenennen`,
    done: (name) => `Vorlage in „${name}“ umbenannt`,
  },
  deleteTemplate: { step: (name) => `Vorlage „${name}“ löschen`, done: (name) => `Vorlage „${name}“ gelöscht` },
  moveList: (name) => `Liste „${name}“ verschieben`,

  choosePart: {
    step: 'Teil wählen',
    done: 'Teil gewählt',
    remembered: (site) => `Teil gewählt und für ${site} gemerkt`,
    forgotten:
      'Teil gewählt. Auf anderen Seiten heißt dieser Teil nicht ebenso, deshalb ließ er sich nicht für sie merken',
  },
  wholePage: {
    step: 'ganze Seite anzeigen',
    done: 'Die ganze Seite wird angezeigt',
    remembered: (site) => `Die ganze Seite wird angezeigt; für ${site} gemerkt`,
  },
  removePart: {
    step: 'Teil entfernen',
    done: 'Teil entfernt',
    remembered: (site) => `Teil entfernt und für ${site} gemerkt`,
    where: 'Textcursor in den Teil setzen oder darin etwas auswählen und den Befehl noch einmal geben',
  },
  isArticleAlready: 'Das ist der Artikel schon',
  rememberFor: (site) => `Für ${site} merken`,
  showVersion: { step: 'frühere Fassung anzeigen', done: 'Die frühere Fassung wird angezeigt' },
  extract: {
    step: 'Text neu gewinnen',
    done: 'Text neu gewonnen',
    same: 'Der Text ist derselbe',
    updated: 'Der Text ist derselbe; die Angaben zu ihm sind aufgefrischt',
    shorter: 'Der Text ist jetzt viel kürzer',
    takeAnyway: 'Trotzdem übernehmen',
    nothing: 'Es ließ sich kein Text gewinnen.',
  },
  forgetPart: { step: 'gewählten Teil vergessen', done: 'Auswahl vergessen und Text neu gewonnen' },
  dismissNotice: 'Hinweis ausblenden',
  rememberRule: { step: (site) => `für ${site} merken`, done: (site) => `Für ${site} gemerkt` },
  changeRule: { step: 'Regel ändern', done: (site) => `Regel für ${site} gespeichert` },
  deleteRule: { step: 'Regel löschen', done: (site) => `Regel für ${site} gelöscht` },

  removedForGood: (count) => `${counted(count, { other: 'Artikel' })} endgültig gelöscht`,
  notRemoved: (line) => `Nicht gelöscht: ${line}`,
  notRemovedMany: (more, line) => `Nicht gelöscht: ${line}, und ${number(more)} weitere`,
};
