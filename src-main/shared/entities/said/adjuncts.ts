import type { Item } from './sentences.ts';
import * as words from './words.ts';

/**
 * The item behind what may stand between a reporting verb (or its speaker) and what is said: adverbs, when ("on Tuesday"), to
 * whom ("reporters"), where and how ("in a statement"). From item `at`; at most `limit`.
 */
export function skipAdjuncts(items: readonly Item[], from: number, limit: number, addressee: boolean): number {
  let at = from;
  if (addressee) at = skipAddressee(items, at, limit);
  for (;;) {
    const next = skipOne(items, at, limit);
    if (next === at) return at;
    at = next;
  }
}

function skipOne(items: readonly Item[], at: number, limit: number): number {
  const item = items[at];
  if (item === undefined || at >= limit) return at;
  if (item.kind === 'brackets') return at + 1;
  if (item.kind !== 'word') return at;
  const time = skipTime(items, at, limit);
  if (time > at) return time;
  if (isAdverb(item.word)) return at + 1;
  if (!words.prepositions.has(item.word) || item.word === 'of') return at;
  return skipOccasion(items, at, limit);
}

export function isAdverb(word: string): boolean {
  return words.adverbs.has(word) || (word.length > 4 && word.endsWith('ly') && !words.notAdverbs.has(word));
}

/** "on Tuesday", "late last week", "in September 2022", "two days ago". */
export function skipTime(items: readonly Item[], from: number, limit: number): number {
  let at = from;
  let end = from;
  while (at < limit && at < from + 8) {
    const word = items[at]?.kind === 'word' ? (items[at] as Item).word : '';
    if (words.calendar.has(word) && !(word === 'may' && at === from)) {
      at += 1;
      end = at;
    } else if (/^\d{1,4}(?:st|nd|rd|th)?$/.test(word) || (words.calendarLeads.has(word) && end === from)) at += 1;
    else if (words.calendarLeads.has(word) && words.calendar.has(items[at + 1]?.word ?? '')) at += 1;
    else if (/^\d{1,4}$/.test(word)) at += 1;
    else break;
  }
  // A year or day at the end belongs to it: "Sept. 5", "May 2022".
  while (end > from && end < limit && /^(?:\d{1,2}|(?:19|20)\d\d)$/.test(items[end]?.word ?? '')) end += 1;
  if (end === from || items[end]?.word === "'s" || words.auxiliaries.has(items[end]?.word ?? '')) return from;
  const first = (items[from] as Item).word;
  // "the week of the strike" is no time by itself, "the next day" and "two days ago" are.
  const counted = /^(?:the|a|that|few|two|three|four|five|six|several|past|by|\d+)$/.test(first);
  if (counted && !/^(?:ago|later|earlier)$/.test((items[end - 1] as Item).word)) {
    if (first !== 'by' && !/^(?:next|previous|following|same)$/.test(items[from + 1]?.word ?? '')) return from;
  }
  return end;
}

/** "in a statement", "at a news conference in Tokyo", "on Twitter", "to reporters", "by telephone from a shelter". */
function skipOccasion(items: readonly Item[], from: number, limit: number): number {
  const end = Math.min(limit, from + 9);
  const first = items[from + 1];
  if (first === undefined) return from;
  // "threatened to take him to court": no place, but what was threatened.
  const verbal = items[from]?.word === 'to' && first.kind === 'word' && !words.audiences.has(first.word);
  if (
    verbal &&
    (items[from + 2]?.kind === 'name' ||
      /^(?:the|an?|him|her|them|his|its|their|all|any|no|up)$/.test(items[from + 2]?.word ?? ''))
  )
    return from;
  for (let at = from + 1; at < end; at += 1) {
    const item = items[at] as Item;
    if (item.kind === 'mark' || item.kind === 'quoted') return from;
    if (item.kind === 'name') {
      if (at > from + 2) return from;
      return items[at + 1]?.word === "'s" ? from : at + 1;
    }
    if (words.occasions.has(item.word) && !words.occasions.has(items[at + 1]?.word ?? '')) return at + 1;
    if (words.auxiliaries.has(item.word) || words.conjunctions.has(item.word) || words.pronouns.has(item.word))
      return from;
  }
  return from;
}

/** "him", "reporters", "the BBC", "a news conference", "lawmakers of both parties". */
function skipAddressee(items: readonly Item[], from: number, limit: number): number {
  let at = from;
  while (at < limit && at < from + 8) {
    const item = items[at] as Item;
    if (item.kind === 'name') {
      const after = items[at + 1];
      if (after?.word === 'and' && items[at + 2]?.kind === 'name') at += 2;
      else if (after?.word === "'s") at += 1;
      else return at + 1;
      continue;
    }
    if (item.kind !== 'word') return from;
    if (/^(?:him|her|them|us|me)$/.test(item.word)) return at + 1;
    // "warned it might": there "it" begins the clause.
    if (/^(?:it|you)$/.test(item.word) && words.auxiliaries.has(items[at + 1]?.word ?? '')) return from;
    if (words.audiences.has(item.word) && !words.audiences.has(items[at + 1]?.word ?? '')) {
      return items[at + 1]?.kind === 'name' ? at + 2 : at + 1;
    }
    if (words.auxiliaries.has(item.word) || words.prepositions.has(item.word) || item.word === 'that') break;
    at += 1;
  }
  return skipAnyone(items, from, limit);
}

/** "the nation": an article and at most three nouns, behind which something begins that is no verb of theirs. */
function skipAnyone(items: readonly Item[], from: number, limit: number): number {
  if (!/^(?:the|a|an|his|her|its|their)$/.test(items[from]?.word ?? '')) return from;
  for (let at = from + 2; at < Math.min(limit, from + 5); at += 1) {
    const { kind, word } = items[at] as Item;
    if (kind === 'mark' && word === "'s") continue;
    if (kind !== 'word' || words.prepositions.has(word) || words.determiners.has(word) || words.pronouns.has(word))
      return at;
    if (words.auxiliaries.has(word) || words.conjunctions.has(word)) return word === 'that' ? at : from;
  }
  return from;
}
