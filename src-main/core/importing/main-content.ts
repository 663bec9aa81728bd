import { Readability } from '@mozilla/readability';
import { type DomDocument, textOf } from './dom.ts';

/** Boxes that are beside the article by their own account; Readability keeps many of them. */
const beside = [
  'nav, footer, form, dialog',
  '[role="navigation"], [role="complementary"], [role="search"], [aria-hidden="true"], [hidden]',
  ...[
    'related',
    'newsletter',
    'share',
    'social',
    'promo',
    'comments',
    'recommended',
    'most-read',
    'author-bio',
    'author-box',
    'advert',
    'paywall',
    'breadcrumb',
  ].flatMap((word) => [
    `aside[class*="${word}"]`,
    `div[class*="${word}"]`,
    `section[class*="${word}"]`,
    `ul[class*="${word}"]`,
  ]),
].join(', ');

/**
 * The markup of the article among all else on a page, or null when there is none. Mozilla's Readability on what is
 * left once the boxes beside the article are gone; where it finds nothing, the page's own article or main element.
 */
export function findMainContent(document: DomDocument): string | null {
  const before = textOf(document.body).length;
  const boxes = [...document.querySelectorAll(beside)];
  const lost = boxes.reduce(
    (sum, box) => sum + (boxes.some((outer) => outer !== box && outer.contains(box)) ? 0 : textOf(box).length),
    0,
  );
  // A page that calls its whole article "share-content" is believed rather than emptied.
  for (const box of boxes) if (lost < before * 0.7 || textOf(box).length < before * 0.2) box.remove();
  const own = document.querySelector('article, [itemprop="articleBody"], main');
  const markup = own?.innerHTML ?? document.body.innerHTML;
  const found = new Readability(document as never, { charThreshold: 200, keepClasses: false }).parse();
  if (found?.content && (found.textContent ?? '').trim() !== '') return found.content;
  return textOf(own ?? document.body) === '' ? null : markup;
}
