import type { Mention } from '../../model/entity.ts';
import { isAdverb } from './adjuncts.ts';
import { isPast, pasts } from './pasts.ts';
import type { Item } from './sentences.ts';
import { reportingVerbs } from './verbs.ts';
import * as words from './words.ts';

/**
 * Who may speak, as a sentence puts it: a name ("Kirby"), a role ("a spokesman for the ministry"), a body ("the ministry"),
 * a group ("officials"), a document ("the report"), a pronoun, or someone of whom only the noun is known ("the shopkeeper").
 */
export interface Phrase {
  readonly kind: 'name' | 'role' | 'body' | 'group' | 'document' | 'pronoun' | 'unknown';
  /** Items of the sentence, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** The item of the name, the pronoun or the noun. */
  readonly at: number;
  /** In lower case: the pronoun, or the noun that says what it is; for a name the last of its words. */
  readonly head: string;
  /** The name itself. */
  readonly mention: Mention | null;
  /** For whom a role, group or document speaks: "Verdi" in "a Verdi spokesman". */
  readonly owner: Mention | null;
  /** The body of "a spokeswoman for the museum", which has no name here. */
  readonly ownerBody: Phrase | null;
  /** "its", "his" before the noun: the owner stands elsewhere. */
  readonly possessive: string | null;
  /** Whether it begins with "the": someone known from before. */
  readonly definite: boolean;
}

const maximumPhrase = 16;
/** Behind these "to" goes on with the noun: "a source close to the talks", "envoy to the nation". */
const linked = /^(?:close|envoy|ambassador|adviser|advisor|aide|assistant|counsel|secretary|delegate|visitor)$/;
const expert = /^(?:experts?|specialists?|authority|spokes\w+|advisers?|advisors?|researchers?|researcher|rapporteur)$/;
/** Letters behind a name: "Anthony Pell KC". */
const letters = /^(?:kc|qc|sc|mp|mps|mep|msp|obe|mbe|cbe|kbe|phd|md|mla|jr|jr\.|sr|sr\.|esq|esq\.|ii|iii)$/;
const isLetters = (item: Item | undefined) => item?.kind === 'word' && letters.test(item.word);
const isDay = (word: string) =>
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|(?:19|20)\d\d)$/.test(word);
const speaking = new Set(['person', 'organisation', 'place']);

export function isSpeaking(item: Item | undefined): boolean {
  return item?.kind === 'name' && item.mention !== null && speaking.has(item.mention.type);
}

/**
 * The noun phrase that ends right before item `end`, or null; nothing before item `floor` is looked at. `objects`: it may
 * stand behind a preposition.
 */
export function phraseBefore(items: readonly Item[], end: number, floor: number, objects = false): Phrase | null {
  let to = end;
  while (items[to - 1]?.kind === 'brackets' && to > floor) to -= 1;
  const last = items[to - 1];
  if (to <= floor || last === undefined || last.kind === 'mark' || last.kind === 'quoted') return null;
  if (last.kind === 'word' && words.pronouns.has(last.word)) return pronoun(items, to - 1);
  let from = to;
  const limit = Math.max(floor, to - maximumPhrase);
  while (from > limit) {
    const item = items[from - 1] as Item;
    const close =
      (item.word === 'to' && linked.test(items[from - 2]?.word ?? '')) ||
      (item.word === 'on' && expert.test(items[from - 2]?.word ?? ''));
    if (!close && !belongs(item)) break;
    // "On Sunday Kirby had told them": the day is none of his names.
    if (from < to && item.kind === 'word' && isDay(item.word)) break;
    from -= 1;
    const left = items[from - 1];
    if (item.kind === 'word' && words.determiners.has(item.word) && !continues(left, item)) break;
  }
  // "Tuesday's report said": the day is left out with its mark.
  while (from < to && (words.phrasePrepositions.has((items[from] as Item).word) || items[from]?.word === "'s"))
    from += 1;
  const joined = /^(?:after|before|since|as|until|than|because)$/.test(items[from - 1]?.word ?? '');
  const dangling =
    !joined && items[from - 1]?.kind === 'word' && words.prepositions.has((items[from - 1] as Item).word);
  for (const start of segments(items, from, to)) {
    const phrase = readPhrase(items, start, to);
    if (phrase === null || phrase.to !== to) continue;
    // What follows a preposition is its object; only the first noun of the phrase can be the subject.
    const inside = isPreposition(items[start - 1]) && !(joined && start === from);
    if (!objects && start > 0 && inside && (dangling || start > from)) continue;
    return phrase;
  }
  return null;
}

