import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { counted, number } = formatsOf('de');

export const said: Messages['said'] = {
  statements: 'Aussagen',
  timeline: 'Zeitleiste',
  filter: 'Filtern',
  filterStatements: 'Aussagen filtern',
  inLibrary: 'Wer in der Bibliothek was sagt',
  reading: 'Wer was sagt, wird gesucht…',
  noneWithWords: 'Keine Aussage enthält diese Wörter.',
  empty:
    'Hier werden Zitate und Berichtetes stehen, mit den Namen derer, die es gesagt haben. In diesem Artikel findet Postil keine.',
  emptyTimeline:
    'Hier stehen Sätze, die sagen, wann etwas geschieht, in der Reihenfolge der Zeit. In diesem Artikel kann Postil keine einordnen: Angaben wie „gestern“ brauchen den Tag der Veröffentlichung, der sich unter „Info“ eintragen lässt.',
  notRead: (language) =>
    `Postil sucht Aussagen und Zeitangaben nur in englischen Artikeln. Die Sprache dieses Artikels ist ${language}.`,
  noSpeaker: 'Nicht genannt, wer spricht',
  earliestFirst: 'Früheste zuerst',
  latestFirst: 'Späteste zuerst',
  perhaps: 'vielleicht',
  notPlain: 'Der Text sagt nicht deutlich, wer spricht',
  through: (name) => `über ${name}`,

  title: 'Wer was sagt',
  count: (count) => counted(count, { one: 'Aussage', other: 'Aussagen' }),
  nobody: 'Das sagt in der Bibliothek niemand.',
  emptyLedger:
    'Hier werden Zitate stehen und was die Artikel von Personen und Organisationen berichten, mit Namen und Zeit.',
  showEverything: 'Alles anzeigen',
  who: 'Wer',
  whoSaidIt: 'Wer es sagt',
  what: 'Was gesagt wird',
  wordsOfIt: 'Wörter aus dem Gesagten',
  from: 'Von',
  until: 'bis',
  sort: 'Sortieren',
  newest: 'neueste zuerst',
  oldest: 'älteste zuerst',
  export: 'Exportieren…',
  exportOf: (title) => `Exportieren: ${title}`,
  noDate: 'Ohne Datum',
  dayOfArticle: 'Der Tag des Artikels: der Text sagt nicht, wann das gesagt wurde',
  inBrackets: 'in Klammern: der Tag des Artikels, wo der Text keinen nennt',
  isDayOfArticle: '(der Tag des Artikels)',

  whatSaid: (name) => `Was ${name} sagt`,
  saidAbout: (name) => `Was über ${name} gesagt wird`,
  onlyWith: 'Nur mit den Wörtern',
  onlyWithOf: (title) => `${title}: nur mit den Wörtern`,
  noneOf: (total) => `Keine dieser ${number(total)} Stellen enthält alle diese Wörter.`,
  showMore: (left) => `Weitere anzeigen (${number(left)})`,
  showEarlier: (left) => `Frühere anzeigen (${number(left)})`,

  heading: (who, topic, from, until) =>
    [
      who === '' ? 'Wer was sagt' : `Gesagt von ${who}`,
      ...(topic === '' ? [] : [`über „${topic}“`]),
      ...(from === '' ? [] : [`ab ${from}`]),
      ...(until === '' ? [] : [`bis ${until}`]),
    ].join(' '),
};
