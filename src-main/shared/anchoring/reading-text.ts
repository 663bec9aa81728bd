/**
 * The reading text: what offsets refer to. The text content of a body in document order, block boundaries and line
 * breaks as single newlines, runs of white space folded to one space (kept inside `pre`, where they carry meaning).
 * Readings above letters (`rt`, and the brackets of `rp`) stand where the document has them, so that a selection across
 * them is one passage; a formula is the text of its MathML, once, as annotations are never stored.
 * The core computes it from parse5's tree and the page from the DOM; both are the HTML standard's tree, so they agree.
 */

/** The little that the walk needs of a node; a DOM node has `nodeValue`, a parse5 node `value`. */
export interface TextTree {
  readonly nodeName: string;
  readonly nodeValue?: string | null;
  readonly value?: string;
  readonly childNodes?: ArrayLike<TextTree>;
}

/** A stretch of one text node that stands in the reading text unit for unit. */
export interface TextRun<N> {
  readonly node: N;
  /** UTF-16 offset in the node's own text. */
  readonly nodeStart: number;
  /** UTF-16 offsets in the reading text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface ReadingText<N> {
  readonly text: string;
  /** Sorted, without overlap; the newlines and folded spaces between them belong to no node. */
  readonly runs: readonly TextRun<N>[];
  /** Every `img` in document order, and where it stands: `at` is the offset of the first unit of text after it. */
  readonly images: readonly { readonly node: N; readonly at: number }[];
}

const blockNames = new Set(
  (
    'address article aside blockquote caption dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const silentNames = new Set(['script', 'style', 'template', 'noscript', '#comment']);

/** Whether an element starts and ends a line of the reading text. */
export function isBlock(nodeName: string): boolean {
  return blockNames.has(nodeName.toLowerCase());
}

/** Walks `root` once. Pure; the runs refer to the very nodes of the tree. */
export function readingText<N extends TextTree>(root: N): ReadingText<N> {
  const walk = new Walk<N>();
  walk.visit(root, false);
  const { text, runs, images } = walk;
  return { text, runs, images: images.map(({ node, at }) => ({ node, at: Math.min(at, text.length) })) };
}

class Walk<N extends TextTree> {
  text = '';
  readonly runs: TextRun<N>[] = [];
  readonly images: { node: N; at: number }[] = [];
  private pending: '' | ' ' | '\n' = '';

  visit(node: N, preformatted: boolean): void {
    const name = node.nodeName.toLowerCase();
    if (name === '#text') {
      const data = node.nodeValue ?? node.value ?? '';
      if (preformatted) this.addLines(node, data);
      else this.addFolded(node, data);
      return;
    }
    if (silentNames.has(name)) return;
    if (name === 'img') this.images.push({ node, at: this.text.length + this.pending.length });
    const separates = blockNames.has(name);
    if (separates || name === 'br') this.breakLine();
    const inside = preformatted || name === 'pre';
    const children = node.childNodes ?? [];
    for (let i = 0; i < children.length; i += 1) this.visit(children[i] as N, inside);
    if (separates) this.breakLine();
  }

  private breakLine(): void {
    this.pending = this.text === '' ? '' : '\n';
  }

  private addFolded(node: N, data: string): void {
    const word = /\S+/g;
    let runStart = -1;
    let textStart = 0;
    let last = 0;
    for (let match = word.exec(data); match !== null; match = word.exec(data)) {
      const gap = match.index - last;
      if (gap > 0 && this.pending === '' && this.text !== '') this.pending = ' ';
      // A single white-space unit inside a run is a single space of the text: the run goes on.
      const goesOn = runStart >= 0 && gap === 1 && this.pending === ' ';
      if (!goesOn && runStart >= 0) this.addRun(node, runStart, textStart);
      this.text += this.pending;
      this.pending = '';
      if (!goesOn) {
        runStart = match.index;
        textStart = this.text.length;
      }
      this.text += match[0];
      last = word.lastIndex;
    }
    if (runStart >= 0) this.addRun(node, runStart, textStart);
    if (last < data.length && this.pending === '' && this.text !== '') this.pending = ' ';
  }

  private addLines(node: N, data: string): void {
    const line = /[^\r\n]+/g;
    let last = 0;
    for (let match = line.exec(data); match !== null; match = line.exec(data)) {
      if (match.index > last) this.breakLine();
      this.text += this.pending;
      this.pending = '';
      const textStart = this.text.length;
      this.text += match[0];
      this.addRun(node, match.index, textStart);
      last = line.lastIndex;
    }
    if (last < data.length) this.breakLine();
  }

  private addRun(node: N, nodeStart: number, textStart: number): void {
    this.runs.push({ node, nodeStart, start: textStart, end: this.text.length });
  }
}
