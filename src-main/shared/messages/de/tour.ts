import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { number } = formatsOf('de');

export const tour: Messages['tour'] = {
  region: 'Rundgang',
  mark: {
    title: 'Markieren, was zählt',
    says: 'Text auswählen: {colors} markiert ihn farbig, {note} schreibt eine Notiz dazu. Dieser Artikel ist ein Beispiel und schon markiert: Alles lässt sich ausprobieren, {undo} nimmt es zurück.',
  },
  margin: {
    title: 'Notizen am Rand, Namen an der Seite',
    says: 'Eine Notiz steht am Rand auf der Höhe ihrer Zeile. {sidebar} zeigt, von wem und wovon der Artikel handelt; ein Klick auf einen Namen führt durch seine Erwähnungen.',
  },
  out: {
    title: 'Die Notizen mitnehmen',
    says: '{export} gibt den Artikel mit den Notizen als Markdown aus oder in einem anderen Format. Eigene Artikel kommen hinzu, wenn eine gespeicherte Webseite oder eine Textdatei auf dieses Fenster gezogen wird; {palette} zeigt alle Befehle.',
  },
  step: (at, of) => `${number(at)} von ${of}`,
  next: 'Weiter',
  back: 'Zurück',
  skip: 'Überspringen',
  done: 'Anfangen',
  needsArticle: 'Der Rundgang führt durch einen Artikel: erst einen öffnen.',
};
