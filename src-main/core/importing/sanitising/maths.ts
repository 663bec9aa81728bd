/**
 * MathML in its normal form: presentation elements alone, text in tokens only, no element of HTML anywhere inside. So
 * no parser leaves the namespace half-way, which is how markup used to hide from sanitisers in `math`.
 */
import { defaultTreeAdapter as adapter, html as standard } from 'parse5';
import { mathLayouts, mathTokens } from '#shared/model/body-html.ts';
import type { TreeElement, TreeNode } from '../page/parse-tree.ts';
import { isText } from '../page/tree-node.ts';
import { allowedAttributes, isAllowedValue, mathNames, mathTokenNames } from './allow-list.ts';

/** Elements that are let through to here and end here; the attributes of `mfenced` become the text that they stand for. */
export const passingMath: readonly string[] =
  'maction menclose mfenced mlabeledtr mpadded mphantom mspace mstyle none semantics'.split(' ');
export const fenceAttributes: readonly string[] = ['open', 'close', 'separators'];
/** A formula said a second time, in another language. */
export const mathAnnotations: readonly string[] = ['annotation', 'annotation-xml'];

/** How many children an element takes, where their place says what they are. */
const places: Readonly<Record<string, number>> = {
  mfrac: 2,
  mover: 2,
  mroot: 2,
  msub: 2,
  msubsup: 3,
  msup: 2,
  munder: 2,
  munderover: 3,
};
const flowing = new Set(['math', 'mrow', 'merror', 'msqrt', 'mtd']);
const first = new Set(['semantics', 'maction']);
const dissolving = new Set(['menclose', 'mpadded', 'mstyle']);

export function isMathElement(node: TreeNode): node is TreeElement {
  return 'tagName' in node && node.namespaceURI === standard.NS.MATHML;
}

/** Whether a formula stands on a line of its own. */
export function isDisplayMath(node: TreeNode): boolean {
  return isMathElement(node) && node.tagName === 'math' && node.attrs.some((one) => one.value === 'block');
}

/** A formula rebuilt from the elements on the list; null when it holds no text. */
export function cleanMath(math: TreeElement): TreeElement | null {
  const clean = element('math', layout(math), math);
  return textIn(clean).trim() === '' ? null : clean;
}

/** Whether every element of a formula is one that `cleanMath` makes, with text in tokens alone. */
export function isCleanMath(math: TreeElement): boolean {
  const open: TreeElement[] = [math];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const name = node.tagName;
    const isToken = mathTokenNames.has(name);
    if (!isMathElement(node) || !mathNames.has(name) || (name === 'math') !== (node === math)) return false;
    const attributes = allowedAttributes(name);
    if (!node.attrs.every(({ name: key, value }) => attributes.includes(key) && isAllowedValue(name, key, value)))
      return false;
    for (const child of node.childNodes) {
      if (isText(child) !== isToken) return false;
      if ('tagName' in child) open.push(child);
      else if (!isText(child)) return false;
    }
  }
  return true;
}

/** What stands for one node in its parent. */
function cleaned(node: TreeNode): TreeElement[] {
  if (isText(node)) return token('mtext', node.value);
  if (!isMathElement(node)) return [];
  const name = node.tagName;
  if (mathTokens.includes(name)) return token(name, textIn(node), node);
  if (name === 'mphantom' || name === 'mspace' || mathAnnotations.includes(name)) return [];
  if (first.has(name)) return node.childNodes.filter(isMathElement).slice(0, 1).flatMap(cleaned);
  if (dissolving.has(name)) return node.childNodes.flatMap(cleaned);
  if (name === 'mfenced') return fenced(node);
  if (name === 'none') return [element('mrow', [])];
  if (name === 'math') return [element('mrow', layout(node))];
  if (name === 'mlabeledtr') return [element('mtr', layout(node).slice(1))];
  return mathLayouts.includes(name) ? [element(name, layout(node), node)] : node.childNodes.flatMap(cleaned);
}

/** The children of a layout element; where places count, each place holds exactly one element. */
function layout(node: TreeElement): TreeElement[] {
  const name = node.tagName;
  const inner = node.childNodes.filter((child) => isMathElement(child) || (isText(child) && /\S/.test(child.value)));
  if (flowing.has(name)) return inner.flatMap(cleaned);
  const count = places[name] ?? inner.length;
  const children = inner.slice(0, count).map((child) => single(cleaned(child)));
  while (children.length < count) children.push(element('mrow', []));
  return children;
}

function single(nodes: TreeElement[]): TreeElement {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? only : element('mrow', nodes);
}

/** `mfenced` as the row that it is short for; browsers do not know it any more. */
function fenced(node: TreeElement): TreeElement[] {
  const said = (name: string, otherwise: string): string =>
    (node.attrs.find((attribute) => attribute.name === name)?.value ?? otherwise).replace(/\s+/g, '').slice(0, 32);
  const separators = [...said('separators', ',')];
  const parts = node.childNodes.map(cleaned).filter((part) => part.length > 0);
  const row = parts.flatMap((part, index) => [
    ...(index === 0 ? [] : token('mo', separators[Math.min(index, separators.length) - 1] ?? '')),
    single(part),
  ]);
  return [element('mrow', [...token('mo', said('open', '(')), ...row, ...token('mo', said('close', ')'))])];
}

/** Text without the marks that only a speaking machine needs, such as "function application". */
function token(name: string, text: string, from?: TreeElement): TreeElement[] {
  const value = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
    .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\ufeff\u2061-\u2064]/g, '')
    .replace(/[ \t\n\f\r]+/g, ' ')
    .replace(/^ | $/g, '');
  if (value === '') return [];
  const made = element(name, [], from);
  adapter.insertText(made, value);
  return [made];
}

function element(name: string, children: readonly TreeElement[], from?: TreeElement): TreeElement {
  const allowed = allowedAttributes(name);
  const attributes = (from?.attrs ?? [])
    .filter((attribute) => allowed.includes(attribute.name) && isAllowedValue(name, attribute.name, attribute.value))
    .map((attribute) => ({ name: attribute.name, value: attribute.value }));
  const made = adapter.createElement(name, standard.NS.MATHML, attributes);
  for (const child of children) adapter.appendChild(made, child);
  return made;
}

function textIn(node: TreeElement): string {
  let text = '';
  const visit = (inner: TreeNode): void => {
    if (isText(inner)) text += inner.value;
    else if ('childNodes' in inner) inner.childNodes.forEach(visit);
  };
  visit(node);
  return text;
}
