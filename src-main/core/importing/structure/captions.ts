import { type DomDocument, type DomElement, type DomNode, textOf } from '../page/dom.ts';
import { adopt, build, rename, stands } from './rewrite.ts';

const captions = [
  '[class*="caption"]',
  '[class*="Caption"]',
  '[class*="credit"]',
  '[class*="Credit"]',
  '[class*="legend"]',
  '[class*="cutline"]',
  'figcaption',
].join(', ');
const captionNames =
  /(?:^|[\s_-])(?:[a-z0-9]*captions?|(?:photo|image|img|picture|media|article)-?(?:credits?|legend)|credits?|cutline|bildunterschrift|legende?|wp-caption-text|caption-?text|[a-z]*[a-z]Caption|[a-z]*[a-z]Credit)(?:$|[\s_-]|__|--)/i;
/** A caption longer than this, in UTF-16 units, is prose. */
const longest = 900;
/** How much other text may stand in the box of a picture and its caption. */
const besides = 120;
const mostNodes = 300;
const shown = 'img, picture, amp-img, noscript';

/**
 * Gives pictures and their captions the one form `figure > figcaption`, whatever boxes a page uses for them, so that a
 * caption never becomes a paragraph of the article. A caption is known by its class and by a picture close to it.
 */
export function settleCaptions(page: DomDocument): void {
  const figures = new Map<DomElement, boolean>();
  for (const caption of [...page.querySelectorAll(captions)]) {
    const isOne = caption.localName === 'figcaption' || captionNames.test(caption.className);
    if (!isOne || /^(?:a|button|h[1-6]|body|article|main|img|table|ul|ol)$/.test(caption.localName)) continue;
    if (!stands(caption) || !isSmall(caption) || caption.querySelector(shown) !== null) continue;
    if (caption.closest('table, pre, figcaption > *') !== null) continue;
    const length = textOf(caption).length;
    if (length === 0 || length > longest) continue;
    const figure = caption.closest('figure');
    if (figure === null) wrap(caption, length);
    else {
      if (!figures.has(figure)) figures.set(figure, figure.querySelector(`${shown}, iframe, video, audio`) !== null);
      if (figures.get(figure)) join(figure, caption);
    }
  }
}

/** A caption inside a figure that is not marked as one; a credit beside the caption joins it. */
function join(figure: DomElement, caption: DomElement): void {
  if (caption.localName === 'figcaption' || caption.closest('figcaption') !== null) return;
  const first = figure.querySelector('figcaption');
  if (caption.querySelector('figcaption') !== null) return;
  if (first === null) {
    rename(caption, 'figcaption');
    return;
  }
  caption.remove();
  first.append(' ');
  adopt(first, caption);
}

/** A caption outside of any figure: the box that holds it and a picture becomes one, or the two neighbours do. */
function wrap(caption: DomElement, length: number): void {
  let box = caption.parentElement;
  for (let level = 0; level < 3 && box !== null && !isWhole(box); level += 1, box = box.parentElement) {
    if (!isSmall(box)) break;
    if (box.querySelector(shown) === null) continue;
    if (textOf(box).length > length + besides || box.querySelector('p + p + p, h1, h2') !== null) break;
    rename(caption, 'figcaption');
    rename(box, 'figure', ['id', 'lang', 'dir', 'class']);
    return;
  }
  const before = caption.previousElementSibling;
  if (before === null || !isPicture(before)) return;
  const inner = adopt(build(caption, 'figcaption'), caption);
  if (before.localName === 'figure') {
    caption.remove();
    if (before.querySelector('figcaption') === null) before.append(inner);
    else adopt(before.querySelector('figcaption') ?? before, inner);
    return;
  }
  caption.replaceWith(inner);
  const figure = build(caption, 'figure');
  before.before(figure);
  figure.append(before, inner);
}

function isPicture(element: DomElement): boolean {
  if (!isSmall(element)) return false;
  const isShown = element.matches(shown) || element.querySelector(shown) !== null;
  return isShown && textOf(element).length < 20;
}

/** A picture and its caption are few nodes: looking into boxes stays cheap, however many captions a page has. */
function isSmall(box: DomElement): boolean {
  let count = 0;
  const visit = (node: DomNode): boolean => {
    count += 1;
    for (let child = node.firstChild; child !== null; child = child.nextSibling)
      if (count > mostNodes || !visit(child)) return false;
    return count <= mostNodes;
  };
  return visit(box);
}

function isWhole(box: DomElement): boolean {
  return /^(?:body|article|main|html|td|li|table|tr)$/.test(box.localName);
}
