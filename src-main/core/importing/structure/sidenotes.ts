import { type DomDocument, type DomElement, textOf } from '../page/dom.ts';
import { build, stands } from './rewrite.ts';

/** Beyond this a page is no article with notes. */
const most = 500;
const inText =
  'span.sidenote, span.marginnote, .modern-footnotes-footnote__note, .footnote-tooltip, .bigfoot-footnote__container';
const popovers = '.bigfoot-footnote, .footnote-popover, .littlefoot__popover, .littlefoot-footnote';

/**
 * Moves notes that stand in the middle of a sentence, to be shown beside it or above it, into a list at the end of
 * their article, with a reference where they stood.
 */
export function gatherSidenotes(page: DomDocument): void {
  const lists = new Map<DomElement, DomElement>();
  const counts = new Map<DomElement, number>();
  let count = 0;
  for (const note of [...page.querySelectorAll(`${inText}, ${popovers}`)].slice(0, most)) {
    if (!stands(note)) continue;
    const said = note.querySelector('[data-bigfoot-footnote]')?.getAttribute('data-bigfoot-footnote') ?? null;
    const markup = said ?? note.innerHTML;
    if (note.matches(popovers) || (said === null && textOf(note) === '')) {
      note.remove();
      continue;
    }
    const home = note.closest('article, main, [role="main"]') ?? page.body;
    const list = lists.get(home) ?? build(home, 'ol');
    if (!lists.has(home)) {
      lists.set(home, list);
      list.setAttribute('class', 'footnotes');
    }
    count += 1;
    const item = build(list, 'li');
    item.innerHTML = markup;
    item.setAttribute('id', `postil-note-${count}`);
    list.append(item);
    dropSwitches(note);
    const number = (counts.get(list) ?? 0) + 1;
    counts.set(list, number);
    const link = build(note, 'a', `${number}`);
    link.setAttribute('href', `#postil-note-${count}`);
    note.replaceWith(build(note, 'sup', link));
  }
  for (const [home, list] of lists) home.append(list);
}

/** The label, box and empty reference right before a note that only switched it on. */
function dropSwitches(note: DomElement): void {
  for (let before = note.previousElementSibling; before !== null; before = note.previousElementSibling) {
    const isSwitch =
      before.matches('label, input, .sidenote-number') ||
      (before.matches('sup[class*="footnote"]') && /^\W*\d{0,3}\W*$/.test(textOf(before)));
    if (!isSwitch) return;
    before.remove();
  }
}
