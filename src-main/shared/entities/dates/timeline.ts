import type { Recognition } from '../../model/entity.ts';
import { sentenceEnds } from './sentences.ts';
import { bounds, day, fromIso, toIso } from './value.ts';

/** UTF-16 units: of a longer sentence only what stands this near to the date is shown, as a list may have no full stop. */
const longest = 1000;
const near = 300;

/** In UTF-16 units: nobody takes longer from "I would" to "tomorrow". */
const wishLength = 100;
/**
 * "…, and I would do it again": a clause that begins so tells of no event. "They told us we would" may, and so does what follows
 * "I would say": of a verb of telling, and of a clause that has a verb of its own, nothing is left out.
 */
const wish =
  /(?:^|[“„«"‘',;:(–—]\s*|\b(?:and|but|or|so)\s+)(?:I|we)(?<would>\s+would|[’']d)\s+(?:(?:just|already|all|never|always)\s+)?(?<verb>\p{L}+)\s+(?:(?!(?:that|who|which|when|if|is|are)\b)[\p{L}’'-]+\s+){0,8}$/iu;
const telling = new Set(
  (
    'have like say stress note remind urge tell announce expect think hope bet guess recommend argue add point warn call see ' +
    'know believe'
  ).split(' '),
);
/** "We'd booked it for tomorrow": they had. */
const had =
  /^(?:been|gone|done|taken|given|written|seen|known|shown|made|bought|sold|found|kept|left|lost|won|paid|met|told|thought|brought|built|chosen|begun|broken|driven|fallen|forgotten|got|gotten|grown|heard|held|led|meant|said|sent|spoken|spent|taught|thrown|worn|(?!(?:spe|ne|fe|he|we|proce|succe|exce|ble|bre|emb|sh|w)ed$)\p{L}{2,}ed)$/iu;

/** A dated sentence: its span (UTF-16, end exclusive; of a very long one the part around the date), what it is dated, and the first and last day of that (`YYYY-MM-DD`). */
export interface TimelinePoint {
  readonly start: number;
  readonly end: number;
  readonly iso: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The dated sentences of a text by time: by first day, then the shorter stretch, then the order of the text. A sentence with
 * several dates stands at each of them, once a value; "I would do it again tomorrow" dates nothing. `text` is what `recognition` was made from.
 */
export function timeline({ dates }: Pick<Recognition, 'dates'>, text: string): TimelinePoint[] {
  const points: (TimelinePoint & { readonly first: number; readonly last: number })[] = [];
  const seen = new Set<string>();
  const ends = sentenceEnds(text);
  let at = 0;
  let start = 0;
  for (const date of dates) {
    while (at < ends.length && (ends[at] as number) <= date.start) {
      start = ends[at] as number;
      at += 1;
    }
    const value = fromIso(date.iso);
    const key = `${start} ${date.iso}`;
    if (value === null || seen.has(key) || isWish(text, start, date)) continue;
    seen.add(key);
    const { from: first, to: last } = bounds(value);
    const { from, to } = around(text, start, Math.max(date.end, ends[at] ?? text.length), date);
    const span = trimmed(text, from, to);
    points.push({ ...span, iso: date.iso, from: toIso(day(first)), to: toIso(day(last)), first, last });
  }
  points.sort((a, b) => a.first - b.first || a.last - b.last || a.start - b.start);
  return points.map(({ start: from, end, iso, ...point }) => ({
    start: from,
    end,
    iso,
    from: point.from,
    to: point.to,
  }));
}

/** Whether a day to come is that of what somebody would do: only a date that counts from today is looked at. */
function isWish(text: string, from: number, date: { readonly start: number; readonly end: number }): boolean {
  if (!/^(?:tomorrow|next)\b/i.test(text.slice(date.start, date.end))) return false;
  const before = text.slice(Math.max(from, date.start - wishLength), date.start).trimStart();
  const { would = '', verb = '' } = wish.exec(before)?.groups ?? {};
  const isHad = would.length === 2 && had.test(verb);
  return verb !== '' && !telling.has(verb.toLowerCase()) && !isHad;
}

/** A sentence, or as much of it as stands around a date that is in it, in whole words where it has any. */
function around(text: string, from: number, to: number, date: { readonly start: number; readonly end: number }) {
  if (to - from <= longest) return { from, to };
  let start = Math.max(from, date.start - near);
  let end = Math.min(to, date.end + near);
  if (start > from) start += Math.max(text.slice(start, date.start).search(/\s/), isLowSurrogate(text, start) ? 1 : 0);
  if (end < to) {
    const space = text.slice(date.end, end).search(/\s\S*$/);
    end = space < 0 ? end - (isLowSurrogate(text, end) ? 1 : 0) : date.end + space;
  }
  return { from: start, to: end };
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] as string)) start += 1;
  while (end > start && /\s/.test(text[end - 1] as string)) end -= 1;
  return { start, end };
}
