import { serialize } from 'parse5';
import type { Extracted, ExtractedImage } from '../importing/extracted.ts';
import { bodyText, parseBody } from '../importing/page/body-text.ts';
import type { TreeNode } from '../importing/page/parse-tree.ts';
import { lastNumbers, renumberBody } from '../importing/renumber-body.ts';

/** Blocks shorter than this may come twice in one article: "Yes.", a row of stars. */
const telling = 60;

/**
 * One body of the pages of an article: the facts are the first page's, and what every page repeats (headline,
 * standfirst) stands once. The body has still to be sanitised. `pages` has at least one.
 */
export function joinPages<E extends Extracted>(pages: readonly [E, ...E[]]): E {
  const [first, ...rest] = pages;
  if (rest.length === 0) return first;
  const images: ExtractedImage[] = [...first.images];
  const bodies = [first.html];
  let last = lastNumbers(first.html);
  const seen = new Set(blocksOf(first.html).map(({ html }) => html));
  for (const page of rest) {
    const { html: numbered, images: own } = renumberBody(page, last);
    last = lastNumbers(numbered, last);
    images.push(...own);
    const blocks = blocksOf(numbered).filter(({ name, html }, index) => {
      if (index === 0 && /^h[1-6]$/.test(name) && bodyText(html) === first.title) return false;
      return html.length < telling || !seen.has(html);
    });
    for (const { html } of blocks) seen.add(html);
    bodies.push(blocks.map(({ html }) => html).join(''));
  }
  return {
    ...first,
    html: bodies.join('\n'),
    images,
    missing: [...new Set(pages.flatMap(({ missing }) => missing))],
    warnings: [...new Set(pages.flatMap(({ warnings }) => warnings)), joined(pages.length)],
  };
}

function joined(count: number): string {
  return `The article came on ${count} pages, which were joined. The original that is kept is the first of them.`;
}

function blocksOf(html: string): { name: string; html: string }[] {
  const tree = parseBody(html);
  return tree.childNodes.map((node: TreeNode) => ({
    name: node.nodeName,
    html: serialize({ ...tree, childNodes: [node] }),
  }));
}
