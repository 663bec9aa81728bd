import { isBlock, readingText, type TextTree } from '#shared/anchoring/reading-text.ts';
import type { BlockModel } from '#shared/exporting/export-model.ts';
import { parseBody } from '../importing/page/body-text.ts';

/** A line of the reading text and what it is in the article; UTF-16 units, end exclusive. */
export interface TextBlock {
  readonly kind: BlockModel['kind'];
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/** The lines of a body's reading text in order. */
export function textBlocks(html: string): TextBlock[] {
  const root = parseBody(html);
  const { text, runs } = readingText<TextTree>(root);
  const kinds = new Map<TextTree, Pick<TextBlock, 'kind' | 'level'>>();
  const visit = (node: TextTree, kind: Pick<TextBlock, 'kind' | 'level'>): void => {
    if (node.nodeName === '#text') kinds.set(node, kind);
    for (const child of Array.from(node.childNodes ?? [])) visit(child, kindOf(child.nodeName, kind));
  };
  visit(root, plain);
  const blocks: TextBlock[] = [];
  let run = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    while (run < runs.length - 1 && (runs[run]?.end ?? 0) <= start) run += 1;
    const node = runs[run]?.node;
    blocks.push({ ...((node && kinds.get(node)) ?? plain), start, end });
    start = end + 1;
  }
  return blocks;
}

const plain = { kind: 'text', level: 0 } as const;

function kindOf(name: string, above: Pick<TextBlock, 'kind' | 'level'>): Pick<TextBlock, 'kind' | 'level'> {
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return { kind: 'heading', level: Number(level) };
  if (name === 'li') return { kind: 'item', level: 0 };
  if (name === 'blockquote') return { kind: 'quote', level: 0 };
  return isBlock(name) && above.kind === 'heading' ? plain : above;
}
