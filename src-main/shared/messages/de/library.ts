import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, number, percent: percentOf } = formatsOf('de');
const articles = (count: number) => counted(count, { other: 'Artikel' });

const pressed = (keys: string) => (keys === '' ? '' : ` Dazu auf einem Artikel ${keys} drücken.`);

export const library: Messages['library'] = {
  pane: 'Bibliothek',
  search: 'Suchen',
  searchLabel: 'Artikel und Notizen durchsuchen',
  clearSearch: 'Suche leeren',
  importFiles: 'Dateien importieren',
  saveAsList: 'Als Liste speichern…',
  reading: (done, total) => `Die Bibliothek wird eingelesen: ${number(done)} von ${number(total)}`,
  readingLabel: 'Die Bibliothek wird eingelesen',

  lists: {
    inbox: 'Eingang',
    reading: 'Angefangen',
    later: 'Merkliste',
    favourites: 'Favoriten',
    archive: 'Archiv',
    all: 'Alle',
    trash: 'Papierkorb',
  },
  savedLists: 'Gespeicherte Listen',
  brokenQuery: 'die Suche ist nicht lesbar',
  empty: {
    inbox: 'Hier warten neue Artikel. Eine gespeicherte Seite irgendwo auf dieses Fenster ziehen.',
    reading: 'Hier steht, was angefangen und noch nicht zu Ende gelesen ist.',
    later: (keys) => `Hier steht, was für später gemerkt ist.${pressed(keys)}`,
    favourites: (keys) => `Hier steht, was am besten gefällt.${pressed(keys)}`,
    archive: (keys) => `Hier bleibt, was gelesen ist.${pressed(keys)}`,
    all: 'Hier steht jeder Artikel außerhalb des Papierkorbs. Eine gespeicherte Seite irgendwo auf dieses Fenster ziehen.',
    trash: (days) => `Der Papierkorb ist leer. Was hier liegt, lässt sich ${number(days)} Tage lang wiederherstellen.`,
    query: 'Auf diese Suche passt gerade kein Artikel.',
  },
  import: 'Dateien importieren…',
  cannotRead: (why) => `Die Suche dieser Liste ist nicht lesbar. ${why}`,
  changeQuery: 'Suche ändern…',

  sortBy: 'Sortieren nach',
  sorts: {
    saved: 'Gespeichert',
    published: 'Veröffentlicht',
    title: 'Titel',
    length: 'Länge',
    progress: 'Fortschritt',
    read: 'Gelesen',
  },
  otherWay: 'Andersherum',
  exportList: 'Diese Liste exportieren…',
  keptFor: (days) => `Bleibt ${number(days)} Tage.`,
  emptyTrash: 'Papierkorb leeren…',

  articles: 'Artikel',
  notes: 'Notizen und Markierungen',
  favourite: 'Favorit',
  noText: 'ohne Text',
  minutes: (minutes) => `${number(minutes)} Min.`,
  minutesLeft: (minutes) => `noch ${number(minutes)} Min.`,
  goesOn: (day) => `bis ${day}`,
  marks: (count) => (count === 1 ? ' Markierung' : ' Markierungen'),
  unread: 'ungelesen',
  percentRead: (percent) => `zu ${percentOf(percent)} gelesen`,
  continueReading: 'Weiterlesen',
  newInInbox: 'Neu im Eingang',

  selected: (count) => `${number(count)} ausgewählt`,
  selectedArticles: 'Ausgewählte Artikel',
  selectNothing: 'Auswahl aufheben',
  actions: {
    inbox: 'In den Eingang legen',
    later: 'Später lesen',
    archive: 'Archivieren',
    favourite: 'Favorit oder nicht',
    tag: 'Stichwort…',
    export: 'Exportieren…',
    trash: 'In den Papierkorb legen',
    restore: 'Wiederherstellen',
    remove: 'Endgültig löschen…',
  },

  menu: (name) => `Liste ${name} ändern`,
  menuActions: {
    change: 'Name oder Suche ändern…',
    export: 'Ihre Artikel exportieren…',
    up: 'Weiter nach oben',
    down: 'Weiter nach unten',
    delete: 'Löschen',
  },
  newList: 'Als Liste speichern',
  changeList: 'Liste ändern',
  name: 'Name',
  query: 'Suche',
  needsName: 'Eine Liste braucht einen Namen.',
  matches: (count) => `zurzeit ${articles(count)}`,

  tagOne: (title) => `Stichwörter für „${title}“`,
  tagMany: (count) => `Stichwörter für ${articles(count)}`,
  noTags: 'Noch keine Stichwörter.',
  tagsField: 'Stichwörter, durch Kommas getrennt',
  add: 'Hinzufügen',
  remove: 'Entfernen',

  removeAll: 'Papierkorb leeren',
  removeSome: 'Endgültig löschen',
  willGo: (count) =>
    `${counted(count, { one: 'Artikel wird', other: 'Artikel werden' })} endgültig gelöscht, mit allen Markierungen und Notizen. Das lässt sich nicht rückgängig machen.`,
  andMore: (count) => `und ${number(count)} weitere`,
  keep: () => 'Behalten',
  removeForGood: (count) => `${articles(count)} endgültig löschen`,
  inTrash: 'Im Papierkorb',
  inTrashSince: (since, until) =>
    `Seit ${since} im Papierkorb; wird am ${until} endgültig gelöscht, mit allen Notizen.`,

  goOnWith: 'Weiter mit',
  nothingFound: 'Nichts gefunden.',
  someWords: 'Nichts enthält alle diese Wörter, dies hier einige davon.',
  found: (count) => `${number(count)} gefunden`,
  didYouMean: 'Meintest du {query}?',

  tags: 'Stichwörter',
  fold: (tag) => `${tag} zuklappen`,
  unfold: (tag) => `${tag} aufklappen`,
  renameTag: (tag) => `${tag} umbenennen`,
  deleteTag: (tag) => `${tag} löschen`,
  newTagName: (tag) => `Neuer Name des Stichworts ${tag}`,
  slashNests: 'Ein Schrägstrich ordnet ein: politik/lokal',
  mergesInto: (tag) => `Wird mit #${tag} zusammengeführt`,
  underItself: 'Ein Stichwort lässt sich nicht unter sich selbst einordnen.',
};
