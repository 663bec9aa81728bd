import type { Annotation } from '#shared/model/annotation.ts';
import { plainLine } from '#shared/model/plain-line.ts';

export type Origin = NonNullable<Annotation['origin']>;
/** What is made of a mark of another app. */
export type MadeAnnotation = Annotation & { readonly origin: Origin };

/** Squeezed characters beside a passage that have to agree: apps keep more or less of what stands there. */
const contextLength = 8;

/** All that an annotation is in other apps. */
export function originsOf({ origin, alsoFrom = [] }: Annotation): readonly Origin[] {
  return origin === undefined ? alsoFrom : [origin, ...alsoFrom];
}

/**
 * Where among these the same was marked already, by the person or by way of another app (or of a file of the same app that
 * names no ids), so that nothing of it is lost there; -1 where it was not. What says the same goes before what was
 * deleted, and that before a highlight that has no note yet.
 */
export function findSame(annotations: readonly Annotation[], made: MadeAnnotation): number {
  const same = annotations.map((one) => !isOtherById(one, made) && isSamePlace(one, made));
  const find = (fits: (one: Annotation) => boolean) => annotations.findIndex((one, at) => same[at] && fits(one));
  const steps = [
    find((one) => one.deleted === null && isSameNote(one, made)),
    find((one) => one.deleted === null && addsNothing(one, made)),
    find((one) => one.deleted !== null && addsNothing(one, made)),
    find((one) => takesNote(one, made)),
  ];
  return steps.find((at) => at >= 0) ?? -1;
}

/** Whether what is here says all that the mark says of its passage. */
export function addsNothing(one: Annotation, made: Annotation): boolean {
  return (made.anchor !== null && made.body === '') || isSameNote(one, made);
}

/** Whether a highlight without a note is here for the note that comes. */
export function takesNote(one: Annotation, made: Annotation): boolean {
  return one.deleted === null && one.anchor !== null && one.body.trim() === '' && made.body.trim() !== '';
}

/** The same words; apps that know no Markdown have them without its signs. */
function isSameNote(one: Annotation, made: Annotation): boolean {
  const came = squeezed(made.body);
  return squeezed(one.body) === came || squeezed(plainLine(one.body)) === came;
}

/** Whether the app itself tells them apart: it has the one that is here under another id. */
function isOtherById(one: Annotation, made: MadeAnnotation): boolean {
  const hasId = ({ id }: Origin) => !id.startsWith('#');
  return originsOf(one).some((origin) => origin.app === made.origin.app && hasId(origin) === hasId(made.origin));
}

function isSamePlace(one: Annotation, made: Annotation): boolean {
  if (one.anchor === null || made.anchor === null) return one.anchor === made.anchor;
  const [here, came] = [one.anchor.quote, made.anchor.quote];
  if (passageOf(here) !== passageOf(came)) return false;
  // The same words may stand in a text more than once.
  const [before, after] = [
    [squeezed(here.prefix), squeezed(came.prefix)] as const,
    [squeezed(here.suffix), squeezed(came.suffix)] as const,
  ];
  const most = ([a, b]: readonly [string, string]) => Math.min(contextLength, a.length, b.length);
  const [left, right] = [most(before), most(after)];
  const isLeftSame = before[0].slice(before[0].length - left) === before[1].slice(before[1].length - left);
  return isLeftSame && after[0].slice(0, right) === after[1].slice(0, right);
}

/** Of each quote once: every mark that comes is compared with all that are here. */
const passages = new WeakMap<object, string>();

function passageOf(quote: { readonly exact: string }): string {
  const passage = passages.get(quote) ?? squeezed(quote.exact);
  passages.set(quote, passage);
  return passage;
}

/** Without white space, and with the quotation marks of a typewriter: apps write both as they like. */
export function squeezed(text: string): string {
  return text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, '');
}
