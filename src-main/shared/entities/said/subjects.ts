import { isAdverb, skipTime } from './adjuncts.ts';
import { isPast } from './pasts.ts';
import { isSpeaking, kindOf, type Phrase, phraseAt, phraseBefore } from './phrases.ts';
import type { Item } from './sentences.ts';
import { reportingVerbs } from './verbs.ts';
import * as words from './words.ts';

const maximumAside = 36;
const isComma = (item: Item | undefined) => item?.kind === 'mark' && /^[,–—-]$/.test(item.word);

/**
 * The subject of the verb at item `verb`, whose auxiliaries and adverbs begin at that item: right before it, before an aside
 * between commas ("Kirby, who spoke in Paris, "), or before "who". Nothing before item `floor` is looked at.
 */
export function subjectBefore(items: readonly Item[], verb: number, floor: number): Phrase | null {
  const end = beforeTime(items, verb, floor);
  const before = items[end - 1];
  if (before === undefined || end <= floor) return null;
  if (before.kind === 'word' && /^(?:who|which|that)$/.test(before.word)) {
    const antecedent =
      (before.word === 'who' && isComma(items[end - 2]) ? beforeApposition(items, end - 2, floor) : null) ??
      phraseBefore(items, isComma(items[end - 2]) ? end - 2 : end - 1, floor, true);
    if (antecedent?.mention?.type === 'place' && before.word === 'who') return null;
    // "a statement that accused": of other nouns "that" is as often a conjunction.
    return before.word !== 'that' || antecedent?.kind === 'document' ? antecedent : null;
  }
  if (isComma(before)) return beforeAside(items, end - 1, floor);
  const phrase = phraseBefore(items, end, floor);
  const antecedent = beforeRelative(items, phrase?.from ?? end, floor);
  if (antecedent !== null) return antecedent;
  if (phrase !== null) return withFirst(items, phrase, floor);
  // "Scientists at the centre, in Lalitpur say": what ends here belongs to a preposition behind a comma.
  for (let at = end - 1; at > Math.max(floor, end - 8); at -= 1) {
    const item = items[at] as Item;
    if (isComma(item)) {
      const first = items[at + 1];
      const where =
        first?.kind === 'word' && /^(?:in|at|of|from|on|near)$/.test(first.word) && items[at + 2]?.kind === 'name';
      const found = where ? beforeAside(items, end, floor) : null;
      return found?.kind === 'unknown' ? null : found;
    }
    if (item.kind === 'mark' || item.kind === 'quoted') return null;
  }
  return null;
}

/**
 * "Jon Vale, a lawmaker and no friend of the minister, who said": the person whom the aside that ends at the comma `close` is
 * about, whoever else it names. Null where no such aside ends there.
 */
function beforeApposition(items: readonly Item[], close: number, floor: number): Phrase | null {
  for (let at = close - 1; at > Math.max(floor, close - maximumAside); at -= 1) {
    const item = items[at] as Item;
    if (item.kind === 'quoted') return null;
    if (item.kind === 'word') {
      // "for the Green Left": a party far more often than a verb, in such an aside.
      if (words.auxiliaries.has(item.word) || (isPast(item.word) && item.word !== 'left')) return null;
      if (reportingVerbs.get(item.word)?.doubtful === false) return null;
    }
    if (item.kind !== 'mark' || item.word === "'s" || (item.word === '-' && items[at + 1]?.kind !== 'mark')) continue;
    if (item.word !== ',' || items[at - 1]?.mention?.type !== 'person') return null;
    const { word, kind } = items[at + 1] as Item;
    const describes = kind === 'word' && (words.determiners.has(word) || words.possessives.has(word));
    return describes ? phraseBefore(items, at, floor, true) : null;
  }
  return null;
}

/** "Families who had lost a child said": what ends here is the object of a clause about the families. */
function beforeRelative(items: readonly Item[], end: number, floor: number): Phrase | null {
  for (let at = end - 1; at > Math.max(floor, end - 12); at -= 1) {
    const { kind, word } = items[at] as Item;
    if (kind === 'mark' && word !== "'s" && word !== '-') return null;
    const told = reportingVerbs.get(word)?.doubtful === false && items[at - 1]?.word !== 'who';
    if (kind === 'quoted' || told || /^(?:and|but|that|as|if)$/.test(word)) return null;
    // "whoever the president said": right behind it stands the subject of the clause itself.
    if (word === 'who') return at + 1 < end ? phraseBefore(items, at, floor, true) : null;
  }
  return null;
}

