import type { EntityType } from '../../model/entity.ts';
import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';
import { names } from './names.ts';

const { counted, number } = formatsOf('de');
const article = { other: 'Artikel' };
const inOthers = (count: number) => `in ${counted(count, { one: 'weiteren Artikel', other: 'weiteren Artikeln' })}`;

function where(articles: number | 'here' | null): string {
  if (articles === null) return '';
  if (articles === 'here') return ' in diesem Artikel';
  return articles === 1 ? ' in einem Artikel' : ` in ${number(articles)} Artikeln`;
}

const aType: Record<EntityType, string> = {
  person: 'eine Person',
  organisation: 'eine Organisation',
  place: 'ein Ort',
  event: 'ein Ereignis',
  work: 'ein Werk',
  date: 'ein Datum',
  amount: 'ein Betrag',
};

export const entities: Messages['entities'] = {
  recognising: 'Namen werden gesucht…',
  empty:
    'Hier werden Personen, Organisationen und Orte stehen, die der Artikel nennt. Er nennt keine. Einen Namen im Text auswählen, um ihn hinzuzufügen.',
  filter: 'Filtern',
  filterEntities: 'Namen filtern',
  noneCalled: 'Nichts hat einen solchen Namen.',
  mentions: (count) => counted(count, { one: 'Erwähnung', other: 'Erwähnungen' }),
  mentionWord: (count) => (count === 1 ? 'Erwähnung' : 'Erwähnungen'),
  elsewhere: inOthers,
  elsewhereOf: (count, name) => `${inOthers(count)}: ${name}`,
  correct: (name) => `${name} berichtigen`,
  corrected: 'Von Hand berichtigt',
  asCorrected: 'von Hand berichtigt',

  library: 'Namen der Bibliothek',
  count: (count) => counted(count, { one: 'Name', other: 'Namen' }),
  searchNames: 'Namen suchen',
  search: 'Namen suchen',
  sort: 'Sortieren',
  byWeight: 'meistgenannte zuerst',
  byName: 'nach Namen',
  only: 'Nur',
  emptyLibrary:
    'Hier werden Personen, Organisationen, Orte, Ereignisse und Werke stehen, die in den Artikeln vorkommen.',
  noneInLibrary: 'Nichts in der Bibliothek heißt so.',
  list: 'Namen',
  articles: (count) => counted(count, article),

  page: 'Name',
  back: 'Zurück',
  inArticles: (count) => `In ${counted(count, { one: 'Artikel', other: 'Artikeln' })}`,
  mentionsRegion: 'Erwähnungen',
  showMore: 'Weitere Artikel anzeigen',
  also: 'Auch {names}',
  theSame: 'Ist das dasselbe?',
  merge: 'Vereinen',
  mergeWith: (name, into) => `${name} mit ${into} zusammenführen`,
  together: 'Zusammen genannt mit',
  all: (count) => `Alle ${number(count)}`,
  saved: (day) => `gespeichert am ${day}`,
  moreInArticle: (count) => `und ${number(count)} weitere in diesem Artikel`,
  articlesByTime: (each) => `Artikel nach Zeit: ${each}`,
  articlesIn: (time, count) => `${time}: ${counted(count, article)}`,

  yourNotes: 'Eigene Notizen',
  writeNote: 'Notiz schreiben',
  editNote: 'Notiz bearbeiten',
  noteOn: (name) => `zu ${name}`,
  note: 'Notiz zu diesem Namen',
  notePlaceholder: 'Notiz schreiben, in Markdown',
  notSaved: (why) => `Nicht gespeichert; das Geschriebene bleibt hier stehen. ${why}`,
  done: 'Fertig',
};

export const correcting: Messages['correcting'] = {
  headings: {
    rename: 'Neuer Name',
    retype: 'Es ist',
    merge: 'Es ist dasselbe wie',
    split: 'Welcher Name gehört zu jemand oder etwas anderem?',
    alias: 'Weiterer Name',
  },
  atOnce: 'Was du wählst, gilt sofort.',
  whereItHolds: 'Wo das gilt',
  inThisArticle: 'In diesem Artikel',
  inItsArticles: (count) => (count === 1 ? 'In seinem Artikel' : `In seinen ${number(count)} Artikeln`),
  inEvery: 'In jedem Artikel',
  rename: 'Umbenennen',
  addName: 'Name hinzufügen',
  typeName: 'Name eingeben',
  sameAs: 'Dasselbe wie',
  nothingElse: 'Nichts anderes hat einen solchen Namen.',
  choice: (type, articles) => (articles === null ? type : `${type}, ${counted(articles, article)}`),

  steps: {
    rename: (name) => `„${name}“ umbenennen`,
    retype: (name) => `Art von „${name}“ ändern`,
    merge: (name) => `„${name}“ zusammenführen`,
    split: (alias) => `„${alias}“ abtrennen`,
    ignore: (name) => `„${name}“ nicht beachten`,
    alias: (alias) => `Name „${alias}“ hinzufügen`,
    note: (name) => `Notiz zu „${name}“ schreiben`,
    add: (name) => `„${name}“ hinzufügen`,
  },
  done: {
    rename: (name, to, articles) => `„${name}“ heißt jetzt „${to}“${where(articles)}`,
    retype: (name, to, articles) => `„${name}“ ist jetzt ${aType[to]}${where(articles)}`,
    merge: (name, into, articles) => `„${name}“ und „${into}“ sind jetzt eins${where(articles)}`,
    split: (alias, articles) => `„${alias}“ steht jetzt für sich${where(articles)}`,
    ignore: (name, articles) =>
      articles === null ? `„${name}“ wird nirgends beachtet` : `„${name}“ wird${where(articles)} nicht beachtet`,
    alias: (name, alias, articles) => `„${alias}“ ist jetzt „${name}“${where(articles)}`,
    add: (name, type, articles) => `„${name}“ als ${names.entityTypes[type]} hinzugefügt${where(articles)}`,
  },
};
