import type { Named } from './named.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokenise.ts';

const suffix = /^(?:Jr\.?|Sr\.?|[IVX]+)$/;

/**
 * Joins the names of one person: key of a name -> key of the fullest name. A surname goes to the one person of the text
 * who bears it; where two do, to nobody, because a wrong relative is worse than a name that stands alone.
 */
export function joinPersons(reading: Reading, named: readonly Named[]): Map<string, string> {
  const { tokens, lexicon } = reading;
  const full = new Map<string, string[]>();
  const short = new Map<string, string[]>();
  for (const member of named) {
    if (member.type !== 'person') continue;
    const words = wordsOf(tokens, member);
    (words.length > 1 ? full : short).set(member.key, words);
  }
  const joins = new Map<string, string>();
  const leaders: string[] = [];
  const leaderByEnds = new Map<string, string>();
  for (const key of [...full.keys()].sort((a, b) => length(full, b) - length(full, a))) {
    const words = full.get(key) as string[];
    const ends = `${bare(words[0])} ${bare(words.at(-1))}`;
    const leader = leaderByEnds.get(ends);
    if (leader === undefined) {
      leaderByEnds.set(ends, key);
      leaders.push(key);
      joins.set(key, key);
    } else joins.set(key, leader);
  }
  const bySurname = new Map<string, Set<string>>();
  const byOther = new Map<string, Set<string>>();
  const put = (index: Map<string, Set<string>>, word: string, leader: string) => {
    const owners = index.get(word);
    if (owners === undefined) index.set(word, new Set([leader]));
    else owners.add(leader);
  };
  for (const leader of leaders) {
    const words = full.get(leader) as string[];
    const familyFirst = lexicon.familyFirst.has(words[0] as string) && words.length <= 3;
    put(bySurname, bare(familyFirst ? words[0] : words.at(-1)), leader);
    put(byOther, bare(familyFirst ? words.at(-1) : words[0]), leader);
    for (const word of words.slice(1, -1)) if (word.length > 3) put(byOther, bare(word), leader);
  }
  // "bin Salman", "Lula da Silva": the tail of exactly one fuller name.
  const byTail = new Map<string, Set<string>>();
  for (const leader of leaders) {
    const words = leader.toLowerCase().split(' ');
    for (let i = 1; i < words.length - 1; i += 1) put(byTail, words.slice(i).join(' '), leader);
  }
  for (const leader of leaders) {
    const owners = byTail.get(leader.toLowerCase());
    if (owners?.size === 1) joins.set(leader, [...owners][0] as string);
  }
  for (const [key, words] of short) {
    const owners = bySurname.get(bare(words[0])) ?? byOther.get(bare(words[0]));
    if (owners?.size !== 1) continue;
    const owner = [...owners][0] as string;
    joins.set(key, joins.get(owner) ?? owner);
  }
  return joins;
}

function length(full: ReadonlyMap<string, readonly string[]>, key: string): number {
  return full.get(key)?.length ?? 0;
}

function wordsOf(tokens: readonly Token[], { from, to }: Named): string[] {
  const words: string[] = [];
  for (let i = from; i < to; i += 1) words.push((tokens[i] as Token).text);
  // "Charles III" keeps its number: without it the name would be anybody's.
  while (words.length > 2 && suffix.test(words.at(-1) as string)) words.pop();
  return words;
}

/** "al-Assad" and "Assad", "García" and "Garcia" are one surname. */
function bare(word: string | undefined): string {
  const plain = (word ?? '').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/^(?:al|el)-/, '');
}
