import { formatsOf } from '../../formats.ts';
import type { CoreMessages } from '../core-messages.ts';

const { number } = formatsOf('de');

const megabytes = (count: number) => `${number(Math.round(count))} MB`;
const alone = 'Speichere den Artikel allein (die Leseansicht oder die Druckansicht) und importiere das.';

export const importing: CoreMessages['importing'] = {
  failed: (name, happened, advice) =>
    `${name === '' ? 'Das Eingegebene' : `„${name}“`} ${happened} Die Bibliothek ist, wie sie war. ${advice}`,
  megabytes,
  cancelled: ['wurde nicht importiert: Der Import wurde abgebrochen.', 'Du kannst es jederzeit wieder importieren.'],
  neverFetches: (address) =>
    `${address} wurde nicht abgerufen: Nach den Einstellungen dieser Bibliothek geht Postil nie ins Netz. Erlaube es unter „Aus dem Web importieren“, oder speichere die Seite in deinem Browser und importiere die Datei.`,
  tookLonger: (seconds) => [`hat länger als ${seconds} Sekunden gedauert und wurde abgebrochen.`, alone],
  neededMore: ['braucht mehr Speicher, als ein Artikel haben darf.', alone],

  noFile: (path) => `Es gibt keine Datei ${path}. Nichts wurde hinzugefügt.`,
  isNoFile: (path) => `${path} ist keine Datei. Nichts wurde hinzugefügt.`,
  fileTooLarge: (path, size, most) =>
    `${path} ist ${size} groß; höchstens ${most} dürfen es sein. Nichts wurde hinzugefügt.`,
  givesMore: (path, most) => `${path} liefert mehr als ${most}; mehr wird nicht gelesen. Nichts wurde hinzugefügt.`,
  shorter: (source, words, title, before) =>
    `${source} enthält viel weniger Text (${words} Wörter) als der Artikel „${title}“, der schon gespeichert ist (${before}). Der gespeicherte wurde behalten, wie er ist.`,
  noneInterrupted: 'Es gibt keinen unterbrochenen Import, der sich fortsetzen ließe.',
  notAtHand: 'Dieser Import ist nicht mehr zur Hand. Nichts wurde geändert; importiere die Datei noch einmal.',
  notSafe: (title, told) => `Der Text von „${title}“ lässt sich nicht gefahrlos anzeigen. ${told}`,

  shorterAgain: (name, words, before, extraction) =>
    `„${name}“ gibt jetzt viel weniger Text (${words} Wörter) als vorher (${before}, mit Extraktion ${extraction}). Der Text wurde behalten, wie er ist.`,
  noParts: 'Dieser Artikel stammt nicht von einer Webseite, deshalb gibt es keine Teile zu wählen.',
  importedAnew: 'Die Seite wurde neu importiert, seit sie geöffnet wurde. Nichts wurde geändert.',
  noPage: 'Dieser Artikel stammt nicht von einer Webseite. Der Text ist, wie er war.',
  isLink: 'Das ist ein Link, dessen Text noch nicht da ist: Es gibt keine Seite zu lesen. Importiere sie zuerst.',
  notReadAgain: ['wurde nicht noch einmal gelesen: Der Vorgang wurde abgebrochen.', 'Das geht jederzeit wieder.'],
  noSuchPart: (name) =>
    `„${name}“ hat keinen solchen Teil. Der Artikel ist, wie er war; öffne die Seite dazu noch einmal.`,
  partUntellable: (name) =>
    `Dieser Teil von „${name}“ ist von seinen Nachbarn nicht zu unterscheiden. Der Artikel ist, wie er war; wähle einen Teil darum herum.`,

  ruleNotSaved: (host, why) => `Die Regel für ${host} wurde nicht gespeichert: ${why}. Die Regeln sind, wie sie waren.`,
  tooManyRules: (most) => `es gibt schon ${most} Regeln`,
  ruleEmpty: 'sie sagt nichts',
  selectorTooLong: (length) => `ein Selektor von ${length} Zeichen ist zu lang`,
  selectorUnknown: (selector) => `„${selector}“ ist kein Selektor, den Regeln kennen`,
  selectorBefore: (selector, sign) => `in „${selector}“ steht nichts vor „${sign}“`,
  selectorEmpty: 'ein Selektor ist leer',
  selectorEnds: (selector) => `„${selector}“ endet zu früh`,
  selectorParts: (selector) => `„${selector}“ hat zu viele Teile`,
};
