interface Size {
  readonly width: number;
  readonly height: number;
}

/** Edges in viewport coordinates, CSS pixels. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Between the card and what it points at, and between it and the edge of the window. */
const gap = 14;
const edge = 12;

/**
 * The left upper corner of a card that points at something: below it, above it where there is no room, else beside it, else as
 * near as the window allows. Where the window runs from right to left (`isMirrored`) it begins where that begins. CSS pixels.
 */
export function placeCard(target: Edges, card: Size, window: Size, isMirrored = false): { left: number; top: number } {
  const within = (at: number, size: number, room: number) => Math.max(edge, Math.min(at, room - edge - size));
  const left = within(isMirrored ? target.right - card.width : target.left, card.width, window.width);
  const vertical = (top: number) => ({ left, top: within(top, card.height, window.height) });
  // What has been scrolled away has the card at the edge beyond which it is.
  const below = target.bottom + gap;
  if (below + card.height + edge <= window.height) return vertical(below);
  const above = target.top - gap - card.height;
  if (above >= edge) return vertical(above);
  const top = within(target.top, card.height, window.height);
  const before = target.left - gap - card.width;
  if (before >= edge) return { left: before, top };
  return { left: within(target.right + gap, card.width, window.width), top };
}
