import { codeLanguage } from '#shared/model/body-html.ts';
import { type DomDocument, type DomElement, type DomNode, isElement } from '../page/dom.ts';
import { build, namesOf, rename, stands } from './rewrite.ts';

const blocks = [
  'pre',
  'table[class*="highlight"]',
  'table[class*="rouge"]',
  'table[class*="code"]',
  'table[class*="file-line"]',
  'table[class*="crayon"]',
  'table[class*="hljs"]',
  '.syntaxhighlighter',
  'code[class*="hljs"]',
  'code[class*="language-"]',
].join(', ');
const gutters =
  /(?:^|[\s_-])(?:line-?numbers?(?:-rows)?|linenos?|linenodiv|lnt?|gutter|gl|blob-num|hljs-ln-n(?:umbers)?|crayon-nums?|code-line-number)(?:$|[\s_])/i;
const highlighters =
  /(?:^|[\s_-])(?:hljs|highlight\w*|prettyprint\w*|prism|shiki|sourceCode|chroma|codehilite|rouge\w*|syntaxhighlighter|crayon\w*|brush|language|lang|code(?:-?block)?|programlisting|codehilitetable)(?:$|[\s:_-])/i;
const frames = /(?:^|[\s_-])(?:code|highlight\w*|toolbar|hljs|prism|chroma|sourceCode|wp-block-code)(?:$|[\s_-])/i;
const verses = /(?:^|[\s_-])(?:verse|poem|poetry|stanza)(?:$|[\s_-])/i;
const lines = new Set('br div li p tr ol ul table tbody section'.split(' '));
/** Class names of code that say something else than its language. */
const noLanguage = new Set(
  'none plain plaintext text txt nohighlight no-highlight undefined auto default code block output raw html-code'.split(
    ' ',
  ),
);

/**
 * Makes every block of code one `pre > code` of plain text with its language: gutters of line numbers, buttons and
 * the spans and tables of highlighters go, lines stay lines. A poem set in `pre` becomes a paragraph of lines.
 */
export function settleCode(page: DomDocument): void {
  for (const element of [...page.querySelectorAll(blocks)]) {
    if (!stands(element) || element.parentElement?.closest('pre') != null) continue;
    if (element.localName === 'pre' && verses.test(namesOf(element))) settleVerse(element);
    else if (element.localName === 'code') settleLooseCode(element);
    else if (isCode(element)) settleBlock(element);
  }
}

/** A `pre` that nobody highlighted may be a letter or a drawing in characters: its own markup means something. */
function isCode(element: DomElement): boolean {
  if (element.localName === 'table') return element.querySelector('pre, [class*="code"], [class*="line"]') !== null;
  if (element.localName !== 'pre') return true;
  return element.querySelector('code') !== null || highlighters.test(namesOf(element)) || languageOf(element) !== null;
}

function settleLooseCode(code: DomElement): void {
  const isBlock = code.querySelector('br') !== null || /\n.*\S/.test((code.textContent ?? '').trim());
  if (isBlock) settleBlock(code);
}

function settleBlock(element: DomElement): void {
  const language = languageOf(element);
  for (const part of [...element.querySelectorAll('[class], button, [role="button"], [data-line-number]')]) {
    const isTool = part.localName === 'button' || part.getAttribute('role') === 'button';
    const isNumber = gutters.test(part.className) || part.hasAttribute('data-line-number');
    if (isTool || (isNumber && /^[\s\d]*$/.test(part.textContent ?? ''))) part.remove();
  }
  const text = linesOf(element);
  if (text === '') return;
  const code = build(element, 'code', text);
  if (language !== null) {
    code.setAttribute('class', `language-${language}`);
    code.setAttribute('data-lang', language);
  }
  let place = element;
  for (let box = place.parentElement; box !== null && isFrame(box, text.length); box = box.parentElement) place = box;
  place.replaceWith(build(element, 'pre', code));
}

