import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, number, percent: percentOf } = formatsOf('de');

export const duplicates: Messages['duplicates'] = {
  title: 'Doppelte Artikel',
  none: 'Kein Artikel ist zweimal in der Bibliothek.',
  count: (count) => counted(count, { one: 'Artikel ist mehrfach da', other: 'Artikel sind mehrfach da' }),
  marks: (count) => counted(count, { one: 'Markierung', other: 'Markierungen' }),
  suggested: 'Vorschlag zum Behalten',
  why: (reason) => `Grund: ${reason}`,

  sameFile: 'dieselbe Datei',
  sameAddress: 'dieselbe Adresse',
  sameText: 'derselbe Text',
  nearlySameText: (percent) => `fast derselbe Text (${percentOf(percent)})`,
  also: (origin, reason) => `Auch in der Bibliothek: {title} (${origin}), ${reason}.`,
  alsoAndMore: (more, origin, reason) =>
    `Auch in der Bibliothek: {title} (${origin}), ${reason}, und ${number(more)} weitere.`,
  quoted: (title, origin = '') => `„${title}“${origin === '' ? '' : ` (${origin})`}`,
  showAll: 'Alle anzeigen',
  compare: 'Vergleichen',
  mergeIntoThis: 'Mit diesem zusammenführen',
  notTheSame: 'Nicht derselbe',

  related: 'Verwandtes in der Bibliothek',
  sharedWords: (words) => `Wörter: ${words}`,
};
