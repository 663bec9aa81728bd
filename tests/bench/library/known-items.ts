import { Random } from '../../support/random.ts';
import { makeArticle, mixed, type Outline, outlineOf } from './make-article.ts';
import { firstTelling, shareOf, vocabulary } from './vocabulary.ts';
import type { LibraryParameters } from './write-articles.ts';

/** What a person remembers of an article, and which it is. */
export interface KnownItem {
  readonly kind: 'title' | 'phrase' | 'entity';
  /** The id of the right article. */
  readonly id: string;
  /** As words alone, for a search without a language. */
  readonly words: string;
  /** In Postil's language; an entity by its name in quotes and its month, every other phrase in quotes. */
  readonly query: string;
  /** Of an entity: its name and the month, `YYYY-MM`. */
  readonly entity: { readonly name: string; readonly month: string } | null;
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');
/** Ranks of all words, for the phrases. */
const ranks = new Map(vocabulary.map((word, rank) => [word, rank]));
/** A phrase that is expected in more other articles than that is no memory of one. */
const mostExpected = 0.001;

/**
 * "I remember that…", of the library of these parameters and the same for the same ones: in turn two or three words of a
 * title that no other title has together, three to five words that followed one another, and somebody who was named in
 * one article of a month alone. Nothing is read; going through 50,000 outlines takes about a second.
 */
export function knownItems(count: number, made: LibraryParameters): KnownItem[] {
  const random = new Random(mixed(made.seed, count, 4));
  const outlines = Array.from({ length: made.articles }, (_, number) => outlineOf(made.seed, number));
  const titles = titlesByWord(outlines);
  const named = namedInMonth(outlines);
  const makers = [
    (number: number) => titleItem(random, outlines[number] as Outline, titles),
    (number: number) => phraseItem(random, made, number),
    (number: number) => entityItem(outlines[number] as Outline, named),
  ] as const;
  const items: KnownItem[] = [];
  for (let tries = 0; items.length < count; tries += 1) {
    if (tries > 200 * count) throw new Error('These articles are too alike to tell them from one another.');
    const item = makers[(items.length % 3) as 0 | 1 | 2](random.between(0, made.articles - 1));
    if (item !== null) items.push(item);
  }
  return items;
}

function titlesByWord(outlines: readonly Outline[]): Map<number, Set<string>> {
  const titles = new Map<number, Set<string>>();
  for (const { id, topics } of outlines) {
    for (const rank of topics.slice(0, 3)) {
      const those = titles.get(rank);
      if (those === undefined) titles.set(rank, new Set([id]));
      else those.add(id);
    }
  }
  return titles;
}

function titleItem(random: Random, { id, topics }: Outline, titles: Map<number, Set<string>>): KnownItem | null {
  const chosen = random.shuffled(topics.slice(0, 3)).slice(0, random.between(2, 3));
  if (new Set(chosen).size < chosen.length) return null;
  const [first, ...others] = chosen.map((rank) => titles.get(rank) ?? new Set<string>());
  const together = [...(first ?? [])].filter((title) => others.every((those) => those.has(title)));
  if (together.length !== 1) return null;
  const words = chosen.map((rank) => vocabulary[rank]).join(' ');
  return { kind: 'title', id, words, query: words, entity: null };
}

function phraseItem(random: Random, made: LibraryParameters, number: number): KnownItem | null {
  const { article, text } = makeArticle(made.seed, number, made.words);
  const running = text.split(/\s/);
  const length = random.between(3, 5);
  const start = random.between(0, running.length - length);
  const chosen = running.slice(start, start + length);
  // A capital or a full stop is no word of the vocabulary: the phrase is of one sentence and names nobody.
  const shares = chosen.map((word) => likelihoodOf(ranks.get(word)));
  const expected = shares.reduce((product, share) => product * share, made.articles * made.words);
  if (shares.includes(0) || expected > mostExpected) return null;
  const words = chosen.join(' ');
  const query = random.is(0.5) ? `"${words}"` : words;
  return { kind: 'phrase', id: article.id, words, query, entity: null };
}

/** How likely a word of a text is this one; 0 where it is no word of the vocabulary. */
function likelihoodOf(rank: number | undefined): number {
  if (rank === undefined) return 0;
  // What articles are about is drawn among rarer words, which makes those more likely by less than this.
  return rank < firstTelling ? shareOf(rank) : 1.2 * shareOf(rank);
}

function namedInMonth(outlines: readonly Outline[]): Map<string, number> {
  const named = new Map<string, number>();
  for (const { people, byline, published } of outlines) {
    for (const name of new Set([...people, byline])) {
      const key = `${name} ${published.slice(0, 7)}`;
      named.set(key, (named.get(key) ?? 0) + 1);
    }
  }
  return named;
}

function entityItem({ id, people, byline, published }: Outline, named: Map<string, number>): KnownItem | null {
  const name = people.find((person) => person !== byline);
  const month = published.slice(0, 7);
  if (name === undefined || named.get(`${name} ${month}`) !== 1) return null;
  const [year, at] = month.split('-').map(Number) as [number, number];
  const next = at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`;
  return {
    kind: 'entity',
    id,
    words: `${name} ${monthNames[at - 1]} ${year}`,
    query: `"${name}" after:${month} before:${next}`,
    entity: { name, month },
  };
}
