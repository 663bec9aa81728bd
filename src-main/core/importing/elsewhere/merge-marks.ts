import { unplacedAnchor } from '#shared/anchoring/unplaced.ts';
import { timeAfter } from '#shared/merging/order.ts';
import { type Annotation, kindOf } from '#shared/model/annotation.ts';
import type { MarkCounts } from '#shared/model/import-result.ts';
import { said } from '../../said.ts';
import { shortHash } from './entry.ts';
import type { ElsewhereApp, ElsewhereMark } from './item.ts';
import {
  addsNothing,
  findSame,
  type MadeAnnotation,
  type Origin,
  originsOf,
  squeezed,
  takesNote,
} from './same-mark.ts';
import { signsOf, withSign } from './signs.ts';
import { colorOf } from './values.ts';

export interface MergedMarks {
  readonly annotations: readonly Annotation[];
  readonly marks: MarkCounts;
  /** Of these, the notes on the article as a whole. */
  readonly articleNotes: MarkCounts;
  /** Whether there is anything to write, and whether a person would see it: what an app calls a mark is kept, not shown. */
  readonly isWritten: boolean;
  readonly isSeen: boolean;
  readonly warnings: readonly string[];
}

/** The most that a note may hold; see `annotationSchema`. */
const longestNote = 1_000_000;

interface Parts {
  readonly app: ElsewhereApp;
  readonly now: string;
  readonly newId: () => string;
}

/**
 * The annotations of an article with the marks of an item among them. A mark is known again by the app's id, else by its
 * words and its moment; one that the person deleted here stays deleted. What is here, from the person or from elsewhere, with
 * nothing else to say takes what the mark adds, and is known by both. Where the app has changed a note since, it changes here
 * too, unless the person has written in it.
 */
export function mergeMarks(
  before: readonly Annotation[],
  marks: readonly ElsewhereMark[],
  { app, now, newId }: Parts,
): MergedMarks {
  const annotations = [...before];
  const warnings: string[] = [];
  const all = { added: 0, updated: 0, known: 0 };
  const onArticle = { added: 0, updated: 0, known: 0 };
  for (const mark of marks) {
    const made = annotationOf(mark, { app, now, newId });
    const did = mergeMark(annotations, before, made, now, warnings);
    all[did] += 1;
    if (made.anchor === null) onArticle[did] += 1;
  }
  for (const [at, one] of annotations.entries()) {
    if (!before.includes(one)) annotations[at] = withAnswer(one, marks, annotations, app);
  }
  const long = marks.filter(({ note }) => note.length > longestNote).length;
  if (long > 0) warnings.push(said().elsewhere.cutNotes(long));
  const isWritten = annotations.some((one, at) => one !== before[at]);
  const isSeen = annotations.some(({ modified }, at) => modified !== before[at]?.modified);
  return { annotations, marks: all, articleNotes: onArticle, isWritten, isSeen, warnings };
}

/** Brings one mark among the annotations, and says what became of it. */
function mergeMark(
  annotations: Annotation[],
  before: readonly Annotation[],
  made: MadeAnnotation,
  now: string,
  warnings: string[],
): keyof MarkCounts {
  const isIt = (origin: Origin | undefined) => origin?.app === made.origin.app && origin.id === made.origin.id;
  const add = () => {
    annotations.push(made);
    return 'added' as const;
  };
  const put = (at: number, next: Annotation, isUpdated: boolean) => {
    annotations[at] = next;
    return isUpdated ? 'updated' : 'known';
  };
  const own = annotations.findIndex(({ origin }) => isIt(origin));
  const at = own >= 0 ? own : annotations.findIndex(({ alsoFrom = [] }) => alsoFrom.some(isIt));
  const present = annotations[at];
  if (present === undefined) {
    const same = findSame(annotations.slice(0, before.length), made);
    const there = annotations[same];
    if (there === undefined) return add();
    return put(same, joined(there, made, now, takesNote(there, made)), takesNote(there, made));
  }
  const origin = originsOf(present).find(isIt);
  const [sign, signs] = [signOf(made), signsOf(origin)];
  if (signs.includes(sign) || present.deleted !== null || !before.includes(present)) return 'known';
  if (own < 0) {
    const isTaken = follows(origin, present) || takesNote(present, made);
    if (isTaken || addsNothing(present, made)) return put(at, joined(present, made, now, isTaken), isTaken);
    // It says something else by now than what it was one with.
    annotations[at] = { ...present, alsoFrom: present.alsoFrom?.filter((one) => !isIt(one)) ?? [] };
    return add();
  }
  if (!signs.includes(signOf(present))) {
    const isShared = present.alsoFrom !== undefined;
    const isTaken = follows(origin, present) || (isShared && takesNote(present, made));
    const isNothing = isShared && addsNothing(present, made);
    if (isTaken || isNothing) return put(at, joined(present, made, now, isTaken), isTaken);
    const giver = present.alsoFrom?.find((one) => follows(one, present));
    if (giver === undefined) {
      warnings.push(said().elsewhere.keptAsHere(excerpt(present)));
      return 'known';
    }
    // The note that is here came from another app: each has its own now.
    annotations[at] = { ...present, origin: giver, alsoFrom: present.alsoFrom?.filter((one) => one !== giver) ?? [] };
    return add();
  }
  const { color, body, kind } = made;
  const tags = present.alsoFrom === undefined ? made.tags : united(made.tags, present.tags);
  // What stands here then is the app's own doing, also with the tags of others.
  const result = signOf({ color, body, tags });
  const known = result === sign ? withSign(signs, sign) : withSign(withSign(signs, sign), result);
  const changed = { color, body, tags, kind, origin: { ...made.origin, signs: known } };
  return put(at, { ...present, ...changed, modified: timeAfter(present.modified, now) }, true);
}

