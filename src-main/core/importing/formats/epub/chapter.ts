import { dirname } from 'node:path/posix';
import { decode } from '../../decoding/decode.ts';
import type { Resource } from '../../extracted.ts';
import { type FinishedBody, finishBody } from '../../finish-body.ts';
import { settleSources } from '../../images/settle-sources.ts';
import { limits } from '../../limits.ts';
import { type DomDocument, type DomElement, textOf } from '../../page/dom.ts';
import { type GuardedHtml, guardHtml } from '../../page/guard-html.ts';
import { parsePage, settleMarkup } from '../../page/parse-page.ts';
import { xhtmlToHtml } from '../../page/xhtml.ts';
import { finishStructure, type PageStructure, prepareStructure } from '../../structure/prepare-structure.ts';
import type { Archive } from '../archive.ts';
import { pathIn } from './book.ts';
import { notesElsewhere } from './notes-elsewhere.ts';

export interface FinishedChapter extends FinishedBody {
  /** Of the chapter as a whole, as far as it says. */
  readonly direction: PageStructure['direction'];
}

/** The text of one document of a book, before it is finished. */
export interface ChapterText {
  readonly path: string;
  /** `epub:type` of the document, lower case: `cover`, `titlepage`, `chapter`, … */
  readonly types: readonly string[];
  readonly body: DomElement;
  readonly text: string;
  /** Paths of the pictures in the archive. */
  readonly pictures: readonly string[];
  /** Paths of other documents whose notes were brought here. */
  readonly notesFrom: readonly string[];
  /** Nothing but headings is left, as all its notes were brought to where they are referred to. */
  readonly isUsedUp: boolean;
  readonly flattened: boolean;
  /** Sanitises what `body` is by now; images and notes are numbered from 1 in each chapter. */
  finish(): FinishedChapter;
}

/**
 * Reads documents and the pictures in them, never more of these in all than one file may hold. To be called in the order
 * of `spine`, as a document of notes is told by what those before it referred to.
 */
export function chapterReader(
  archive: Archive,
  name: string,
  spine: readonly string[],
): (path: string) => Promise<ChapterText> {
  const pictures = new Map<string, Resource | null>();
  let pictureBytes = 0;

  async function pictureAt(path: string): Promise<Resource | null> {
    const known = pictures.get(path);
    if (known !== undefined) return known;
    const entry = archive.find(path);
    let picture: Resource | null = null;
    if (entry !== null && pictureBytes + entry.size <= limits.inputBytes) {
      pictureBytes += entry.size;
      try {
        picture = { bytes: await archive.read(entry), contentType: '' };
      } catch {
        // A picture that is damaged or locked is missing; the chapter is not.
      }
    }
    pictures.set(path, picture);
    return picture;
  }

  async function parsedAt(path: string): Promise<{ guarded: GuardedHtml; page: DomDocument }> {
    const entry = archive.find(path);
    if (entry === null) throw new Error(`${path} is not in the book`);
    const { text } = decode(await archive.read(entry), 'application/xhtml+xml');
    const guarded = guardHtml(xhtmlToHtml(text), name);
    return { guarded, page: parsePage(settleMarkup(guarded.html)) };
  }

  const notes = notesElsewhere(async (path) => (await parsedAt(path)).page, spine);
  return async (path) => {
    const { guarded, page } = await parsedAt(path);
    const isUsedUp = notes.clear(page, path);
    const notesFrom = await notes.bring(page, path);
    const folder = dirname(path);
    const resources = new Map<string, Resource>();
    const found = new Set<string>();
    for (const source of picturesNamed(page)) {
      const picture = await pictureAt(pathIn(folder, source));
      if (picture === null) continue;
      resources.set(source, picture);
      found.add(pathIn(folder, source));
    }
    // What is not in the book is not looked for beside the book's own file.
    const files = { base: null, resources, alone: true };
    const types = typesOf(page);
    dropFurniture(page);
    const structure = prepareStructure(page, null);
    const known = settleSources(page.documentElement, guarded, files);
    return {
      path,
      types,
      body: page.body,
      text: textOf(page.body),
      pictures: [...found],
      notesFrom,
      isUsedUp,
      flattened: guarded.flattened,
      finish() {
        const direction = finishStructure(page.body, structure);
        return { ...finishBody(page.body, guarded, files, known), direction };
      },
    };
  };
}

/** Every path or address that an image of the page may come from. */
function picturesNamed(page: DomDocument): Set<string> {
  const named = new Set<string>();
  for (const image of page.querySelectorAll('img, source')) {
    for (const attribute of ['src', 'data-src']) named.add(image.getAttribute(attribute)?.trim() ?? '');
    const set = (image.getAttribute('srcset') ?? '').slice(0, 16_384);
    for (const candidate of set.split(',')) named.add(candidate.trim().split(/\s/)[0] ?? '');
  }
  return new Set([...named].filter((source) => source !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(source)));
}

/** What the document is, as its body or the one section in it says. */
function typesOf(page: DomDocument): string[] {
  const only = page.body.children.length === 1 ? page.body.firstElementChild : null;
  return [page.body, only].flatMap((element) => typeOf(element));
}

function typeOf(element: DomElement | null): string[] {
  return (element?.getAttribute('epub:type') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}

/** Lists of contents, page numbers of the printed book, and what the book itself hides. */
function dropFurniture(page: DomDocument): void {
  for (const element of [...page.body.querySelectorAll('nav, [hidden], template')]) element.remove();
  for (const element of [...page.body.querySelectorAll('span, a, div, hr')]) {
    const isBreak = element.getAttribute('role') === 'doc-pagebreak' || typeOf(element).includes('pagebreak');
    if (!isBreak) continue;
    if (textOf(element).length <= 12) element.remove();
  }
}
