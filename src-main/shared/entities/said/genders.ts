import type { Gender } from './article-facts.ts';
import type { Item, Sentence } from './sentences.ts';
import { reportingVerbs } from './verbs.ts';
import * as words from './words.ts';

const pronouns: Record<string, Gender> = {
  he: 'he',
  his: 'he',
  himself: 'he',
  she: 'she',
  her: 'she',
  herself: 'she',
};
const personal = /^(?:man|woman|boy|girl|mother|father|wife|husband|son|daughter|brother|sister|widow|widower)$/;

const speaksFor =
  /^(?:spokes\w+|secretary|agent|lawyer|attorney|solicitor|barrister|aide|adviser|advisor|manager|coach|deputy)$/;

/**
 * By which pronoun a text itself calls each person, read off sentences in which only that person can be meant: "Kirby said his
 * staff", or "Kirby left. He". No name says it, and who is called by both is called by neither. Linear.
 */
export function pronounsOf(sentences: readonly Sentence[]): Map<string, Gender> {
  const votes = new Map<string, { he: number; she: number }>();
  const vote = (entity: string, gender: Gender, weight: number) => {
    const both = votes.get(entity) ?? { he: 0, she: 0 };
    both[gender] += weight;
    votes.set(entity, both);
  };
  let before: string | null = null;
  let last = -1;
  for (const { items, paragraph } of sentences) {
    const first = items.find(({ kind }) => kind === 'word' || kind === 'name');
    const opening = first?.word === 'he' || first?.word === 'she' ? first.word : null;
    if (opening !== null && before !== null && last === paragraph) vote(before, opening, 2);
    const only = readOnly(items, vote);
    last = paragraph;
    if (only !== null) before = only;
    else if (opening === null) before = null;
  }
  const called = new Map<string, Gender>();
  for (const [entity, { he, she }] of votes) {
    // A single "her" may be that of someone without a name.
    if (he + she < 2) continue;
    if (he > 3 * she) called.set(entity, 'he');
    else if (she > 3 * he) called.set(entity, 'she');
  }
  return called;
}

/** Votes with the pronouns behind the only person of a sentence, who is returned; null where there is nobody or are several. */
function readOnly(
  items: readonly Item[],
  vote: (entity: string, gender: Gender, weight: number) => void,
): string | null {
  let only: string | null = null;
  let told = false;
  let forAnother = false;
  for (const [at, { kind, word, mention }] of items.entries()) {
    if (kind === 'name' && mention?.type === 'person') {
      if (only !== null && only !== mention.entity) return null;
      only = mention.entity;
    }
    if (kind !== 'word') continue;
    forAnother ||= speaksFor.test(word);
    // "Whitlock told reporters he wanted a deal": he may be whoever she speaks for.
    told ||= only !== null && forAnother && reportingVerbs.get(word)?.doubtful === false;
    // "Kirby told her": whoever is an object of the verb is not its subject.
    const gender = word === 'her' && !isPossessive(items[at + 1]) ? undefined : pronouns[word];
    // A pronoun before any name is somebody else's.
    if (gender !== undefined && only === null) return null;
    if (gender !== undefined && only !== null) vote(only, gender, word === gender && !told ? 2 : 1);
    if (only !== null && (words.roles.has(word) || personal.test(word)) && isAnother(items, at)) return null;
  }
  return only;
}

const isPossessive = (next: Item | undefined) =>
  next?.kind === 'word' &&
  !words.prepositions.has(next.word) &&
  !words.conjunctions.has(next.word) &&
  !words.auxiliaries.has(next.word) &&
  !words.determiners.has(next.word) &&
  !words.pronouns.has(next.word);

/** "his wife", "told the minister": somebody beside the one who is named. */
function isAnother(items: readonly Item[], at: number): boolean {
  for (let left = at - 1; left > Math.max(0, at - 4); left -= 1) {
    const { kind, word } = items[left] as Item;
    if (word === "'s" || words.possessives.has(word)) return true;
    if (/^(?:the|an?)$/.test(word)) return items[left - 1]?.word !== ',';
    if (kind !== 'word') return false;
  }
  return false;
}
