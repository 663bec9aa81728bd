import type { Messages } from '../messages.ts';

export const welcome: Messages['welcome'] = {
  title: 'Willkommen bei Postil',
  mark: 'Text auswählen: {colors} markiert ihn, {note} schreibt eine Notiz.',
  sidebar:
    'Rechts steht, von wem und wovon der Artikel handelt. Ein Klick auf einen Namen führt durch seine Erwähnungen.',
  add: 'Eine gespeicherte Webseite oder Textdatei auf dieses Fenster ziehen, um eigene Artikel hinzuzufügen; {export} gibt die Notizen als Markdown aus.',
  commands: '{palette} zeigt alle Befehle, {undo} nimmt zurück, was du getan hast.',
  empty: 'Die Bibliothek ist leer',
  emptySays:
    'Eine gespeicherte Webseite oder Textdatei irgendwo auf dieses Fenster ziehen. Sie wird in einen Ordner auf diesem Computer kopiert und von dort gelesen, ohne Netz.',
  nothingOpen: 'Nichts geöffnet',
  nothingOpenSays: 'Links einen Artikel wählen oder eine gespeicherte Seite auf dieses Fenster ziehen.',
  import: 'Dateien importieren…',
  everyCommand: '{palette} für alle Befehle',
};
