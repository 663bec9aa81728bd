import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, number } = formatsOf('de');
const paragraph = { one: 'Absatz', other: 'Absätze' };

const become = (told: (count: number) => string) => ({
  changed: (count: number) => `${told(count)} geändert`,
  added: (count: number) => `${told(count)} hinzugekommen`,
  removed: (count: number) => `${told(count)} entfernt`,
  moved: (count: number) => `${told(count)} verschoben`,
  split: (count: number) => `${told(count)} geteilt`,
  joined: (count: number) => `${told(count)} zusammengefügt`,
});

export const versions: Messages['versions'] = {
  title: 'Was sich geändert hat',
  compare: 'Vergleich',
  struckOut: 'Durchgestrichenes steht nur in {title} ({other}), Unterstrichenes nur in diesem Artikel ({own}).',
  from: 'Von',
  to: 'zu',
  now: 'dem jetzigen Text',
  until: (when, words) =>
    words === undefined
      ? `dem Text bis ${when}`
      : `dem Text bis ${when}, ${counted(words, { one: 'Wort', other: 'Wörter' })}`,
  changes: (count) => counted(count, { one: 'Änderung', other: 'Änderungen' }),
  changeOf: (at, count) => `${number(at)} von ${number(count)}`,
  previous: 'Vorige Änderung',
  next: 'Nächste Änderung',
  bringBack: 'Diese Fassung zurückholen',
  close: 'Schließen',
  region: 'Der Text mit seinen Änderungen',
  comparing: 'Wird verglichen…',
  same: 'Wort für Wort gleich. Die beiden unterscheiden sich in dem, was kein Text ist, etwa Bildern oder Überschriften.',
  told: '{summary}. {next} und {previous} führen hindurch.',
  changed: {
    first: become((count) => counted(count, paragraph)),
    more: become(number),
  },
  unchanged: (count) => `${counted(count, paragraph)} unverändert`,
  line: {
    changed: 'Geändert',
    added: 'Hinzugekommen',
    removed: 'Entfernt',
    moved: 'Hierher verschoben',
    split: 'Geteilt: hier beginnt jetzt ein Absatz',
    joined: 'Zusammengefügt: das waren mehrere Absätze',
  },
  show: 'Im Artikel anzeigen',
  touched: 'Markierungen, deren Wortlaut sich geändert hat',
  displaced: 'Zu prüfende Notizen: ihr Wortlaut wurde nicht sicher gefunden',
  image: 'Bild',
};
