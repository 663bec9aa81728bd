import { readingText, type TextTree } from '#shared/anchoring/reading-text.ts';
import { parseFragmentTree, type TreeElement, type TreeFragment } from './parse-tree.ts';
import { attributeOf } from './tree-node.ts';

/** An image of a stored body. */
export interface BodyImage {
  /** Its name in `media/`. */
  readonly file: string;
  /** The offset in the reading text at which it stands. */
  readonly at: number;
  /** What it shows, in words; empty where the page does not say. */
  readonly alt: string;
}

/** The standard's tree of a sanitised body, as a page's `innerHTML` makes it. */
export function parseBody(html: string): TreeFragment {
  return parseFragmentTree(html);
}

/** The reading text of a sanitised body and its images that were saved, in document order. */
export function readBody(html: string): { readonly text: string; readonly images: readonly BodyImage[] } {
  const { text, images } = readingText<TextTree>(parseBody(html));
  const known = images.flatMap(({ node, at }) => {
    const image = node as unknown as TreeElement;
    const file = /^media\/(.+)$/.exec(attributeOf(image, 'src') ?? '')?.[1];
    return file === undefined ? [] : [{ file, at, alt: attributeOf(image, 'alt') ?? '' }];
  });
  return { text, images: known };
}

/** The reading text of a sanitised body: the text that offsets count in UTF-16 units. */
export function bodyText(html: string): string {
  return readingText(parseBody(html)).text;
}
