import type { Box, PageBlocks } from './blocks.ts';

/** Share of the page's prose that the article's own box holds. */
const mostOfIt = 0.7;

/**
 * The innermost box with most of a page's prose, as reading views have always looked for it: one walk over the boxes,
 * where an extractor that rearranges a copy of the page would take seconds and hundreds of megabytes.
 */
export function mainBox({ boxes }: PageBlocks): Box | null {
  const [root] = boxes;
  if (root === undefined) return null;
  // A page without prose, such as a long list, is weighed by all its text.
  const weigh = root.prose > 0 ? (box: Box) => box.prose : (box: Box) => box.units;
  const needed = weigh(root) * mostOfIt;
  let found = root;
  // Boxes stand in document order, so that a box comes after the one that holds it.
  for (const box of boxes) if (box.parent === found && weigh(box) >= needed) found = box;
  return found;
}
