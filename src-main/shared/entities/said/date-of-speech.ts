import { firstIndex } from '../../finding/first-index.ts';
import type { DatedSpan } from '../../model/entity.ts';
import type { Token } from '../tokenise.ts';
import { clauseOfSpeaker, type Frame, isInRelative } from './frame.ts';
import type { Item } from './sentences.ts';
import * as words from './words.ts';

/** How many items may stand between a possessive day and its noun: "Tuesday's joint press conference". */
const nearNoun = 4;

/**
 * When something was said, if the sentence tells: ISO 8601. The dates of the frame count, and from item `floor` on those before
 * it, as in "On Tuesday, Kirby said". `dates` are those of the text in order.
 */
export function dateOfSpeech(
  items: readonly Item[],
  frame: Frame,
  floor: number,
  tokens: readonly Token[],
  dates: readonly DatedSpan[],
): string | null {
  const start = (item: Item | undefined) => tokens[item?.from ?? 0]?.start ?? 0;
  const end = (item: Item | undefined) => tokens[(item?.to ?? 1) - 1]?.end ?? 0;
  const within = (from: number, to: number) =>
    between(dates, from, to).filter((date) => isOfSpeech(items, frame, date, tokens));
  const { subject, verb } = frame;
  const open = start(items[Math.min(floor, frame.from)]);
  const close = end(items[Math.max(frame.to, verb + 1) - 1]);
  if (subject !== null && isInRelative(items, frame)) {
    const own = within(start(items[subject.from]), close)[0];
    if (own !== undefined) return own.iso;
    // What stands before is told of another verb, unless it is that of an agent, "claims made last week by Kirby, who said", or
    // opens a sentence on a document: "Last week it sent a letter that accused".
    const before = within(open, start(items[subject.from]));
    const [agent, opening] = [before.at(-1), before[0]];
    const by = items[subject.from - 1];
    if (by?.word === 'by' && agent?.end === end(items[subject.from - 2])) return agent.iso;
    const opens = opening !== undefined && opening.start <= start(items[floor + 1]);
    return subject.kind === 'document' && opens ? opening.iso : null;
  }
  const clause = clauseOfSpeaker(items, frame);
  if (clause === null) return within(open, close)[0]?.iso ?? null;
  return within(open, start(clause))[0]?.iso ?? within(start(items[verb]), close)[0]?.iso ?? null;
}

/**
 * Whether a date is no possessive of another noun: "Tuesday's attack" happened that day, whoever speaks of it. "Tuesday's report
 * said" and "at Tuesday's briefing" do say when something was said.
 */
function isOfSpeech(items: readonly Item[], { subject }: Frame, date: DatedSpan, tokens: readonly Token[]): boolean {
  const itemAt = (offset: number) =>
    firstIndex(items.length, (at) => (tokens[(items[at] as Item).from] as Token).start >= offset);
  const first = itemAt(date.end);
  if (!/^['’]s?$/.test(items[first]?.word ?? '')) return true;
  if (subject?.kind === 'document' && subject.at > first && subject.at - first <= nearNoun) return true;
  let lead = itemAt(date.start) - 1;
  if (items[lead]?.word === 'the') lead -= 1;
  const noun = items.slice(first + 1, first + 1 + nearNoun);
  return /^(?:in|at|during|told)$/.test(items[lead]?.word ?? '') && noun.some(({ word }) => words.occasions.has(word));
}

/** Those of the sorted dates that stand between the two offsets. */
function between(dates: readonly DatedSpan[], from: number, to: number): DatedSpan[] {
  const first = firstIndex(dates.length, (at) => (dates[at] as DatedSpan).start >= from);
  const found: DatedSpan[] = [];
  for (let at = first; at < dates.length && (dates[at] as DatedSpan).end <= to; at += 1)
    found.push(dates[at] as DatedSpan);
  return found;
}