/** "Two sources and an official said": several that speak together, who begin the clause. */
function withFirst(items: readonly Item[], phrase: Phrase, floor: number): Phrase {
  // "Variety, whose critic wrote"
  if (items[phrase.from - 1]?.word === 'whose' && phrase.owner === null) {
    const of = items[phrase.from - (isComma(items[phrase.from - 2]) ? 3 : 2)]?.mention ?? null;
    return { ...phrase, owner: of?.type === 'organisation' ? of : null };
  }
  if (phrase.kind === 'pronoun' || items[phrase.from - 1]?.word !== 'and') return phrase;
  const first = phraseBefore(items, phrase.from - 1, floor);
  if (first === null || first.kind === 'unknown' || first.kind === 'pronoun') return phrase;
  const before = items[first.from - 1];
  const begins = first.from <= floor || before?.kind === 'mark' || before?.kind === 'quoted';
  return begins ? several(phrase, first.from, phrase.to) : phrase;
}

/** Several of whom none speaks alone. */
function several(phrase: Phrase, from: number, to: number): Phrase {
  return {
    ...phrase,
    kind: 'group',
    head: '',
    from,
    to,
    mention: null,
    owner: null,
    possessive: null,
    definite: false,
  };
}

/** "Kirby on Tuesday said". */
function beforeTime(items: readonly Item[], verb: number, floor: number): number {
  for (let at = verb - 1; at >= Math.max(floor, verb - 4); at -= 1) {
    const item = items[at] as Item;
    if (item.kind !== 'word') break;
    if (skipTime(items, at, verb) === verb && (item.word !== 'may' || at < verb - 1)) {
      const wider = items[at - 1]?.kind === 'word' && skipTime(items, at - 1, verb) === verb;
      if (!wider || at - 1 < floor) return at;
    }
  }
  return verb;
}

function beforeAside(items: readonly Item[], close: number, floor: number): Phrase | null {
  const limit = Math.max(floor, close - maximumAside);
  let found: Phrase | null = null;
  // "the consortium, in which Chevron and Exxon are partners, said": whatever names the aside has, it is not they.
  for (let at = close - 1; at > limit + 1; at -= 1) {
    if (!/^(?:who|which|whose|where|whom)$/.test(items[at]?.word ?? '')) continue;
    if (/^(?:and|or|but)$/.test(items[at - 1]?.word ?? '')) continue;
    const comma = isComma(items[at - 1]) ? at - 1 : isComma(items[at - 2]) ? at - 2 : -1;
    const antecedent = comma < 0 ? null : (phraseBefore(items, comma, floor) ?? beforeAside(items, comma, floor));
    if (antecedent !== null && antecedent.kind !== 'unknown') return antecedent;
  }
  for (let open = close - 1; open > limit; open -= 1) {
    const item = items[open] as Item;
    if (item.kind === 'quoted') break;
    if (item.kind === 'mark' && /^[;:]$/.test(item.word)) break;
    if (!isComma(item)) continue;
    if (open + 1 >= close) continue;
    const phrase = phraseBefore(items, open, floor);
    if (phrase === null || isListed(items, phrase)) continue;
    const named = asideName(items, open + 1, close);
    const several = phrase.kind === 'name' ? withFirst(items, phrase, floor) : phrase;
    if (several !== phrase) return several;
    // "The chairman, Youssef Lambert, said": the aside is the name of the one who speaks.
    if (phrase.kind !== 'name' && named !== null) return { ...named, from: phrase.from };
    const place = phrase.mention?.type === 'place';
    if ((phrase.kind === 'name' && !place) || found === null || found.mention?.type === 'place') found = phrase;
    if (phrase.kind === 'name' && !place) break;
  }
  return found;
}

/** A year, an age or a place between commas is nobody. */
function isListed(items: readonly Item[], { kind, from, mention }: Phrase): boolean {
  const before = items[from - 1];
  return kind === 'name' && mention?.type === 'place' && before !== undefined && isComma(before);
}

/** The name that an aside consists of, titles before it: "the historian Tristan Bellweather" too. */
function asideName(items: readonly Item[], from: number, to: number): Phrase | null {
  const last = items[to - 1];
  if (last === undefined || !isSpeaking(last) || last.mention?.type === 'place') {
    const first = items[from];
    if (first === undefined || !isSpeaking(first) || first.mention?.type === 'place') return null;
    if (items[from + 1]?.kind === 'word' && !words.prepositions.has((items[from + 1] as Item).word)) return null;
    return { ...(phraseAt(items, from, from + 1) as Phrase) };
  }
  for (let at = from; at < to - 1; at += 1) {
    const item = items[at] as Item;
    if (item.kind !== 'word' || words.prepositions.has(item.word) || words.conjunctions.has(item.word)) return null;
    if (words.auxiliaries.has(item.word)) return null;
  }
  return phraseAt(items, to - 1, to);
}

