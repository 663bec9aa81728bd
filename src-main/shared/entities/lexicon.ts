import { buildTitledLists, type TitledEvents, type TitledLists, type TitledWorks } from './titled/lists.ts';
import { tokenise } from './tokenise.ts';

/** The lists as they stand in `resources/entities`, parsed but not checked beyond what this type says. */
export interface LexiconLists {
  readonly countries: readonly {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly demonyms: readonly string[];
    readonly capitals: readonly string[];
  }[];
  /** `aliases`: the name shown first, then its other forms. */
  readonly places: { readonly aliases: readonly (readonly string[])[] } & NamedLists<
    'regions' | 'states' | 'waters' | 'cities' | 'headsLast' | 'headsFirst'
  >;
  readonly demonyms: NamedLists<'demonyms' | 'languages'>;
  readonly names: NamedLists<'given' | 'surnames' | 'familyFirst'>;
  readonly titles: NamedLists<'honorifics' | 'roles' | 'lower'>;
  /** `known`: the name shown first, then its other forms. */
  readonly organisations: { readonly known: readonly (readonly string[])[] } & NamedLists<
    'headsLast' | 'headsFirst' | 'topical'
  >;
  /** Only `known`, `headsLast` and `headsFirst` are features of the tagger: the rest may change without training it anew. */
  readonly events: NamedLists<'known' | 'headsLast' | 'headsFirst'> & TitledEvents;
  readonly works: TitledWorks;
  readonly words: NamedLists<'common' | 'months' | 'days' | 'reporting' | 'locative' | 'notNames'>;
}
type NamedLists<K extends string> = { readonly [key in K]: readonly string[] };

export const lexiconFiles = [
  'countries',
  'places',
  'demonyms',
  'names',
  'titles',
  'organisations',
  'events',
  'works',
  'words',
] as const satisfies readonly (keyof LexiconLists)[];

export type KnownKind = 'country' | 'place' | 'organisation' | 'event' | 'demonym';

/** What the lists know of one name: its kind, and the name that all its forms share. */
export interface Known {
  readonly kind: KnownKind;
  readonly name: string;
}

/** The lists, ready for look-up; built once, never changed. Words are as `tokenise` spells them. */
export interface Lexicon {
  /** Names of one or more words, the words of a name joined by single spaces. */
  readonly known: ReadonlyMap<string, Known>;
  /** The same names in capitals, for lines set in capitals. */
  readonly knownCapitals: ReadonlyMap<string, Known>;
  /** First word of a known name (also in capitals) to the most words that such a name has. */
  readonly longest: ReadonlyMap<string, number>;
  readonly capitals: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  readonly familyFirst: ReadonlySet<string>;
  readonly honorifics: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly roleWords: ReadonlySet<string>;
  readonly organisationLast: ReadonlySet<string>;
  readonly organisationFirst: ReadonlySet<string>;
  readonly topical: ReadonlySet<string>;
  readonly placeLast: ReadonlySet<string>;
  readonly placeFirst: ReadonlySet<string>;
  readonly eventLast: ReadonlySet<string>;
  readonly eventFirst: ReadonlySet<string>;
  readonly titled: TitledLists;
  /** Ordinary English words, in lower case. */
  readonly common: ReadonlySet<string>;
  readonly calendar: ReadonlySet<string>;
  readonly reporting: ReadonlySet<string>;
  readonly locative: ReadonlySet<string>;
  readonly notNames: ReadonlySet<string>;
}

/** Builds the look-up tables. Where two lists give one name, the earlier kind stands: country, organisation, place. */
export function buildLexicon(lists: LexiconLists): Lexicon {
  const known = new Map<string, Known>();
  const add = (form: string, kind: KnownKind, name: string) => {
    const key = keyOf(form);
    if (!known.has(key)) known.set(key, { kind, name });
  };
  for (const country of lists.countries) {
    for (const form of [country.name, ...country.aliases]) add(form, 'country', country.name);
  }
  for (const [name = '', ...others] of lists.organisations.known) {
    for (const form of [name, ...others]) add(form, 'organisation', name);
  }
  for (const [name = '', ...others] of lists.places.aliases) {
    for (const form of [name, ...others]) add(form, 'place', name);
  }
  for (const country of lists.countries) for (const capital of country.capitals) add(capital, 'place', capital);
  const { regions, states, waters, cities } = lists.places;
  for (const place of [...regions, ...states, ...waters, ...cities]) add(place, 'place', place);
  for (const country of lists.countries) {
    for (const demonym of country.demonyms) {
      add(demonym, 'demonym', country.name);
      if (/(?:an|i|ian|ese)$/.test(demonym)) add(`${demonym}s`, 'demonym', country.name);
    }
  }
  for (const demonym of [...lists.demonyms.demonyms, ...lists.demonyms.languages]) {
    add(demonym, 'demonym', demonym);
    if (/an$/.test(demonym)) add(`${demonym}s`, 'demonym', demonym);
  }
  for (const event of lists.events.known) add(event, 'event', event);

  const knownCapitals = new Map<string, Known>();
  const longest = new Map<string, number>();
  for (const [key, entry] of known) {
    const capitals = key.toUpperCase();
    // In a line of capitals "IT" and "WHO" are words; a short name is believed only where it is written so anyway.
    if (key.length > 3 || key === 'US' || key === 'UK' || key === 'EU') {
      if (!knownCapitals.has(capitals)) knownCapitals.set(capitals, entry);
    }
    const words = key.split(' ');
    for (const first of [words[0] ?? '', (words[0] ?? '').toUpperCase()]) {
      longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
    }
  }
  return {
    known,
    knownCapitals,
    longest,
    capitals: new Set(lists.countries.flatMap(({ capitals }) => capitals)),
    given: new Set(lists.names.given),
    surnames: new Set(lists.names.surnames),
    familyFirst: new Set(lists.names.familyFirst),
    honorifics: new Set(lists.titles.honorifics),
    roles: new Set(lists.titles.roles),
    roleWords: new Set(lists.titles.lower),
    organisationLast: new Set(lists.organisations.headsLast),
    organisationFirst: new Set(lists.organisations.headsFirst),
    topical: new Set(lists.organisations.topical),
    placeLast: new Set(lists.places.headsLast),
    placeFirst: new Set(lists.places.headsFirst),
    eventLast: new Set(lists.events.headsLast),
    eventFirst: new Set(lists.events.headsFirst),
    titled: buildTitledLists(lists.events, lists.works),
    common: new Set(lists.words.common),
    calendar: new Set([...lists.words.months, ...lists.words.days]),
    reporting: new Set(lists.words.reporting),
    locative: new Set(lists.words.locative),
    notNames: new Set(lists.words.notNames),
  };
}

/** The spelling under which a name is looked up: its tokens joined by single spaces. */
export function keyOf(name: string): string {
  return tokenise(name)
    .map((token) => token.text)
    .join(' ');
}
