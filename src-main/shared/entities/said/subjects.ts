import { isAdverb, skipTime } from './adjuncts.ts';
import { isSpeaking, type Phrase, phraseAt, phraseBefore } from './phrases.ts';
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
  if (before.kind === 'word' && /^(?:who|which)$/.test(before.word)) {
    return phraseBefore(items, isComma(items[end - 2]) ? end - 2 : end - 1, floor);
  }
  if (isComma(before)) return beforeAside(items, end - 1, floor);
  const phrase = phraseBefore(items, end, floor);
  if (phrase !== null) return phrase;
  // "Scientists at the centre, in Lalitpur say": what ends here belongs to a preposition behind an earlier comma.
  return null;
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
  for (let open = close - 1; open > limit; open -= 1) {
    const item = items[open] as Item;
    if (item.kind === 'quoted') break;
    if (item.kind === 'mark' && /^[;:]$/.test(item.word)) break;
    if (!isComma(item)) continue;
    if (open + 1 >= close) continue;
    const phrase = phraseBefore(items, open, floor);
    if (phrase === null || isListed(items, phrase)) continue;
    const named = asideName(items, open + 1, close);
    // "The chairman, Youssef Lambert, said": the aside is the name of the one who speaks.
    if (phrase.kind !== 'name' && named !== null) return { ...named, from: phrase.from, to: close };
    if (phrase.kind === 'name' || found === null) found = phrase;
    if (phrase.kind === 'name') break;
  }
  if (found === null) return null;
  return { ...found, to: close };
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
    if (first === undefined || !isSpeaking(first) || first.mention?.type !== 'person') return null;
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
      reportingVerbs.get(first.word)?.participle)
  ) {
    let comma = at + 1;
    while (comma < Math.min(end, at + 24) && items[comma]?.word !== ',') comma += 1;
    if (items[comma]?.word !== ',') return null;
    at = comma + 1;
  }
  const phrase = phraseUntilVerb(items, at, end);
  if (phrase === null || phrase.to >= end) return null;
  return phrase;
}

/** A phrase at `at`: up to the first name that no noun follows, or a noun that is known to speak. */
function phraseUntilVerb(items: readonly Item[], at: number, end: number): Phrase | null {
  const first = items[at];
  if (first?.kind === 'word' && words.pronouns.has(first.word)) return phraseAt(items, at, at + 1);
  for (let to = at; to < Math.min(end, at + 9); to += 1) {
    const item = items[to] as Item;
    if (item.kind === 'mark' || item.kind === 'quoted') return null;
    if (item.kind === 'name' && items[to + 1]?.word !== "'s") {
      const phrase = phraseBefore(items, to + 1, at);
      if (phrase !== null && (phrase.mention?.type === 'person' || phrase.from === at || phrase.from === at + 1)) {
        // "Verdi spokesman": the name only says for whom.
        const whole = phraseAt(items, at, Math.min(end, to + 4));
        if (whole !== null && (whole.kind === 'role' || whole.kind === 'group') && whole.to <= to + 4) return whole;
        return phrase;
      }
    }
    if (item.kind === 'word' && words.auxiliaries.has(item.word)) return null;
    if (
      item.kind === 'word' &&
      (words.roles.has(item.word) || words.groups.has(item.word) || words.bodies.has(item.word))
    ) {
      const next = items[to + 1];
      if (
        next?.kind === 'name' ||
        (next?.kind === 'word' && words.phrasePrepositions.has(next.word)) ||
        next?.word === "'s"
      )
        continue;
      return phraseBefore(items, to + 1, at);
    }
  }
  return null;
}
