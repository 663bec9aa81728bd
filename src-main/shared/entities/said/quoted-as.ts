import { type Frame, plain } from './frame.ts';
import { type Phrase, phraseAt, phraseBefore } from './phrases.ts';
import type { Item } from './sentences.ts';
import { subjectBefore } from './subjects.ts';
import * as words from './words.ts';

/**
 * "X was quoted (by KCNA) as saying (by KCNA) that …", "KCNA quoted X as saying …", "X, quoted by KCNA, said": the speaker is X,
 * KCNA is through whom it is known. Null where no "as saying" follows.
 */
export function readQuotedAs(items: readonly Item[], at: number, floor: number): Frame | null {
  let saying = at + 1;
  while (saying < Math.min(items.length, at + 14) && items[saying]?.word !== 'saying') saying += 1;
  if (items[saying]?.word !== 'saying' || items[saying - 1]?.word !== 'as') return null;
  let left = at;
  let passive = false;
  while (left > floor && isAuxiliary(items[left - 1])) {
    passive ||= words.passives.has((items[left - 1] as Item).word);
    left -= 1;
  }
  const outer = subjectBefore(items, left, floor);
  let subject: Phrase | null = outer;
  let via: Phrase | null = null;
  let to = saying + 1;
  if (passive) {
    if (items[at + 1]?.word === 'by') via = phraseAt(items, at + 2, saying - 1);
    else if (items[to]?.word === 'by') {
      via = phraseAt(items, to + 1);
      to = via?.to ?? to;
    }
  } else {
    subject = phraseBefore(items, saying - 1, at + 1) ?? phraseAt(items, at + 1, saying - 1);
    via = outer;
  }
  if (subject === null) return null;
  const next = items[to];
  const behind = next !== undefined && /^(?:[,:]|that)$/.test(next.word) ? items[to + 1] : next;
  const frame = { verb: saying, reporting: plain, subject, shared: false, via, fragment: false, according: false };
  const from = Math.min(outer?.from ?? at, at);
  if (behind?.kind === 'quoted') return { ...frame, from, to: behind === next ? to : to + 1, follows: 'quote' };
  if (next?.word === 'that') return { ...frame, from, to: to + 1, follows: 'that' };
  if (next !== undefined && next.kind !== 'mark' && items.length - to >= 4)
    return { ...frame, from, to, follows: 'clause' };
  return { ...frame, from, to, follows: 'nothing' };
}

const isAuxiliary = (item: Item | undefined) =>
  item?.kind === 'word' && (words.passives.has(item.word) || words.perfects.has(item.word));
