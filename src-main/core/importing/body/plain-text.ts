import { type Block, type Box, isProse, type PageBlocks } from './blocks.ts';
import { mainBox } from './main-box.ts';
import { phraseKinds } from './phrases.ts';

/** What text is set in, where nothing of a page's own stands around it. */
const plainNames = /^(?:article|main|section|div|p|h[2-6]|ul|ol|li|dl|dt|dd|blockquote|pre)$/;

/** Short lines, such as an exchange of words or a list, that may stand between two paragraphs. */
const mostShort = 30;

/** UTF-16 units of prose up to which the cleaner has seen enough pages to judge by itself. */
const leastProse = 3000;

/** From here on, some 4,000 words, it finds a line less probable the further down it stands. */
const longProse = 24_000;

/** A line is no less part of the text than the paragraph before it where it is at least so probable beside that. */
const asProbable = 0.5;

/** Share of its box that a plain text takes: beside cards, forms and boxes with names nothing is certain. */
const mostPlain = 0.8;

/** The last lines of an article may be about the writer or the paper. */
const atEnd = 3;
const longestNote = 300;

/**
 * Lines of which it is certain that they are the article: true for each of those. Paragraphs that stand plainly in the box
 * with most of the prose, where little else stands in it, and the short lines between them: whatever the length of the page,
 * as most pages that the cleaner was trained on are short, and the truth of long ones ends too early. Of a long text also
 * paragraphs that look as those which the cleaner, by what it `judged`, finds probable at its beginning.
 */
export function certainlyText(page: PageBlocks, outside: readonly boolean[], judged: readonly number[]): boolean[] {
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
  const prose = blocks.slice(main.first, main.end).filter((block) => isProse(block) && !outside[block.index]);
  const looks = main.prose < longProse ? new Set<string>() : looksOfText(prose, main, judged);
  const looksLikeText = (box: Box) => looks.size > 0 && looks.has(lookOf(box, main));
  const paragraphs = prose.filter(({ element }) => isPlain(element) || looksLikeText(element));
  paragraphs.forEach(({ index, text: line }, at) => {
    text[index] = at < paragraphs.length - atEnd || !isNote(line);
    const before = paragraphs[at - 1]?.index;
    if (!text[index] || before === undefined || !text[before]) return;
    const between = blocks.slice(before + 1, index);
    const areLines =
      between.length <= mostShort && between.every((short) => short.links === 0 && isPlain(short.element));
    for (const { index: at, links, element } of between) {
      const isProbable = looks.size > 0 && (judged[at] ?? 0) >= (judged[before] ?? 0) * asProbable;
      const goesOn = links === 0 && (isProbable || looksLikeText(element));
      text[at] = (areLines || goesOn) && !outside[at];
    }
  });
  // What heads the first paragraph has none before it.
  const first = text.indexOf(true);
  const isBeside = ({ parent }: Box) => looks.size > 0 && parent === blocks[first]?.element.parent;
  for (let index = first - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    if (block === undefined || outside[index] || !isHeading(block)) break;
    if (!isPlain(block.element) && !isBeside(block.element)) break;
    text[index] = true;
  }
  const units = blocks.reduce((sum, block) => sum + (text[block.index] ? block.text.length : 0), 0);
  return looks.size === 0 && units < main.units * mostPlain ? text.fill(false) : text;
}

/** How a line looks to a style sheet: tags and classes up to the box of the text, without the numbers of chapters. */
function lookOf(box: Box, main: Box): string {
  let look = '';
  for (let at: Box | null = box; at !== null && at !== main; at = at.parent)
    look += `${at.name}.${(at.element.getAttribute('class') ?? '').replace(/\d+/g, '')}>`;
  return look;
}

/** The looks of much prose whose first lines the cleaner finds more probable than not. */
function looksOfText(prose: readonly Block[], main: Box, judged: readonly number[]): Set<string> {
  const byLook = Map.groupBy(prose, ({ element }) => lookOf(element, main));
  const looks = [...byLook].filter(([, lines]) => {
    if (unitsOf(lines) < leastProse) return false;
    const first = lines.slice(0, Math.ceil(lines.length / 4));
    const likely = first.reduce((sum, { index, text }) => sum + (judged[index] ?? 0) * text.length, 0);
    return likely >= unitsOf(first) / 2;
  });
  return new Set(looks.map(([look]) => look));
}

const unitsOf = (lines: readonly Block[]) => lines.reduce((sum, { text }) => sum + text.length, 0);

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
