import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted } = formatsOf('de');

export const common: Messages['common'] = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  back: 'Zurück',
  dismiss: 'Ausblenden',
  restore: 'Wiederherstellen',
  save: 'Speichern',
  showMore: 'Mehr anzeigen',
  anyDay: 'beliebig',
  writeDay: (example: string, iso: string) =>
    `Daraus lässt sich kein Tag lesen. Schreib ihn als ${example} oder ${iso}.`,
  undo: 'Rückgängig',
  tryAgain: 'Noch einmal versuchen',
  loading: 'Wird geladen…',
  copyDetails: 'Einzelheiten kopieren',
  showInFolder: 'Im Ordner anzeigen',
  notifications: 'Mitteilungen',
  noAnswer: 'Postil antwortet nicht. Was vorher gespeichert wurde, ist sicher.',
  answeredWith: (status) => `Postil hat mit dem Status ${status} geantwortet.`,
  articles: (count) => counted(count, { other: 'Artikel' }),
  words: (count) => counted(count, { one: 'Wort', other: 'Wörter' }),
  stillToRead: (count) => counted(count, { one: 'Artikel ist noch einzulesen', other: 'Artikel sind noch einzulesen' }),
  weekOf: (day) => `Woche ab ${day}`,
};
