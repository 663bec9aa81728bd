import { skipAdjuncts } from './adjuncts.ts';
import { isMark } from './claim.ts';
import { type Frame, plain } from './frame.ts';
import { isPast } from './pasts.ts';
import { kindOf, type Phrase, phraseAt, phraseBefore } from './phrases.ts';
import { readQuotedAs } from './quoted-as.ts';
import type { Item } from './sentences.ts';
import { withName } from './subjects.ts';
import { fragmentVerbs, type ReportingVerb, reportingVerbs } from './verbs.ts';
import { questions, whatFollows } from './what-follows.ts';
import { skipApposition, speakerOf } from './who-speaks.ts';
import * as words from './words.ts';

/** The frames of a sentence in order. `floor` is where its text begins, behind a dateline. */
export function findFrames(items: readonly Item[], floor: number): Frame[] {
  const frames: Frame[] = [];
  for (let at = floor; at < items.length; at += 1) {
    const item = items[at] as Item;
    if (item.kind !== 'word') continue;
    const frame = readFrame(items, at, floor, frames);
    if (frame === null) continue;
    frames.push(frame);
    at = Math.max(at, frame.verb);
  }
  return frames;
}

function readFrame(items: readonly Item[], at: number, floor: number, earlier: readonly Frame[]): Frame | null {
  const { word } = items[at] as Item;
  if (word === 'according' && items[at + 1]?.word === 'to') return readAccording(items, at, floor);
  if (word === 'quoted' || word === 'cited') return readQuotedAs(items, at, floor);
  const reporting = reportingVerbs.get(word);
  const stance = fragmentVerbs.get(word);
  const named = /^call/.test(word) ? readFragment(items, at, floor, earlier) : null;
  if (named !== null) return named;
  if (/^call/.test(word)) {
    // Of its many uses only "called on them to" reports something.
    const frame = reporting === undefined ? null : readVerb(items, at, floor, earlier, reporting);
    return frame?.follows === 'infinitive' ? frame : null;
  }
  if (reporting === undefined && stance === undefined) return readAnyVerb(items, at, floor);
  if (reporting === undefined) return readFragment(items, at, floor, earlier);
  return readVerb(items, at, floor, earlier, reporting) ?? (stance ? readFragment(items, at, floor, earlier) : null);
}

function readVerb(
  items: readonly Item[],
  verb: number,
  floor: number,
  earlier: readonly Frame[],
  reporting: ReportingVerb,
): Frame | null {
  if (verb === floor && (items[verb] as Item).word === 'asked') return readAsked(items, verb, reporting);
  const speaker = speakerOf(items, verb, floor, earlier, reporting);
  if (speaker === null) return null;
  const { subject, shared, inverted } = speaker;
  // Whoever "told that" was told: somebody who tells tells somebody.
  const next = items[verb + 1];
  const told = /^(?:told|reminded|informed|assured|urged)$/.test((items[verb] as Item).word) && !inverted;
  if (/^plead/.test((items[verb] as Item).word) && /^(?:guilty|not|innocent|no)$/.test(next?.word ?? '')) return null;
  if (told && shared && /^(?:that|to|not)$/.test(next?.word ?? '')) return null;
  let to = inverted ? subject.to : verb + 1;
  if (inverted) to = skipApposition(items, to);
  const start = skipAdjuncts(items, to, items.length, reporting.addressee && !inverted);
  const { follows, content } = whatFollows(items, to, start, reporting, inverted);
  if (reporting.doubtful) {
    const next = items[verb + 1];
    // "a White House claim that", "US reports indicate": nouns.
    const base = !/(?:s|ed|t|ing|e?ld|und|id|ote|ead|gan)$/.test((items[verb] as Item).word);
    if (base && subject.kind !== 'group' && !/^(?:they|we|i)$/.test(subject.head)) return null;
    if (next?.kind === 'word' && (words.auxiliaries.has(next.word) || reportingVerbs.has(next.word))) return null;
    const inside = earlier.some((frame) => frame.follows === 'that' || frame.follows === 'clause');
    // "…, a review has found": a frame that ends the sentence may frame a report that has speakers of its own.
    const last =
      start >= items.length - 1 && (subject.kind === 'document' || subject.kind === 'body' || subject.kind === 'name');
    const closed = isClosed(items, inverted ? verb : subject.from, start) && (!inside || last);
    if (follows === 'nothing' ? !closed : inside && !shared) return null;
    if (shared && !reporting.participle && follows === 'clause') return null;
    const things = subject.kind === 'group' && subject.head !== '' && kindOf(subject.head) === 'unknown';
    if (things && follows !== 'that') return null;
    if (subject.kind === 'unknown' && follows !== 'nothing' && follows !== 'that') return null;
  }
  const from = shared ? verb : Math.min(subject.from, verb);
  return { verb, reporting, subject, shared, via: null, from, to: content, follows, fragment: false, according: false };
}

/** "“Like an alarm,” he groaned.": whatever the verb, he has just spoken. */
function readAnyVerb(items: readonly Item[], verb: number, floor: number): Frame | null {
  const next = items[verb + 1];
  const ends = next === undefined || (next.kind === 'mark' && /^[.,;]$/.test(next.word));
  if (!ends || !isPast((items[verb] as Item).word)) return null;
  if (items[floor]?.kind !== 'quoted' || verb > floor + 8) return null;
  const subject = phraseBefore(items, verb, floor + 1);
  if (subject === null || subject.from !== floor + 1 || subject.kind === 'unknown') return null;
  return {
    verb,
    reporting: plain,
    subject,
    shared: false,
    via: null,
    from: subject.from,
    to: verb + 1,
    follows: 'nothing',
    fragment: false,
    according: false,
  };
}

