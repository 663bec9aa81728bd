import type { DomDocument, DomElement } from '../page/dom.ts';
import { build, stands } from './rewrite.ts';

const formulas = [
  'math',
  '.katex',
  'mjx-container',
  'script[type^="math/"]',
  '[data-mathml]',
  '.MathJax_Preview',
  '.MathJax_Display',
  '.mwe-math-element',
  'img[class*="tex"]',
  'img[class*="math"]',
  'img[src*="latex"]',
].join(', ');
const displays = '.katex-display, .MathJax_Display, [display="true"], [class*="math-mathml-display"], [mode="display"]';
/** The boxes in which programs draw a formula, each of which holds or follows what it means. */
const drawings = /(?:^|\s)(?:MathJax\S*|mjx-chtml|MJXc-display)(?:\s|$)/;
const longest = 4000;

/**
 * Keeps each formula once: as MathML where the page has it, also hidden (KaTeX, MathJax, Wikipedia), else as its TeX
 * in `code`; what was drawn for the eye goes. Runs before images are looked at, as some pages draw formulas as images.
 */
export function settleMaths(page: DomDocument): void {
  for (const element of [...page.querySelectorAll(formulas)]) {
    if (!stands(element)) continue;
    const name = element.localName;
    if (name === 'script') fromScript(element);
    else if (name === 'img') fromImage(element);
    else if (name === 'math') settleMath(element);
    else fromDrawing(element);
  }
}

/** A formula of its own, or one that stays where it is inside of what a program drew. */
function settleMath(math: DomElement): void {
  const around = math.closest('.katex, mjx-container, .MathJax, .mwe-math-element');
  const isDisplay =
    math.getAttribute('display') === 'block' ||
    math.getAttribute('mode') === 'display' ||
    math.closest(displays) !== null;
  const said = math.getAttribute('alttext') ?? texIn(math);
  for (const copy of [...math.querySelectorAll('annotation, annotation-xml')]) copy.remove();
  for (const name of ['class', 'style', 'id', 'alttext', 'aria-hidden', 'display']) math.removeAttribute(name);
  if (isDisplay) math.setAttribute('display', 'block');
  const stays = /\S/.test(math.textContent ?? '') ? math : texOf(math, said);
  const place = around?.closest('.katex-display, .MathJax_Display') ?? around ?? math;
  if (stays === null) place.remove();
  else if (place !== stays) place.replaceWith(stays);
}

/** What KaTeX, MathJax or MediaWiki drew: its MathML, else the TeX that it names, else its alternative text. */
function fromDrawing(drawing: DomElement): void {
  const math = drawing.querySelector('math');
  if (math !== null) {
    settleMath(math);
    return;
  }
  const inner = parsed(drawing, drawing.getAttribute('data-mathml'));
  if (inner !== null) {
    drawing.replaceWith(inner);
    settleMath(inner);
    return;
  }
  if (isFollowedByScript(drawing)) {
    if (drawing.matches('.MathJax_Preview')) drawing.remove();
    return;
  }
  const image = drawing.querySelector('img[alt]');
  const said = drawing.getAttribute('data-latex') ?? drawing.querySelector('[data-latex]')?.getAttribute('data-latex');
  const tex = texOf(
    drawing,
    said ?? image?.getAttribute('alt') ?? texIn(drawing) ?? drawing.getAttribute('aria-label'),
  );
  if (tex !== null) drawing.replaceWith(tex);
}

function isFollowedByScript(drawing: DomElement): boolean {
  for (let next = drawing.nextElementSibling, n = 0; next !== null && n < 3; next = next.nextElementSibling, n += 1)
    if (/^math\//.test(next.getAttribute('type') ?? '')) return true;
  return false;
}

/** MathJax 2 keeps what the author wrote in a script behind the drawing. */
function fromScript(script: DomElement): void {
  let stays: DomElement | null = null;
  const type = script.getAttribute('type') ?? '';
  if (!isDrawnBefore(script)) {
    const text = script.textContent ?? '';
    stays = /^math\/mml/.test(type) ? parsed(script, text) : texOf(script, text);
  }
  if (stays === null) {
    script.remove();
    return;
  }
  if (/display/.test(type)) stays.setAttribute('mode', 'display');
  script.replaceWith(stays);
  if (stays.localName === 'math') settleMath(stays);
}

/** Takes the drawings before a script away; whether one of them held a formula, which then says all. */
function isDrawnBefore(script: DomElement): boolean {
  for (let before = script.previousElementSibling; before !== null; before = script.previousElementSibling) {
    if (before.localName === 'math') return true;
    if (!drawings.test(before.className)) return false;
    if (before.querySelector('math') !== null) return true;
    before.remove();
  }
  return false;
}

/** A formula that stands in the page as a string of markup. */
function parsed(near: DomElement, markup: string | null): DomElement | null {
  if (markup === null || markup.length > longest * 4) return null;
  const box = build(near, 'div');
  box.innerHTML = markup;
  return box.querySelector('math');
}

function fromImage(image: DomElement): void {
  const said = `${image.className} ${image.getAttribute('src') ?? ''}`;
  const isFormula = /(?:^|\s)(?:tex|latex|math|mwe-math\S*|wp-?latex)(?:\s|$)|[/.](?:latex|codecogs|tex2img)\b/i.test(
    said,
  );
  const tex = isFormula ? texOf(image, image.getAttribute('alt')) : null;
  if (tex !== null) image.replaceWith(tex);
}

function texIn(element: DomElement): string | null {
  return element.querySelector('annotation[encoding*="tex" i]')?.textContent ?? null;
}

/** TeX as code, without what only tells a renderer how to set it; null where there is none. */
function texOf(near: DomElement, said: string | null): DomElement | null {
  const text = (said ?? '').replace(/\s+/g, ' ').trim().slice(0, longest);
  const styled = /^\{\\(?:displaystyle|textstyle|scriptstyle)\s*(.*)\}$/.exec(text)?.[1] ?? text;
  const tex = styled
    .replace(/^(?:\$\$?|\\[([])\s*|\s*(?:\$\$?|\\[)\]])$/g, '')
    .replace(/^\\(?:displaystyle|textstyle)\s+/, '');
  if (tex.trim() === '') return null;
  const code = build(near, 'code', tex.trim());
  code.setAttribute('data-lang', 'tex');
  return code;
}
