import { AppError } from '#shared/api/errors.ts';
import type { PickedPart } from '../extracted.ts';
import { type DomDocument, type DomElement, type DomNode, isElement } from '../page/dom.ts';
import { selectorForBody, selectorForRemoval } from './derive-selector.ts';
import { isPart, partsOf, silentNames } from './page-parts.ts';

const mostRemoved = 30;

/** Selectors of what a person points at. Throws AppError `not-found` where the page has no such part. */
export function pickPart(page: DomDocument, name: string, part: PickedPart): string[] {
  if ('lines' in part) return selectorsOfLines(page, name, part.lines);
  const element = partsOf(page)[part.block];
  if (element === undefined) throw notThere(name);
  const selector = part.how === 'body' ? selectorForBody(page, element) : selectorForRemoval(page, element);
  if (selector === null) throw untellable(name);
  return [selector];
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

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

function notThere(name: string): AppError {
  return new AppError('not-found', `“${name}” has no such part. The article is as it was; open its page again.`);
}

function untellable(name: string): AppError {
  return new AppError(
    'unsupported',
    `That part of “${name}” cannot be told from its neighbours. The article is as it was; choose a part around it.`,
  );
}
