import { type Block, type Box, isProse, type PageBlocks } from './blocks.ts';
import { mainBox } from './main-box.ts';
import { phraseKinds } from './phrases.ts';

/** What text is set in, where nothing of a page's own stands around it. */
const plainNames = /^(?:article|main|section|div|p|h[2-6]|ul|ol|li|dl|dt|dd|blockquote|pre)$/;

/** Short lines, such as an exchange of words or a list, that may stand between two paragraphs. */
const mostShort = 30;

/** UTF-16 units of prose up to which the cleaner has seen enough pages to judge by itself. */
const leastProse = 3000;

/** Share of its box that a plain text takes: beside cards, forms and boxes with names nothing is certain. */
const mostPlain = 0.8;

/** The last lines of an article may be about the writer or the paper. */
const atEnd = 3;
const longestNote = 300;

/**
 * Lines of which no statistics are needed to say that they are the article: true for each of those. Paragraphs that
 * stand plainly in the box with most of the prose, where little else stands in it, and the short lines between them:
 * whatever the length of the page, as most pages that the cleaner was trained on are short, and the truth of long ones
 * ends too early.
 */
export function certainlyText(page: PageBlocks, outside: readonly boolean[]): boolean[] {
  const { blocks } = page;
  const text = blocks.map(() => false);
  const main = mainBox(page);
  if (main === null || main.prose < leastProse) return text;
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
  const units = blocks.reduce((sum, block) => sum + (text[block.index] ? block.text.length : 0), 0);
  return units < main.units * mostPlain ? text.fill(false) : text;
}

function isNote(line: string): boolean {
  return line.length < longestNote && (phraseKinds.writes.test(line) || phraseKinds.subscribe.test(line));
}

/** Whether a box has nothing that a style sheet or a script would know it by. */
function isBare({ name, element, fields }: Box): boolean {
  return plainNames.test(name) && fields === 0 && !element.hasAttribute('class') && !element.hasAttribute('id');
}

function isHeading({ element, links }: Block): boolean {
  return links === 0 && /^h[2-6]$/.test(element.name);
}
