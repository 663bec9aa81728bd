import { type DomDocument, type DomElement, textOf } from '../page/dom.ts';
import { adopt, build, dissolve, rename, stands } from './rewrite.ts';

const headings = 'h1, h2, h3, h4, h5, h6, [role="heading"], details';
/** A sign beside a heading whose link leads to the heading itself. */
const signs =
  /^(?:[#¶§🔗⚓∞]|link|anchor|permalink|permanent link|copy link|link to (?:this|the) (?:heading|section).*|direct link to .*)?$/iu;
const edits = /(?:^|\s)(?:mw-editsection|edit-?link|headerlink)(?:\s|$)/;
const emptySummary =
  /^(?:details|show(?: more| details)?|more|expand|read more|open|click (?:here )?to (?:expand|open).*)$/i;

/**
 * Leaves a heading its words: permanent links and editing links beside them go. Boxes that act as headings become
 * headings, and what can be unfolded stands open under its summary, a level below the heading before it.
 */
export function settleHeadings(page: DomDocument): void {
  let level = 2;
  for (const element of [...page.querySelectorAll(headings)]) {
    if (!stands(element)) continue;
    if (element.localName === 'details') {
      unfold(element, Math.min(level + 1, 6));
      continue;
    }
    const heading = /^h[1-6]$/.test(element.localName) ? element : named(element);
    level = Number(heading.localName.slice(1));
    dropSigns(heading);
  }
}

function named(box: DomElement): DomElement {
  const said = Number(box.getAttribute('aria-level') ?? '2');
  return rename(box, `h${said >= 1 && said <= 6 ? said : 6}`, ['id', 'lang', 'dir', 'class']);
}

function dropSigns(heading: DomElement): void {
  const words = textOf(heading);
  for (const part of [...heading.querySelectorAll('a, .mw-editsection')]) {
    const href = part.getAttribute('href') ?? '';
    const text = textOf(part);
    const isSign =
      part.localName === 'a' && href.includes('#') && signs.test(text) && part.querySelector('img') === null;
    if ((isSign && words !== text) || edits.test(part.className)) part.remove();
  }
}

function unfold(details: DomElement, level: number): void {
  const summary = Array.from(details.children).find((child) => child.localName === 'summary') ?? null;
  if (summary !== null) {
    const text = textOf(summary);
    const inner = summary.querySelector('h1, h2, h3, h4, h5, h6, p, div, ul, figure, table');
    if (text === '' || emptySummary.test(text)) summary.remove();
    else if (inner !== null || text.length > 160) dissolve(summary);
    else summary.replaceWith(adopt(build(summary, `h${level}`), summary));
  }
  dissolve(details);
}
