import { type DomDocument, type DomElement, textOf } from '../page/dom.ts';
import { parseSelector, placesOfType, selectAll } from './selector.ts';
import { isStableName } from './stable-name.ts';

/** Whether the elements that a selector means, in document order, are what was meant. */
type Fits = (found: readonly DomElement[]) => boolean;

/** Attributes by which sites name a part for search engines, assistive technology or their own tests. */
const namingAttributes = ['itemprop', 'property', 'role', 'data-testid', 'data-component', 'data-qa', 'data-role'];
/** Elements whose name alone says what they are. */
const tellingNames = new Set('article aside blockquote figure footer form header main nav pre table'.split(' '));
const mostAncestors = 12;
const mostPathSteps = 20;

/** A selector whose first match is this element, as lasting as the page allows; null where there is none. */
export function selectorForBody(page: DomDocument, element: DomElement): string | null {
  return derive(page, element, (found) => found[0] === element);
}

/**
 * A selector that means this element and at the most others of its kind: what it takes besides may not be much more
 * than what the person pointed at. Null where there is none.
 */
export function selectorForRemoval(page: DomDocument, element: DomElement): string | null {
  const most = Math.max(300, textOf(element).length * 2);
  return derive(page, element, (found) => {
    if (!found.includes(element)) return false;
    let besides = 0;
    for (const other of found) {
      if (other === element || element.contains(other)) continue;
      if (other.contains(element)) return false;
      besides += textOf(other).length;
      if (besides > most) return false;
    }
    return true;
  });
}

function derive(page: DomDocument, element: DomElement, fits: Fits): string | null {
  const root = page.documentElement;
  const tried = (text: string): boolean => {
    const { selector } = parseSelector(text);
    return selector !== null && fits(selectAll(root, selector));
  };
  const own = stepsOf(element);
  for (const step of own) if (tried(step)) return step;
  const above = ancestorsOf(element).map(stepsOf);
  for (const steps of above.slice(0, mostAncestors)) {
    const [step] = steps;
    if (step === undefined) continue;
    for (const last of own) if (tried(`${step} ${last}`)) return `${step} ${last}`;
  }
  return countedPath(element, tried);
}

/** The last resort: from the nearest ancestor that has a name, or the body, down by places. */
function countedPath(element: DomElement, tried: (text: string) => boolean): string | null {
  let path = '';
  let at: DomElement | null = element;
  for (let steps = 0; at !== null && steps < mostPathSteps; steps += 1) {
    const [named] = at === element ? [] : stepsOf(at);
    for (const head of [named, at.localName === 'body' ? 'body' : undefined]) {
      if (head !== undefined && tried(`${head} > ${path}`)) return `${head} > ${path}`;
    }
    const parent: DomElement | null = at.parentElement;
    const place: number = parent === null ? 1 : (placesOfType(parent).get(at) ?? 1);
    path = `${at.localName}:nth-of-type(${place})${path === '' ? '' : ` > ${path}`}`;
    at = parent;
  }
  return null;
}

/** What one element can be called, the most telling first. */
function stepsOf(element: DomElement): string[] {
  const { localName } = element;
  const steps: string[] = [];
  const id = element.getAttribute('id') ?? '';
  if (isStableName(id)) steps.push(`#${id}`);
  for (const name of namingAttributes) {
    const value = element.getAttribute(name) ?? '';
    if (isStableName(value)) steps.push(`${localName}[${name}="${value}"]`);
  }
  const classes = (element.getAttribute('class') ?? '').split(/\s+/).filter(isStableName).slice(0, 6);
  for (const name of classes) steps.push(`${localName}.${name}`);
  for (const [index, name] of classes.entries())
    for (const other of classes.slice(index + 1)) steps.push(`${localName}.${name}.${other}`);
  if (tellingNames.has(localName)) steps.push(localName);
  return steps;
}

function ancestorsOf(element: DomElement): DomElement[] {
  const ancestors: DomElement[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) ancestors.push(at);
  return ancestors;
}
