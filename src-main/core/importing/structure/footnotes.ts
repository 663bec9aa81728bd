import { noteName } from '#shared/model/body-html.ts';
import { type DomDocument, type DomElement, type DomNode, textOf } from '../page/dom.ts';
import { findNotes, marker, type Note } from './note-references.ts';
import { build, dissolve, rename } from './rewrite.ts';
import { gatherSidenotes } from './sidenotes.ts';

/** What notes say, by the number that their references carry in the page. */
export type KeptNotes = ReadonlyMap<number, string>;

const mostKept = 80;
const mostWaysBack = 5;
/** A note that names a work: a year, and a publisher, a volume, pages or an address. */
const works =
  /^(?=.*\b(?:1[6-9]|20)\d\d\b)(?=.*(?:https?:|\bdoi\b|\bet al\b|\bvol\b|\bpp?\. ?\d|\beds?\.|\bpress\b|\bjournal\b|\bpublish\w+|\d\(\d+\)|\b\d+ ?: ?\d+))/is;
/** What a link says that only leads from a note back to the text. */
export const backWords =
  /^(?:[\s\p{S}\p{P}]|\ufe0e|\ufe0f|[a-z](?=\s|$)|back(?: to (?:content|text|top))?|return(?: to text)?|jump (?:back )?(?:up|to)\S*(?: to)?:?|go back|up|\d{1,3})*$/iu;

/**
 * Gives notes and the links to them the names `fn-1` and `fnref-1` before the body is chosen, and keeps what the notes
 * say, as lists of them are often taken for something else than the article.
 */
export function settleNotes(page: DomDocument, base: string | null): KeptNotes {
  gatherSidenotes(page);
  const notes = nameNotes(page, findNotes(page, base?.replace(/#.*$/s, '') ?? null));
  const own = notes.filter(({ block, isCitation }) => !isCitation && !works.test(textOf(block)));
  // Where most notes name works, all of them are the list of what was read, which is no part of what is said.
  if (notes.length > mostKept || own.length < notes.length / 2) return new Map();
  return new Map(notes.map(({ block }, index) => [index + 1, block.innerHTML]));
}

/**
 * Finishes the notes of a chosen body: those that were left behind stand at its end again, names are counted anew, and
 * each note ends in a link without words back to each place that refers to it.
 */
export function finishNotes(root: DomElement, kept: KeptNotes): void {
  bringBack(root, kept);
  for (const { block, references } of nameNotes(root, findNotes(root, null))) {
    const last = [...block.querySelectorAll('p')].at(-1) ?? block;
    for (const reference of references.slice(0, mostWaysBack)) {
      const link = build(root, 'a');
      link.setAttribute('href', `#${reference.id}`);
      last.append(link);
    }
  }
}

/** Numbers notes in the order of their first reference; nothing else keeps such a name. The notes with their new blocks. */
function nameNotes(root: Pick<DomElement, 'querySelectorAll'>, notes: readonly Note[]): Note[] {
  for (const element of root.querySelectorAll('[id^="fn"]'))
    if (noteName.test(element.id)) element.removeAttribute('id');
  for (const { block, references, backLinks } of notes) {
    for (const link of backLinks) dropBackLink(link, block);
    for (const link of references) raise(link);
  }
  const items = asLists(notes.map(({ block }) => block));
  return notes.map((note, index) => {
    const block = holder(items.get(note.block) ?? note.block);
    block.setAttribute('id', `fn-${index + 1}`);
    for (const [at, link] of note.references.entries()) {
      link.setAttribute('href', `#fn-${index + 1}`);
      link.setAttribute('id', at === 0 ? `fnref-${index + 1}` : `fnref-${index + 1}-${at + 1}`);
      link.removeAttribute('name');
    }
    return { ...note, block };
  });
}

/** Appends the notes that a body refers to and does not hold, in its list of notes or in one at its end. */
function bringBack(root: DomElement, kept: KeptNotes): void {
  const present = new Set([...root.querySelectorAll('[id^="fn-"]')].map(({ id }) => id));
  const missing = new Set<number>();
  for (const link of root.querySelectorAll('a[href^="#fn-"]')) {
    const number = Number(/^#fn-(\d+)$/.exec(link.getAttribute('href') ?? '')?.[1]);
    if (kept.has(number) && !present.has(`fn-${number}`)) missing.add(number);
  }
  if (missing.size === 0) return;
  const items = [...missing].map((number) => {
    const item = build(root, 'li');
    item.innerHTML = kept.get(number) ?? '';
    item.setAttribute('id', `fn-${number}`);
    item.setAttribute('value', `${number}`);
    return item;
  });
  const beside = [...root.querySelectorAll('li[id^="fn-"]')].at(-1)?.parentElement ?? null;
  if (beside?.localName === 'ol') beside.append(...items);
  else root.append(build(root, 'ol', ...items));
}

/** Takes the words of a way back; a number that it leads with stays where nothing else numbers the note. */
function dropBackLink(link: DomElement, block: DomElement): void {
  const text = textOf(link);
  const box = link.parentElement;
  const isNumber = /\d|[*†‡§]/.test(text) && marker.test(text);
  if (isNumber && !(block.localName === 'li' && block.parentElement?.localName === 'ol')) dissolve(link);
  else if (isNumber || backWords.test(text)) link.remove();
  else return;
  const isLeft = box !== null && box !== block && box !== link && backWords.test(textOf(box));
  if (isLeft && !isNumber) box.remove();
}

/** A reference that a page raises by its style alone is raised by an element. */
function raise(link: DomElement): void {
  const isRaised = link.closest('sup') !== null || link.querySelector('sup') !== null;
  if (isRaised || /^[[(（]/.test(textOf(link))) return;
  const raised = build(link, 'sup');
  link.before(raised);
  raised.append(link);
}

/** Boxes side by side that begin with their numbers become the items of a list; gives the item of each such box. */
function asLists(blocks: readonly DomElement[]): Map<DomElement, DomElement> {
  const items = new Map<DomElement, DomElement>();
  let before: DomElement | null = null;
  let list: DomElement | null = null;
  for (const block of blocks) {
    const label = /^(?:div|aside)$/.test(block.localName) ? labelOf(block) : null;
    if (label === null) {
      before = null;
      continue;
    }
    const next = block.nextElementSibling;
    if (list === null || before !== block) {
      list = build(block, 'ol');
      list.setAttribute('class', 'footnotes');
      if (label.number !== 1) list.setAttribute('start', `${label.number}`);
      block.before(list);
    }
    for (const node of label.nodes) node.remove();
    const item = rename(block, 'li', ['lang', 'dir']);
    list.append(item);
    items.set(block, item);
    before = next;
  }
  return items;
}

/** The number that stands at the head of a box in nodes of its own, as `1`, `[1]` or `1.` */
function labelOf(block: DomElement): { number: number; nodes: DomNode[] } | null {
  const nodes: DomNode[] = [];
  let text = '';
  for (const node of Array.from(block.childNodes)) {
    const more = text + (node.textContent ?? '').trim();
    if (!/^[[(]?\d{0,3}[\])]?[.:]?$/.test(more)) break;
    text = more;
    nodes.push(node);
  }
  const number = Number(/\d+/.exec(text)?.[0]);
  return number >= 1 ? { number, nodes } : null;
}

/** The element that may bear a note's name: the block itself, or the first paragraph of a box. */
function holder(block: DomElement): DomElement {
  if (block.localName !== 'div' && block.localName !== 'aside') return block;
  return block.querySelector('p, li') ?? rename(block, 'p', ['lang', 'dir']);
}
