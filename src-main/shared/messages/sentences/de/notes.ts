import type { CoreMessages } from '../core-messages.ts';

const refused = (why: string) => `Die Korrektur wurde nicht gemacht: ${why}. Nichts wurde geändert.`;

export const notes: CoreMessages['notes'] = {
  changed: 'Der Artikel hat sich geändert, seit er geöffnet wurde. Nichts wurde markiert; öffne ihn noch einmal.',
  noImage: (image, at) => `In diesem Artikel gibt es kein Bild ${image} bei ${at}.`,
  several: (count, given, some) =>
    `${count} Notizen beginnen mit ${given}:\n${some}\nGib so viele Zeichen an, wie nur eine davon hat.`,
  none: (id) => `In dieser Bibliothek gibt es keine Notiz ${id}.`,
  noneHere: (id) => `Zu diesem Artikel gibt es keine Notiz ${id}.`,
  notAdded: (reason) => `Die Notiz wurde nicht hinzugefügt: ${reason}`,
  went: 'Diese Notiz kam beim Zusammenführen zu einem anderen Artikel. Öffne sie dort; nichts wurde geändert.',

  correctionChanged:
    'Der Artikel hat sich geändert, seit er geöffnet wurde. Nichts wurde hinzugefügt; öffne ihn noch einmal.',
  noCorrection: (id) => `In dieser Bibliothek gibt es keine Korrektur ${id}. Nichts wurde geändert.`,
  correctionGone: (id) => `In dieser Bibliothek gibt es keine Korrektur ${id}.`,
  tooManyCorrections: (most) => refused(`es gibt schon ${most} Korrekturen`),
  nameUnseen: refused('an dem Namen ist nichts zu sehen'),
  nameSame: (name) => refused(`der Name ist schon „${name}“`),
  typeSame: (name) => refused(`„${name}“ ist schon von dieser Art`),
  aliasIsName: (alias) => refused(`„${alias}“ ist der Name selbst`),
  noPlace: refused('es ist keine Stelle genannt'),
  sameNames: refused('beide heißen gleich; benenne stattdessen eines um'),
  notNamed: 'Kein Artikel dieser Bibliothek nennt das noch.',
};
