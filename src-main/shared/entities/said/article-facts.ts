import type { Entity } from '../../model/entity.ts';
import { pronounsOf } from './genders.ts';
import { isSpeaking } from './phrases.ts';
import type { Item, Sentence } from './sentences.ts';
import * as words from './words.ts';

export type Gender = 'he' | 'she';

/** What the text says of its entities: with which roles they stand, and by which pronoun a title or role calls them. */
export interface ArticleFacts {
  readonly entities: ReadonlyMap<string, Entity>;
  /** Entity to the nouns beside its name: "spokesman", "minister". */
  readonly roles: ReadonlyMap<string, ReadonlySet<string>>;
  readonly genders: Map<string, Gender>;
  /** Nouns of people whom an article brings in without a name: "a singer". */
  readonly introduced: ReadonlySet<string>;
  /** Organisations with the words of all their names, in lower case. */
  /** The organisations of the first two paragraphs, the most often named first. */
  readonly main: readonly string[];
  readonly organisations: readonly { readonly id: string; readonly words: ReadonlySet<string> }[];
}

const he =
  /^(?:mr|mr\.|sir|lord|king|prince|pope|spokesman|chairman|businessman|fisherman|congressman|father|brother|son|husband|uncle|grandfather|actor|man|boy|imam|bishop|archbishop|cardinal|father|brother-in-law)$/;
const she =
  /^(?:mrs|mrs\.|ms|ms\.|miss|lady|dame|queen|princess|spokeswoman|chairwoman|businesswoman|congresswoman|mother|sister|daughter|wife|aunt|grandmother|actress|woman|girl|sister-in-law)$/;

/** A noun that can only be a man or a woman, or null. No name says it, only titles and roles. */
export function genderOf(noun: string): Gender | null {
  return he.test(noun) ? 'he' : she.test(noun) ? 'she' : null;
}

/** Reads the facts off the sentences of a text. Linear. */
export function readFacts(sentences: readonly Sentence[], entities: readonly Entity[]): ArticleFacts {
  const roles = new Map<string, Set<string>>();
  const genders = new Map<string, Gender>();
  const leading = new Set<string>();
  const introduced = new Set<string>();
  for (const { items, paragraph } of sentences) {
    for (const [at, item] of items.entries()) {
      if (item.kind === 'word' && words.roles.has(item.word) && isIntroduced(items, at)) introduced.add(item.word);
      if (paragraph < 2 && item.mention?.type === 'organisation') leading.add(item.mention.entity);
      if (!isSpeaking(item) || item.mention?.type !== 'person') continue;
      const known = roles.get(item.mention.entity) ?? new Set();
      roles.set(item.mention.entity, known);
      for (const { noun, direct } of nounsBeside(items, at)) {
        known.add(noun);
        const gender = genderOf(noun);
        if (direct && gender !== null && !genders.has(item.mention.entity)) genders.set(item.mention.entity, gender);
      }
    }
  }
  for (const [entity, gender] of pronounsOf(sentences)) if (!genders.has(entity)) genders.set(entity, gender);
  return {
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    roles,
    genders,
    introduced,
    main: entities
      .filter(({ id }) => leading.has(id))
      .sort((a, b) => b.count - a.count)
      .map(({ id }) => id),
    organisations: entities
      .filter(({ type }) => type === 'organisation')
      .map((entity) => ({ id: entity.id, words: wordsOf(entity) })),
  };
}

/** "a singer", "one former minister", but not "a minister, Jon Vale" or "the singer". */
function isIntroduced(items: readonly Item[], at: number): boolean {
  if (items[at + 1]?.kind === 'name' || (items[at + 1]?.word === ',' && items[at + 2]?.kind === 'name')) return false;
  for (let before = at - 1; before >= Math.max(0, at - 4); before -= 1) {
    const item = items[before] as Item;
    if (item.kind !== 'word' || words.prepositions.has(item.word)) return false;
    if (/^(?:a|an|one|another)$/.test(item.word)) return true;
    if (words.determiners.has(item.word)) return false;
  }
  return false;
}

/** Titles before a name, and the nouns of an aside behind or before it: "Jean Casanova, the deputy prosecutor,". */
function nounsBeside(items: readonly Item[], at: number): { noun: string; direct: boolean }[] {
  const found: { noun: string; direct: boolean }[] = [];
  for (let before = at - 1; before >= Math.max(0, at - 6); before -= 1) {
    const item = items[before] as Item;
    if (item.word === ',' && before === at - 1) continue;
    if (item.kind === 'name') continue;
    if (item.kind !== 'word' || words.prepositions.has(item.word) || words.auxiliaries.has(item.word)) break;
    // "Chief Justice Arvind Solanki and Justice Meera Desai"
    if (item.word === 'and' && items[before - 1]?.kind === 'name') break;
    found.push({ noun: item.word, direct: before === at - 1 });
  }
  if (items[at + 1]?.word === 'as') {
    // "the election of Emmanuel Okoro as governor"
    const noun = items.slice(at + 2, at + 5).find(({ kind, word }) => kind === 'word' && words.roles.has(word))?.word;
    if (noun !== undefined) found.push({ noun, direct: true });
  }
  if (items[at + 1]?.word !== ',') return found;
  for (let behind = at + 2; behind < Math.min(items.length, at + 12); behind += 1) {
    const item = items[behind] as Item;
    if (item.kind === 'mark' && item.word !== "'s") break;
    if (/^(?:who|which|whose)$/.test(item.word)) break;
    const before = items[behind - 1]?.word ?? '';
    if (item.kind === 'word' && !words.determiners.has(item.word)) found.push({ noun: item.word, direct: false });
    if (words.roles.has(item.word)) {
      found.push({ noun: item.word, direct: true });
      if (words.prepositions.has(items[behind + 1]?.word ?? '')) break;
    } else if (before === 'of' || before === 'for') break;
  }
  return found;
}

const folded = (word: string) => word.toLowerCase().replace(/nce$/, 'nse').replace(/our$/, 'or');

function wordsOf({ name, aliases }: Entity): ReadonlySet<string> {
  return new Set([name, ...aliases].flatMap((form) => form.split(/[^\p{L}\p{N}]+/u).map(folded)));
}

/**
 * The organisation that a definite phrase calls by a part of its name ("the coast guard", "the defence ministry"): every word
 * of `nouns` (in lower case) is in the name. Null where none or several fit.
 */
export function organisationCalled(facts: ArticleFacts, nouns: readonly string[]): string | null {
  if (nouns.length === 0) return null;
  const fitting = facts.organisations.filter(({ words: own }) => nouns.every((noun) => own.has(folded(noun))));
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}
