import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, parseFragment } from 'parse5';

export type TreeNode = DefaultTreeAdapterTypes.ChildNode;
export type TreeElement = DefaultTreeAdapterTypes.Element;
export type TreeFragment = DefaultTreeAdapterTypes.DocumentFragment;
export type TreeDocument = DefaultTreeAdapterTypes.Document;

/** Markup that would make the standard's tree far larger or deeper than the text that asks for it. */
export class TreeOverflow extends Error {}

const deepest = 600;

/**
 * The HTML standard re-opens unclosed formatting elements in every new block, and some end tags close nothing, so
 * that a small page can ask for a huge or very deep tree. This adapter refuses such a page while it is parsed.
 */
function boundedAdapter(most: number): typeof defaultTreeAdapter {
  let elements = 0;
  let depth = 0;
  return {
    ...defaultTreeAdapter,
    createElement: (name, namespace, attributes) => {
      elements += 1;
      if (elements > most) throw new TreeOverflow('too many elements');
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    // The default looks from the front; what is moved nearly always stands at the end, and hostile tables have 100,000.
    insertBefore: (parent, node, reference) => {
      parent.childNodes.splice(parent.childNodes.lastIndexOf(reference), 0, node);
      node.parentNode = parent;
    },
    onItemPush: () => {
      depth += 1;
      if (depth > deepest) throw new TreeOverflow('too deep');
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
}

function mostElements(html: string): number {
  return 2_000 + Math.min(html.length, 600_000);
}

/** The standard's tree of a whole page, scripts held to be off; throws TreeOverflow. */
export function parseDocumentTree(html: string): TreeDocument {
  return parse(html, { scriptingEnabled: false, treeAdapter: boundedAdapter(mostElements(html)) });
}

/** The standard's tree of markup inside a `div`, as `innerHTML` makes it; throws TreeOverflow. */
export function parseFragmentTree(html: string): TreeFragment {
  const context = defaultTreeAdapter.createElement('div', 'http://www.w3.org/1999/xhtml' as never, []);
  return parseFragment(context, html, { treeAdapter: boundedAdapter(mostElements(html)) });
}
