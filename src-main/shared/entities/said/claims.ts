import { type Claim, isMark } from './claim.ts';
import type { Frame } from './frame.ts';
import { findFrames } from './frames.ts';
import { type Phrase, phraseAt } from './phrases.ts';
import { isAside, reported } from './reported.ts';
import type { Item, Sentence } from './sentences.ts';
import { mainSubject } from './subjects.ts';
import * as words from './words.ts';

export interface ReadSentence extends Sentence {
  /** Where its text begins, behind a dateline. */
  readonly floor: number;
  readonly subject: Phrase | null;
  readonly claims: readonly Claim[];
}

/**
 * What a sentence says that somebody said, by its start; quotations that no frame explains have neither frame nor subject.
 * Outside quotations "I said" is the author's and no claim.
 */
export function readClaims(sentence: Sentence, inQuotation: boolean): ReadSentence {
  const { items } = sentence;
  const floor = textStart(sentence);
  const frames = findFrames(items, floor).filter(
    ({ subject }) => inQuotation || subject === null || !isAuthor(subject),
  );
  const subject = mainSubject(items, floor, items.length);
  const indirect = frames.flatMap((_, index) => reported(items, floor, frames, index));
  const direct = items.flatMap((item, at) =>
    item.kind === 'quoted' ? quotation(items, at, frames, indirect, subject) : [],
  );
  // "The council knew before he said so, according to emails": whom "he" means is read before the emails are.
  const asides = frames.filter((frame) => isAside(items, floor, frame));
  const isLate = ({ from, to, frame }: Claim) =>
    frame !== null && frame.from >= to && asides.some(({ from: at }) => from < at && at < to);
  const claims = [...indirect, ...direct].sort(
    (a, b) => Number(isLate(a)) - Number(isLate(b)) || a.from - b.from || b.to - a.to,
  );
  return { ...sentence, floor, subject, claims: [...claims, ...direct.flatMap((claim) => retold(claim, indirect))] };
}

/**
 * "Reports say that the ice is “thin,” Kirby said": Kirby tells of the reports, which his few quoted words alone do not say. None
 * where a pronoun speaks, who may be whoever is reported.
 */
function retold({ from, frame }: Claim, indirect: readonly Claim[]): Claim[] {
  const around = indirect.filter((one) => one.from <= from && from < one.to).at(-1);
  if (around?.frame == null || frame === null || around.frame === frame || frame.from <= from) return [];
  const { shared, from: start, subject } = around.frame;
  if (shared || start >= around.from || subject === null || frame.subject === null) return [];
  const { kind, mention } = frame.subject;
  if (kind === 'pronoun' || (mention !== null && mention.entity === subject.mention?.entity)) return [];
  return [{ kind: 'indirect', from: start, to: frame.from, frame, subject: null, via: null, fragment: false }];
}

/** "I asked him": who tells the story is not among those who are told of. */
const isAuthor = ({ kind, head }: Phrase) => kind === 'pronoun' && (head === 'i' || head === 'we');

/** "ROME, March 5 (Reuters) - ": names in capitals, then a dash. */
function textStart({ items, opens }: Sentence): number {
  if (!opens) return 0;
  if (isMark(items[0], /^[*•–—-]$/)) return 1;
  for (let at = 1; at < Math.min(items.length, 14); at += 1) {
    const item = items[at] as Item;
    if (item.kind === 'quoted') return 0;
    if (item.kind === 'mark' && /^[–—-]$/.test(item.word)) {
      const first = items[0] as Item;
      return first.kind === 'name' && /\p{Lu}{3}/u.test(first.word) ? at + 1 : 0;
    }
    if (item.kind === 'word' && words.auxiliaries.has(item.word)) return 0;
  }
  return 0;
}

function quotation(
  items: readonly Item[],
  at: number,
  frames: readonly Frame[],
  indirect: readonly Claim[],
  subject: Phrase | null,
): Claim[] {
  const claim = (frame: Frame | null, more: Partial<Claim> = {}): Claim[] => [
    { kind: 'direct', from: at, to: at + 1, frame, subject: null, via: frame?.via ?? null, fragment: false, ...more },
  ];
  const around = indirect.filter(({ from, to }) => from <= at && at < to).at(-1);
  const behind = frames.find(
    ({ from, shared }) => !shared && (from === at + 1 || (from === at + 2 && isMark(items[at + 1], /^[,–—]$/))),
  );
  const leading = frames.find((frame) => frame.follows === 'quote' && frame.to === at);
  if (around === undefined && leading !== undefined) {
    const via = behind?.according || behind?.follows === 'nothing' ? behind.subject : leading.via;
    return claim(leading, { fragment: leading.fragment, via });
  }
  const closes = behind?.follows === 'nothing' && behind.from === at + 1 && !behind.according;
  if (behind !== undefined && (around === undefined || closes))
    return claim(behind, { via: viaBehind(frames, behind) });
  if (around !== undefined) {
    const { frame, via } = around;
    return claim(leading ?? frame, { fragment: true, via });
  }
  if (at === 0 && isMark(items[1], /^[–—-]$/)) {
    // A pulled quotation: "“The port is open” – Ada Brook, harbour master".
    const phrase = phraseAt(items, 2);
    const next = phrase === null ? undefined : items[phrase.to];
    if (phrase?.kind === 'name' && (next === undefined || next.kind === 'mark'))
      return claim(null, { subject: phrase });
  }
  if (isMark(items[at - 1], /^:$/)) {
    const last = frames.findLast(({ verb, fragment }) => verb < at && !fragment);
    if (last !== undefined) return claim(last);
    if (subject !== null) return claim(null, { subject });
  }
  const after = items[at + 1];
  if (at <= 1 && isMark(after, /^:$/)) return claim(null);
  // "“A,” he said, “B”": the second half is told by the same frame.
  const said = frames.find(({ to }) => to === at - 1 && isMark(items[at - 1], /^[,–—]$/));
  if (said !== undefined || !isMark(items[at - 1], /^,$/)) return claim(said ?? null);
  // "“A,” he told an interviewer in 1988, “and B”"
  const earlier = frames.findLast(({ verb }) => verb < at - 1);
  const follows = earlier?.follows === 'nothing' && items[earlier.from - 1]?.kind === 'quoted';
  return claim(earlier !== undefined && follows && at - earlier.verb < 14 ? earlier : null);
}

/** "“…,” the director said in a statement, according to KCNA": KCNA is through whom it is known. */
function viaBehind(frames: readonly Frame[], frame: Frame): Phrase | null {
  if (frame.via !== null) return frame.via;
  const next = frames[frames.indexOf(frame) + 1];
  return next?.according && next.from > frame.to - 1 ? next.subject : null;
}
