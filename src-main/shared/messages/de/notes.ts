import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, number } = formatsOf('de');
const toCheck = (count: number) => `${counted(count, { one: 'Notiz ist', other: 'Notizen sind' })} zu prüfen`;

export const notes: Messages['notes'] = {
  empty: (keys) =>
    `Hier werden die Markierungen und Notizen zu diesem Artikel stehen. Zum Anfangen Text auswählen${keys === '' ? '' : ` oder ${keys} drücken, um mit der Tastatur auszuwählen`}.`,
  count: (count) => counted(count, { one: 'Notiz', other: 'Notizen' }),
  someOf: (count, total) => `${number(count)} von ${number(total)}`,
  noneFits: 'Keine Notiz passt zu diesem Filter.',
  showAll: (count) => `Alle ${number(count)} anzeigen`,
  filter: 'Filtern',
  filterNotes: 'Notizen filtern',
  onlyTag: 'Nur mit dem Stichwort',
  anyTag: 'Stichwörter',
  onlyColor: 'Nur in einer Farbe',
  only: (color) => `Nur ${color}`,
  deleted: 'Gelöscht {count}',
  restore: 'Wiederherstellen',
  image: 'Ein Bild',
  imageCalled: (name) => `Bild: ${name}`,
  wordsChanged: 'Der Wortlaut hat sich geändert',
  keepOnNewWords: 'Beim neuen Wortlaut lassen',

  review: 'Zu prüfen {count}',
  reviewCount: toCheck,
  reviewNotice: (count, hasChanged) => `${hasChanged ? 'Der Text hat sich geändert. ' : ''}${toCheck(count)}.`,
  reviewRegion: 'Notizen, die zu prüfen sind',
  show: () => 'Anzeigen',
  whatHappened: (unsure, lost, fresh) => {
    const told = [
      ...(unsure > 0 ? [`${number(unsure)} vielleicht jetzt anderswo`] : []),
      ...(lost > 0 ? [`${number(lost)} nicht gefunden`] : []),
    ];
    const changed = told.length > 0 ? `Der Text des Artikels hat sich geändert: ${told.join(', ')}. ` : '';
    const came =
      fresh > 0
        ? `${counted(fresh, { one: 'von anderswo hat', other: 'von anderswo haben' })} noch keinen Platz. `
        : '';
    return `${changed}${came}Nichts davon ist verloren.`;
  },
  acceptLikely: (count) => `Alle ${number(count)} wahrscheinlichen annehmen`,
  accept: 'Annehmen',
  look: 'Ansehen',
  place: 'Selbst zuordnen',
  keepOnArticle: 'Beim Artikel behalten',
  delete: 'Löschen',

  notFound: (words) => `Nicht gefunden: ${words}`,
  toCheck: (words) => `Zu prüfen: ${words}`,
  notPlaced: 'Noch ohne Platz: der Wortlaut steht nicht im Text',
  gone: 'Nicht mehr im Text',
  isThisThePlace: 'Ist das noch die Stelle? {odds}',
  likely: 'Wahrscheinlich',
  unsure: 'Unsicher',
  itSays: 'Wortlaut',
  itWas: 'Vorher',
  now: 'Jetzt',

  proposed: 'Vorgeschlagene Stelle',
  isThePlaceOf: 'Ist das die Stelle von {passage}',
  selectWordsOf: 'Die Wörter auswählen, zu denen {passage} gehört',
  selectFirst: (enter) => `Die Wörter auswählen, um die es in der Notiz geht, dann ${enter} drücken`,
  placeHere: 'Hier zuordnen',
  back: 'Zurück',
  giveUp: 'Aufgeben',
};
