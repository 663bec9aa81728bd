import { type Claim, isMark } from './claim.ts';
import type { Frame } from './frame.ts';
import { isPast } from './pasts.ts';
import type { Phrase } from './phrases.ts';
import type { Item } from './sentences.ts';
import { fragmentVerbs } from './verbs.ts';
import * as words from './words.ts';

function textEnd(items: readonly Item[]): number {
  let end = items.length;
  while (end > 0 && items[end - 1]?.kind === 'mark' && /^[.!?…;:,–—-]$/.test((items[end - 1] as Item).word)) end -= 1;
  return end;
}

const isQuoted = ({ kind }: Item) => kind === 'quoted';
const subordinate = /^(?:when|while|although|though|if|because|since|whereas|unless|even)$/;
const goesOn = /^(?:and|but|or|though|although|while|because|unless)$/;

/** What `frames[index]` reports in other words: the clause behind it, the one before it, or both halves of one that it breaks. */
export function reported(items: readonly Item[], floor: number, frames: readonly Frame[], index: number): Claim[] {
  const frame = frames[index] as Frame;
  if (frame.fragment) return [];
  const end = textEnd(items);
  const claim = (from: number, to: number, via: Phrase | null = frame.via): Claim[] => {
    let start = from;
    let stop = Math.min(to, end);
    while (start < stop && isMark(items[start], /^[,;:–—-]$/)) start += 1;
    while (stop > start && isMark(items[stop - 1], /^[,;:–—-]$/)) stop -= 1;
    const plainWords = items
      .slice(start, stop)
      .reduce((sum, { kind, from, to }) => sum + (kind === 'word' ? 1 : kind === 'name' ? to - from : 0), 0);
    // Quotations alone are direct speech; a few words with one in them are not.
    const counted = plainWords === 0 ? 0 : plainWords + 2 * items.slice(start, stop).filter(isQuoted).length;
    const least = frame.follows === 'object' || frame.follows === 'infinitive' ? 2 : 3;
    const denied = frame.follows === 'object' && counted === 1 && (items[start]?.word.length ?? 0) > 3;
    if (counted < least && !denied) return [];
    return [{ kind: 'indirect', from: start, to: stop, frame, subject: null, via, fragment: false }];
  };
  if (frame.follows === 'quote') {
    // "said that “the plan” would fail": words go on behind the quotation.
    const next = items[frame.to + 1];
    const runsOn = next !== undefined && (next.kind === 'word' || next.kind === 'name') && frame.to + 3 < end;
    if (runsOn && !words.conjunctions.has(next.word) && !words.prepositions.has(next.word) && next.kind === 'word') {
      if (!frames.some((other) => other.from === frame.to + 1))
        return claim(frame.to, clauseEnd(items, floor, frames, index, end).to);
    }
    return frame.according ? [] : before(items, floor, frames, index, claim);
  }
  if (frame.follows !== 'nothing') {
    const { to, via } = clauseEnd(items, floor, frames, index, end);
    return claim(frame.to, to, frame.via ?? via);
  }
  if (
    frame.according &&
    (frame.from === floor || (frame.from === floor + 1 && goesOn.test(items[floor]?.word ?? '')))
  ) {
    return claim(frame.to, clauseEnd(items, floor, frames, index, end).to);
  }
  return before(items, floor, frames, index, claim);
}

