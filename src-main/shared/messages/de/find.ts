import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { number } = formatsOf('de');

export const find: Messages['find'] = {
  title: 'Im Artikel suchen',
  matchCase: 'Groß- und Kleinschreibung beachten',
  wholeWord: 'Ganzes Wort',
  isPattern: 'Regulärer Ausdruck',
  previous: 'Voriger Treffer',
  next: 'Nächster Treffer',
  close: 'Schließen',
  none: 'Keine Treffer',
  hitOf: (at, count, more) => `${number(at)} von ${number(count)}${more ? '+' : ''}`,
  wrapped: { top: 'Weiter am Anfang', bottom: 'Weiter am Ende' },
  more: (most) => `Es gibt mehr als die ersten ${number(most)}`,
  slow: 'Dieser Ausdruck braucht zu lange',
  failed: 'Nach Ausdrücken lässt sich gerade nicht suchen',
  problem: (told, at) =>
    at === null ? `Kein gültiger Ausdruck (${told})` : `Kein gültiger Ausdruck, bei Zeichen ${at} (${told})`,
};
