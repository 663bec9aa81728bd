import { tokenise } from '../tokenise.ts';

type Words<K extends string> = { readonly [key in K]: readonly string[] };

/** What `events.json` has for the grammar of events alone. `names`: the name shown first, then its other forms. */
export type TitledEvents = Words<
  | 'known'
  | 'afterThe'
  | 'sureLast'
  | 'moreLast'
  | 'firstBefore'
  | 'storms'
  | 'leagues'
  | 'games'
  | 'conferences'
  | 'holidays'
> & { readonly headsLast: readonly string[]; readonly names: readonly (readonly string[])[] };

/** `works.json`: famous works, words that make a law of a name, words for kinds of works, words that stand before a title or after it, and other words of texts about such works. */
export type TitledWorks = Words<'known' | 'laws' | 'sureLaws' | 'lawsFirst' | 'nouns' | 'makers' | 'after' | 'arts'>;

/** Names of one or more words: the words joined by single spaces, and for each first word the most that follow it. */
export interface Phrases {
  /** To the name that all forms share. */
  readonly names: ReadonlyMap<string, string>;
  readonly longest: ReadonlyMap<string, number>;
}

/** The lists of events and works, ready for look-up. */
export interface TitledLists {
  readonly events: Phrases;
  readonly works: Phrases;
  /** Names that are events after "the" alone: "the Masters". */
  readonly afterThe: ReadonlySet<string>;
  /** Last words that make an event of any capitals before them, and those that do where the tagger saw neither a place, a person nor an organisation. */
  readonly sureLast: ReadonlySet<string>;
  readonly moreLast: ReadonlySet<string>;
  readonly firstBefore: ReadonlySet<string>;
  readonly storms: ReadonlySet<string>;
  readonly leagues: ReadonlySet<string>;
  readonly games: ReadonlySet<string>;
  readonly conferences: ReadonlySet<string>;
  readonly laws: ReadonlySet<string>;
  readonly sureLaws: ReadonlySet<string>;
  readonly lawsFirst: ReadonlySet<string>;
  readonly nouns: ReadonlySet<string>;
  readonly makers: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly arts: ReadonlySet<string>;
}

/** Builds the look-up tables; a holiday is no event, a treaty in the list of events is a work. */
export function buildTitledLists(events: TitledEvents, works: TitledWorks): TitledLists {
  const laws = new Set(works.laws);
  const isLaw = (name: string) => laws.has(lastWord(name)) || /agreements?$/.test(name);
  const holidays = new Set(events.holidays);
  const shown = events.known.filter((name) => !holidays.has(name));
  return {
    events: phrases([...events.names, ...shown.filter((name) => !isLaw(name)).map((name) => [name])]),
    works: phrases([...works.known, ...shown.filter(isLaw)].map((name) => [name])),
    afterThe: new Set(events.afterThe),
    sureLast: new Set(events.sureLast),
    moreLast: new Set([...events.headsLast.filter((word) => !laws.has(word)), ...events.moreLast]),
    firstBefore: new Set(events.firstBefore),
    storms: new Set(events.storms),
    leagues: new Set(events.leagues),
    games: new Set(events.games),
    conferences: new Set(events.conferences),
    laws,
    sureLaws: new Set(works.sureLaws),
    lawsFirst: new Set(works.lawsFirst),
    nouns: new Set(works.nouns),
    makers: new Set(works.makers),
    after: new Set(works.after),
    arts: new Set(works.arts),
  };
}

function phrases(lists: readonly (readonly string[])[]): Phrases {
  const names = new Map<string, string>();
  const longest = new Map<string, number>();
  for (const [name = '', ...others] of lists) {
    for (const form of [name, ...others]) {
      const words = tokenise(form).map(({ text }) => text);
      const key = words.join(' ');
      // In a line of capitals a short name may be any word.
      const written = key.length < 7 ? [key] : [key, key.toUpperCase()];
      for (const spelled of written) {
        if (!names.has(spelled)) names.set(spelled, name);
        const first = spelled.split(' ', 1)[0] ?? '';
        longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
      }
    }
  }
  return { names, longest };
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}
