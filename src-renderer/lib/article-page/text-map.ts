import { type ReadingText, readingText, type TextRun } from '#shared/anchoring/reading-text.ts';

/** The way between places in the document and offsets into the reading text (UTF-16 code units). */
export class TextMap {
  readonly text: string;
  /** The images in document order; `at` is the offset of the first text after each. */
  readonly images: readonly { readonly node: HTMLImageElement; readonly at: number }[];
  private readonly root: Node;
  private readonly runs: readonly TextRun<Node>[];

  constructor(root: Node) {
    const { text, runs, images }: ReadingText<Node> = readingText<Node>(root);
    this.root = root;
    this.text = text;
    this.runs = runs;
    this.images = images as ReadingText<HTMLImageElement>['images'];
  }

  /** The document range of a passage, or null when it holds no text. */
  rangeOf(start: number, end: number): Range | null {
    const first = this.runs[this.firstRunEndingAfter(start)];
    const last = this.runs[this.lastRunStartingBefore(end)];
    if (first === undefined || last === undefined || first.start >= end || last.end <= start) return null;
    const range = document.createRange();
    range.setStart(first.node, first.nodeStart + Math.max(0, start - first.start));
    range.setEnd(last.node, last.nodeStart + Math.min(last.end, end) - last.start);
    return range;
  }

  /** The boundary point of the document at an offset, or null when there is no text. */
  pointOf(offset: number): { node: Node; offset: number } | null {
    const run = this.runs[this.firstRunEndingAfter(offset)] ?? this.runs.at(-1);
    if (run === undefined) return null;
    const inside = Math.min(Math.max(offset - run.start, 0), run.end - run.start);
    return { node: run.node, offset: run.nodeStart + inside };
  }

  /** The offset at a boundary point of the document; points outside the text are drawn to its nearest end. */
  offsetOf(node: Node, offset: number): number {
    if (!this.root.contains(node)) return this.isBeforeRoot(node) ? 0 : this.text.length;
    const point = document.createRange();
    point.setStart(node, offset);
    // Binary search for the last run that begins at or before the point, in document order.
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = this.runs[middle] as TextRun<Node>;
      if (point.comparePoint(run.node, run.nodeStart) <= 0) low = middle + 1;
      else high = middle;
    }
    const run = this.runs[low - 1];
    if (run === undefined) return 0;
    const inside = run.node === node ? offset - run.nodeStart : run.end - run.start;
    const at = run.start + Math.min(Math.max(inside, 0), run.end - run.start);
    return at;
  }

  /** The passage under a document range without the white space at its ends, or null when it holds no text. */
  passageOf(range: AbstractRange): { start: number; end: number } | null {
    let start = this.offsetOf(range.startContainer, range.startOffset);
    let end = this.offsetOf(range.endContainer, range.endOffset);
    while (start < end && /\s/.test(this.text.charAt(start))) start += 1;
    while (end > start && /\s/.test(this.text.charAt(end - 1))) end -= 1;
    return start < end ? { start, end } : null;
  }

  private isBeforeRoot(node: Node): boolean {
    return (this.root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  }

  private firstRunEndingAfter(offset: number): number {
    return this.search((run) => run.end > offset);
  }

  private lastRunStartingBefore(offset: number): number {
    return this.search((run) => run.start >= offset) - 1;
  }

  /** Index of the first run for which `holds`; it holds for all after that one. */
  private search(holds: (run: TextRun<Node>) => boolean): number {
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.runs[middle] as TextRun<Node>)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