/**
 * The subject with which the sentence begins, as far as it is plain: a name, pronoun or role at its start, behind at most
 * one phrase that ends with a comma ("In Berlin, "). It must stand before item `end`.
 */
export function mainSubject(items: readonly Item[], floor: number, end: number): Phrase | null {
  let at = floor;
  while (at < end && /^(?:and|but|so|yet|however|,)$/.test(items[at]?.word ?? '')) at += 1;
  const first = items[at];
  if (
    first?.kind === 'word' &&
    (words.prepositions.has(first.word) ||
      isAdverb(first.word) ||
      words.conjunctions.has(first.word) ||
      /^(?:asked|told|\w{2,}ing)$/.test(first.word) ||
      reportingVerbs.get(first.word)?.participle)
  ) {
    let comma = at + 1;
    while (comma < Math.min(end, at + 24) && items[comma]?.word !== ',') comma += 1;
    if (items[comma]?.word !== ',') return null;
    // "For Lee, a nurse, it is simple"
    if (items[comma - 1]?.kind === 'name' && /^(?:an?|the|who|whose|which)$/.test(items[comma + 1]?.word ?? '')) {
      let close = comma + 1;
      while (close < Math.min(end, comma + 16) && items[close]?.word !== ',') close += 1;
      if (items[close]?.word === ',' && close < end) comma = close;
    }
    at = comma + 1;
  }
  const phrase = phraseUntilVerb(items, at, end);
  if (phrase === null) return null;
  // "Hamas and Fatah signed": neither alone.
  const next = items[phrase.to + 1];
  if (phrase.kind === 'name' && items[phrase.to]?.word === 'and' && next !== undefined && isSpeaking(next)) {
    return several(phrase, phrase.from, phrase.to + 2);
  }
  return withName(items, phrase);
}

/** "the minister, Ilze Strazdina": the one who is named right behind a role, between commas or at the end. */
export function withName(items: readonly Item[], phrase: Phrase): Phrase {
  if (phrase.kind === 'name' || phrase.kind === 'pronoun' || items[phrase.to]?.word !== ',') return phrase;
  let close = phrase.to + 1;
  while (close < Math.min(items.length, phrase.to + 12) && items[close]?.kind !== 'mark') close += 1;
  if (items[close] !== undefined && items[close]?.kind !== 'mark') return phrase;
  return { ...(asideName(items, phrase.to + 1, close) ?? phrase), from: phrase.from };
}

/** "Detective [Constable Priti Vora]": at most two more nouns before a name. */
function leadsToName(items: readonly Item[], from: number): boolean {
  for (let at = from; at < from + 3; at += 1) {
    const item = items[at];
    if (item?.kind === 'name') return true;
    if (item?.kind !== 'word' || words.auxiliaries.has(item.word) || words.prepositions.has(item.word)) return false;
    if (reportingVerbs.has(item.word) || words.determiners.has(item.word) || isPast(item.word) || isAdverb(item.word))
      return false;
  }
  return false;
}

/** A phrase at `at`: up to the first name that no noun follows, or a noun that is known to speak. */
function phraseUntilVerb(items: readonly Item[], at: number, end: number): Phrase | null {
  const first = items[at];
  if (first?.kind === 'word' && words.pronouns.has(first.word)) return phraseAt(items, at, at + 1);
  for (let to = at; to < Math.min(end, at + 12); to += 1) {
    const item = items[to] as Item;
    if (item.kind === 'quoted') return null;
    if (item.kind === 'mark' && item.word !== "'s" && item.word !== '-') {
      return item.word === ',' ? phraseBefore(items, to, at) : null;
    }
    const next = items[to + 1];
    if (item.kind === 'name' && next?.word !== "'s" && item.mention?.type === 'person') {
      const phrase = phraseBefore(items, to + 1, at);
      if (phrase !== null) return phrase;
    }
    if (item.kind === 'name' && (to === at || to === at + 1) && next?.word !== "'s") {
      const whole = phraseAt(items, at, Math.min(end, at + 14));
      if (whole !== null && whole.at > to && whole.kind !== 'unknown') return whole;
      return phraseBefore(items, to + 1, at);
    }
    if (item.kind !== 'word') continue;
    if (words.auxiliaries.has(item.word) || reportingVerbs.get(item.word)?.doubtful === false) return null;
    if (kindOf(item.word) === 'unknown') continue;
    if (next?.word === "'s" || next?.word === ',' || leadsToName(items, to + 1)) continue;
    if (next?.kind === 'word' && (words.phrasePrepositions.has(next.word) || kindOf(next.word) !== 'unknown')) continue;
    return phraseBefore(items, to + 1, at);
  }
  return null;
}
