import { AppError } from '#shared/api/errors.ts';
import { said } from '../../said.ts';
import type { PickedPart } from '../extracted.ts';
import { type DomDocument, type DomElement, type DomNode, isElement, textOf } from '../page/dom.ts';
import { isLasting } from './body-rule.ts';
import { selectorForBody, selectorForRemoval } from './derive-selector.ts';
import { isPart, partsOf, silentNames } from './page-parts.ts';

const mostRemoved = 30;

/** Selectors of what a person points at. Throws AppError `not-found` where the page has no such part. */
export function pickPart(page: DomDocument, name: string, part: PickedPart): string[] {
  if ('lines' in part) return selectorsOfLines(page, name, part.lines);
  const element = partsOf(page)[part.block];
  if (element === undefined) throw notThere(name);
  if (part.how === 'remove') return [selectorForRemoval(page, element) ?? fail(untellable(name))];
  // An element around it or in it that shows the same may have the better name.
  const selectors = [element, ...showingTheSame(element)].map((same) => selectorForBody(page, same));
  const [first = fail(untellable(name))] = selectors.filter((selector) => selector !== null);
  return [selectors.find((selector) => selector !== null && isLasting(selector)) ?? first];
}

const mostShowingTheSame = 8;

/** The parts around an element, then in it, that show nothing else than it does. */
function showingTheSame(element: DomElement): DomElement[] {
  const same: DomElement[] = [];
  const length = squeezed(textOf(element)).length;
  const images = [...element.querySelectorAll('img')].length;
  const shows = (other: DomElement) =>
    squeezed(textOf(other)).length === length && [...other.querySelectorAll('img')].length === images;
  for (let at = element.parentElement; at !== null && at.localName !== 'body' && shows(at); at = at.parentElement)
    if (same.push(at) >= mostShowingTheSame) break;
  for (let at: DomElement | null = element; at !== null; ) {
    at = Array.from(at.children).find((child) => isPart(child) && shows(child)) ?? null;
    if (at !== null && same.push(at) >= 2 * mostShowingTheSame) break;
  }
  return same;
}

/** The outermost parts that hold nothing but these lines of the reading text. */
function selectorsOfLines(page: DomDocument, name: string, lines: readonly string[]): string[] {
  const elements = partsOfLines(page, lines).slice(0, mostRemoved);
  if (elements.length === 0) throw notThere(name);
  const selectors = elements.map((element) => selectorForRemoval(page, element)).filter((text) => text !== null);
  if (selectors.length === 0) throw untellable(name);
  return [...new Set(selectors)];
}

function partsOfLines(page: DomDocument, lines: readonly string[]): DomElement[] {
  const texts = lines.map(squeezed).filter((line) => line !== '');
  const whole = texts.join('');
  const starts: number[] = [];
  const ends = new Set<number>();
  let at = 0;
  for (const text of texts) {
    starts.push(at);
    at += text.length;
    ends.add(at);
  }
  const isCovered = (text: string) =>
    text !== '' && starts.some((start) => ends.has(start + text.length) && whole.startsWith(text, start));
  const covered: DomElement[] = [];
  /** Text without white space, null where it is longer than all that is looked for. */
  const visit = (node: DomNode): string | null => {
    if (node.nodeType === 3) return squeezed(node.nodeValue ?? '');
    if (!isElement(node) || silentNames.has(node.localName)) return '';
    const before = covered.length;
    let text: string | null = '';
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      const inside = visit(child);
      text = text === null || inside === null || text.length + inside.length > whole.length ? null : text + inside;
    }
    if (text !== null && isPart(node) && isCovered(text)) covered.splice(before, covered.length, node);
    return text;
  };
  visit(page.body);
  return covered;
}

function fail(error: AppError): never {
  throw error;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

function notThere(name: string): AppError {
  return new AppError('not-found', said().importing.noSuchPart(name));
}

function untellable(name: string): AppError {
  return new AppError('unsupported', said().importing.partUntellable(name));
}
