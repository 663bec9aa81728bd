import { serialize } from 'parse5';
import type { Extracted, ExtractedImage } from '../importing/extracted.ts';
import { bodyText, parseBody } from '../importing/page/body-text.ts';
import type { TreeNode } from '../importing/page/parse-tree.ts';

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
  const seen = new Set(blocksOf(first.html).map(({ html }) => html));
  for (const page of rest) {
    const numbers = new Map<string, string>();
    for (const image of page.images) {
      const placeholder = `media/pending-${images.length + 1}`;
      numbers.set(image.placeholder, placeholder);
      images.push({ ...image, placeholder });
    }
    const blocks = blocksOf(page.html).filter(({ name, html }, index) => {
      if (index === 0 && /^h[1-6]$/.test(name) && bodyText(html) === first.title) return false;
      return html.length < telling || !seen.has(html);
    });
    for (const { html } of blocks) seen.add(html);
    const body = blocks.map(({ html }) => html).join('');
    bodies.push(body.replace(/(?<= src=")media\/pending-\d+(?=")/g, (own) => numbers.get(own) ?? own));
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
