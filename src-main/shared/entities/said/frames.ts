import { isAdverb, skipAdjuncts, skipTime } from './adjuncts.ts';
import { type Frame, plain } from './frame.ts';
import { type Phrase, phraseAt } from './phrases.ts';
import { readQuotedAs } from './quoted-as.ts';
import type { Item } from './sentences.ts';
import { mainSubject, subjectBefore, withName } from './subjects.ts';
import { fragmentVerbs, type ReportingVerb, reportingVerbs, thingsToo } from './verbs.ts';
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
  if (reporting === undefined) return stance === undefined ? null : readFragment(items, at, floor, earlier);
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
    if (follows === 'nothing' ? inside || !isClosed(items, subject.from, start) : inside && !shared) return null;
    if (shared && !reporting.participle && follows === 'clause') return null;
    if (subject.kind === 'unknown' && follows !== 'nothing' && follows !== 'that') return null;
  }
  const from = shared ? verb : Math.min(subject.from, verb);
  return { verb, reporting, subject, shared, via: null, from, to: content, follows, fragment: false, according: false };
}

/** A frame with nothing after it stands between commas, or ends the sentence. */
function isClosed(items: readonly Item[], from: number, end: number): boolean {
  const next = items[end];
  const before = items[from - 1];
  const behind = before?.kind === 'quoted' || (before?.kind === 'mark' && /^[,–—]$/.test(before.word));
  return behind && (next === undefined || (next.kind === 'mark' && ',.;'.includes(next.word)));
}

interface Speaker {
  readonly subject: Phrase;
  readonly shared: boolean;
  readonly inverted: boolean;
}

function speakerOf(
  items: readonly Item[],
  verb: number,
  floor: number,
  earlier: readonly Frame[],
  { participle, addressee, stance }: ReportingVerb,
): Speaker | null {
  let left = verb;
  for (let back = 0; back < 8 && left > floor; back += 1) {
    const item = items[left - 1] as Item;
    if (item.kind === 'brackets' && back === 0) break;
    if (item.kind !== 'word') break;
    if (words.denials.has(item.word) || words.passives.has(item.word)) return null;
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
  const turns = !/^(?:accused|demanded|promised|denied)$/.test(stance) && (!addressee || before?.kind === 'quoted');
  if (afterComma && turns && !/^(?:told|tells)$/.test((items[verb] as Item).word)) {
    const after = phraseAt(items, verb + 1);
    if (after !== null && after.head !== 'it' && standsAlone(items, after, before?.kind === 'quoted')) {
      return { subject: withName(items, after), shared: false, inverted: true };
    }
  }
  if (before?.kind === 'word' && /^(?:and|but|or|then|yet)$/.test(before.word))
    return share(items, verb, floor, earlier);
  const subject = subjectBefore(items, left, floor);
  return subject === null ? null : { subject, shared: false, inverted: false };
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
function share(items: readonly Item[], verb: number, floor: number, earlier: readonly Frame[]): Speaker | null {
  const last = earlier.findLast(
    ({ subject, follows, verb: at }) => subject !== null && (follows !== 'nothing' || at < verb),
  );
  const subject = last?.subject ?? mainSubject(items, floor, verb);
  return subject === null ? null : { subject, shared: true, inverted: false };
}

/** Behind "said Kirby": ", the chief of staff," or ", who sat next to her,". */
function skipApposition(items: readonly Item[], at: number): number {
  const next = items[at];
  if (next?.word !== ',') return at;
  for (let end = at + 1; end < Math.min(items.length, at + 30); end += 1) {
    const item = items[end] as Item;
    if (item.kind === 'quoted') return items[end - 1]?.word === ',' ? end - 1 : at;
    if (item.kind === 'mark' && (item.word === ',' || item.word === ':')) return end;
  }
  return at;
}

const questions = /^(?:whether|if|when|what|how|why|who|where)$/;

function whatFollows(
  items: readonly Item[],
  behind: number,
  from: number,
  verb: ReportingVerb,
  inverted: boolean,
): { follows: Frame['follows']; content: number } {
  const end = items.length;
  let start = from;
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
  if (item.word === 'that' && items[start + 1]?.kind !== 'mark') return { follows: 'that', content: start + 1 };
  if (verb.stance === 'asked' && questions.test(item.word)) return { follows: 'question', content: start };
  const toDo = item.word === 'to' && isInfinitive(items, start);
  const callsFor = /^call/.test(items[behind - 1]?.word ?? '') && !/^(?:on|upon)$/.test(items[behind]?.word ?? '');
  const open =
    (words.prepositions.has(item.word) && !toDo && !/^(?:for|after|before)$/.test(item.word)) || verb.addressee;
  for (let at = behind; at < Math.min(end, behind + 16); at += 1) {
    const { word, kind } = items[at] as Item;
    if (kind === 'quoted' || (kind === 'mark' && !/^[-'’&]|'s$/.test(word))) break;
    // "was threatened after he warned that": the clause is another verb's.
    if (reportingVerbs.get(word)?.doubtful === false && at > behind) break;
    if (open && word === 'that' && at > behind) return { follows: 'that', content: at + 1 };
    if (verb.stance === 'asked' && questions.test(word)) return { follows: 'question', content: at };
    if (word === 'of' && verb.stance === 'accused' && at > behind) {
      return { follows: items[at + 1]?.kind === 'quoted' ? 'quote' : 'object', content: at + 1 };
    }
    const wanted = verb.infinitive || verb.addressee;
    if (wanted && !callsFor && word === 'to' && isInfinitive(items, at)) {
      return { follows: 'infinitive', content: items[at - 1]?.word === 'not' ? at - 1 : at };
    }
  }
  const room = end - start;
  if (verb.object && room >= 2 && !words.prepositions.has(item.word)) return { follows: 'object', content: start };
  const clause = !thingsToo.has((items[behind - 1] ?? item).word) || hasVerb(items, start);
  if (verb.bare && room >= 3 && clause && beginsClause(items, start)) return { follows: 'clause', content: start };
  return nothing;
}

/** Whether a verb stands before the first mark or conjunction: an auxiliary, a past form, or one behind a pronoun. */
function hasVerb(items: readonly Item[], from: number): boolean {
  for (let at = from; at < Math.min(items.length, from + 24); at += 1) {
    const { kind, word } = items[at] as Item;
    if (kind === 'quoted' || (kind === 'mark' && /^[,;:.–—]$/.test(word))) return false;
    if (kind !== 'word') continue;
    if (/^(?:and|but|or|after|before|when|while)$/.test(word)) return false;
    if (words.auxiliaries.has(word)) return true;
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
  if (words.prepositions.has(word)) return false;
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

/** "called the charge “beneath all contempt”": a few words on stands a quotation. */
function readFragment(items: readonly Item[], verb: number, floor: number, earlier: readonly Frame[]): Frame | null {
  let quote = -1;
  for (let at = verb + 1; at < Math.min(items.length, verb + 14); at += 1) {
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
  if (!shared && earlier.some(({ follows }) => follows === 'that' || follows === 'clause')) return null;
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
