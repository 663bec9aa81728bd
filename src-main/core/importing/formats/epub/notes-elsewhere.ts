import { basename, dirname, join, relative } from 'node:path/posix';
import { type DomDocument, type DomElement, textOf } from '../../page/dom.ts';
import { backWords } from '../../structure/footnotes.ts';
import { marker, noteBlock, noteFor } from '../../structure/note-references.ts';
import { build } from '../../structure/rewrite.ts';
import { pathIn } from './book.ts';

/** The notes of a book that stand in another document than what refers to them. */
export interface NotesElsewhere {
  /** Puts copies of the notes that a document refers to in a list at its end; gives the paths of where they stood. */
  bring(page: DomDocument, path: string): Promise<string[]>;
  /** Takes the notes that were brought out of the document that held them; whether that leaves nothing but headings. */
  clear(page: DomDocument, path: string): boolean;
}

/** So many documents of a book are searched for notes. */
const mostDocuments = 200;
const noteTypes = /(?:foot|end|rear)notes?/i;
const label = /^\s*[[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?[.:]?\s*/;

/** `read` gives a document of the book by its path; `spine` are the paths in the order of reading. */
export function notesElsewhere(read: (path: string) => Promise<DomDocument>, spine: readonly string[]): NotesElsewhere {
  const order = new Map(spine.map((path, index) => [path, index]));
  const documents = new Map<string, ReadonlyMap<string, DomElement> | null>();
  const brought = new Map<string, Set<string>>();

  async function namesAt(path: string): Promise<ReadonlyMap<string, DomElement> | null> {
    const known = documents.get(path);
    if (known !== undefined) return known;
    const page = documents.size < mostDocuments ? await read(path).catch(() => null) : null;
    const found = page === null ? null : namesIn(page);
    documents.set(path, found);
    return found;
  }

  async function bring(page: DomDocument, path: string): Promise<string[]> {
    const folder = dirname(path);
    const items = new Map<string, DomElement>();
    const sources = new Set<string>();
    for (const link of [...page.querySelectorAll('a[href*="#"]')]) {
      const [file, fragment] = partsOf(link);
      if (file === '' || fragment === '') continue;
      const source = pathIn(folder, file);
      if (source === path) link.setAttribute('href', `#${fragment}`);
      // Notes stand behind what they are notes to; what leads forward to a text is no marker.
      const isBehind = (order.get(source) ?? spine.length) > (order.get(path) ?? 0);
      // A way back from a note that stays leads nowhere in an article.
      if (!isBehind && source !== path && brought.has(path) && isWayBack(link)) link.remove();
      if (source === path || !isBehind || !marker.test(textOf(link))) continue;
      const target = (await namesAt(source))?.get(fragment);
      const block = target === undefined ? null : noteFor(link, target, holdsNotes(target, source));
      if (block === null) continue;
      const key = `${source}#${fragment}`;
      if (link.id === '') link.setAttribute('id', `reference-${items.size + 1}-${fragment}`);
      const item = items.get(key) ?? itemOf(link, block, { page, path, source }, items.size + 1);
      items.set(key, item);
      link.setAttribute('href', `#${item.id}`);
      sources.add(source);
      brought.set(source, (brought.get(source) ?? new Set()).add(fragment));
    }
    if (items.size > 0) {
      const list = build(page.body, 'ol', ...items.values());
      list.setAttribute('class', 'footnotes');
      page.body.append(list);
    }
    return [...sources];
  }

  function clear(page: DomDocument, path: string): boolean {
    const gone = brought.get(path);
    if (gone === undefined) return false;
    const named = namesIn(page);
    for (const fragment of gone) {
      const target = named.get(fragment);
      const block = target === undefined ? null : noteBlock(target);
      const label = block?.localName === 'dd' ? block.previousElementSibling : null;
      if (label?.localName === 'dt') label.remove();
      (block?.localName === 'td' ? block.closest('tr') : block)?.remove();
    }
    const left = [...page.body.querySelectorAll('p, li, dd, td, div, section')].filter(
      (block) => block.querySelector('p, li, dd, td, div, section, h1, h2, h3, h4, h5, h6') === null,
    );
    return left.every((block) => block.localName !== 'li' && isHeadingLike(textOf(block)));
  }

  return { bring, clear };
}

/** A line such as "Notes" or "Chapter 1", and not a short note. */
function isHeadingLike(text: string): boolean {
  return text.length < 40 && !/[.!?]\W*$|^\W*\d+[.)\]]/.test(text);
}

