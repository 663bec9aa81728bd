import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { number } = formatsOf('de');

export const margin: Messages['margin'] = {
  region: 'Randnotizen',
  onArticle: 'Notizen zum Artikel',
  moreAbove: (count) => `${number(count)} weitere darüber`,
  noteOnArticle: 'Notiz zum Artikel',
  noteOn: (passage) => `Notiz zu „${passage}“`,
  noteOnImage: 'Notiz zu einem Bild',
  edit: 'Notiz bearbeiten',
  delete: 'Notiz löschen',
  drag: 'In ein anderes Programm ziehen oder mit Link kopieren',
  copied: 'Mit Link kopiert',

  note: 'Notiz',
  placeholder: 'Notiz schreiben',
  preview: 'Vorschau',
  tags: 'Stichwörter',
  tagsByComma: 'Stichwörter, durch Kommas getrennt',
  notSaved: (why) => `Nicht gespeichert; das Geschriebene bleibt hier stehen. ${why}`,
  tryAgain: 'Noch einmal versuchen',
  couldNotSave: 'Eine Notiz ließ sich nicht speichern. Ihr Text kann kopiert werden.',
  bothKept: 'Diese Notiz wurde inzwischen anderswo geändert. Jetzt stehen beide Texte darin.',
  waiting: 'Was darin markiert ist',
  moreWaiting: (count) => `${number(count)} weitere…`,
  more: 'mehr',
  less: 'weniger',

  linkPlaceholder: 'Link zu Markierung oder Notiz…',
  linkField: 'Markierung oder Notiz suchen, zu der der Link führt',
  noOtherPassage:
    'In diesem Artikel ist sonst nichts markiert. Tippen findet Markierungen und Notizen der Bibliothek, nach ihrem Wortlaut oder dem Titel ihres Artikels.',
  noPassage:
    'Keine Markierung oder Notiz enthält diese Wörter. Eine Stelle muss markiert sein, damit ein Link zu ihr führen kann.',
  aNote: 'Notiz',
  anImage: 'Bild',
  links: 'Links',
  relation: 'Beziehung',
  image: 'ein Bild',
  removeLinkTo: (words) => `Link zu „${words}“ entfernen`,
  removeLink: 'Link entfernen',
  bareLink: 'eine Notiz in Postil',

  writeNote: 'Notiz schreiben',
  editNote: 'Notiz bearbeiten',
  changeRelation: 'Beziehung ändern',
  takeLink: 'Link entfernen',
};
