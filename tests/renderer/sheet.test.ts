import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { childrenOf, type Node, stringOf, treeOf } from './code-tree.ts';

const root = resolve(import.meta.dirname, '../..');

/** The components that a file takes in, now or when they are shown; what it takes in for its types is none. */
function componentsIn(path: string): string[] {
  const found: string[] = [];
  const look = (node: Node): void => {
    const isImport = node.type === 'ImportDeclaration' && node.importKind !== 'type';
    const source = isImport || node.type === 'ImportExpression' ? stringOf(node.source as Node) : null;
    if (source?.endsWith('.tsx')) found.push(relative(root, join(root, dirname(path), source)));
    for (const [, child] of childrenOf(node)) look(child);
  };
  look(treeOf(path, readFileSync(join(root, path), 'utf8')));
  return found;
}

/** Whether a file gives a component to others: a function or a value whose name begins like one. */
function hasComponent(path: string): boolean {
  return /^export (?:async )?(?:function|const) [A-Z]/m.test(readFileSync(join(root, path), 'utf8'));
}

test('the sheet of components shows every component, by itself or as a part of another', () => {
  const shown = new Set<string>();
  const waiting = globSync('tests/gallery/specimens/*.tsx', { cwd: root });
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const component of componentsIn(path)) {
      if (shown.has(component)) continue;
      shown.add(component);
      waiting.push(component);
    }
  }
  const components = globSync('src-renderer/{ui,features}/**/*.tsx', { cwd: root }).filter(hasComponent);
  expect(components.length).toBeGreaterThan(100);
  expect(components.filter((path) => !shown.has(path)).sort()).toEqual([]);
});
