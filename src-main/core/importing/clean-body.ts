import { type DomElement, textOf } from './dom.ts';
import type { Metadata } from './metadata.ts';
import { parsePage } from './page-document.ts';

const teaserHeading =
  /^(?:check also|read (?:more|also|next)|related(?: (?:stories|articles|posts|topics|news|links))?|more (?:on this|from|stories)\b.*|you may also like|recommended(?: for you)?|see also|most read|sign up\b.*|about the author|share this.*)[:.]?$/i;
const dateLine =
  /^(?:(?:published|updated|posted|last modified)\b.{0,60}|\w+day,?\s.{0,40}\d{4}.{0,20}|\d{1,2}\s\w+\s\d{4}.{0,20})$/i;

/**
 * The article without what repeats its head (title, byline, date) and what follows its end (teasers, related
 * stories). Takes the markup of the main content and gives markup; the sanitiser comes after it.
 */
export function cleanBody(content: string, { title, byline, description }: Metadata): string {
  const body = parsePage(`<!doctype html><html><body>${content}</body></html>`).body;
  const blocks = leafBlocks(body);
  dropHead(blocks, title, byline, description);
  dropTail(blocks);
  return body.innerHTML;
}

function dropHead(
  blocks: readonly DomElement[],
  title: string,
  byline: string | null,
  description: string | null,
): void {
  for (const block of blocks.slice(0, 6)) {
    const text = textOf(block);
    const isTitle = same(text, title);
    const isByline = /^by\s/i.test(text) ? text.length < 120 : byline !== null && same(text, byline);
    const isStandfirst = description !== null && same(text, description) && blocks.length > 4;
    if (isTitle || isByline || isStandfirst || dateLine.test(text)) block.remove();
    else if (text.length > 80) return;
  }
}

/** From a heading that announces teasers to the end, when little and mostly links follows it. */
function dropTail(blocks: readonly DomElement[]): void {
  const total = blocks.reduce((sum, block) => sum + textOf(block).length, 0);
  let after = 0;
  for (let at = blocks.length - 1; at > 0; at -= 1) {
    const block = blocks[at] as DomElement;
    if (teaserHeading.test(textOf(block)) && after < total * 0.25) {
      for (const teaser of blocks.slice(at)) teaser.remove();
      return;
    }
    after += textOf(block).length;
  }
}

/** Blocks of text that hold no other, in order. */
function leafBlocks(body: DomElement): DomElement[] {
  const selector = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, figcaption, td, th, dt, dd, div, time, address';
  return [...body.querySelectorAll(selector)].filter((block) => block.querySelector('p, h1, h2, h3, li, div') === null);
}

function same(a: string, b: string): boolean {
  const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return fold(a) === fold(b);
}
