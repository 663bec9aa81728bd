import type { Metadata } from '../metadata/metadata.ts';
import { type DomElement, isElement, textOf } from '../page/dom.ts';

/** Boxes that are not the article, by what their class or id says; whole words only. */
const boxNames =
  /(?:^|[\s_-])(?:newsletter|subscribe|subscription|signup|sign-up|related|recirc|recommended|recommendations|more-stories|read-more|also-read|trending|popular|promo|advert|advertisement|ads?|sponsored|share|sharing|sharedaddy|social|author-?(?:bio|box|card|info)|about-author|bio-box|comments?|disqus|breadcrumbs?|tags?-list|post-tags|toolbar|cookie|paywall|outbrain|taboola|print-only|screen-reader-text|sr-only|visually-hidden)(?:$|[\s_-])/i;
const never =
  'script, style, noscript, nav, form, button, input, select, textarea, dialog, template, [hidden], [aria-hidden="true"][class*="icon"]';
/** Whole lines that announce other pages. */
const announcements =
  /^(?:you (?:may|might) (?:also )?(?:like|enjoy).{0,20}|related(?: (?:articles?|stories|posts|coverage|reading|topics|news|content|links))?|read (?:more|next|also)|see also|more (?:from|on|in|stories|articles|news)\b.{0,40}|also read|check also|recommended(?: (?:for you|reading|articles|stories))?|trending(?: now)?|most (?:read|popular|recent)|(?:latest|recent|popular|top) (?:news|stories|posts|articles)|keep reading|up next|what to read next|share (?:this|on|with).{0,20}|follow us.{0,30}|leave a (?:reply|comment)|\d* ?comments?|join the (?:conversation|discussion)|tags?|topics|categories|filed under.{0,40}|sign up.{0,60}|subscribe.{0,60}|newsletter)\s*[:.…]?$/i;
const authorBoxes =
  /^(?:about (?:the |our )?(?:authors?|writers?|contributors?)|meet the authors?|author bio|written by)\s*:?$/i;
/** A line that only points to another page, as the whole of it says. */
const pointer =
  /^\W{0,3}(?:read (?:more|next|also)|also read|see also|related|more|don[’']t miss|watch|recommended|further reading|lesen sie auch|mehr zum thema|siehe auch|(?:à )?lire aussi|lea también|lee también|leia também|leggi anche|lees ook|läs också|les også)\s*:/i;

/**
 * Takes out of a chosen body what is not the article; its headline and
 * by-line are repeated at the top of many. Boxes are looked for
 * only where the chooser left them in (`boxes`).
 */
export function cleanBody(root: DomElement, about: Pick<Metadata, 'title' | 'byline'>, boxes = true): void {
  for (const element of [...root.querySelectorAll(never)]) element.remove();
  if (boxes) dropBoxes(root);
  dropTail(root);
  dropPointers(root);
  dropTop(root, about);
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

/** From a line that announces other pages, everything goes, when nothing behind it reads like an article. */
function dropTail(root: DomElement): void {
  const whole = textOf(root).length;
  for (const element of [...root.querySelectorAll('h1, h2, h3, h4, h5, h6, p, div, strong, span')]) {
    if (!root.contains(element)) continue;
    const text = textOf(element);
    if (text.length > 80) continue;
    const isBox = authorBoxes.test(text);
    if (!isBox && !announcements.test(text)) continue;
    const behind = behindOf(element, root);
    const prose = isBox ? 1500 : 300;
    const before = whole - behind.length - text.length;
    if (before > whole * 0.4 && behind.length < whole * 0.35 && behind.prose < Math.min(prose, whole * 0.2))
      removeFrom(element, root);
  }
}

/** Paragraphs in the text that do nothing but lead elsewhere. */
function dropPointers(root: DomElement): void {
  for (const element of [...root.querySelectorAll('p, div, li, h2, h3, h4, h5, h6, blockquote')]) {
    const text = textOf(element);
    if (text.length < 250 && pointer.test(text) && root.contains(element) && linkShare(element) > 0.6) element.remove();
  }
}

interface Behind {
  /** UTF-16 units of text, and of those in paragraphs that are no links. */
  length: number;
  prose: number;
}

function behindOf(element: DomElement, root: DomElement): Behind {
  const behind = { length: 0, prose: 0 };
  for (let node: DomElement | null = element; node !== null && node !== root; node = node.parentElement) {
    for (let next = node.nextSibling; next !== null; next = next.nextSibling) {
      behind.length += textOf(next).length;
      if (isElement(next)) behind.prose += proseOf(next);
    }
  }
  return behind;
}

function proseOf(element: DomElement): number {
  const paragraphs = element.localName === 'p' ? [element] : element.querySelectorAll('p, li, blockquote');
  let length = 0;
  for (const paragraph of paragraphs) {
    const text = textOf(paragraph).length;
    if (text > 120 && linkShare(paragraph) < 0.4) length += text;
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
function dropTop(root: DomElement, { title, byline }: Pick<Metadata, 'title' | 'byline'>): void {
  const wanted = simplified(title ?? '');
  const names = byline?.split(', ') ?? [];
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
    if (repeats || element.localName === 'h1' || isCredit(text, names)) element.remove();
  }
}

const creditWords =
  /\b(?:by|von|par|por|di|published|updated|posted|last|modified|first|on|at|the|of|date|author|words?|written|reported|story|text|min(?:ute)?s?|read(?:ing)?(?: time)?|share|gmt|utc|bst|cest?|[ecmp][sd]?t|am|pm|uhr|mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b/gi;
const dates =
  /\d{4}-\d{2}-\d{2}(?:T[\d:.+-]+Z?)?|\d{1,2}(?:st|nd|rd|th)?\.?\s+\p{L}{3,10}\.?,?\s+\d{4}|\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[:.]\d{2}(?::\d{2})?/gu;

/** A line that says who wrote when and nothing else: without names, dates and their words no letter is left. */
function isCredit(text: string, names: readonly string[]): boolean {
  if (text.length > 160) return false;
  const named = names.some((name) => text.includes(name));
  let rest = text;
  for (const name of names) rest = rest.replaceAll(name, ' ');
  const dated = rest.replace(dates, ' ');
  const left = dated.replace(creditWords, ' ').replace(/[\d\s\p{P}\p{S}]+/gu, '');
  return left === '' && (named || dated !== rest);
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