/** The noun phrase that begins at item `start` (determiner, title or noun), or null. */
export function phraseAt(items: readonly Item[], start: number, end = items.length): Phrase | null {
  const first = items[start];
  if (first === undefined || start >= end) return null;
  if (first.kind === 'word' && words.pronouns.has(first.word)) return pronoun(items, start);
  let to = start;
  while (to < Math.min(end, start + maximumPhrase)) {
    const item = items[to] as Item;
    if (!belongs(item) || words.calendar.has(item.word) || words.adverbs.has(item.word)) break;
    // "Acme cut its forecast": behind a verb, or where another phrase begins.
    if (to > start && item.kind === 'word' && pasts.has(item.word)) break;
    if (to > start && words.possessives.has(item.word) && !isPreposition(items[to - 1])) break;
    const after = items[to + 1];
    to += 1;
    if (item.kind === 'name' && item.mention?.type === 'person' && after?.word !== "'s" && !isRole(after)) {
      if (isLetters(after)) to += 1;
      break;
    }
  }
  while (to > start && isPreposition(items[to - 1])) to -= 1;
  return readPhrase(items, start, to);
}

function pronoun(items: readonly Item[], at: number): Phrase {
  const { word } = items[at] as Item;
  return phrase('pronoun', at, at + 1, at, word, {});
}

function phrase(
  kind: Phrase['kind'],
  from: number,
  to: number,
  at: number,
  head: string,
  more: Partial<Phrase>,
): Phrase {
  return {
    kind,
    from,
    to,
    at,
    head,
    mention: null,
    owner: null,
    ownerBody: null,
    possessive: null,
    definite: false,
    ...more,
  };
}

const isPreposition = (item: Item | undefined) => item?.kind === 'word' && words.prepositions.has(item.word);
const isRole = (item: Item | undefined) => item?.kind === 'word' && kindOf(item.word) !== 'unknown';
/** Whether a phrase goes on to the left of its determiner: "all the officials", "the two officials", "head of the agency". */
function continues(left: Item | undefined, { word }: Item): boolean {
  if (left?.kind !== 'word') return false;
  if (words.phrasePrepositions.has(left.word)) return true;
  if (articles.test(word)) return /^(?:all|both|half)$/.test(left.word);
  return words.determiners.has(left.word);
}

function belongs(item: Item): boolean {
  if (item.kind === 'name' || item.kind === 'brackets') return true;
  if (item.kind === 'quoted') return false;
  const { word } = item;
  if (item.kind === 'mark') return word === "'s" || word === '&' || word === '-' || word === "'" || word === '’';
  if (word === "'s" || words.possessives.has(word)) return true;
  if (words.pronouns.has(word) || words.auxiliaries.has(word)) return false;
  if (words.prepositions.has(word)) return words.phrasePrepositions.has(word) && word !== 'on' && word !== 'to';
  if (words.conjunctions.has(word) || /^(?:what|how|why)$/.test(word)) return false;
  const verb = reportingVerbs.get(word);
  return verb === undefined || (verb.doubtful && !verb.participle) || words.documents.has(word);
}

/** Where nouns of the phrase may begin: at its start, and behind each preposition. */
function segments(items: readonly Item[], from: number, to: number): number[] {
  const starts = [from];
  for (let at = from; at < to; at += 1) if (isPreposition(items[at]) && at + 1 < to) starts.push(at + 1);
  return starts;
}

export function kindOf(noun: string): Phrase['kind'] {
  const last = noun.slice(noun.lastIndexOf('-') + 1);
  for (const word of [noun, last]) {
    if (words.groups.has(word)) return 'group';
    if (words.roles.has(word)) return 'role';
    if (words.bodies.has(word)) return 'body';
    if (words.documents.has(word)) return 'document';
  }
  if (noun.endsWith('s') && (words.roles.has(noun.slice(0, -1)) || words.bodies.has(noun.slice(0, -1)))) return 'group';
  return 'unknown';
}