/** Where the clause ends that `frames[index]` introduces, and through whom it is known if the sentence ends with that. */
function clauseEnd(
  items: readonly Item[],
  floor: number,
  frames: readonly Frame[],
  index: number,
  end: number,
): { to: number; via: Phrase | null } {
  const { to: start, according, shared, reporting, follows, from, verb } = frames[index] as Frame;
  const within = isSubordinate(items, frames[index] as Frame);
  const aside = isAside(items, floor, frames[index] as Frame);
  for (let at = start; at < end - 1; at += 1) {
    // "When she said that it was late, Kirby left": the report ends where the main clause begins.
    if (within && isMark(items[at], /^,$/) && isMain(items, at + 1)) return { to: at, via: null };
    if (isMark(items[at], /^:$/) && items[at + 1]?.kind === 'quoted') return { to: at, via: null };
    if (isMark(items[at], /^[,–—]$/) && /^(?:though|although|whereas)$/.test(items[at + 1]?.word ?? ''))
      return { to: at, via: null };
    const asked = follows === 'question' && from === verb && !shared && items[at]?.word === ',';
    if (asked || isMark(items[at], /^;$/)) return { to: at, via: null };
    if (shared && reporting.participle && items[at]?.word === ',' && /^(?:and|but)$/.test(items[at + 1]?.word ?? '')) {
      return { to: at, via: null };
    }
    // "…, citing people close to it", "…, sending its shares down": that is told of the report, not in it.
    if (isMark(items[at], /^,$/) && (tail.test(items[at + 1]?.word ?? '') || isApart(items, at + 1)))
      return { to: at, via: null };
    // "he had met her, who told him that": what she told is hers.
    const tells = isMark(items[at], /^,$/) && items[at + 1]?.word === 'who';
    if (tells && frames.some(({ verb: told }) => told > at + 1 && told < at + 5)) return { to: at, via: null };
    const later = frames.find((frame) => frame.from === at && frame !== frames[index] && frame.verb > start);
    if (later === undefined) continue;
    // "knew two months before he said it, according to emails": the emails tell of both.
    if (later.according) return { to: at, via: aside ? null : later.subject };
    const join = joint(items, at, start);
    if (later.shared) return { to: join ?? at, via: null };
    if (later.follows === 'nothing' && items[at - 1]?.kind === 'quoted') {
      return { to: at, via: according ? null : later.subject };
    }
    if (later.follows === 'nothing' && isMark(items[at - 1], /^[,–—]$/))
      return { to: at - 1, via: according || aside ? null : later.subject };
    if (join !== null && later.follows !== 'nothing') return { to: join, via: null };
  }
  return { to: end, via: null };
}

/** "when she said", "before he said". */
function isSubordinate(items: readonly Item[], { from }: Frame): boolean {
  const before = items[from - 1]?.word ?? '';
  return subordinate.test(before) || /^(?:after|before|as)$/.test(before);
}

/** Whether what a frame reports is told by the way, behind the main clause: "the council knew before he said …". */
export function isAside(items: readonly Item[], floor: number, frame: Frame): boolean {
  if (frame.from - 2 <= floor || !isSubordinate(items, frame)) return false;
  // "On Tuesday, when he said that": before that comma stands no clause.
  const comma = isMark(items[frame.from - 2], /^[,;:–—]$/);
  return (
    !comma ||
    (/^(?:after|before)$/.test(items[frame.from - 1]?.word ?? '') && !words.prepositions.has(items[floor]?.word ?? ''))
  );
}

/** Where the connection begins with which a new clause stands at item `at`: ", but", ";", "and"; null where there is none. */
function joint(items: readonly Item[], at: number, floor: number): number | null {
  let from = at;
  while (
    from > floor &&
    items[from - 1]?.kind === 'word' &&
    !goesOn.test((items[from - 1] as Item).word) &&
    at - from < 2
  )
    from -= 1;
  const before = items[from - 1];
  if (before?.kind === 'word' && goesOn.test(before.word)) {
    return isMark(items[from - 2], /^[,;–—]$/) ? from - 2 : from - 1;
  }
  return isMark(items[at - 1], /^[,;–—]$/) ? at - 1 : null;
}

