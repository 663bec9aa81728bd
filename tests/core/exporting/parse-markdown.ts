import type { Nodes, Paragraph, Parents, Root, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse } from 'yaml';

const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm);

/** Markdown as remark reads it, with GitHub's extensions and front matter. */
export function parseMarkdown(markdown: string): Root {
  return processor.parse(markdown);
}

/** The front matter, by a YAML parser; null where there is none. */
export function frontMatter(root: Root): Record<string, unknown> | null {
  const [first] = root.children;
  return first?.type === 'yaml' ? (parse(first.value) as Record<string, unknown>) : null;
}

/** Nodes without where they stood, and without how far apart they were: what a reader shows. */
export function shape(nodes: readonly Nodes[]): unknown {
  return JSON.parse(
    JSON.stringify(nodes, (key, value) => (key === 'position' || key === 'spread' ? undefined : value)),
  );
}

export interface Found {
  /** The paragraph with the link back to a note. */
  readonly facts: Paragraph;
  readonly siblings: readonly RootContent[];
  readonly at: number;
  readonly parents: readonly Parents[];
}

/** Where a link back to each note stands, by the note's id. */
export function factsOf(root: Root): Map<string, Found> {
  const found = new Map<string, Found>();
  const visit = (node: Parents, parents: readonly Parents[]): void => {
    for (const [at, child] of node.children.entries()) {
      const siblings = node.children as RootContent[];
      if (child.type === 'paragraph') {
        const link = child.children.find((each) => each.type === 'link' && /^postil:.*#/.test(each.url));
        if (link?.type === 'link') {
          found.set(link.url.split('#')[1] ?? '', { facts: child, siblings, at, parents: [...parents, node] });
        }
      } else if ('children' in child) visit(child as Parents, [...parents, node]);
    }
  };
  visit(root, []);
  return found;
}

/** The lines of a quotation, with single spaces. */
export function quoteLines(node: RootContent | undefined): string[] {
  if (node?.type !== 'blockquote') throw new Error(`no quotation: ${node?.type}`);
  return node.children.map((child) => {
    if (child.type !== 'paragraph') throw new Error(`${child.type} in a quotation`);
    if (child.children.some(({ type }) => type !== 'text' && type !== 'link')) throw new Error('markup in a quotation');
    return plain(wordsOf(child));
  });
}

export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