function readPhrase(items: readonly Item[], start: number, to: number): Phrase | null {
  // The head is the last noun before the first preposition.
  let head = start;
  while (head < to && !isPreposition(items[head]) && !isCompleted(items, start, head)) head += 1;
  head -= 1;
  while (head > start && (items[head]?.kind === 'brackets' || isLetters(items[head]))) head -= 1;
  const item = items[head];
  if (item === undefined || head < start || item.kind === 'mark' || item.kind === 'brackets') return null;
  const first = items[start] as Item;
  const definite = first.word === 'the';
  const possessive = first.kind === 'word' && words.possessives.has(first.word) ? first.word : null;
  if (item.kind === 'name') {
    if (!isSpeaking(item)) return null;
    const last = item.word.split(/\s+/).at(-1) ?? '';
    return phrase('name', start, head + 1, head, last.toLowerCase(), {
      mention: item.mention,
      definite,
      ...toEnd(items, head, to),
    });
  }
  if (item.word === "'s" || words.calendar.has(item.word) || articles.test(item.word)) return null;
  const plural = item.word.endsWith('s') && begins(items, start) && head - start < 4;
  const noun = kindOf(item.word);
  // Whoever begins a sentence as "Democrats" or "Hard-liners" speaks for many.
  const kind = noun === 'unknown' && plural ? 'group' : noun;
  const determined =
    first.kind === 'word' && (words.determiners.has(first.word) || articles.test(first.word) || /^\d/.test(first.word));
  if (
    kind === 'unknown' &&
    ((!determined && !(start === 0 && head < 4 && head === to - 1)) || !/^[\p{L}\d]/u.test(item.word))
  )
    return null;
  const owner = ownerOf(items, start, head, to);
  const ownerBody = owner === null ? bodyBehind(items, head, to) : null;
  return phrase(kind, start, to, head, item.word, { owner, ownerBody, possessive, definite });
}

/** "figures released by Acme", "a group led by Acme": behind the participle stands no noun of the phrase. */
const isCompleted = (items: readonly Item[], start: number, at: number) =>
  at > start &&
  isPast((items[at] as Item).word) &&
  isPreposition(items[at + 1]) &&
  kindOf((items[at - 1] as Item).word) !== 'unknown';

const articles =
  /^(?:the|an?|this|these|those|his|her|its|their|our|my|your|no|every|former|senior|state|top|local|more|any|few|all)$/;

/** Whether a clause begins here: at the start of the sentence, or behind a mark or conjunction. */
function begins(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  if (before === undefined || before.kind === 'mark') return true;
  return before.kind === 'word' && /^(?:and|but|while|though|although|as|whereas)$/.test(before.word);
}

/** A name may have a tail, "Hope Price of Ohio": it is skipped, and the phrase ends with it. */
function toEnd(items: readonly Item[], head: number, to: number): Pick<Phrase, 'to'> {
  const next = items[head + 1];
  return { to: isPreposition(next) || next?.kind === 'brackets' || isLetters(next) ? to : head + 1 };
}

/** "Verdi" in "a Verdi spokesman", "Verdi's spokesman", "a spokesman for Verdi", "scientists at the centre". */
function ownerOf(items: readonly Item[], start: number, head: number, to: number): Mention | null {
  const written = words.documents.has(items[head]?.word ?? '');
  for (let at = head - 1; at >= start; at -= 1) {
    const item = items[at] as Item;
    // "a hospital of the NHS ignored mothers": behind a verb stands something else.
    if (item.kind === 'word' && pasts.has(item.word)) break;
    if (item.kind === 'word' && item.word.endsWith('ed') && isAdverb(items[at - 1]?.word ?? '')) break;
    if (written && item.mention?.type === 'person' && items[at + 1]?.word === "'s") return item.mention;
    if (item.kind === 'name' && item.mention?.type === 'organisation') return item.mention;
    const office = /^(?:spokes\w+|office|campaign)$/.test(items[head]?.word ?? '');
    if (office && item.mention?.type === 'person' && (at === head - 1 || items[at + 1]?.word === "'s"))
      return item.mention;
  }
  // "a spokesman for Senate Leader Carla Vance": the last name of what follows the preposition.
  for (let at = head + 1; at < to; at += 1) {
    if (!isPreposition(items[at]) || !mayOwn(items[at] as Item, items[head] as Item)) continue;
    // "researchers led by Kay Bond of MIT": of her, not of them.
    if (at > head + 1 && isPast((items[head + 1] as Item).word) && !words.documents.has((items[head] as Item).word))
      break;
    let end = at + 1;
    while (end < to && !isPreposition(items[end])) end += 1;
    const name = items.slice(at + 1, end).findLast(isSpeaking)?.mention ?? null;
    if (name?.type === 'organisation') return name;
    if (name?.type === 'person' && (written || /^spokes/.test(items[head]?.word ?? ''))) return name;
  }
  return null;
}

/** A statement is "by" or "from" somebody; an inquiry "into" a body, or "at" one, is not the body's own. */
const mayOwn = ({ word }: Item, head: Item) =>
  words.documents.has(head.word) ? /^(?:by|from|of)$/.test(word) : !/^(?:in|into|about|on)$/.test(word);

function bodyBehind(items: readonly Item[], head: number, to: number): Phrase | null {
  if (items[head + 1]?.word !== 'for' && items[head + 1]?.word !== 'at' && items[head + 1]?.word !== 'of') return null;
  const body = readPhrase(items, head + 2, to);
  return body?.kind === 'body' ? body : null;
}