/** A box of the highlighter around the block, with its buttons and perhaps a label. */
function isFrame(box: DomElement, length: number): boolean {
  if (box.localName !== 'div' || !frames.test(box.className) || !holdsFew(box)) return false;
  if (box.querySelector('figcaption') !== null) return false;
  return (box.textContent ?? '').replace(/\s+/g, '').length < length + 24;
}

/** Whether a box holds a block and its tools, and not a page of blocks. */
function holdsFew(box: DomElement): boolean {
  let child = box.firstElementChild;
  for (let count = 0; child !== null && count < 4; count += 1) child = child.nextElementSibling;
  return child === null;
}

/** The text with each line on its own, whether by breaks, by boxes or by rows; no blank ones at the ends. */
function linesOf(root: DomElement): string {
  let text = '';
  let pending = false;
  const visit = (node: DomNode): void => {
    if (!isElement(node)) {
      if (node.nodeType !== 3) return;
      const value = (node.nodeValue ?? '').replace(/\r\n?/g, '\n');
      // White space between the rows of a table is the page's own, not the code's.
      if (isBetween(node)) return;
      if (pending && value !== '' && !text.endsWith('\n') && !value.startsWith('\n')) text += '\n';
      if (value !== '') pending = false;
      text += value;
      return;
    }
    if (node.localName === 'br') {
      text += '\n';
      pending = false;
      return;
    }
    const isLine = lines.has(node.localName);
    if (isLine && text !== '') pending = true;
    // An empty box among the lines is an empty line.
    if (isLine && node.firstChild === null) text += text.endsWith('\n') || text === '' ? '\n' : '\n\n';
    for (const child of Array.from(node.childNodes)) visit(child);
    if (isLine) pending = true;
  };
  for (const child of Array.from(root.childNodes)) visit(child);
  return text.replace(/^(?:[^\S\n]*\n)+|\s+$/g, '').replaceAll('\u00a0', ' ');
}

function isBetween(node: DomNode): boolean {
  const parent = node.parentElement?.localName ?? '';
  return /^(?:table|tbody|thead|tr|ol|ul)$/.test(parent) && !/\S/.test(node.nodeValue ?? '');
}

/** The language as the code, its block or a box just around them states it; a box only when it holds little else. */
function languageOf(element: DomElement): string | null {
  const { parentElement } = element;
  for (const one of [element.querySelector('code'), element]) {
    const language = one === null ? null : statedOn(one);
    if (language !== null) return language;
  }
  for (const box of [parentElement, parentElement?.parentElement ?? null]) {
    const language = box === null ? null : statedOn(box);
    if (language !== null) return box !== null && holdsFew(box) ? language : null;
  }
  return null;
}

function statedOn(element: DomElement): string | null {
  for (const name of ['data-lang', 'data-language', 'data-code-language', 'lang-name'])
    if (isLanguage(element.getAttribute(name))) return tidy(element.getAttribute(name) ?? '');
  const names = element.className;
  const stated =
    /(?:^|\s)(?:language|lang|highlight-source|highlight-text|highlight|brush:?|code)[-:\s]\s*([a-z][\w+#.-]*)/i.exec(
      names,
    )?.[1] ??
    /(?:^|\s)(?:hljs|sourceCode|prettyprint|chroma)\s+([a-z][\w+#.-]*)(?:\s|$)/i.exec(names)?.[1] ??
    null;
  return isLanguage(stated) ? tidy(stated ?? '') : null;
}

function tidy(language: string): string {
  return language.toLowerCase().replace(/;+$/, '');
}

function isLanguage(value: string | null): boolean {
  const language = tidy(value ?? '');
  return codeLanguage.test(language) && !noLanguage.has(language) && !highlighters.test(language);
}

function settleVerse(pre: DomElement): void {
  // The white space that a poet sets a line in with is kept as what never folds.
  const markup = pre.innerHTML
    .replace(/^\s*\n|\s+$/g, '')
    .replace(/\r\n?|\n/g, '<br>')
    .replace(
      /(^|<br>)([ \t]+)/g,
      (_, start: string, space: string) => start + '\u00a0'.repeat(space.replaceAll('\t', '    ').length),
    );
  rename(pre, 'p', ['lang', 'dir']).innerHTML = markup;
}
