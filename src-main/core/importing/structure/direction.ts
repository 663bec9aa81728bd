import type { DomDocument, DomElement } from '../page/dom.ts';

type Direction = 'ltr' | 'rtl';

/** The direction that a page states for its text as a whole; null where it does not. */
export function directionOf(page: DomDocument): Direction | null {
  const boxes = ['article[dir]', '[itemprop="articleBody"][dir]', 'main[dir]', 'body[dir]', 'html[dir]'];
  for (const box of boxes) {
    const stated = directionOn(page.querySelector(box));
    if (stated !== null) return stated;
  }
  return null;
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
