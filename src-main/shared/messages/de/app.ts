import type { Messages } from '../messages.ts';

export const app: Messages['app'] = {
  libraryFault: 'Die Artikelliste ließ sich nicht anzeigen',
  sidebarFault: 'Die Seitenleiste ließ sich nicht anzeigen',
  pageFault: 'Diese Seite ließ sich nicht anzeigen',
  articleFault: 'Dieser Artikel ließ sich nicht anzeigen',
  faultSays: 'Das ist ein Fehler von Postil. Bibliothek und Notizen sind, wie sie waren; es wurde nichts geändert.',
  closeIt: 'Schließen',
  details: 'Einzelheiten',

  libraryWidth: 'Breite der Bibliothek',
  sidebarWidth: 'Breite der Seitenleiste',
  sidebar: 'Seitenleiste',
  entities: 'Namen',
  said: 'Aussagen',
  notes: 'Notizen',
  info: 'Info',
  toLookAt: ' zu prüfen',

  notInLibrary: 'Dieser Artikel ist nicht in dieser Bibliothek.',
  savedPdf: (path) => `Gespeichert als ${path}`,
  noteGone: 'Diese Notiz ist nicht mehr beim Artikel.',
  articleChanged: 'Der Artikel hat sich geändert, seit seine Namen gelesen wurden.',

  imageMissing: 'Nicht mit der Seite gespeichert',
  imageBroken: 'Lässt sich nicht anzeigen',
  image: (why) => `Bild: ${why}`,
  endOfHighlight: 'Ende der Markierung.',
  tooOld: {
    article: 'Dieser Browser ist zu alt, um einen Artikel sicher anzuzeigen.',
    page: 'Dieser Browser ist zu alt, um eine Seite sicher anzuzeigen.',
    note: 'Dieser Browser ist zu alt, um eine Notiz sicher anzuzeigen.',
  },
  openInPostil: 'in Postil öffnen',

  command: 'Befehl',
  palette: 'Befehlspalette',
  paletteHint: 'Was soll geschehen?',
  noCommand: 'So heißt kein Befehl.',
};
