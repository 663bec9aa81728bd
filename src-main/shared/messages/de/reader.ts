import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { number } = formatsOf('de');

export const reader: Messages['reader'] = {
  region: 'Artikel',
  open: (url) => `${url} öffnen`,
  link: 'Link',
  minutes: (minutes) => `${number(minutes)} Min.`,

  highlight: 'Markierung',
  image: 'Bild',
  selection: 'Auswahl',
  overlapping: 'Überlappende Markierungen',
  previousHere: 'Vorige Markierung an dieser Stelle',
  nextHere: 'Nächste Markierung an dieser Stelle',
  placeOf: (at, count) => `${number(at)} von ${number(count)}`,
  highlightIn: (color) => `Mit ${color} markieren`,
  editNote: 'Notiz bearbeiten',
  writeNote: 'Notiz schreiben',
  addTags: 'Stichwörter hinzufügen',
  highlightAll: (count) => `Alle ${number(count)} Vorkommen markieren`,
  addToEntities: 'Zu den Namen hinzufügen',
  copyWithLink: 'Mit Link kopieren',
  delete: 'Markierung löschen',
  tagsByComma: 'Stichwörter, durch Kommas getrennt',
  addAs: 'Zu den Namen hinzufügen als',
  everyOccurrence: (count) => (count > 1 ? `jedes Vorkommen (${number(count)} hier)` : 'jedes Vorkommen'),
  markImage: 'Dieses Bild markieren',
  showMark: 'Markierung dieses Bildes anzeigen',

  start: 'Anfang der Markierung',
  end: 'Ende der Markierung',
  handle: (alt) => `Ziehen oder die Pfeiltasten drücken; mit ${alt} um einzelne Zeichen`,
  fromTo: (first, last) => `Von ${first} bis ${last}`,

  copied: 'Mit Link kopiert',
  copiedMarkdown: 'Als Markdown kopiert',
  alone: 'Das steht nur an dieser Stelle',
  allHighlighted: (count) => `Alle ${number(count)} Vorkommen sind schon markiert`,
  tooMany: (count, most) =>
    `${number(count)} Vorkommen sind zu viele zum Markieren; höchstens ${number(most)} auf einmal`,

  caretMode: 'Textcursor',
  caretKeys: {
    word: (control, alt) => `mit ${control} oder ${alt} um ein Wort`,
    sentence: 'Satz',
    selects: 'wählt aus',
    theSentence: 'den Satz',
    mark: 'markieren',
    note: 'Notiz',
    tag: 'Stichwort',
    ends: 'beenden',
    backToText: 'zurück zum Text',
  },
  selected: (words) => `${words} ausgewählt`,

  changeColor: 'Farbe ändern',
  colorChanged: (color) => `Farbe geändert: ${color}`,
  tagHighlight: 'Stichwort vergeben',

  spokenMark: (color, tags, note) => spoken(`Markierung, ${color}`, tags, note),
  markedImage: (color, tags, note) => spoken(`Markiert, ${color}`, tags, note),
};

function spoken(mark: string, tags: string, note: string): string {
  const parts = [
    mark,
    ...(tags === '' ? [] : [`mit Stichwort ${tags}`]),
    ...(note === '' ? [] : [`mit einer Notiz: ${note}`]),
  ];
  return parts.join(', ');
}
