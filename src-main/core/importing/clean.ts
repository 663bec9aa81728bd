import { type DomElement, textOf } from './dom.ts';

/** Boxes that are not the article, by what their class or id says; whole words only. */
const boxNames =
  /(?:^|[\s_-])(?:newsletter|subscribe|subscription|signup|sign-up|related|recirc|recommended|recommendations|more-stories|read-more|also-read|trending|popular|promo|advert|advertisement|ads?|sponsored|share|sharing|sharedaddy|social|author-?(?:bio|box|card|info)|about-author|bio-box|comments?|disqus|breadcrumbs?|tags?-list|post-tags|toolbar|cookie|paywall|outbrain|taboola|print-only|screen-reader-text|sr-only|visually-hidden)(?:$|[\s_-])/i;
const never = 'script, style, noscript, nav, form, button, input, select, textarea, dialog, template, [hidden], [aria-hidden="true"][class*="icon"]';
const markers =
  /^(?:(?:you (?:may|might) (?:also )?like|related(?: (?:articles?|stories|posts|coverage|reading|topics))?|read (?:more|next|also)|see also|more (?:from|on|in|stories)\b.{0,40}|also read|check also|recommended(?: for you)?|trending(?: now)?|most (?:read|popular)|latest (?:news|stories)|about the authors?|share this.{0,20}|follow us.{0,30}|leave a (?:reply|comment)|comments?|tags?|filed under.{0,40}|sign up.{0,60}|subscribe.{0,60}|newsletter)\s*:?)$/i;

/** Takes out of a chosen body what is not the article; `title` is repeated at the top of many. */
export function cleanBody(root: DomElement, title: string | null): void {
  for (const element of [...root.querySelectorAll(never)]) element.remove();
  dropBoxes(root);
  dropTail(root);
  dropTop(root, title);
}

function dropBoxes(root: DomElement): void {
  const whole = textOf(root).length;
  for (const element of [...root.querySelectorAll('div, section, aside, ul, ol, footer, p, header')]) {
    if (!root.contains(element)) continue;
    const length = textOf(element).length;
    if (length > whole * 0.3) continue;
    const said = `${element.className} ${element.id}`;
    const isBox = boxNames.test(said) || (element.localName === 'aside' && linkShare(element) > 0.3);
    if (isBox && (length < 600 || linkShare(element) > 0.3)) element.remove();
  }
}

/** From the first heading that announces other things, near the end, everything goes. */
function dropTail(root: DomElement): void {
  const whole = textOf(root).length;
  let seen = 0;
  for (const element of [...root.querySelectorAll('h1, h2, h3, h4, h5, h6, p, div, strong')]) {
    if (!root.contains(element)) continue;
    const text = textOf(element);
    if (element.children.length === 0 || element.localName !== 'div') seen += text.length;
    if (text.length > 80 || !markers.test(text)) continue;
    const behind = lengthBehind(element, root);
    if (behind < whole * 0.3 && seen > whole * 0.3) removeFrom(element, root);
  }
}

function lengthBehind(element: DomElement, root: DomElement): number {
  let length = 0;
  for (let node: DomElement | null = element; node !== null && node !== root; node = node.parentElement) {
    for (let next = node.nextSibling; next !== null; next = next.nextSibling) length += textOf(next).length;
  }
  return length;
}

function removeFrom(element: DomElement, root: DomElement): void {
  for (let node: DomElement | null = element; node !== null && node !== root; node = node.parentElement) {
    while (node.nextSibling !== null) node.nextSibling.remove();
  }
  element.remove();
}

/** The headline, by-line and date that the page shows above the text are metadata and stand above it already. */
function dropTop(root: DomElement, title: string | null): void {
  const wanted = simplified(title ?? '');
  let looked = 0;
  for (const element of [...root.querySelectorAll('h1, h2, h3, p, time, div, span, ul')]) {
    if (!root.contains(element)) continue;
    const text = textOf(element);
    if (text === '' || text.length > 300) {
      if (text !== '' && element.localName === 'p') return;
      continue;
    }
    looked += 1;
    if (looked > 12) return;
    const isHeading = /^h[1-3]$/.test(element.localName);
    const repeats = wanted !== '' && simplified(text) === wanted && (isHeading || element.localName === 'p');
    if (repeats || element.localName === 'h1' || isCredit(text)) element.remove();
  }
}

/** A line that only says who wrote when. */
function isCredit(text: string): boolean {
  if (text.length > 120) return false;
  if (/^(?:by|von|par|por)\s+\p{Lu}[\p{L}.'’-]+(?:\s+\p{L}[\p{L}.'’-]*){0,6}(?:\s*[|,•·–—-].{0,60})?$/iu.test(text)) return text.split(' ').length <= 14 && !/[.!?]$/.test(text);
  return /^(?:published|updated|posted|last updated|date)?\s*:?\s*(?:on\s+)?(?:\p{L}{3,9},?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\.?\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2})(?:[\s,|•·–—-]+(?:at\s+)?\d{1,2}[:.]\d{2}.{0,16})?$/iu.test(text);
}

function linkShare(element: DomElement): number {
  const length = textOf(element).length;
  if (length === 0) return 0;
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += textOf(link).length;
  return linked / length;
}

function simplified(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

