import { isAdverb, skipTime } from './adjuncts.ts';
import type { Frame } from './frame.ts';
import { type Phrase, phraseAt } from './phrases.ts';
import type { Item } from './sentences.ts';
import { mainSubject, subjectBefore, withName } from './subjects.ts';
import type { ReportingVerb } from './verbs.ts';
import * as words from './words.ts';

/** The subject of a reporting verb and where it stands. */
export interface WhoSpeaks {
  readonly subject: Phrase;
  readonly shared: boolean;
  readonly inverted: boolean;
}

/**
 * Who is the subject of the reporting verb at item `verb`: before it, behind it ("said Kirby"), or with an earlier verb of the sentence.
 * Null where nobody is, and where nothing was said ("would not say", "was told").
 */
export function speakerOf(
  items: readonly Item[],
  verb: number,
  floor: number,
  earlier: readonly Frame[],
  { participle, addressee, stance }: ReportingVerb,
): WhoSpeaks | null {
  const agent = items[verb + 1]?.word === 'by' ? agentOf(items, verb, floor) : null;
  if (agent !== null) return { subject: agent, shared: false, inverted: false };
  let left = verb;
  for (let back = 0; back < 8 && left > floor; back += 1) {
    const item = items[left - 1] as Item;
    if (item.kind === 'brackets' && back === 0) break;
    if (item.kind !== 'word') break;
    if (item.word === 'to' && goesOnTo(items, left - 1)) return share(items, verb, floor, earlier);
    // "was telling colleagues to pack"
    const goesOn = participle && words.passives.has(item.word);
    if (!goesOn && (words.denials.has(item.word) || words.passives.has(item.word))) return null;
    if (goesOn) {
      const subject = subjectBefore(items, left - 1, floor);
      return subject === null ? null : { subject, shared: false, inverted: false };
    }
    if (words.perfects.has(item.word) || isAdverb(item.word)) left -= 1;
    else break;
  }
  const before = items[left - 1];
  const first = left <= floor;
  if (first && /^(?:said|says|asked)$/.test((items[verb] as Item).word)) {
    const after = phraseAt(items, verb + 1);
    if (after !== null && items[after.to]?.word === ':') return { subject: after, shared: false, inverted: true };
  }
  const afterComma = before?.kind === 'quoted' || (before?.kind === 'mark' && /^[,–—-]$/.test(before.word));
  if (participle) {
    if (
      !first &&
      !(before?.kind === 'mark' && before.word === ',') &&
      !/^(?:by|before|after|while)$/.test(before?.word ?? '') &&
      before?.word !== 'and'
    )
      return null;
    return share(items, verb, floor, earlier);
  }
  // "Petersen, a driver, told Reuters": what follows such a verb is whom it is said to.
  const ahead = addressee && afterComma && stance === 'warned' ? phraseAt(items, verb + 1) : null;
  const last = ahead !== null && ahead.kind !== 'unknown' && ahead.to >= items.length - 1;
  const turns =
    !/^(?:accused|demanded|promised|denied)$/.test(stance) && (!addressee || last || before?.kind === 'quoted');
  if (afterComma && turns && !/^(?:told|tells)$/.test((items[verb] as Item).word)) {
    const after = phraseAt(items, verb + 1);
    const aside = before?.kind === 'quoted' ? null : subjectBefore(items, left, floor);
    // "Pillai, whose brother was there, said families had heard nothing": the one before the aside speaks.
    const earlierOne = aside !== null && (aside.kind === 'name' || aside.kind === 'role') && after?.kind !== 'name';
    if (after !== null && !earlierOne && after.head !== 'it' && standsAlone(items, after, before?.kind === 'quoted')) {
      return { subject: withName(items, after), shared: false, inverted: true };
    }
  }
  if (before?.kind === 'word' && /^(?:and|but|or|then|yet)$/.test(before.word))
    return share(items, verb, floor, earlier);
  const subject = subjectBefore(items, left, floor);
  if (subject === null || /^(?:nobody|none|neither|nothing)$/.test(subject.head)) return null;
  return { subject, shared: false, inverted: false };
}

/** "went on to say", "took to X to say": that was said. */
function goesOnTo(items: readonly Item[], to: number): boolean {
  const [first, second, third] = [items[to - 1], items[to - 2], items[to - 3]];
  if (first?.word === 'on') return /^(?:go|goes|went|gone)$/.test(second?.word ?? '');
  return first?.kind === 'name' && second?.word === 'to' && /^(?:takes?|took|taken)$/.test(third?.word ?? '');
}

/** "was accused by Kirby of", "were told by Kirby that": there he speaks. */
function agentOf(items: readonly Item[], verb: number, floor: number): Phrase | null {
  let left = verb - 1;
  while (left > floor && isAdverb(items[left]?.word ?? '')) left -= 1;
  return left >= floor && words.passives.has(items[left]?.word ?? '') ? phraseAt(items, verb + 2) : null;
}

/** Whether nothing goes on behind "said Kirby" that would make Kirby the subject of another verb. */
function standsAlone(items: readonly Item[], phrase: Phrase, quote: boolean): boolean {
  if (phrase.kind === 'unknown' && !quote) return false;
  const next = items[phrase.to];
  if (next === undefined || next.kind === 'mark' || next.kind === 'brackets') return true;
  if (next.kind === 'quoted') return quote;
  return (
    words.prepositions.has(next.word) ||
    words.conjunctions.has(next.word) ||
    skipTime(items, phrase.to, items.length) > phrase.to ||
    isAdverb(next.word)
  );
}

/** The subject of an earlier verb of the sentence. */
function share(items: readonly Item[], verb: number, floor: number, earlier: readonly Frame[]): WhoSpeaks | null {
  const last = earlier.findLast(
    ({ subject, follows, verb: at }) => subject !== null && (follows !== 'nothing' || at < verb),
  );
  const subject = last?.subject ?? mainSubject(items, floor, verb);
  return subject === null ? null : { subject, shared: true, inverted: false };
}

/** The item behind the aside that follows "said Kirby": ", the chief of staff," or ", who sat next to her,". */
export function skipApposition(items: readonly Item[], at: number): number {
  const next = items[at];
  if (next?.word !== ',') return at;
  for (let end = at + 1; end < Math.min(items.length, at + 30); end += 1) {
    const item = items[end] as Item;
    if (item.kind === 'quoted') return items[end - 1]?.word === ',' ? end - 1 : at;
    if (item.kind === 'mark' && (item.word === ',' || item.word === ':')) return end;
  }
  return at;
}
