import type { DomElement } from '../page/dom.ts';
import type { Block, Box, PageBlocks } from './blocks.ts';

/** Blocks that belong to an image, not to the text: kept with it. */
const captionNames = new Set(['figcaption']);

/** So many lines may stand between the picture under the headline and the text. */
const leadBlocks = 6;

/**
 * Takes out of a page whatever is not one of the blocks that `keep` names, but for the images that stand among them
 * with their captions. A table stays or goes as a whole. The page is used up.
 */
export function keepBlocks(page: PageBlocks, keep: readonly boolean[]): void {
  new Keeping(page, keep).run();
}

class Keeping {
  private readonly page: PageBlocks;
  private readonly keep: boolean[];
  private readonly first: number;
  private readonly last: number;
  /** The headline above the text; -1 for none. */
  private readonly headline: number;
  /** Units of kept text before each block, and of all text. */
  private readonly keptBefore: Float64Array;
  private readonly unitsBefore: Float64Array;

  constructor(page: PageBlocks, keep: readonly boolean[]) {
    this.page = page;
    this.keep = [...keep];
    for (const box of page.boxes) if (box.name === 'table') this.settleTable(box);
    this.first = this.keep.indexOf(true);
    this.last = this.keep.lastIndexOf(true);
    const above = page.blocks.slice(0, Math.max(this.first, 0));
    this.headline = above.findLastIndex(({ element }) => /^h[12]$/.test(element.name));
    this.keptBefore = new Float64Array(page.blocks.length + 1);
    this.unitsBefore = new Float64Array(page.blocks.length + 1);
    page.blocks.forEach((block, index) => {
      const units = isCaption(block) ? 0 : block.text.length;
      this.unitsBefore[index + 1] = (this.unitsBefore[index] ?? 0) + units;
      this.keptBefore[index + 1] = (this.keptBefore[index] ?? 0) + (this.keep[index] ? units : 0);
    });
  }

  run(): void {
    const { blocks, boxes, images } = this.page;
    const captioned = new Set<DomElement>();
    const holding = new Set<Box>();
    for (const { image, box, before } of images) {
      if (!this.belongs(image, box, before)) {
        image.remove();
        continue;
      }
      for (let at: Box | null = box; at !== null; at = at.parent) holding.add(at);
      const figure = image.closest('figure');
      if (figure !== null) captioned.add(figure);
    }
    // What was embedded stands in a figure without an image.
    for (const box of boxes) {
      const isCard = box.name === 'figure' && box.images === 0 && blocks.slice(box.first, box.end).every(isCaption);
      if (isCard && box.parent !== null && this.belongs(box.element, box.parent, box.first)) captioned.add(box.element);
    }
    for (const block of blocks) {
      const figure = isCaption(block) ? block.element.element.closest('figure') : null;
      if (figure !== null) this.keep[block.index] = captioned.has(figure) || this.hasOwnText(figure);
      if (!this.keep[block.index]) for (const node of block.nodes) node.remove();
    }
    for (const box of boxes) {
      const isRule = box.name === 'hr' && !this.isBetween(box.first);
      const isLeft = this.keep.slice(box.first, box.end).includes(true) || holding.has(box);
      if (isRule || (box.parent !== null && box.end > box.first && !isLeft)) box.element.remove();
    }
  }

  /** Whether a figure's own text, a table or code, is kept: its caption belongs to that. */
  private hasOwnText(figure: DomElement): boolean {
    const box = this.page.boxes.find(({ element }) => element === figure);
    const own = this.page.blocks.slice(box?.first, box?.end).filter((block) => !isCaption(block));
    return own.some(({ index }) => this.keep[index]);
  }

  private settleTable({ first, end }: Box): void {
    let units = 0;
    let kept = 0;
    for (let i = first; i < end; i += 1) {
      const length = this.page.blocks[i]?.text.length ?? 0;
      units += length;
      if (this.keep[i]) kept += length;
    }
    // A table that holds the whole page lays it out.
    const isLayout = units > 0.5 * (this.page.boxes[0]?.units ?? 0) || units > 20_000;
    if (!isLayout) this.keep.fill(kept * 2 >= units, first, end);
  }

  private isBetween(index: number): boolean {
    return index > this.first && index <= this.last;
  }

  /** Whether the text around an image is mostly kept: that of the smallest part of the page that has any. */
  private belongs(image: DomElement, box: Box, before: number): boolean {
    let part: Box | null = box;
    while (part !== null && this.unitsIn(part) === 0) part = part.parent;
    if (part === null) return false;
    const share = this.keptIn(part) / this.unitsIn(part);
    if (this.isBetween(before)) return share >= 0.5 || isCaptioned(image, part);
    if (before === this.last + 1) return share >= 0.8;
    // The picture under the headline stands with by-line and date, which are not kept.
    const isNear = before <= this.first && before > Math.max(this.first - leadBlocks, this.headline);
    return isNear && (share >= 0.5 || part.end > this.first || image.closest('figure') !== null);
  }

  private unitsIn({ first, end }: Box): number {
    return (this.unitsBefore[end] ?? 0) - (this.unitsBefore[first] ?? 0);
  }

  private keptIn({ first, end }: Box): number {
    return (this.keptBefore[end] ?? 0) - (this.keptBefore[first] ?? 0);
  }
}

/** A figure with a hint of how to look at it: too little beside it to be a teaser. */
function isCaptioned(image: DomElement, part: Box): boolean {
  return part.linked === 0 && part.units < 120 && image.closest('figure') !== null;
}

function isCaption({ element }: Block): boolean {
  for (let box: Box | null = element, steps = 0; box !== null && steps < 4; box = box.parent, steps += 1)
    if (captionNames.has(box.name)) return true;
  return false;
}
