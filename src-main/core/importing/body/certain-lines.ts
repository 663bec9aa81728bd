import type { Block, Box, PageBlocks } from './blocks.ts';
import { phraseKinds, splitNames } from './phrases.ts';

/** What is known of an article that its lines can repeat. */
export interface LineFacts {
  readonly title: string | null;
  readonly description: string | null;
  readonly byline: string | null;
}

/**
 * Lines of which no statistics are needed to say that they are not the article: true for each of those. The headline
 * again, by-lines and dates above the text, labels of advertisements, lines that only lead elsewhere, boxes that say
 * by their names what they are, and what a page hides while it shows the text.
 */
export function certainlyOutside(page: PageBlocks, facts: LineFacts): boolean[] {
  const hidden = hiddenBoxes(page);
  const named = namedBoxes(page);
  const title = simplified(facts.title ?? '');
  const names = facts.byline?.split(', ') ?? [];
  const firstProse = page.blocks.findIndex((block) => isLongProse(block));
  return page.blocks.map((block) => {
    const { text, element, index } = block;
    if (hidden.has(element) || named.has(element)) return true;
    if (title !== '' && text.length < 400 && simplified(text) === title && isHeadlike(element)) return true;
    if (isLabel(block) || isPointer(block) || isTrail(block)) return true;
    return index < firstProse + 2 && isCredit(text, names);
  });
}

function isLongProse({ text, linked }: Block): boolean {
  return text.length >= 140 && linked < text.length * 0.35;
}

function isHeadlike({ name }: Box): boolean {
  return /^(?:h[1-6]|p|div|td|header|font|center|b)$/.test(name);
}

/** A whole line that says that an advertisement or a form stands here. */
function isLabel({ text }: Block): boolean {
  return text.length < 60 && (labels.test(text) || pages.test(text));
}

const labels =
  /^\W{0,3}(?:skip )?(?:(?:story|article) continues (?:below|after)(?: this| the)? ?(?:advertisement|ad)?|advertisements?(?: ?[-–—] ?(?:continue|story|scroll).{0,30})?|ad(?: feature)?|sponsored(?: content)?|continue reading below|scroll to continue.{0,20}|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|reklama|реклама|広告|广告|광고)\W{0,3}$/i;
const pages = /^\W{0,3}(?:page|seite|página|pagina|strona|страница)\s*\d+\s*(?:of|\/|von|de|di|z|из)\s*\d+\W{0,3}$/i;

/** A line that leads to another page and does nothing else: an announcement and, behind a colon or alone, a link. */
function isPointer({ text, linked }: Block): boolean {
  if (text.length > 250 || linked < text.length * 0.5) return false;
  return pointers.test(text) || (linked >= text.length * 0.9 && announced.test(text));
}

const announced = /^[A-ZÄÖÜ][A-ZÄÖÜ\s]{3,20}:\s/;
const pointers =
  /^\W{0,3}(?:read (?:more|next|also)|also read|see also|related|more(?: on this)?|don[’']t miss|watch|recommended|further reading|lesen sie auch|mehr zum thema|siehe auch|(?:à )?lire aussi|lea también|lee también|te puede interesar|leia também|leggi anche|lees ook|läs också|les også|czytaj (?:też|także)|zobacz (?:też|także)|читайте также|اقرأ أيضا|קראו גם|यह भी पढ़ें|関連記事|相关阅读|관련\s?기사)\s*[:：]/iu;

/** The way from the front page down to this one, or from page to page. */
function isTrail({ text, links, linked, element }: Block): boolean {
  if (text.length > 120 || links < 2 || element.name === 'li' || /[.!?]$/.test(text)) return false;
  const parts = text.split(/\s*(?:\/|›|»|>|\||«|<<)\s*/);
  return parts.length >= 3 && linked > text.length * 0.3 && parts.every((part) => part.length < 40);
}

const creditWords =
  /\b(?:by|von|par|por|di|door|av|af|przez|published|updated|posted|last|modified|first|on|at|in|the|of|date|author|words?|written|reported|story|text|min(?:ute)?s?|read(?:ing)?(?: time)?|share|gmt|utc|bst|cest?|[ecmp][sd]?t|am|pm|uhr|mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b/gi;
const dates =
  /\d{4}-\d{2}-\d{2}(?:T[\d:.+-]+Z?)?|\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?\p{L}{3,10}\.?,?\s+(?:de\s+)?\d{4}|\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?(?:\s+\d{4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[:.]\d{2}(?::\d{2})?/gu;

/** A line that says who wrote when and nothing else: without names, dates and their words no letter is left. */
function isCredit(text: string, names: readonly string[]): boolean {
  if (text.length > 160) return false;
  const named = names.some((name) => text.includes(name));
  let rest = text;
  for (const name of names) rest = rest.replaceAll(name, ' ');
  const dated = rest.replace(dates, ' ');
  const left = dated
    .replace(creditWords, ' ')
    .replace(/\S+@\S+\.\w+/g, ' ')
    .replace(/[\d\s\p{P}\p{S}]+/gu, '');
  return left === '' && (named || dated !== rest);
}

/** Names of boxes around an article that are never part of one; whole words, as they are written in style sheets. */
const boxNames =
  /(?:^|[\s_-])(?:newsletter|newsletter-?(?:box|form|signup)|subscribe|signup|sign-up|related|related-(?:posts|articles|stories|content)|recirc|recommended|more-stories|also-read|trending|most-(?:read|popular)|promo|advert|advertisement|sponsored|share|sharing|sharedaddy|social-?(?:share|links|icons)|author-?(?:bio|box|card|info)|about-(?:the-)?author|bio-box|comments|comment-(?:list|respond|form)|disqus|breadcrumbs?|tags?-list|post-tags|cookie|cookie-(?:banner|consent|notice)|paywall|outbrain|taboola|pull-?quote|pullquote|sr-only|visually-hidden|screen-reader-text)(?:$|[\s_-])/i;

/** Short boxes, beside most of the text, whose class or id says that they are no part of the article. */
function namedBoxes({ boxes }: PageBlocks): Set<Box> {
  const whole = boxes[0]?.prose ?? 0;
  return spread(boxes, (box) => {
    if (box.prose > whole * 0.3 && box.prose > 0) return false;
    if (box.units > 600 && box.linked < box.units * 0.3) return false;
    const { element } = box;
    return boxNames.test(splitNames(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`));
  });
}

/** What a page hides, as long as that is not the text itself: pages behind a wall hide it. */
function hiddenBoxes({ boxes }: PageBlocks): Set<Box> {
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

function simplified(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Phrases that head something else than a part of the article. */
export function headsElsewhere(text: string): boolean {
  return (['related', 'share', 'comments', 'author', 'tags', 'subscribe', 'navigation'] as const).some((kind) =>
    phraseKinds[kind].test(text),
  );
}
