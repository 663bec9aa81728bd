import { type Block, type Box, folded, type PageBlocks } from './blocks.ts';
import { clock, headsElsewhere, isGrouping, simplified } from './certain-lines.ts';
import { keepCorrections } from './corrections.ts';

/**
 * Makes a choice of lines whole: lists and tables stay or go together, what heads kept text is kept, what heads
 * nothing goes, and so do quotes that only repeat the text and the writer's life at the end. Changes `keep`.
 */
export function completeChoice(
  page: PageBlocks,
  keep: boolean[],
  outside: readonly boolean[],
  byline: string | null,
): void {
  const last = keep.lastIndexOf(true);
  for (const box of page.boxes) if (isGrouping(box)) completeGroup(page, box, keep, outside, last);
  dropRemnants(page, keep);
  keepParticulars(page, keep);
  keepCode(page, keep);
  keepHeadings(page, keep, outside);
  keepTimes(page, keep, outside);
  dropCopies(page, keep);
  dropRepeated(page, keep);
  dropLifeOfWriter(page, keep, byline);
  keepCorrections(page, keep, outside);
  dropEmptyHeadings(page, keep);
  dropSubtitle(page, keep);
}

/** A heading between headline and by-line is the standfirst of the page, not of its text. */
function dropSubtitle({ blocks }: PageBlocks, keep: boolean[]): void {
  const first = keep.indexOf(true);
  const isHeading = /^h[2-6]$/.test(blocks[first]?.element.name ?? '');
  if (isHeading && !keep[first + 1] && blocks[first - 1]?.element.name === 'h1') keep[first] = false;
}

function completeGroup(
  { blocks, boxes }: PageBlocks,
  box: Box,
  keep: boolean[],
  outside: readonly boolean[],
  last: number,
): void {
  const { first, end, name } = box;
  if (end - first < 2 || box.units > (boxes[0]?.units ?? 0) * 0.5) return;
  let kept = 0;
  for (let i = first; i < end; i += 1) if (keep[i]) kept += blocks[i]?.text.length ?? 0;
  const share = kept / box.units;
  // Numbers in the middle of the text are part of it, even where few lines of them read like prose.
  const isAmidst = name === 'table' && box.linked < box.units * 0.3 && (keep[first - 1] ?? false) && end <= last;
  const whole = share >= 0.6 || isAmidst;
  if (!whole && (share > 0.25 || name === 'table')) return;
  for (let i = first; i < end; i += 1) keep[i] = whole && !outside[i];
}

/** What was kept of a small box without prose, of which most was not. */
function dropRemnants({ blocks, boxes }: PageBlocks, keep: boolean[]): void {
  for (const { first, end, units, prose, name } of boxes) {
    if (end - first < 3 || prose > 0 || units > 600 || !/^(?:div|section|aside)$/.test(name)) continue;
    let kept = 0;
    for (let i = first; i < end; i += 1) if (keep[i]) kept += blocks[i]?.text.length ?? 0;
    if (kept < units * 0.4) keep.fill(false, first, end);
  }
}

const particulars =
  /(?:^|[\s_-])(?:event-?(?:meta|details|info)|event-?item-?meta(?:-?list)?|(?:press-?|media-?)?contacts?)(?:$|[\s_-])/i;

/** When and where of an event, and whom to ask about a press release, in a box inside the text. */
function keepParticulars({ blocks, boxes }: PageBlocks, keep: boolean[]): void {
  for (const { element, parent, units, linked, first, end } of boxes) {
    if (parent === null || units === 0 || units > 400 || linked > units * 0.5) continue;
    if (!particulars.test(element.getAttribute('class') ?? '')) continue;
    let kept = 0;
    for (let i = parent.first; i < parent.end; i += 1) if (keep[i]) kept += blocks[i]?.text.length ?? 0;
    if (kept < parent.units * 0.6) continue;
    for (let i = first; i < end; i += 1) keep[i] = (blocks[i]?.linked ?? 0) * 2 < (blocks[i]?.text.length ?? 0);
  }
}

/** Code and formulas between kept lines are part of what they say. */
function keepCode({ blocks }: PageBlocks, keep: boolean[]): void {
  const last = keep.lastIndexOf(true);
  for (const block of blocks) {
    const { index, element } = block;
    if (index < last && keep[index - 1] && (isCode(element) || isFormula(block))) keep[index] = true;
  }
}

function isFormula({ nodes, text }: Block): boolean {
  return (
    text.length < 400 &&
    nodes.every((node) => node.parentElement?.closest('math') != null || folded(node.nodeValue ?? '') === '')
  );
}

function isCode(box: Box): boolean {
  return box.name === 'pre' || box.parent?.name === 'pre';
}