/** A frame with nothing after it stands between commas, or ends the sentence. */
function isClosed(items: readonly Item[], from: number, end: number): boolean {
  const next = items[end];
  const before = items[from - 1];
  const behind = before?.kind === 'quoted' || (before?.kind === 'mark' && /^[,–—]$/.test(before.word));
  const ends = next === undefined || (next.kind === 'mark' && ',.;'.includes(next.word));
  // "“Not so,” it reads at one point."
  const goesOn = before?.kind === 'quoted' && next?.kind === 'word' && words.prepositions.has(next.word);
  return behind && (ends || goesOn);
}

/** "Asked (by X) whether …, Kirby said": a question, whose speaker may be left out. */
function readAsked(items: readonly Item[], verb: number, reporting: ReportingVerb): Frame | null {
  const subject = items[verb + 1]?.word === 'by' ? phraseAt(items, verb + 2) : null;
  for (let at = verb + 1; at < Math.min(items.length, verb + 12); at += 1) {
    const { kind, word } = items[at] as Item;
    if (kind === 'mark' && word === ',') return null;
    if (!questions.test(word)) continue;
    const frame = { reporting, subject, shared: false, via: null, fragment: false, according: false };
    return { ...frame, verb, from: verb, to: at, follows: 'question' };
  }
  return null;
}

function readAccording(items: readonly Item[], at: number, floor: number): Frame {
  const phrase = objectPronoun(items, at + 2) ?? phraseAt(items, at + 2);
  const subject = phrase === null ? unknown(items, at + 2) : withName(items, phrase);
  // Behind "According to Kirby, " the report itself begins.
  const to = at === floor ? subject.to : skipApposition(items, subject.to);
  return {
    verb: at,
    reporting: plain,
    subject,
    shared: false,
    via: null,
    from: at,
    to,
    follows: 'nothing',
    fragment: false,
    according: true,
  };
}

const objects: Record<string, string> = { him: 'he', her: 'she', them: 'they', it: 'it' };

/** "according to him" */
function objectPronoun(items: readonly Item[], at: number): Phrase | null {
  const head = objects[items[at]?.word ?? ''];
  const next = items[at + 1];
  return head !== undefined && (next === undefined || next.kind === 'mark')
    ? { ...unknown(items, at), kind: 'pronoun', head }
    : null;
}

/** "according to research published on Thursday": who speaks has no name, but a place. */
function unknown(items: readonly Item[], from: number): Phrase {
  let to = from;
  while (to < items.length && to < from + 12 && items[to]?.kind !== 'mark' && items[to]?.kind !== 'quoted') to += 1;
  const none = { at: from, mention: null, owner: null, ownerBody: null, possessive: null, definite: false };
  return { kind: 'unknown', from, to: Math.max(to, from), head: '', ...none };
}

/** ", and he", "; she": a clause of its own begins there. */
function opensClause(items: readonly Item[], at: number, earlier: readonly Frame[]): boolean {
  const before = items[at - 1]?.word ?? '';
  // "When she said that it was late, Kirby called it": her report ended with the comma.
  const within = earlier.at(-1)?.from ?? 0;
  if (before === ',' && within > 0 && /^(?:when|after|as|because|although|while)$/.test(items[within - 1]?.word ?? ''))
    return true;
  // "because of what the company called “an error”"
  if (before === 'what') return true;
  return before === ';' || (/^(?:and|but|while)$/.test(before) && isMark(items[at - 2], /^[,;–—]$/));
}

/** "called the charge “beneath all contempt”": a few words on stands a quotation. */
function readFragment(items: readonly Item[], verb: number, floor: number, earlier: readonly Frame[]): Frame | null {
  let quote = -1;
  // "As Kirby put it, “…”"
  const put =
    (items[verb] as Item).word === 'put' && items[verb + 1]?.word === 'it' && isMark(items[verb + 2], /^[,:]$/);
  for (let at = put ? verb + 3 : verb + 1; at < Math.min(items.length, verb + 14); at += 1) {
    const item = items[at] as Item;
    if (item.kind === 'quoted') {
      quote = at;
      break;
    }
    if (item.kind === 'mark' && !/^(?:[-,'’&]|'s)$/.test(item.word)) break;
    if (reportingVerbs.get(item.word)?.doubtful === false) break;
  }
  if (quote < 0) return null;
  const speaker = speakerOf(items, verb, floor, earlier, {
    ...plain,
    stance: 'accused',
    participle: (items[verb] as Item).word.endsWith('ing'),
  });
  if (speaker === null || speaker.inverted) return null;
  const { subject, shared } = speaker;
  // "said it welcomed “any science”": the quotation is of whoever said so.
  if (
    !shared &&
    !opensClause(items, subject.from, earlier) &&
    earlier.some(({ follows }) => follows === 'that' || follows === 'clause')
  )
    return null;
  const stance = fragmentVerbs.get((items[verb] as Item).word) ?? 'said';
  const from = shared ? verb : Math.min(subject.from, verb);
  return {
    verb,
    reporting: { ...plain, stance },
    subject,
    shared,
    via: null,
    from,
    to: quote,
    follows: 'quote',
    fragment: true,
    according: false,
  };
}
