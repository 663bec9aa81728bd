import { text } from '../text.ts';
import type { ArticlePage, Section } from './article-page.ts';
import { changeNearFirst } from './near-first.ts';

/**
 * A mark that is to be heard: `said` is what a screen reader says where it begins, `details` the id of the element with its note,
 * where there is one.
 */
export interface SpokenMark {
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly details?: string;
}

/** A stretch of text under the same marks. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly begins: string;
  readonly ends: string;
  /** Ids, as `aria-details` lists them. */
  readonly details: string;
}

/** What stands in each section now, so that only those whose marks have changed are changed. */
const standing = new WeakMap<HTMLElement, string>();

/**
 * Puts `<mark>` elements around these passages, sorted by start, in place of those that stand there; none takes them away.
 * One flat pass over the boundaries: marks never nest, and where some overlap each still says that it begins and ends.
 * What is said is generated content, which screen readers speak with or without a word for the role; it is no text of the
 * article. Gives the function that stops it.
 */
export function setRealMarks(page: ArticlePage, marks: readonly SpokenMark[]): () => void {
  const segments = segmentsOf(marks);
  const wanted = new Map<Section, readonly Segment[]>();
  for (const section of page.sections) {
    const within = segments.filter(({ start, end }) => start < section.end && end > section.start);
    if ((standing.get(section.element) ?? '[]') !== JSON.stringify(within)) wanted.set(section, within);
  }
  if (wanted.size === 0) return () => undefined;
  return changeNearFirst(page, [...wanted.keys()], (section) => {
    const within = wanted.get(section) ?? [];
    unwrap(section.element);
    page.map.remap(section.element, section.start, section.end);
    for (const segment of within.toReversed()) wrap(page, section, segment);
    nameDetails(section.element);
    standing.set(section.element, JSON.stringify(within));
  });
}

/** Has each mark in this element name as its details those elements with its notes that are there now. */
export function nameDetails(element: HTMLElement): void {
  for (const mark of element.querySelectorAll<HTMLElement>('mark[data-details]')) {
    const ids = mark.dataset.details?.split(' ') ?? [];
    const there = ids.filter((id) => document.getElementById(id) !== null).join(' ');
    if (there === (mark.getAttribute('aria-details') ?? '')) continue;
    if (there === '') mark.removeAttribute('aria-details');
    else mark.setAttribute('aria-details', there);
  }
}

/** The stretches between neighbouring boundaries that some mark covers. */
export function segmentsOf(marks: readonly SpokenMark[]): Segment[] {
  const boundaries = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const segments: Segment[] = [];
  let open: SpokenMark[] = [];
  let next = 0;
  for (const [at, start] of boundaries.entries()) {
    const end = boundaries[at + 1];
    if (end === undefined) break;
    open = open.filter((mark) => mark.end > start);
    const begun: SpokenMark[] = [];
    for (let mark = marks[next]; mark !== undefined && mark.start <= start; mark = marks[next]) {
      begun.push(mark);
      next += 1;
    }
    open.push(...begun);
    if (open.length === 0) continue;
    const ended = open.filter((mark) => mark.end === end).length;
    segments.push({
      start,
      end,
      begins: begun.map(({ said }) => said).join(' '),
      details: begun.flatMap(({ details }) => details ?? []).join(' '),
      ends: Array.from({ length: ended }, () => text.app.endOfHighlight).join(' '),
    });
  }
  return segments;
}

function unwrap(element: HTMLElement): void {
  const marks = element.querySelectorAll('mark');
  for (const mark of marks) mark.replaceWith(...mark.childNodes);
  if (marks.length > 0) element.normalize();
}

/** Wraps the text of a segment, its last piece first: what comes before keeps its place in the map. */
function wrap(page: ArticlePage, section: Section, segment: Segment): void {
  const start = Math.max(segment.start, section.start);
  const end = Math.min(segment.end, section.end);
  const pieces = page.map.piecesOf(start, end).filter(({ node }) => node.parentElement?.closest('math') === null);
  for (const [at, { node, from, to }] of [...pieces.entries()].reverse()) {
    if (to < node.length) node.splitText(to);
    const inside = from > 0 ? node.splitText(from) : node;
    const mark = document.createElement('mark');
    if (at === 0 && start === segment.start && segment.begins !== '') {
      mark.dataset.begins = segment.begins;
      if (segment.details !== '') mark.dataset.details = segment.details;
    }
    if (at === pieces.length - 1 && end === segment.end && segment.ends !== '') mark.dataset.ends = segment.ends;
    inside.replaceWith(mark);
    mark.append(inside);
  }
}
