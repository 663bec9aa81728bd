import { noteName } from '#shared/model/body-html.ts';
import { type DomElement, textOf } from '../page/dom.ts';
import { namesOf } from './rewrite.ts';

/** A note and the places in the text that refer to it. */
export interface Note {
  /** The block that holds the note: a list item, a paragraph, a box. */
  readonly block: DomElement;
  /** The links to it, in order, at least one. */
  readonly references: DomElement[];
  /** Links in the block that lead back. */
  readonly backLinks: readonly DomElement[];
  /** The list of works that a text cites, rather than something it adds. */
  readonly isCitation: boolean;
}

/** What stands for a note in the text: a number, a letter, a star, in brackets or not. */
export const marker = /^[[(（]?\s*(?:(?:foot)?note\s*)?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivxl]{1,6})\s*[\])）]?[.:]?$/i;
const bracketed = /^[[(（].*[\])）]$/;
const referenceNames =
  /(?:^|[\s_-])(?:(?:foot|end)?note-?\w*|fn-?\w*|noteref|reference|cite\w*|easy-footnote\w*|sdfootnote\w*)(?:$|[\s_-])/i;
const noteNames =
  /(?:^|[\s_:-])_?(?:(?:foot|end|side)notes?\w*|fn\w*|e?n?ftn\w*|edn\w*|references?|cite[\s_-]?note\w*|bibliography|notes?\d*)(?:$|[\s_:.-])/i;
const citations =
  /(?:^|[\s_-])(?:references?|cite[_-]note\S*|bibliography|ref-list|biblist|doc-bibliography)(?:$|[\s_-])/i;
const longestNote = 4000;
const mostBackLinks = 30;

/**
 * Finds the notes of a page or a body by what they do: a short marker links to a block further down that looks like a
 * note, or from a raised place to any short block. `page` is the address of the page without its fragment.
 */
export function findNotes(root: Pick<DomElement, 'querySelectorAll'>, page: string | null): Note[] {
  const named = new Map<string, { element: DomElement; index: number }>();
  const links: { link: DomElement; to: string; index: number }[] = [];
  let index = 0;
  for (const element of root.querySelectorAll('[id], a[name], a[href*="#"]')) {
    index += 1;
    for (const name of [element.id, element.getAttribute('name') ?? ''])
      if (name !== '' && !named.has(name)) named.set(name, { element, index });
    const to = element.localName === 'a' ? fragmentOf(element, page) : null;
    if (to !== null) links.push({ link: element, to, index });
  }
  const found = new Map<DomElement, DomElement[]>();
  const blocks = new Map<DomElement, DomElement | null>();
  const back: DomElement[] = [];
  for (const { link, to, index: at } of links) {
    const target = named.get(to);
    if (target === undefined) continue;
    if (target.index < at) back.push(link);
    if (!blocks.has(target.element)) blocks.set(target.element, noteBlock(target.element));
    const block = target.index > at ? (blocks.get(target.element) ?? null) : null;
    if (block === null || block.contains(link) || !isReference(link, target.element, block)) continue;
    const known = found.get(block);
    if (known === undefined) found.set(block, [link]);
    else known.push(link);
  }
  const backOf = new Map<DomElement, DomElement[]>();
  for (const link of back) {
    let block: DomElement | null = link;
    while (block !== null && !found.has(block)) block = block.parentElement;
    if (block !== null) backOf.set(block, [...(backOf.get(block) ?? []), link].slice(0, mostBackLinks));
  }
  return [...found].map(([block, references]) => ({
    block,
    references,
    backLinks: backOf.get(block) ?? [],
    isCitation: [block, block.parentElement, block.parentElement?.parentElement].some(
      (one) => one != null && citations.test(`${namesOf(one)} ${one.getAttribute('role') ?? ''}`),
    ),
  }));
}

/** The block that a link in another document refers to as a note; null where it does not. `isNotes`: it holds notes. */
export function noteFor(link: DomElement, target: DomElement, isNotes: boolean): DomElement | null {
  const block = noteBlock(target);
  const isNumber = /^\W?\d{1,3}\W?$/.test(textOf(link));
  return block !== null && ((isNotes && isNumber) || isReference(link, target, block)) ? block : null;
}

/** The name that a link leads to in its own page; null for one that leads elsewhere. */
function fragmentOf(link: DomElement, page: string | null): string | null {
  const href = link.getAttribute('href') ?? '';
  const hash = href.indexOf('#');
  if (hash < 0 || hash === href.length - 1 || (hash > 0 && href.slice(0, hash) !== page)) return null;
  const fragment = href.slice(hash + 1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The block of a note that a name stands in; null where that cannot be a note. */
export function noteBlock(target: DomElement): DomElement | null {
  const block = /^(?:li|p|dd|td|aside|div)$/.test(target.localName)
    ? target
    : target.localName === 'dt'
      ? target.nextElementSibling
      : target.localName === 'tr'
        ? (target.children[target.children.length - 1] ?? null)
        : target.closest('li, p, dd, td, aside, div, h1, h2, h3, h4, h5, h6, section, article');
  if (block === null || !/^(?:li|p|dd|td|aside|div)$/.test(block.localName)) return null;
  const length = textOf(block).length;
  return length > 0 && length <= longestNote && block.querySelector('h1, h2, h3') === null ? block : null;
}

function isReference(link: DomElement, target: DomElement, block: DomElement): boolean {
  const text = textOf(link);
  if (!marker.test(text)) return false;
  const role = `${link.getAttribute('role') ?? ''} ${link.getAttribute('rel') ?? ''} ${link.getAttribute('epub:type') ?? ''}`;
  if (/noteref|footnote|doc-biblioref/.test(role) || link.hasAttribute('data-footnote-ref')) return true;
  const raised = link.closest('sup') !== null || link.querySelector('sup') !== null || bracketed.test(text);
  if (raised) return true;
  const around = link.parentElement;
  const says = referenceNames.test(namesOf(link)) || (around !== null && referenceNames.test(namesOf(around)));
  const noted = [target, block, block.parentElement].some((one) => one !== null && noteNames.test(` ${namesOf(one)}`));
  return noted && (says || noteName.test(target.id) || /^\W?\d{1,3}\W?$/.test(text));
}
