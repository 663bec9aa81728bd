import type { DomElement, DomNode } from '../page/dom.ts';

/** A line of a page: text between two block boundaries, in no part of it interrupted by one. */
export interface Block {
  /** Its place among the page's blocks, from 0. */
  readonly index: number;
  /** The innermost element that is not inline. */
  readonly element: Box;
  readonly nodes: readonly DomNode[];
  /** White space folded. */
  readonly text: string;
  /** UTF-16 units of the text inside links, inside bold or emphasis. */
  readonly linked: number;
  readonly strong: number;
  readonly links: number;
  /** Whether it holds a `time` element. */
  readonly timed: boolean;
}

/** An element that is not inline, with what its blocks add up to. */
export interface Box {
  readonly element: DomElement;
  readonly parent: Box | null;
  readonly name: string;
  readonly depth: number;
  /** Blocks `first` (inclusive) to `end` (exclusive) stand in it. */
  first: number;
  end: number;
  /** UTF-16 units of text, and of those in links. */
  units: number;
  linked: number;
  /** UTF-16 units in blocks that read like prose: long ones with few links. */
  prose: number;
  images: number;
  /** What can be filled in. */
  fields: number;
}

/** An image and the number of blocks that stand before it. */
export interface PlacedImage {
  readonly image: DomElement;
  readonly box: Box;
  readonly before: number;
}

export interface PageBlocks {
  readonly blocks: readonly Block[];
  readonly boxes: readonly Box[];
  readonly images: readonly PlacedImage[];
}

const inlineNames = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math q rp rt ruby s samp small ' +
    'span strike strong sub sup time tt u var wbr ' +
    // Formulas, which are words of a line.
    'annotation maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mspace msqrt ' +
    'mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics'
  ).split(' '),
);
const notFilledIn = /^(?:hidden|checkbox|radio|submit|button)$/i;
const fieldNames = new Set(['input', 'select', 'textarea']);
const silentNames = new Set(
  'script style template noscript head title meta link textarea input select option datalist audio video canvas map'.split(
    ' ',
  ),
);
const strongNames = new Set(['b', 'strong', 'em', 'i', 'mark', 'u']);

/** From how many units on a block with few links counts as prose. */
const proseUnits = 80;

/** Whether a line reads like prose: a long one with few links. */
export function isProse({ text, linked }: Pick<Block, 'text' | 'linked'>): boolean {
  return text.length >= proseUnits && linked < text.length * 0.35;
}

/** Cuts a page, or a part of one, into its blocks. One walk; depth is bounded by the guard. */
export function blocksOf(root: DomElement): PageBlocks {
  const walk = new Walk(root);
  walk.run();
  return walk;
}

/** White space folded to single spaces. */
export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

interface Run {
  nodes: DomNode[];
  text: string;
  linked: number;
  strong: number;
  links: number;
  timed: boolean;
}

interface Inline {
  readonly linked: boolean;
  readonly strong: boolean;
}

const plain: Inline = { linked: false, strong: false };

class Walk implements PageBlocks {
  readonly blocks: Block[] = [];
  readonly boxes: Box[] = [];
  readonly images: PlacedImage[] = [];
  private run_: Run = emptyRun();
  private readonly root: DomElement;

  constructor(root: DomElement) {
    this.root = root;
  }

  run(): void {
    this.box(this.root, null, plain);
  }

  private box(element: DomElement, parent: Box | null, inline: Inline): void {
    const depth = parent === null ? 0 : parent.depth + 1;
    const first = this.blocks.length;
    const name = element.localName;
    const box: Box = {
      element,
      parent,
      name,
      depth,
      first,
      end: first,
      units: 0,
      linked: 0,
      prose: 0,
      images: 0,
      fields: 0,
    };
    this.boxes.push(box);
    this.children(element, box, inline);
    this.flush(box);
    box.end = this.blocks.length;
    if (parent === null) return;
    parent.units += box.units;
    parent.linked += box.linked;
    parent.prose += box.prose;
    parent.images += box.images;
    parent.fields += box.fields;
  }

  private children(element: DomElement, box: Box, inline: Inline): void {
    let breaks = 0;
    for (let node = element.firstChild; node !== null; node = node.nextSibling) {
      if (node.nodeType === 3) {
        if (this.text(node, inline)) breaks = 0;
      } else if (node.nodeType === 1) {
        const child = node as DomElement;
        const name = child.localName;
        if (name === 'br') {
          breaks += 1;
          if (breaks === 2) this.flush(box);
          else this.run_.text += '\n';
          continue;
        }
        this.element(child, name, box, inline);
        breaks = 0;
      }
    }
  }

  private element(child: DomElement, name: string, box: Box, inline: Inline): void {
    if (fieldNames.has(name) && !notFilledIn.test(child.getAttribute('type') ?? '')) box.fields += 1;
    if (silentNames.has(name)) return;
    if (name === 'img') {
      this.images.push({ image: child, box, before: this.blocks.length });
      box.images += 1;
    } else if (inlineNames.has(name) && !isOutOfSight(child)) {
      if (name === 'a') this.run_.links += 1;
      if (name === 'time') this.run_.timed = true;
      const isLink = inline.linked || name === 'a';
      const isStrong = inline.strong || strongNames.has(name);
      const same = isLink === inline.linked && isStrong === inline.strong;
      this.children(child, box, same ? inline : { linked: isLink, strong: isStrong });
    } else {
      this.flush(box);
      this.box(child, box, inline);
    }
  }

  private text(node: DomNode, inline: Inline): boolean {
    const text = node.nodeValue ?? '';
    const run = this.run_;
    run.text += text;
    run.nodes.push(node);
    const units = text.trim().length;
    if (units === 0) return false;
    if (inline.linked) run.linked += units;
    if (inline.strong) run.strong += units;
    return true;
  }

  private flush(box: Box): void {
    const run = this.run_;
    this.run_ = emptyRun();
    const text = folded(run.text);
    if (text === '') return;
    const { nodes, links, timed } = run;
    const linked = Math.min(run.linked, text.length);
    const strong = Math.min(run.strong, text.length);
    this.blocks.push({ index: this.blocks.length, element: box, nodes, text, linked, strong, links, timed });
    box.units += text.length;
    box.linked += linked;
    if (isProse({ text, linked })) box.prose += text.length;
  }
}

/** Inline elements that are written for machines stand apart from the line around them. */
function isOutOfSight(element: DomElement): boolean {
  const style = element.getAttribute('style');
  return style !== null && /display\s*:\s*none|(?:left|top|text-indent)\s*:\s*-\d{3,}/i.test(style);
}

function emptyRun(): Run {
  return { nodes: [], text: '', linked: 0, strong: 0, links: 0, timed: false };
}
