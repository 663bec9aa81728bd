import type { Frame } from './frame.ts';
import { pasts } from './pasts.ts';
import type { Item } from './sentences.ts';
import { type ReportingVerb, reportingVerbs, thingsToo } from './verbs.ts';
import * as words from './words.ts';

export const questions = /^(?:whether|if|when|what|how|why|who|where)$/;

/**
 * What a reporting verb introduces, and the item where that begins. `behind`: the item behind verb and speaker; `from`: the
 * item behind what says when, where and to whom.
 */
export function whatFollows(
  items: readonly Item[],
  behind: number,
  from: number,
  verb: ReportingVerb,
  inverted: boolean,
): { follows: Frame['follows']; content: number } {
  const end = items.length;
  // "pointed out that"; of its many uses that one reports something.
  const pointed = /^point/.test(items[behind - 1]?.word ?? '');
  if (pointed && items[behind]?.word !== 'out') return { follows: 'nothing', content: from };
  let start = pointed ? Math.max(from, behind + 1) : from;
  // "cautioned, however, that"
  if (
    items[start]?.word === ',' &&
    /^(?:however|though|too)$/.test(items[start + 1]?.word ?? '') &&
    items[start + 2]?.word === ','
  )
    start += 3;
  const item = items[start];
  // "said on X, formerly Twitter, that"
  if (item?.word === ',') {
    for (let at = start + 2; at < Math.min(end, start + 7) && items[at]?.kind !== 'quoted'; at += 1) {
      if (items[at]?.word === ',' && items[at + 1]?.word === 'that') return { follows: 'that', content: at + 2 };
    }
  }
  const nothing = { follows: 'nothing', content: start } as const;
  const quote = quoteAhead(items, start, behind, verb);
  if (quote >= 0) return { follows: 'quote', content: quote };
  if (item === undefined || item.kind === 'mark' || inverted) {
    return item?.word === 'that' ? { follows: 'that', content: start + 1 } : nothing;
  }
  // "denied that account"
  const pointing = verb.object && item.word === 'that' && !hasVerb(items, start + 2);
  if (pointing && end - start < 5) return { follows: 'object', content: start };
  const relative = start > behind && words.auxiliaries.has(items[start + 1]?.word ?? '');
  if (item.word === 'that' && items[start + 1]?.kind !== 'mark' && !relative)
    return { follows: 'that', content: start + 1 };
  if (/^ask/.test(items[behind - 1]?.word ?? '') && isToBeUnnamed(items, start)) return nothing;
  if (verb.stance === 'asked' && questions.test(item.word)) return { follows: 'question', content: start };
  const toDo = item.word === 'to' && isInfinitive(items, start);
  const callsFor = /^call/.test(items[behind - 1]?.word ?? '') && !/^(?:on|upon)$/.test(items[behind]?.word ?? '');
  const open =
    (words.prepositions.has(item.word) && !toDo && !/^(?:for|after|before)$/.test(item.word)) || verb.addressee;
  let verbal = false;
  for (let at = behind; at < Math.min(end, behind + 16); at += 1) {
    const { word, kind } = items[at] as Item;
    if (kind === 'quoted' || (kind === 'mark' && !/^[-'’&]|'s$/.test(word))) break;
    // "was threatened after he warned that": the clause is another verb's.
    if (reportingVerbs.get(word)?.doubtful === false && at > behind) break;
    // "said in a statement that was published": there it is the statement's.
    const its = words.auxiliaries.has(items[at + 1]?.word ?? '') || items[at + 1]?.kind === 'mark';
    if (open && word === 'that' && at > behind && !its) return { follows: 'that', content: at + 1 };
    if (verb.stance === 'asked' && /^(?:whether|if|why|how|what)$/.test(word))
      return { follows: 'question', content: at };
    if (word === 'of' && verb.stance === 'accused' && at > behind) {
      return { follows: items[at + 1]?.kind === 'quoted' ? 'quote' : 'object', content: at + 1 };
    }
    verbal ||= words.auxiliaries.has(word);
    const wanted = (verb.infinitive || verb.addressee) && !verbal;
    if (wanted && !callsFor && word === 'to' && isInfinitive(items, at)) {
      return { follows: 'infinitive', content: items[at - 1]?.word === 'not' ? at - 1 : at };
    }
  }
  const doing = gerundive.test(items[behind - 1]?.word ?? '') && /^(?!.*thing$)[a-z]{3,}ing$/.test(item.word);
  if (doing && end - start >= 2) return { follows: 'object', content: start };
  const room = end - start;
  if (verb.object && room >= 2 && !words.prepositions.has(item.word)) return { follows: 'object', content: start };
  const clause = !thingsToo.has((items[behind - 1] ?? item).word) || hasVerb(items, start);
  if (verb.bare && room >= 3 && clause && beginsClause(items, start)) return { follows: 'clause', content: start };
  const behindPlace = verb.bare && item.kind === 'word' && !toDo ? clauseBehindPlace(items, start) : -1;
  if (behindPlace > 0) return { follows: 'clause', content: behindPlace };
  return nothing;
}

/** Behind these stands what somebody did: "admitted stealing it". */
const gerundive = /^(?:admit|suggest|recommend|propose|recall|remember|acknowledge|regret)(?:s|ed|ted|d)?$/;

/** "asked not to be named", "asked to remain anonymous": that is told of a source, and no news. */
function isToBeUnnamed(items: readonly Item[], start: number): boolean {
  const ahead = items.slice(start, start + 8).map(({ word }) => word);
  return (
    /^(?:not|to)$/.test(ahead[0] ?? '') &&
    ahead.some((word) => /^(?:named|identified|anonymous|anonymity|unnamed|quoted)$/.test(word))
  );
}

/** "said after the match the referee had lied": behind preposition and noun a new noun phrase begins, with a verb. */
function clauseBehindPlace(items: readonly Item[], start: number): number {
  if (!/^(?:after|before|at|in|during|outside|from|on|by|via)$/.test(items[start]?.word ?? '')) return -1;
  for (let at = start + 2; at < Math.min(items.length, start + 7); at += 1) {
    const { kind, word } = items[at] as Item;
    if (kind === 'mark' && word !== "'s") return -1;
    const before = items[at - 1];
    const noun = before?.kind === 'name' || (before?.kind === 'word' && !words.determiners.has(before.word));
    if (!noun || (before?.kind === 'word' && words.prepositions.has(before.word))) continue;
    const subject = words.pronouns.has(word) || /^(?:the|a|an|his|her|its|their|there|this|these|those|no)$/.test(word);
    if (subject) return hasVerb(items, at) ? at : -1;
  }
  return -1;
}

/** Whether a verb stands before the first mark or conjunction: an auxiliary, a past form, or one behind a pronoun. */
function hasVerb(items: readonly Item[], from: number): boolean {
  for (let at = from; at < Math.min(items.length, from + 24); at += 1) {
    const { kind, word } = items[at] as Item;
    if (kind === 'quoted' || (kind === 'mark' && /^[,;:.–—]$/.test(word))) return false;
    if (kind !== 'word') continue;
    if (/^(?:and|but|or|after|before|when|while|as|where|that|if|unless|because|who|which)$/.test(word)) return false;
    if (
      words.auxiliaries.has(word) ||
      (at > from && pasts.has(word) && !words.prepositions.has(items[at + 1]?.word ?? ''))
    )
      return true;
    if (at > from && word.length > 4 && word.endsWith('ed') && !words.prepositions.has(items[at + 1]?.word ?? ''))
      return true;
    if (words.pronouns.has(word) && word !== 'it') return true;
  }
  return false;
}

function isInfinitive(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  if (next?.kind === 'quoted') return true;
  return (
    next?.kind === 'word' &&
    !words.determiners.has(next.word) &&
    !words.possessives.has(next.word) &&
    !words.audiences.has(next.word) &&
    !/^\d/.test(next.word)
  );
}

function beginsClause(items: readonly Item[], at: number): boolean {
  const { kind, word } = items[at] as Item;
  if (kind === 'name') return true;
  if (kind !== 'word') return false;
  if (/^(?:nothing|little|much|so|yes|goodbye|hello|how|why|what|who|whether)$/.test(word)) return false;
  if (words.prepositions.has(word))
    return /^(?:about|around|over|under)$/.test(word) && /^[\d$£€]/.test(items[at + 1]?.word ?? '');
  return !words.conjunctions.has(word) || /^(?:if|when|while|although|because|unless)$/.test(word);
}

/** Where a quotation begins right here, behind a comma or colon, or behind a colon a few words on; -1 where none does. */
function quoteAhead(items: readonly Item[], start: number, behind: number, { stance }: ReportingVerb): number {
  const at = /^(?:[,:–—-]|that)$/.test(items[start]?.word ?? '') ? start + 1 : start;
  if (items[at]?.kind === 'quoted') return at;
  // "warned of “a response”"
  if (stance === 'warned' && /^(?:of|about|against)$/.test(items[start]?.word ?? '')) {
    const near = [1, 2, 3].find((more) => items[start + more]?.kind === 'quoted');
    if (near !== undefined) return start + near;
  }
  const open = items[behind];
  if (items[start]?.word === ':' || open?.kind !== 'word' || !words.prepositions.has(open.word)) return -1;
  for (let next = behind; next < Math.min(items.length - 1, behind + 16); next += 1) {
    const item = items[next] as Item;
    if (item.word === ':' && items[next + 1]?.kind === 'quoted') return next + 1;
    if (item.kind === 'quoted' || (item.kind === 'mark' && /^[;.]$/.test(item.word)) || item.word === 'that') return -1;
  }
  return -1;
}
