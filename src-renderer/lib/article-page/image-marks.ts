import type { Color } from '#shared/model/annotation.ts';
import { text } from '../text.ts';
import type { TextMap } from './text-map.ts';

/** Where an image stands: its file in the article's `media/`, and the offset of the first text after it. */
export interface ImagePlace {
  readonly start: number;
  readonly image: string;
}

export interface MarkedImage extends ImagePlace {
  readonly id: string;
  readonly color: Color;
  /** What a screen reader says of it, beside what the image shows. */
  readonly said: string;
}

/** The file of an image that was saved, or null. */
export function fileOf(image: HTMLImageElement): string | null {
  return /\/media\/([0-9a-f]+\.[a-z]+)$/.exec(image.src)?.[1] ?? null;
}

/** The image of that file nearest to where it stood, or null when the body does not show it. */
export function imageOf(map: TextMap, { start, image }: ImagePlace): HTMLImageElement | null {
  const alike = map.images.filter(({ node }) => fileOf(node) === image);
  return alike.sort((a, b) => Math.abs(a.at - start) - Math.abs(b.at - start))[0]?.node ?? null;
}

/** The passage that an image of the article is, or null for one that was not saved. */
export function passageOfImage(map: TextMap, element: Element): { start: number; end: number; image: string } | null {
  const found = map.images.find(({ node }) => node === element);
  const image = found === undefined ? null : fileOf(found.node);
  return found === undefined || image === null ? null : { start: found.at, end: found.at, image };
}

/** Lets the keyboard come to each image that can be marked; on the way through the page, not to one in a link as well. */
export function makeImagesFocusable(map: TextMap): void {
  for (const { node } of map.images) {
    if (fileOf(node) === null) continue;
    node.tabIndex = node.closest('a[href]') === null ? 0 : -1;
    if (node.alt === '') node.ariaLabel = text.reader.image;
  }
}

/** Shows which images are marked: `data-note` and `data-color` on each, for marks.css. */
export function paintImages(map: TextMap, marks: readonly MarkedImage[], focused: string | null): void {
  const byNode = new Map(marks.map((mark) => [imageOf(map, mark), mark]));
  for (const { node } of map.images) {
    const mark = byNode.get(node);
    node.toggleAttribute('data-focused', mark !== undefined && mark.id === focused);
    if (mark === undefined) {
      delete node.dataset.note;
      delete node.dataset.color;
      node.ariaDescription = null;
    } else {
      node.dataset.note = mark.id;
      node.dataset.color = mark.color;
      node.ariaDescription = mark.said;
    }
  }
}
