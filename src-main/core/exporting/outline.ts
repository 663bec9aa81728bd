import { readingText, type TextTree } from '#shared/anchoring/reading-text.ts';
import { parseBody } from '../importing/page/body-text.ts';

export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
  /** UTF-16 offset of the heading in the reading text. */
  readonly start: number;
}

/** The headings of a body in order. */
export function outlineOf(html: string): Heading[] {
  const root = parseBody(html);
  const { text, runs } = readingText<TextTree>(root);
  const starts = new Map<TextTree, { start: number; end: number }>();
  for (const { node, start, end } of runs) starts.set(node, { start: starts.get(node)?.start ?? start, end });
  const headings: Heading[] = [];
  const visit = (node: TextTree, heading: { level: number; start: number; end: number } | null): void => {
    const run = starts.get(node);
    if (heading !== null && run !== undefined) {
      heading.start = Math.min(heading.start, run.start);
      heading.end = Math.max(heading.end, run.end);
    }
    const level = /^h([1-6])$/.exec(node.nodeName)?.[1];
    const inside = level === undefined ? heading : { level: Number(level), start: Infinity, end: -1 };
    for (const child of Array.from(node.childNodes ?? [])) visit(child, inside);
    if (level !== undefined && inside !== null && inside.end >= 0) {
      headings.push({ level: inside.level, text: text.slice(inside.start, inside.end), start: inside.start });
    }
  };
  visit(root, null);
  return headings;
}
