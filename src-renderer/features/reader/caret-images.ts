interface Step {
  /** Offsets of the reading text. */
  readonly from: number;
  readonly to: number;
  readonly forward: boolean;
  /** Index of the image that the caret is at; -1 for none. */
  readonly current: number;
}

/**
 * The image at which a caret has to stop on its way, as an index of `images` (in document order; `at` is the offset of
 * the first text after each), or null. A caret at an image passes the other images there one by one.
 */
export function imagePassed(images: readonly { at: number }[], { from, to, forward, current }: Step): number | null {
  const here = images[current];
  if (here !== undefined) {
    const next = current + (forward ? 1 : -1);
    return images[next]?.at === here.at ? next : null;
  }
  // At an end of the text there may be images beyond it.
  const isPassed = ({ at }: { at: number }) =>
    forward
      ? (from < at && at <= to) || (from === to && at === to)
      : (to < at && at <= from) || (from === to && at === to);
  const found = forward ? images.findIndex(isPassed) : images.findLastIndex(isPassed);
  return found < 0 ? null : found;
}