function namesIn(page: DomDocument): Map<string, DomElement> {
  const named = new Map<string, DomElement>();
  for (const element of page.querySelectorAll('[id], a[name]')) {
    for (const name of [element.id, element.getAttribute('name') ?? ''])
      if (name !== '' && !named.has(name)) named.set(name, element);
  }
  return named;
}

/** File and fragment of a link within the book; both empty for one that leads out of it. */
function partsOf(link: DomElement): [string, string] {
  const href = link.getAttribute('href')?.trim() ?? '';
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return ['', ''];
  const at = href.indexOf('#');
  const fragment = at < 0 ? '' : href.slice(at + 1);
  try {
    return [at < 0 ? href : href.slice(0, at), decodeURIComponent(fragment)];
  } catch {
    return [href.slice(0, at), fragment];
  }
}

function isWayBack(link: DomElement): boolean {
  const text = textOf(link);
  return text !== '' && !/\d/.test(text) && backWords.test(text);
}

function holdsNotes(target: DomElement, path: string): boolean {
  if (/notes?/i.test(basename(path))) return true;
  for (let box: DomElement | null = target; box !== null; box = box.parentElement)
    if (noteTypes.test(`${box.getAttribute('epub:type') ?? ''} ${box.getAttribute('role') ?? ''}`)) return true;
  return false;
}

interface Ends {
  readonly page: DomDocument;
  readonly path: string;
  readonly source: string;
}

/** A copy of a note as the item of a list, which numbers it as the link to it does. */
function itemOf(link: DomElement, block: DomElement, { page, path, source }: Ends, count: number): DomElement {
  const item = build(page.body, 'li');
  item.innerHTML = block.innerHTML;
  item.setAttribute('id', `note-brought-${count}`);
  const number = /\d{1,3}/.exec(textOf(link))?.[0];
  if (number !== undefined) item.setAttribute('value', number);
  for (const element of item.querySelectorAll('[id], [name]')) {
    element.removeAttribute('id');
    element.removeAttribute('name');
  }
  for (const back of [...item.querySelectorAll('a[href]')]) {
    const [file, fragment] = partsOf(back);
    if (file === '' && fragment === '') continue;
    const isBack = file !== '' && pathIn(dirname(source), file) === path;
    if (isBack) back.setAttribute('href', `#${link.id}`);
    else if (file !== '' && isWayBack(back)) back.remove();
    else back.removeAttribute('href');
  }
  for (const image of item.querySelectorAll('img[src]')) {
    const src = image.getAttribute('src') ?? '';
    if (!/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(src))
      image.setAttribute('src', relative(dirname(path), join(dirname(source), src)));
  }
  dropLabel(item);
  return item;
}

/** The list numbers the note: what it begins with to say its number goes. */
function dropLabel(item: DomElement): void {
  let text = '';
  for (let first = item.firstChild; first !== null; first = item.firstChild) {
    if (first.nodeType !== 3 && first.nodeType !== 1) first.remove();
    else if (first.textContent?.trim() === '' || marker.test(textOf(first))) {
      text += textOf(first);
      first.remove();
    } else if (first.nodeType === 3) {
      const own = first.textContent ?? '';
      first.textContent = own.replace(text === '' ? label : /^[\s\])]*[.:]?\s+/, '');
      return;
    } else if (first.nodeType === 1 && text === '' && /^(?:p|div)$/.test(first.nodeName.toLowerCase())) {
      dropLabel(first as DomElement);
      return;
    } else return;
  }
}
