import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, percent: percentOf } = formatsOf('de');

export const info: Messages['info'] = {
  facts: { title: 'Titel', byline: 'Von', site: 'Website', published: 'Veröffentlicht' },
  change: {
    title: 'Titel ändern',
    byline: 'Verfasser ändern',
    site: 'Website ändern',
    published: 'Tag der Veröffentlichung ändern',
  },
  updated: 'Aktualisiert',
  section: 'Rubrik',
  language: 'Sprache',
  address: 'Adresse',
  saved: 'Gespeichert',
  length: 'Länge',
  words: (count) => counted(count, { one: 'Wort', other: 'Wörter' }),
  file: 'Datei',
  encoding: 'Zeichensatz',
  extraction: 'Erkennung',
  notStated: 'nicht angegeben',
  guessed: 'vermutet',
  guessedFrom: (source, percent) => `Vermutet nach: ${source} (${percentOf(percent)} sicher)`,
  fromImport: 'Vom Import',
  outline: 'Gliederung',
  choosePart: 'Teil der Seite wählen…',
  extractAgain: 'Text neu gewinnen',
  openOriginal: 'Original öffnen',
  showInFolder: 'Im Ordner anzeigen',

  tags: 'Stichwörter',
  tagsOfArticle: 'Stichwörter des Artikels',
  takeOff: (tag) => `Stichwort ${tag} entfernen`,
  addTags: 'Stichwörter hinzufügen, durch Kommas getrennt',
  addTag: 'Stichwort hinzufügen',

  chosen: 'Für diese Seite gewählt',
  forget: 'Vergessen',
  edit: 'Bearbeiten…',
  earlier: 'Frühere Fassungen',
  until: (when) => `Bis ${when}`,
  whatChanged: 'Was sich geändert hat',
  whatChangedSince: (when) => `Was sich seit der Fassung bis ${when} geändert hat`,
  show: 'Anzeigen',
  showVersion: (when) => `Die Fassung bis ${when} anzeigen`,

  certain: 'Ganz sicher',
  sure: 'Sicher',
  fairlySure: 'Ziemlich sicher',
  notSure: 'Unsicher',
  aGuess: 'Vermutung',
  certainty: (degree, percent) => `${degree} (${percentOf(percent)})`,
  chosenByYou: 'Von Hand gewählt',
};
