import { expect, test } from 'vitest';
import { above, openRows, type TagNode, tagTree } from '../../src-renderer/features/library-list/tags/tag-tree.ts';

const use = (tag: string) => ({ tag, articles: 1, notes: 0 });
const shape = (nodes: readonly TagNode[]): unknown[] =>
  nodes.map(({ tag, children }) => (children.length === 0 ? tag : [tag, ...shape(children)]));

test('tags are nested by their slashes and stand by name', () => {
  expect(shape(tagTree(['tide', 'news/local', 'Art', 'news', 'part 10', 'part 9'].map(use)))).toEqual([
    'Art',
    ['news', 'news/local'],
    'part 9',
    'part 10',
    'tide',
  ]);
});

test('what is no tag itself has a node, and spellings that are the same are one, as the tag itself is spelled', () => {
  expect(shape(tagTree(['café/a/b', 'Cafe/c', 'CAFE'].map(use)))).toEqual([['CAFE', ['café/a', 'café/a/b'], 'Cafe/c']]);
});

test('what is under a tag is in sight when that is open', () => {
  const tree = tagTree(['a/b/c', 'd'].map(use));
  const seen = (...open: string[]) => openRows(tree, new Set(open)).map(({ tag }) => tag);
  expect([seen(), seen('a'), seen('a/b'), seen('a', 'a/b')]).toEqual([
    ['a', 'd'],
    ['a', 'a/b', 'd'],
    ['a', 'd'],
    ['a', 'a/b', 'a/b/c', 'd'],
  ]);
  expect(above('a/b/c')).toEqual(['a', 'a/b']);
});
