import type { DomElement, DomNode } from '../page/dom.ts';

/** Gives an element another name: a new one with the same content and attributes takes its place. Linear in its children. */
export function rename(element: DomElement, name: string, kept: readonly string[] = ['id', 'lang', 'dir']): DomElement {
  const made = element.ownerDocument.createElement(name);
  for (const key of kept) {
    const value = element.getAttribute(key);
    if (value !== null) made.setAttribute(key, value);
  }
  adopt(made, element);
  element.replaceWith(made);
  return made;
}

/** Puts an element's content in its place. */
export function dissolve(element: DomElement): void {
  for (const some of inParts(element.childNodes)) element.before(...some);
  element.remove();
}

/** Moves the content of one element to the end of another, which it gives. */
export function adopt(into: DomElement, from: DomElement): DomElement {
  for (const some of inParts(from.childNodes)) into.append(...some);
  return into;
}

/** A call takes only so many arguments. */
function inParts(nodes: ArrayLike<DomNode>): DomNode[][] {
  const all = Array.from(nodes);
  return Array.from({ length: Math.ceil(all.length / 1000) }, (_, at) => all.slice(at * 1000, (at + 1) * 1000));
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
