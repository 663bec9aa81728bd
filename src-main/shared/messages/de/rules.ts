import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { number } = formatsOf('de');

export const rules: Messages['rules'] = {
  title: 'Regeln für Websites',
  empty:
    'Es gibt keine. Den Teil einer Seite wählen, der ihr Artikel ist, oder einen Teil eines Artikels entfernen und das für die Website merken: dann steht es hier und geschieht auf jeder Seite der Website, die importiert wird.',
  ruleFor: (host) => `Regel für ${host}`,
  edit: 'Bearbeiten',
  editFor: (host) => `Regel für ${host} bearbeiten`,
  delete: 'Löschen',
  deleteFor: (host) => `Regel für ${host} löschen`,
  articleIs: 'Der Artikel ist',
  bodies: { found: 'Was Postil findet', whole: 'Die ganze Seite', part: 'Dieser Teil der Seite' },
  selector: 'Selektor des Teils',
  leftOut: 'Weggelassen, ein Selektor je Zeile',
  noSelector: 'Der Teil der Seite ist nicht genannt. Die Regel bleibt, wie sie war.',
  save: 'Speichern',

  whole: 'Die ganze Seite ist der Artikel.',
  part: (selector) => `Der Artikel ist der Teil „${selector}“.`,
  onePart: 'Der Artikel ist ein Teil der Seite.',
  without: (selector) => `Der Teil „${selector}“ wird weggelassen.`,
  withoutOne: 'Ein Teil wird weggelassen.',
  quoted: (selector) => `„${selector}“`,
  withoutParts: (count) => `${number(count)} Teile werden weggelassen.`,
  withoutThese: (count, named) => `${number(count)} Teile werden weggelassen: ${named}.`,
  withoutSome: (count, named) => `${number(count)} Teile werden weggelassen, darunter ${named}.`,
};