/** Whether the note that is here is still the one that was taken from that app. */
function follows(origin: Origin | undefined, { body }: Annotation): boolean {
  return origin?.taken === shortHash(body);
}

/** What is here with what a mark of another app adds to it: its tags, and its note where that is taken. */
function joined(one: Annotation, made: MadeAnnotation, now: string, isTaken: boolean): Annotation {
  const body = isTaken ? made.body : one.body;
  const tags = one.deleted === null ? united(one.tags, made.tags) : one.tags;
  const isSeen = body !== one.body || tags.length > one.tags.length;
  const modified = isSeen ? timeAfter(one.modified, now) : one.modified;
  const next = withJoinedSign(
    { ...one, body, tags, kind: kindOf({ anchor: one.anchor, body }), modified },
    one,
    isTaken,
  );
  const isIt = ({ app, id }: Origin) => app === made.origin.app && id === made.origin.id;
  const before = originsOf(one).find(isIt);
  // By that sign a note that was taken from the app follows it, until somebody writes in it.
  const taken = isTaken ? { taken: shortHash(next.body) } : {};
  const origin = { ...made.origin, signs: withSign(signsOf(before), signOf(made)), ...taken };
  if (one.origin !== undefined && isIt(one.origin)) return { ...next, origin };
  return { ...next, alsoFrom: [...(one.alsoFrom ?? []).filter((other) => !isIt(other)), origin] };
}

/** Its own app still knows by its sign what only got tags. */
function withJoinedSign(next: Annotation, one: Annotation, isTaken: boolean): Annotation {
  const signs = signsOf(one.origin);
  if (one.origin === undefined || isTaken || !signs.includes(signOf(one)) || signs.includes(signOf(next))) return next;
  return { ...next, origin: { ...one.origin, signs: withSign(signs, signOf(next)) } };
}

function united(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}

function annotationOf(mark: ElsewhereMark, { app, now, newId }: Parts): MadeAnnotation {
  const { quote, prefix, suffix, tags, created, extra = {} } = mark;
  const body = mark.note.slice(0, longestNote);
  const anchor = quote === '' ? null : unplacedAnchor(quote, prefix, suffix);
  const color = colorOf(mark.color);
  const at = created ?? now;
  const kept = { ...extra, ...(mark.color !== null && mark.color !== color && { color: mark.color }) };
  const content = { color, body, tags: [...tags] };
  const origin = {
    ...{ app, id: mark.id ?? idOf(mark), signs: [signOf(content)] },
    ...(Object.keys(kept).length > 0 && { extra: kept }),
  };
  const kind = kindOf({ anchor, body });
  return { id: newId(), kind, ...content, anchor, links: [], origin, created: at, modified: at, deleted: null };
}

/** Links what answers another mark with it. */
function withAnswer(
  one: Annotation,
  marks: readonly ElsewhereMark[],
  all: readonly Annotation[],
  app: ElsewhereApp,
): Annotation {
  const isIn = (other: Annotation, id: string | null) => originsOf(other).some((of) => of.app === app && of.id === id);
  const answered = marks.find(({ id, answers }) => answers !== undefined && isIn(one, id))?.answers;
  const to = answered === undefined ? undefined : all.find((other) => other !== one && isIn(other, answered));
  if (to === undefined || one.links.length > 0 || one.deleted !== null) return one;
  return { ...one, links: [{ to: to.id, relation: 'answers' }] };
}

/** What a mark without an id is known by: its words and when it was made; a note on the article by what it says. */
function idOf({ quote, note, created }: ElsewhereMark): string {
  return `#${shortHash(`${squeezed(quote)}\n${created ?? ''}\n${quote === '' ? note : ''}`)}`;
}

function signOf({ color, body, tags }: Pick<Annotation, 'color' | 'body' | 'tags'>): string {
  return shortHash(JSON.stringify([color, body, tags]));
}

function excerpt({ anchor, body }: Annotation): string {
  const text = (anchor?.quote.exact ?? body).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
