import { type Block, type Box, isProse, type PageBlocks } from './blocks.ts';
import { mainBox } from './main-box.ts';
import { phraseKinds } from './phrases.ts';

/** What text is set in, where nothing of a page's own stands around it. */
const plainNames = /^(?:article|main|section|div|p|h[2-6]|ul|ol|li|dl|dt|dd|blockquote|pre)$/;

/** Short lines, such as an exchange of words or a list, that may stand between two paragraphs. */
const mostShort = 30;

/** The last lines of an article may be about the writer or the paper. */
const atEnd = 3;
const longestNote = 300;
const { author, writes, subscribe, copyright, share, tags } = phraseKinds;
const ofNotes = [author, writes, subscribe, copyright, share, tags];

/**
 * Lines of which no statistics are needed to say that they are the article: true for each of those. Paragraphs that
 * stand plainly in the box with most of the prose, whatever the length of the page, and the short lines between them.
 */
export function certainlyText(page: PageBlocks, outside: readonly boolean[]): boolean[] {
  const { blocks } = page;
  const text = blocks.map(() => false);
  const main = mainBox(page);
  if (main === null || !isArticle(main)) return text;
  const plain = new Map<Box, boolean>([[main, true]]);
  const isPlain = (box: Box): boolean => {
    let found = plain.get(box);
    if (found === undefined) {
      found = box.parent !== null && isBare(box) && isPlain(box.parent);
      plain.set(box, found);
    }
    return found;
  };
  const paragraphs = blocks
    .slice(main.first, main.end)
    .filter((block) => isProse(block) && !outside[block.index] && isPlain(block.element));
  paragraphs.forEach(({ index, text: line }, at) => {
    text[index] = at < paragraphs.length - atEnd || !isNote(line);
    const before = paragraphs[at - 1]?.index;
    if (!text[index] || before === undefined || !text[before]) return;
    const between = blocks.slice(before + 1, index);
    if (between.length > mostShort || !between.every((short) => short.links === 0 && isPlain(short.element))) return;
    for (const short of between) text[short.index] = !outside[short.index];
  });
  // What heads the first paragraph has none before it.
  for (let index = text.indexOf(true) - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    if (block === undefined || outside[index] || !isHeading(block) || !isPlain(block.element)) break;
    text[index] = true;
  }
  return text;
}

function isNote(line: string): boolean {
  return line.length < longestNote && ofNotes.some((phrase) => phrase.test(line));
}

/** Whether a box is what its page calls its article, or the only thing in it, and neither links nor fields fill it. */
function isArticle(main: Box): boolean {
  if (main.linked > main.units * 0.2 || main.prose < main.units * 0.6) return false;
  for (let at: Box | null = main; at !== null; at = at.parent) if (/^(?:article|main)$/.test(at.name)) return true;
  return false;
}

/** Whether a box has nothing that a style sheet or a script would know it by. */
function isBare({ name, element, fields }: Box): boolean {
  return plainNames.test(name) && fields === 0 && !element.hasAttribute('class') && !element.hasAttribute('id');
}

function isHeading({ element, links }: Block): boolean {
  return links === 0 && /^h[2-6]$/.test(element.name);
}