/** A heading that stands directly over text that is kept is kept with it. */
function keepHeadings({ blocks }: PageBlocks, keep: boolean[], outside: readonly boolean[]): void {
  const start = keep.indexOf(true);
  for (let index = blocks.length - 2; index > start; index -= 1) {
    const block = blocks[index];
    const next = blocks[index + 1];
    if (block === undefined || next === undefined || keep[index] || outside[index] || !keep[index + 1]) continue;
    const heads = /^h[2-6]$/.test(block.element.name) && next.element.parent === block.element.parent;
    if (heads && !headsElsewhere(block.text)) keep[index] = true;
  }
}

/** Times that head entry after entry belong to them. */
function keepTimes({ blocks }: PageBlocks, keep: boolean[], outside: readonly boolean[]): void {
  const times = blocks.filter(
    ({ text, index }) => clock.test(text) && (keep[index + 1] || keep[index + 2]) && !outside[index],
  );
  if (times.length >= 3) for (const { index } of times) keep[index] = true;
}

/**
 * A page that shows its text twice, for wide and for narrow screens: only the copy stays of which more was kept. The
 * copies are told by three or more paragraphs that come again, with little else between them: an article that takes a
 * letter apart shows it twice too.
 */
function dropCopies({ blocks }: PageBlocks, keep: boolean[]): void {
  const places = new Map<string, number[]>();
  for (const { text, index } of blocks) if (text.length > 60) places.set(text, [...(places.get(text) ?? []), index]);
  const twice = [...places.values()].filter((copies) => copies.length === 2 && copies.some((index) => keep[index]));
  if (twice.length < 3) return;
  const kept = [0, 1].map((copy) => twice.filter((copies) => keep[copies[copy] ?? -1]).length);
  const chosen = (kept[1] ?? 0) > (kept[0] ?? 0) ? 1 : 0;
  const other = twice.map((copies) => copies[1 - chosen] ?? -1);
  const [from, to] = [Math.min(...other), Math.max(...other) + 1];
  if (unitsOf(other.map((index) => blocks[index])) < unitsOf(blocks.slice(from, to)) / 2) return;
  for (const copies of twice) keep[copies[chosen] ?? -1] = true;
  keep.fill(false, from, to);
}

function unitsOf(blocks: readonly (Block | undefined)[]): number {
  return blocks.reduce((sum, block) => sum + (block?.text.length ?? 0), 0);
}

/** Units of kept text up to which repetitions are looked for; beyond, the search would take longer than it is worth. */
const mostSearched = 200_000;

/** A line whose words all stand in a longer one of the text already: a quote pulled out of it. */
function dropRepeated({ blocks }: PageBlocks, keep: boolean[]): void {
  const texts = blocks.map(({ text, index }) => (keep[index] ? simplified(text) : ''));
  const whole = texts.join('\n');
  if (whole.length > mostSearched) return;
  for (const { index, element } of blocks) {
    const text = texts[index] ?? '';
    if (text.length < (isQuote(element) ? 15 : 25) || text.length > 400) continue;
    if (/^(?:li|td|th|dt|dd|pre|code|h[1-6])$/.test(element.name)) continue;
    const isAgain = whole.indexOf(text, whole.indexOf(text) + 1) >= 0;
    if (isAgain && texts.some((other) => other.length > text.length && other.includes(text))) keep[index] = false;
  }
}

function isQuote(box: Box): boolean {
  return /^(?:blockquote|aside|figure)$/.test(box.name) || /^(?:blockquote|aside|figure)$/.test(box.parent?.name ?? '');
}

/** A last paragraph that starts with the writer's own name is about the writer. */
function dropLifeOfWriter({ blocks }: PageBlocks, keep: boolean[], byline: string | null): void {
  const names = byline?.split(', ').filter((name) => name.includes(' ')) ?? [];
  if (names.length === 0) return;
  const last = keep.lastIndexOf(true);
  for (let index = last; index > last - 4 && index > 0; index -= 1) {
    const { text } = blocks[index] as Block;
    if (keep[index] && text.length < 700 && names.some((name) => startsWithName(text, name))) keep[index] = false;
  }
}

function startsWithName(text: string, name: string): boolean {
  const bare = text.replace(/^\W+/u, '');
  if (bare.startsWith(`${name} `) || bare.startsWith(`${name},`)) return true;
  const [given = ''] = name.split(' ');
  return (
    given.length > 2 &&
    /^(?:\S+) (?:is|was|has|lives|writes|covers|spent|works)\b/.test(bare) &&
    bare.startsWith(`${given} `)
  );
}

/** Headings with nothing of their own left under them. */
function dropEmptyHeadings({ blocks }: PageBlocks, keep: boolean[]): void {
  let below = 7;
  let dropped = true;
  let isEnd = true;
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const level = Number(/^h([1-6])$/.exec(blocks[index]?.element.name ?? '')?.[1] ?? 7);
    if (!keep[index]) {
      dropped = true;
    } else if (level === 7) {
      below = 7;
      dropped = false;
      isEnd = false;
    } else if (dropped && below !== 7 && level >= below) keep[index] = false;
    else if (isEnd) keep[index] = false;
    else below = level;
  }
}
