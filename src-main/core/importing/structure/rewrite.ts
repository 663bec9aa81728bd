import type { DomElement } from '../page/dom.ts';

/** Gives an element another name: a new one with the same content and attributes takes its place. Linear in its children. */
export function rename(element: DomElement, name: string, kept: readonly string[] = ['id', 'lang', 'dir']): DomElement {
  const made = element.ownerDocument.createElement(name);
  for (const key of kept) {
    const value = element.getAttribute(key);
    if (value !== null) made.setAttribute(key, value);
  }
  made.append(...Array.from(element.childNodes));
  element.replaceWith(made);
  return made;
}

/** Puts an element's content in its place. */
export function dissolve(element: DomElement): void {
  element.replaceWith(...Array.from(element.childNodes));
}

/** A new element holding the given nodes and strings. */
export function build(near: DomElement, name: string, ...children: Parameters<DomElement['append']>): DomElement {
  const made = near.ownerDocument.createElement(name);
  made.append(...children);
  return made;
}

/** Whether an element still stands in the page, or went with another one. */
export function stands(element: DomElement): boolean {
  return element.ownerDocument.documentElement.contains(element);
}

/** Class names and id, for patterns. */
export function namesOf(element: DomElement): string {
  return `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
}
