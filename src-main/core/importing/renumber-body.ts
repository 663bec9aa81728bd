import type { ExtractedImage } from './extracted.ts';

/** A body and its images, before their bytes are stored. */
export interface NumberedBody {
  readonly html: string;
  readonly images: readonly ExtractedImage[];
}

/** The highest numbers that images and notes have in the bodies before. */
export interface LastNumbers {
  readonly images: number;
  readonly notes: number;
}

/** A tag as sanitised bodies have them. */
const tags = /<[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")+>/g;
const noteNumber = /(?<= (?:id|href)="#?fn(?:ref)?-)\d+/g;
const imageNumber = /(?<= src="media\/pending-)\d+(?=")/g;

/** A sanitised body whose images and notes are numbered on, so that it can be put behind others. */
export function renumberBody({ html, images }: NumberedBody, before: LastNumbers): NumberedBody {
  const on = (by: number) => (number: string) => String(Number(number) + by);
  return {
    html: html.replace(tags, (tag) =>
      tag.replace(noteNumber, on(before.notes)).replace(imageNumber, on(before.images)),
    ),
    images: images.map((image) => ({ ...image, placeholder: image.placeholder.replace(/\d+$/, on(before.images)) })),
  };
}

/** The highest numbers in a body, or those before it where they are higher. */
export function lastNumbers(html: string, before: LastNumbers = { images: 0, notes: 0 }): LastNumbers {
  let { images, notes } = before;
  for (const [tag] of html.matchAll(tags)) {
    for (const [number] of tag.matchAll(imageNumber)) images = Math.max(images, Number(number));
    for (const [number] of tag.matchAll(noteNumber)) notes = Math.max(notes, Number(number));
  }
  return { images, notes };
}
