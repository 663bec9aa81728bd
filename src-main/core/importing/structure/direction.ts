import { type DomDocument, type DomElement, textOf } from '../page/dom.ts';
import { rename } from './rewrite.ts';

type Direction = 'ltr' | 'rtl';

const mostBoxes = 12;
const mostStated = 100;
const blocks = 'p, h1, h2, h3, h4, h5, h6, ul, ol, dl, blockquote, table, pre';

/**
 * The direction that a page states for its text as a whole, on what marks the article, on a box with most of the text,
 * or on the page; null where it does not.
 */
export function directionOf(page: DomDocument): Direction | null {
  const stated = [...page.querySelectorAll('[dir]')].filter((element) => directionOn(element) !== null);
  const boxes = stated.filter(({ localName }) => /^(?:article|main|div|section)$/.test(localName)).slice(0, mostBoxes);
  const marked = boxes.find(({ localName }) => localName === 'article' || localName === 'main');
  if (marked !== undefined) return directionOn(marked);
  const whole = boxes.length === 0 ? 0 : textOf(page.body).length;
  const most = boxes.findLast((box) => textOf(box).length > whole / 2);
  return directionOn(most ?? page.querySelector('body[dir]')) ?? directionOn(page.documentElement);
}

/** What a chosen body states, at its root or in the only box inside. */
export function directionOfBody(root: DomElement): Direction | null {
  for (
    let box: DomElement | null = root;
    box !== null;
    box = box.children.length === 1 ? box.firstElementChild : null
  ) {
    const stated = directionOn(box);
    if (stated !== null) return stated;
  }
  return null;
}

/**
 * Leaves the direction and the language that a box states with the blocks inside, as choosers of a body take boxes
 * away. A box with most of the text speaks for the whole and not for its blocks.
 */
export function settleDirections(page: DomDocument): void {
  const whole = textOf(page.body).length;
  const boxes = [...page.querySelectorAll('div[dir], section[dir], aside[dir], div[lang], section[lang], aside[lang]')];
  for (const box of boxes.slice(0, mostStated)) {
    if (textOf(box).length > whole / 2) continue;
    const inner = [...box.querySelectorAll(blocks)];
    for (const block of inner) {
      for (const name of ['dir', 'lang']) {
        const value = block.hasAttribute(name)
          ? null
          : (block.parentElement?.closest(`[${name}]`)?.getAttribute(name) ?? null);
        if (value !== null && box.hasAttribute(name)) block.setAttribute(name, value);
      }
    }
    if (inner.length === 0 && box.querySelector('div, section, article, aside, figure') === null) rename(box, 'p');
  }
}

/** Takes away the directions inside a body that only repeat that of the whole. */
export function dropRepeatedDirection(root: DomElement, whole: Direction | null): void {
  if (whole === null) return;
  for (const element of [...root.querySelectorAll('[dir]')]) {
    const around = directionOn(element.parentElement?.closest('[dir]') ?? null);
    if (directionOn(element) === whole && (around ?? whole) === whole && element.localName !== 'bdo')
      element.removeAttribute('dir');
  }
}

function directionOn(element: DomElement | null): Direction | null {
  const value = element?.getAttribute('dir')?.trim().toLowerCase();
  return value === 'rtl' || value === 'ltr' ? value : null;
}
