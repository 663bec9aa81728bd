import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted } = formatsOf('de');
const words = { one: 'Wort', other: 'Wörter' };

export const extracting: Messages['extracting'] = {
  notice: {
    region: 'Zum Text',
    unsure: 'Es ist nicht sicher, dass dies der ganze Artikel ist.',
    wholePage: 'Ganze Seite',
    choosePart: 'Teil wählen…',
    dismiss: 'Ausblenden: Der Text stimmt',
  },
  choosing: {
    title: 'Teil wählen',
    opening: 'Die Seite wird geöffnet…',
    question: 'Welcher Teil der Seite ist der Artikel?',
    help: 'Darauf klicken oder mit {up} größer, {down} kleiner und {left} {right} zu den Nachbarn gehen und {enter} drücken. Grauer Text gehört jetzt nicht zum Artikel.',
    remember: (site) => `Für ${site} merken`,
    cancel: 'Abbrechen {escape}',
    page: 'Die ganze Seite',
    making: 'Wird zum Artikel…',
    nothing: 'Diese Seite zeigt nichts',
    part: (count, kind) => `${kind}, ${counted(count, words)}`,
    partBegins: (count, kind, start) => `${kind}, ${counted(count, words)}: „${start}“`,
    kinds: {
      article: 'Artikel',
      aside: 'Kasten',
      block: 'Block',
      blockquote: 'Zitat',
      figure: 'Abbildung',
      footer: 'Fußzeile',
      header: 'Kopf',
      heading: 'Überschrift',
      li: 'Listeneintrag',
      main: 'Hauptteil',
      nav: 'Navigation',
      ol: 'Liste',
      p: 'Absatz',
      pre: 'Quelltext',
      section: 'Abschnitt',
      table: 'Tabelle',
      ul: 'Liste',
    },
  },
};
