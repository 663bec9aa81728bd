import { type ReadingText, readingText, type TextRun } from '#shared/anchoring/reading-text.ts';
import { firstIndex } from '#shared/finding/first-index.ts';

/** A boundary point of the document. */
export interface Point {
  readonly node: Node;
  readonly offset: number;
}

/** The way between places in the document and offsets into the reading text (UTF-16 code units). */
export class TextMap {
  readonly text: string;
  /** The images in document order; `at` is the offset of the first text after each. */
  readonly images: readonly { readonly node: HTMLImageElement; readonly at: number }[];
  private readonly root: Node;
  private readonly runs: TextRun<Node>[];

  constructor(root: Node) {
    const { text, runs, images } = readingText<Node>(root);
    this.root = root;
    this.text = text;
    this.runs = [...runs];
    this.images = images as ReadingText<HTMLImageElement>['images'];
  }

  /**
   * Maps `part` of the root anew after its text nodes were split or joined; the text itself is the same. `start` and
   * `end` are its offsets. `part` stands between line breaks of the reading text.
   */
  remap(part: Node, start: number, end: number): void {
    const { text, runs } = readingText<Node>(part);
    if (text.length !== end - start) throw new Error('A part of the article changed its text.');
    const from = this.search((run) => run.start >= start);
    const to = this.search((run) => run.start >= end);
    const shifted = runs.map((run) => ({ ...run, start: run.start + start, end: run.end + start }));
    this.runs.splice(from, to - from, ...shifted);
  }

  /** The document range of a passage, or null when it holds no text. It is live: for paint and for keeps there is `endsOf`. */
  rangeOf(start: number, end: number): Range | null {
    const ends = this.endsOf(start, end);
    if (ends === null) return null;
    const range = document.createRange();
    range.setStart(ends.startContainer, ends.startOffset);
    range.setEnd(ends.endContainer, ends.endOffset);
    return range;
  }

  /** The boundary points of a passage, drawn to its first and last text, or null when it holds none. */
  endsOf(start: number, end: number): StaticRangeInit | null {
    const first = this.runs[this.search((run) => run.end > start)];
    const last = this.runs[this.search((run) => run.start >= end) - 1];
    if (first === undefined || last === undefined || first.start >= end || last.end <= start) return null;
    return {
      startContainer: first.node,
      startOffset: first.nodeStart + Math.max(0, start - first.start),
      endContainer: last.node,
      endOffset: last.nodeStart + Math.min(last.end, end) - last.start,
    };
  }

  /** The stretches of text nodes, in order, that make up a passage; `from` and `to` are offsets in the node. */
  piecesOf(start: number, end: number): { node: Text; from: number; to: number }[] {
    const pieces: { node: Text; from: number; to: number }[] = [];
    for (let at = this.search((run) => run.end > start); at < this.runs.length; at += 1) {
      const run = this.runs[at] as TextRun<Node>;
      if (run.start >= end) break;
      const [from, to] = [Math.max(start, run.start), Math.min(end, run.end)];
      const shift = run.nodeStart - run.start;
      pieces.push({ node: run.node as Text, from: from + shift, to: to + shift });
    }
    return pieces;
  }

  /** The boundary point of the document at an offset, or null when there is no text. */
  pointOf(offset: number): Point | null {
    const run = this.runs[this.search((run) => run.end > offset)] ?? this.runs.at(-1);
    if (run === undefined) return null;
    const inside = Math.min(Math.max(offset - run.start, 0), run.end - run.start);
    return { node: run.node, offset: run.nodeStart + inside };
  }

  /** The offset at a boundary point of the document; points outside the text are drawn to its nearest end. */
  offsetOf(node: Node, offset: number): number {
    if (!this.root.contains(node)) {
      const child = node.childNodes[offset] ?? node;
      return child.contains(this.root)
        ? child === node
          ? this.text.length
          : 0
        : isBefore(child, this.root)
          ? 0
          : this.text.length;
    }
    const run = this.runs[this.search((run) => !startsBy(run, node, offset)) - 1];
    if (run === undefined) return 0;
    const inside = run.node === node ? offset - run.nodeStart : run.end - run.start;
    return run.start + Math.min(Math.max(inside, 0), run.end - run.start);
  }

  /** The offset at which the text of a part of the root begins, or would if it had any. */
  startOf(part: Node): number {
    return this.runs[this.search((run) => !isBefore(run.node, part))]?.start ?? this.text.length;
  }

  /** The passage under a document range without the white space at its ends, or null when it holds no text. */
  passageOf(range: AbstractRange): { start: number; end: number } | null {
    let start = this.offsetOf(range.startContainer, range.startOffset);
    let end = this.offsetOf(range.endContainer, range.endOffset);
    while (start < end && /\s/.test(this.text.charAt(start))) start += 1;
    while (end > start && /\s/.test(this.text.charAt(end - 1))) end -= 1;
    return start < end ? { start, end } : null;
  }

  /**
   * The first offset at or after `start` whose stretch of text `holds`; it has to hold for all text after that one.
   * Gives `end` when it holds for none before.
   */
  firstWhere(start: number, end: number, holds: (node: Node) => boolean): number {
    const at = this.search((run) => run.end > start && (run.start >= end || holds(run.node)));
    return Math.min(end, Math.max(start, this.runs[at]?.start ?? end));
  }

  /** Index of the first run for which `holds`; it holds for all after that one. */
  private search(holds: (run: TextRun<Node>) => boolean): number {
    return firstIndex(this.runs.length, (at) => holds(this.runs[at] as TextRun<Node>));
  }
}

/** Whether a run begins at or before a boundary point, in document order. */
function startsBy(run: TextRun<Node>, node: Node, offset: number): boolean {
  if (run.node === node) return run.nodeStart <= offset;
  const child = node.childNodes[offset];
  if (child !== undefined) return isBefore(run.node, child);
  return node.contains(run.node) || isBefore(run.node, node);
}

/** Whether a node stands before another one, neither inside the other. */
function isBefore(node: Node, other: Node): boolean {
  const position = other.compareDocumentPosition(node);
  return (position & Node.DOCUMENT_POSITION_PRECEDING) !== 0 && (position & Node.DOCUMENT_POSITION_CONTAINS) === 0;
}
