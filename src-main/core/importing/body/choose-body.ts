import type { DomDocument, DomElement } from '../page/dom.ts';
import { blocksOf } from './blocks.ts';
import { simplified } from './certain-lines.ts';
import { judgeBlocks, type PageClues } from './judge-blocks.ts';
import { keepBlocks } from './keep-blocks.ts';

export interface ChosenBody {
  readonly root: DomElement;
  /** The F1 that this choice is expected to have, 0 to 1. */
  readonly certainty: number;
  /** Whether the article could not be told from the page, and all of it was kept. */
  readonly isWholePage: boolean;
}

/** Fewer words than this are no article: rather the whole page than a line of it. */
const leastWords = 8;

/**
 * The part of a page that is its article: the blocks that the trained cleaner finds probable, with the images among
 * them. The whole page when it finds hardly any; null for a page without text. The page is used up.
 */
export function chooseBody(page: DomDocument, clues: PageClues): ChosenBody | null {
  const blocks = blocksOf(page.body);
  if (blocks.blocks.length === 0) return null;
  const { keep, certainty } = judgeBlocks(blocks, String(page), clues);
  const kept = blocks.blocks.filter(({ index }) => keep[index]).map(({ text }) => text);
  const words = kept.join(' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const isWholePage = words < leastWords && !kept.some((text) => text.length > 40);
  if (!isWholePage) keepBlocks(blocks, keep);
  for (const { image } of blocks.images) if (isSign(image, clues.site)) image.remove();
  return { root: page.body, certainty: isWholePage ? 0.2 : certainty, isWholePage };
}

/** The site's own sign, which bears its name. */
function isSign(image: DomElement, site: string | null): boolean {
  return site !== null && simplified(site) !== '' && simplified(image.getAttribute('alt') ?? '') === simplified(site);
}
