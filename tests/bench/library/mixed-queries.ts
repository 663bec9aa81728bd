import { colors } from '#shared/model/choices.ts';
import { Random } from '../../support/random.ts';
import { mixed, outlineOf } from './make-article.ts';
import { organisations, sites, tags } from './names.ts';
import { drawRank, firstTelling, vocabulary, zipfOf } from './vocabulary.ts';
import type { LibraryParameters } from './write-articles.ts';

/** A query of Postil's language, and the words of it for a search without one; empty where it has none. */
export interface MixedQuery {
  readonly query: string;
  readonly words: string;
}

const [drawSite, drawTag] = [zipfOf(sites.length), zipfOf(tags.length)];

/**
 * What a person asks a library of these parameters, the same for the same ones: frequent, middling and rare words, alone
 * and together, phrases, beginnings, people, every field, dates, `-` and OR, in equal parts. Nothing is read.
 */
export function mixedQueries(count: number, made: LibraryParameters): MixedQuery[] {
  const random = new Random(mixed(made.seed, count, 5));
  const word = (from = firstTelling): string => vocabulary[drawRank(random, from)] as string;
  const some = () => outlineOf(made.seed, random.between(0, made.articles - 1));
  const year = (): number => random.between(2016, 2024);
  const makers: readonly (() => MixedQuery)[] = [
    // Among the commonest there are: most texts have it.
    () => plain(vocabulary[random.between(0, 60)] as string),
    () => plain(word(100)),
    () => plain(word(5000)),
    () => plain(`${word()} ${word()}`),
    () => plain(`${vocabulary[drawRank(random)]} ${word()} ${word(100)}`),
    () => phrase(`${vocabulary[drawRank(random)]} ${vocabulary[drawRank(random)]}`),
    () => phrase(some().people[0] as string),
    () => phrase(random.pick(organisations)),
    () => beginning(word()),
    () => beginning(word(3000)),
    () => narrowed(word(100), `tag:${tags[drawTag(random)]}`),
    () => narrowed(word(100), `site:${sites[drawSite(random)]}`),
    () => narrowed(word(100), `author:"${some().byline}"`),
    () =>
      narrowed(word(100), `after:${year()}-0${random.between(1, 9)} is:${random.pick(['unread', 'archive', 'inbox'])}`),
    () => narrowed('', `title:${word()}`),
    () => narrowed('', `tag:${tags[drawTag(random)]} before:${year()}`),
    () => narrowed(word(100), 'in:notes'),
    () => narrowed(word(100), `has:note color:${random.pick(colors)}`),
    () => narrowed(word(100), `-${word(100)}`),
    () => {
      const [one, other] = [word(), word()];
      return { query: `${one} OR ${other}`, words: `${one} ${other}` };
    },
  ];
  return Array.from({ length: count }, (_, at) => (makers[at % makers.length] as () => MixedQuery)());
}

function plain(words: string): MixedQuery {
  return { query: words, words };
}

function phrase(words: string): MixedQuery {
  return { query: `"${words}"`, words };
}

function beginning(word: string): MixedQuery {
  const start = word.slice(0, Math.max(3, word.length - 3));
  return { query: `${start}*`, words: start };
}

function narrowed(words: string, rest: string): MixedQuery {
  return { query: `${words} ${rest}`.trim(), words };
}
