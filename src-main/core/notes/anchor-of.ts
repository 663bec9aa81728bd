import { describePassage, quoteOf } from '#shared/anchoring/selectors.ts';
import { AppError } from '#shared/api/errors.ts';
import type { Anchor, AnchoredPassage } from '#shared/model/annotation.ts';
import type { Body } from '../library/bodies.ts';
import { said } from '../said.ts';

/**
 * Describes a passage or an image of the present body; throws `conflict` when it is one of another body,
 * `invalid-input` when it is not there.
 */
export function anchorOf({ start, end, content, image }: AnchoredPassage, body: Body): Anchor {
  if (content !== body.content) {
    throw new AppError('conflict', said().notes.changed);
  }
  if (image !== undefined) {
    if (start !== end || !body.images.some(({ file, at }) => file === image && at === start)) {
      throw new AppError('invalid-input', said().notes.noImage(image, start));
    }
    return { quote: quoteOf(body.text, start, end), position: { start, end }, content, image };
  }
  if (start >= end || end > body.text.length) {
    throw new AppError('invalid-input', said().library.noPassage(start, end));
  }
  return describePassage(body.text, start, end, content);
}
