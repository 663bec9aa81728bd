import type { Box, PageBlocks } from './blocks.ts';
import { splitNames } from './phrases.ts';

/** Names of boxes around an article that are never part of one; whole words, as they are written in style sheets. */
const boxNames =
  /(?:^|[\s_-])(?:newsletter|newsletter-?(?:box|form|signup)|subscribe|signup|sign-up|related|related-(?:posts|articles|stories|content)|recirc|recommended|more-stories|also-read|trending|most-(?:read|popular)|promo|deals?(?:-box)?|advert|advertisement|sponsored|affiliate|disclosure|share|sharing|sharedaddy|social-?(?:share|links|icons)|author-?(?:bio|box|card|info)|about-(?:the-)?author|bio-box|comments|comment-(?:list|respond|form)|disqus|breadcrumbs?|tags?-list|post-tags|cookie|cookie-(?:banner|consent|notice)|paywall|outbrain|taboola|sr-only|visually-hidden|screen-reader-text)(?:$|[\s_-])/i;

/** Boxes with all that stands in them which are no part of an article, whatever they say. */
export function boxesOutside(page: PageBlocks): ReadonlySet<Box> {
  const { boxes } = page;
  const whole = boxes[0]?.prose ?? 0;
  const hidden = hiddenBoxes(boxes);
  const invites = boxes
    .filter(({ units, end, first }) => units < 300 && end - first > 1)
    .filter((box) => invitesIn(page, box));
  const inviting = new Set(invites);
  return spread(
    boxes,
    (box) => hidden.has(box) || inviting.has(box) || isNamed(box, whole) || isForm(box, whole) || isDialog(box, whole),
  );
}

/** Short, beside most of the text, with a class or an id that says that it is no part of the article. */
function isNamed(box: Box, whole: number): boolean {
  if (box.prose > whole * 0.3 && box.prose > 0) return false;
  if (box.units > 600 && box.linked < box.units * 0.3) return false;
  const { element } = box;
  return boxNames.test(splitNames(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`));
}

/** A button alone, or a few lines around fields to fill in: an invitation, not a story. */
function isForm(box: Box, whole: number): boolean {
  const { name, units, prose, fields, first, end, parent } = box;
  // Questions that unfold their answers are buttons too.
  if (name === 'button') return units < 40 && !unfolds(box) && !/^(?:h[1-6]|summary)$/.test(parent?.name ?? '');
  if (name === 'form') return units < 1500 && prose < whole * 0.1;
  const isSmall = units < 500 && prose < whole * 0.2 && end - first <= 8;
  return fields > 0 && isSmall && /^(?:div|section|aside)$/.test(name);
}

/** Questions whose answers are shown on demand. */
function unfolds({ element }: Box): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('role') ?? ''}`;
  return element.hasAttribute('aria-expanded') || element.hasAttribute('aria-controls') || folding.test(names);
}

const folding =
  /accord|collaps|faq|toggle|expand|fold|answer|question|region|(?:^|[\s_-])(?:rah|panel|tab|tabpanel)(?:$|[\s_-])/i;

/** Whether a few lines end in a link to sign up by. */
function invitesIn({ blocks }: PageBlocks, { first, end }: Box): boolean {
  for (let i = first; i < end; i += 1) {
    const block = blocks[i];
    if (block !== undefined && block.linked >= block.text.length * 0.9 && signUp.test(block.text)) return true;
  }
  return false;
}

const signUp =
  /^\W{0,2}(?:sign (?:me )?up|subscribe|sign in|log in|register|join (?:now|us|free)|(?:jetzt )?(?:abonnieren|anmelden)|s[’']abonner|suscr[ií]b\w*|iscriviti|abbonati|подписаться)\b.{0,20}$/i;

function isDialog({ name, element, prose }: Box, whole: number): boolean {
  const role = element.getAttribute('role') ?? '';
  return prose < whole * 0.5 && (name === 'dialog' || role === 'dialog' || role === 'alertdialog');
}

/** What a page hides, as long as that is not the text itself: pages behind a wall hide it. */
function hiddenBoxes(boxes: readonly Box[]): ReadonlySet<Box> {
  const hidden = spread(boxes, (box) => {
    const { element, parent } = box;
    if (unfolds(box) || (parent !== null && unfolds(parent))) return false;
    if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
    return /display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|text-indent)\s*:\s*-\d{3,}/i.test(
      element.getAttribute('style') ?? '',
    );
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
