import type { CoreMessages } from '../core-messages.ts';

export const api: CoreMessages['api'] = {
  unable: {
    chooseFiles: 'Im Browser kann Postil keine Dateien auswählen.',
    chooseFolders: 'Im Browser kann Postil keine Ordner auswählen.',
    saveFiles: 'Im Browser kann Postil keine Dateien sichern.',
    openAddresses: 'Im Browser kann Postil keine Adressen öffnen.',
    openWindows: 'Im Browser kann Postil keine Fenster öffnen.',
    print: 'Im Browser kann Postil nicht drucken.',
    makePdf: 'Im Browser kann Postil keine PDF-Dokumente machen.',
    showFolders: 'Im Browser kann Postil keine Ordner zeigen.',
  },
  nothingTold: (path) => `Von ${path} hat Postil nichts gemeldet. Nichts wurde gezeigt.`,
  noOutsideAddress: 'Nur Adressen mit http, https und mailto lassen sich öffnen. Nichts wurde geöffnet.',
  nothingThere: (path) => `Unter ${path} ist nichts.`,
  callRefused: (name, where) => `Der Aufruf ${name} wurde abgelehnt: ${where}`,
  noCall: (name) => `Es gibt keinen Aufruf ${name}.`,
  callsArePosts: 'Aufrufe kommen mit POST.',
  filesAreGot: 'Dateien werden mit GET gelesen.',
  noHeader: (header) => `Die Kopfzeile ${header} fehlt.`,
  notJsonType: 'Aufrufe kommen als application/json.',
  notJson: 'Der Inhalt ist kein JSON in UTF-8.',
  bodyTooLarge: (megabytes) => `Das ist größer als ${megabytes} MB. Nichts wurde hinzugefügt.`,
  noResult: 'Die Adresse gab kein Ergebnis.',
  wrongKey: 'Das ist nicht die Adresse, die Postil bei seinem Start ausgegeben hat.',
  noKey: 'Diese Seite wurde ohne den Schlüssel geöffnet, den Postil bei seinem Start ausgegeben hat.',
  noOwnAddress: 'Das ist keine Adresse von Postil.',
};
