import type { Box, PageBlocks } from './blocks.ts';
import { splitNames } from './phrases.ts';

/** Names of boxes around an article that are never part of one; whole words, as they are written in style sheets. */
const boxNames =
  /(?:^|[\s_-])(?:newsletter|newsletter-?(?:box|form|signup)|subscribe|signup|sign-up|related|related-(?:posts|articles|stories|content)|recirc|recommended|more-stories|also-read|trending|most-(?:read|popular)|promo|advert|advertisement|sponsored|affiliate|disclosure|share|sharing|sharedaddy|social-?(?:share|links|icons)|author-?(?:bio|box|card|info)|about-(?:the-)?author|bio-box|comments|comment-(?:list|respond|form)|disqus|breadcrumbs?|tags?-list|post-tags|cookie|cookie-(?:banner|consent|notice)|paywall|outbrain|taboola|pull-?quote|pullquote|sr-only|visually-hidden|screen-reader-text)(?:$|[\s_-])/i;

/** Boxes with all that stands in them which are no part of an article, whatever they say. */
export function boxesOutside(page: PageBlocks): ReadonlySet<Box> {
  const { boxes } = page;
  const whole = boxes[0]?.prose ?? 0;
  const hidden = hiddenBoxes(boxes);
  return spread(boxes, (box) => hidden.has(box) || isNamed(box, whole) || isForm(box, whole) || isDialog(box, whole));
}

/** Short, beside most of the text, with a class or an id that says that it is no part of the article. */
function isNamed(box: Box, whole: number): boolean {
  if (box.prose > whole * 0.3 && box.prose > 0) return false;
  if (box.units > 600 && box.linked < box.units * 0.3) return false;
  const { element } = box;
  return boxNames.test(splitNames(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`));
}

/** A few lines around fields to fill in or buttons to press: an invitation, not a story. */
function isForm(box: Box, whole: number): boolean {
  if (box.controls === 0 || box.end - box.first < 2) return box.name === 'form' && box.prose < whole * 0.1;
  return (
    box.units < 500 &&
    box.prose < whole * 0.2 &&
    /^(?:form|div|section|aside)$/.test(box.name) &&
    box.end - box.first <= 8
  );
}

function isDialog({ name, element, prose }: Box, whole: number): boolean {
  const role = element.getAttribute('role') ?? '';
  return prose < whole * 0.5 && (name === 'dialog' || role === 'dialog' || role === 'alertdialog');
}

/** What a page hides, as long as that is not the text itself: pages behind a wall hide it. */
function hiddenBoxes(boxes: readonly Box[]): ReadonlySet<Box> {
  const hidden = spread(boxes, ({ element }) => {
    if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
    return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '');
  });
  let prose = 0;
  for (const box of hidden) if (box.parent === null || !hidden.has(box.parent)) prose += box.prose;
  return prose > (boxes[0]?.prose ?? 0) * 0.4 ? new Set() : hidden;
}

/** The boxes that `wanted` holds for, with all that stands in them. */
function spread(boxes: readonly Box[], wanted: (box: Box) => boolean): Set<Box> {
  const found = new Set<Box>();
  for (const box of boxes) if ((box.parent !== null && found.has(box.parent)) || wanted(box)) found.add(box);
  return found;
}
