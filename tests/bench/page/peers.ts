import Mark from 'mark.js';

interface Passage {
  readonly start: number;
  readonly end: number;
}

/** mark.js as it is meant to be used for offsets: one call, `start` and `length` in its own concatenated text. */
export function markRanges(root: HTMLElement, passages: readonly Passage[]): void {
  new Mark(root).markRanges(
    passages.map(({ start, end }) => ({ start, length: end - start })),
    { className: 'peer' },
  );
}

/**
 * Highlights in the manner of Hypothesis: each passage is resolved by a walk over the text nodes, the text nodes inside
 * it are split at its ends and wrapped in elements of their own.
 */
export function wrapTextNodes(root: HTMLElement, passages: readonly Passage[]): void {
  for (const { start, end } of passages) {
    for (const node of textNodesIn(root, start, end)) {
      const element = document.createElement('span');
      element.className = 'peer';
      node.replaceWith(element);
      element.append(node);
    }
  }
}

function textNodesIn(root: HTMLElement, start: number, end: number): Text[] {
  const walker = document.createNodeIterator(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  let at = 0;
  for (
    let node = walker.nextNode() as Text | null;
    node !== null && at < end;
    node = walker.nextNode() as Text | null
  ) {
    const { length } = node;
    if (at + length > start) found.push(node);
    at += length;
    if (at >= end) break;
  }
  const last = found.at(-1);
  if (last !== undefined && at > end) last.splitText(last.length - (at - end));
  const before = found.slice(0, -1).reduce((sum, node) => sum + node.length, 0) + (last?.length ?? 0);
  const into = start - (Math.min(at, end) - before);
  const [first] = found;
  if (first !== undefined && into > 0) found[0] = first.splitText(into);
  return found.filter((node) => node.data.trim() !== '');
}
