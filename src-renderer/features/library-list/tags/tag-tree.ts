import type { TagUse } from '#shared/model/tag.ts';
import { tagKey } from '#shared/model/tag-names.ts';
import { locale } from '../../../lib/text.ts';

/** A tag, or what only others are nested under. */
export interface TagNode {
  /** By what it is the same, whatever its spelling. */
  readonly key: string;
  /** The whole tag as it is shown. */
  readonly tag: string;
  /** Its last part. */
  readonly name: string;
  readonly level: number;
  readonly children: readonly TagNode[];
}

type Growing = TagNode & { tag: string; name: string; children: Growing[] };

/** Tags as a tree by their slashes, by name. What is no tag itself is spelled as in the first tag under it. */
export function tagTree(uses: readonly TagUse[]): readonly TagNode[] {
  const byName = new Intl.Collator(locale, { numeric: true });
  const known = new Map<string, Growing>();
  const roots: Growing[] = [];
  for (const { tag } of uses) {
    const parts = tag.split('/');
    let siblings = roots;
    parts.forEach((name, at) => {
      const whole = parts.slice(0, at + 1).join('/');
      const key = tagKey(whole);
      let node = known.get(key);
      if (node === undefined) {
        node = { key, tag: whole, name, level: at + 1, children: [] };
        known.set(key, node);
        siblings.push(node);
      } else if (at === parts.length - 1) Object.assign(node, { tag: whole, name });
      siblings = node.children;
    });
  }
  for (const list of [roots, ...[...known.values()].map(({ children }) => children)])
    list.sort((a, b) => byName.compare(a.name, b.name));
  return roots;
}

/** The rows of a tree that are in sight: what is under a node only where that is open. */
export function openRows(nodes: readonly TagNode[], open: ReadonlySet<string>): readonly TagNode[] {
  return nodes.flatMap((node) => [node, ...(open.has(node.key) ? openRows(node.children, open) : [])]);
}

/** The keys of all that a tag is nested under. */
export function above(key: string): string[] {
  return [...key.matchAll(/\//g)].map(({ index }) => key.slice(0, index));
}
