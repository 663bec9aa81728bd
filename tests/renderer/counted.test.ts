import { expect, test } from 'vitest';
import { sumOf } from '../../src-renderer/features/backup/backup-words.ts';
import { counted } from '../../src-renderer/lib/counted.ts';
import { pendingWords } from '../../src-renderer/lib/pending-words.ts';

test('one is one and many are many', () => {
  expect(counted(0, 'article')).toBe('0 articles');
  expect(counted(1, 'article')).toBe('1 article');
  expect(counted(2000, 'article')).toBe('2,000 articles');
  expect(counted(1, 'entity', 'entities')).toBe('1 entity');
  expect(counted(3, 'entity', 'entities')).toBe('3 entities');
  expect(pendingWords(1)).toBe('1 article is still to be read');
  expect(pendingWords(2)).toBe('2 articles are still to be read');
  expect(sumOf({ articles: 1, notes: 2, media: 0 })).toBe('1 article, 2 notes and no images');
});