/** What stands before "…, Kirby said", and what goes on behind it. */
function before(
  items: readonly Item[],
  floor: number,
  frames: readonly Frame[],
  index: number,
  claim: (from: number, to: number) => Claim[],
): Claim[] {
  const frame = frames[index] as Frame;
  const comma = isMark(items[frame.from - 1], /^[,–—]$/);
  const quoted = items[frame.from - (comma ? 2 : 1)]?.kind === 'quoted';
  if (frame.shared || (!comma && !quoted && !frame.according) || frame.from <= floor) return [];
  let from = floor;
  const earlier = frames.slice(0, index).findLast((other) => !isAside(items, floor, other));
  if (earlier !== undefined && !isInside(earlier, frames, index)) {
    // The sentence has a speaker already, and this is through whom it is known.
    if (/^(?:that|clause|question|infinitive|object)$/.test(earlier.follows) || earlier.according) {
      const cut = lastMark(items, frame.from - 1, earlier.to);
      if (cut < 0) return [];
      from = cut + 1;
    } else from = earlier.to;
  }
  for (let at = frame.from - 2; at > from; at -= 1) {
    if (isMark(items[at], /^;$/)) {
      from = at + 1;
      break;
    }
  }
  if (items[from]?.kind === 'word' && /^(?:and|but)$/.test((items[from] as Item).word) && from > floor) from += 1;
  // "Asked about it, she said: “…”", "In a letter, he said": what stands before is no clause, or no part of what is said.
  if (frame.follows === 'quote' && items[frame.to - 1]?.word === ':' && !quoted) return [];
  if (comma && !quoted && !frame.according && isFront(items, from, frame.from - 1)) {
    // "In practice, strategists say, it is about votes"
    const next = items[frame.to + 1];
    const goes =
      isMark(items[frame.to], /^[,–—]$/) &&
      next !== undefined &&
      next.kind !== 'quoted' &&
      !/^(?:and|but|who|which|where)$/.test(next.word);
    if (!goes || frame.follows !== 'nothing' || items[frame.to + 1]?.word.endsWith('ing')) return [];
    return claim(frame.to + 1, clauseEnd(items, floor, frames, index, textEnd(items)).to);
  }
  // "In front of the ministry, families shouted": that is where they did.
  if (!frame.according && !frame.reporting.bare && words.prepositions.has(items[from]?.word ?? '') && !quoted)
    return [];
  const first = frame.from - from - (comma ? 1 : 0);
  const end = textEnd(items);
  let behind = frame.to;
  const closed = isMark(items[behind], /^[,–—]$/);
  const later = frames.slice(index + 1).find(({ from: at }) => at > behind);
  const rest = Math.min(end, later === undefined ? end : (joint(items, later.from, behind) ?? later.from));
  const next = items[behind + 1];
  if (closed && next !== undefined && next.kind !== 'quoted' && rest - behind > 3 && (!frame.according || first < 4)) {
    // What stands before is no clause of its own: "The board, he added, has 14 days".
    if ((first < 4 || words.auxiliaries.has(next.word)) && comma && !quoted) return claim(from, rest);
    const opener = items[from]?.word ?? '';
    // "Adhikari conceded, and he ordered an inquiry": that is told of him, not by him.
    const tells = /^(?:he|she|they)$/.test(items[behind + 2]?.word ?? '') && /^(?:and|but)$/.test(next.word);
    behind += 1;
    if ((goesOn.test(next.word) && !tells && !quoted) || subordinate.test(opener)) {
      return [...claim(from, frame.from), ...claim(behind, rest)];
    }
  }
  if (first < 4 && !frame.according) {
    const only = items.slice(from, frame.from).some(({ kind }) => kind === 'quoted');
    if (only || first < 3) return [];
  }
  return claim(from, frame.from);
}

/** Whether a subject and its verb begin at item `at`. */
function isMain(items: readonly Item[], at: number): boolean {
  const first = items[at];
  if (first?.kind !== 'name' && !words.pronouns.has(first?.word ?? '')) return false;
  const { word = '', kind } = items[at + 1] ?? {};
  return kind === 'word' && (words.auxiliaries.has(word) || isPast(word));
}

/** ", but rejected the charge", ", an accusation that it denies": the writer goes on. */
function isApart(items: readonly Item[], at: number): boolean {
  const [first = '', second = '', third = ''] = items.slice(at, at + 3).map(({ word }) => word);
  if (/^(?:and|but)$/.test(first))
    return (fragmentVerbs.has(second) && isPast(second)) || /^(?:declined|refused|stopped)$/.test(second);
  return (
    /^an?$/.test(first) &&
    /^(?:accusation|allegation|charge|claim|suggestion|assertion)$/.test(second) &&
    /^(?:that|which|the|it|he|she|they)$/.test(third)
  );
}

const tail =
  /^(?:citing|quoting|sending|pushing|prompting|sparking|triggering|fuelling|fueling|drawing|echoing|referring)$/;
const front =
  /^(?:asked|told|pressed|questioned|speaking|writing|talking|responding|reacting|addressing|quoting|citing|referring|turning)$/;

/** Whether what stands before the speaker says when, where or on what occasion. */
function isFront(items: readonly Item[], from: number, to: number): boolean {
  const first = items[from]?.word ?? '';
  if (front.test(first) || (/^(?:when|if)$/.test(first) && front.test(items[from + 1]?.word ?? ''))) return true;
  if (!words.prepositions.has(first) || words.conjunctions.has(first)) return false;
  return !items
    .slice(from, to)
    .some(({ kind, word }) => kind === 'mark' || words.auxiliaries.has(word) || isPast(word));
}

const isInside = (earlier: Frame, frames: readonly Frame[], index: number) => {
  // "The man who said he saw it left, police said": the earlier frame is part of what is reported.
  const frame = frames[index] as Frame;
  return (
    earlier.from > (frames[index - 2]?.to ?? 0) &&
    earlier.subject !== null &&
    earlier.from > 2 &&
    frame.from > earlier.to &&
    earlier.follows === 'nothing'
  );
};

function lastMark(items: readonly Item[], from: number, floor: number): number {
  for (let at = from - 1; at > floor; at -= 1) if (isMark(items[at], /^;$/)) return at;
  return -1;
}
