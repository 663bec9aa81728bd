import { expect, test } from 'vitest';
import { en } from '#shared/messages/en.ts';
import { formatsOf } from '#shared/messages/formats.ts';
import { sumOf } from '../../src-renderer/features/backup/backup-words.ts';

test('one is one and many are many', () => {
  const { articles, stillToRead } = en.common;
  expect(articles(0)).toBe('0 articles');
  expect(articles(1)).toBe('1 article');
  expect(articles(2000)).toBe('2,000 articles');
  expect(stillToRead(1)).toBe('1 article is still to be read');
  expect(stillToRead(2)).toBe('2 articles are still to be read');
  expect(sumOf({ articles: 1, notes: 2, media: 0 })).toBe('1 article, 2 notes and no images');
});

test('many are told by the rules of their language', () => {
  const { counted } = formatsOf('pl');
  const files = { one: 'plik', few: 'pliki', many: 'plików', other: 'pliku' };
  expect([1, 3, 5].map((count) => counted(count, files))).toEqual(['1 plik', '3 pliki', '5 plików']);
});

test('names what there is of several kinds, and of nothing the first', () => {
  const kinds = (one: number, other: number) =>
    formatsOf('en').countedAll([
      [one, { one: 'highlight', other: 'highlights' }],
      [other, { one: 'note', other: 'notes' }],
    ]);
  expect([kinds(2, 1), kinds(0, 1), kinds(0, 0)]).toEqual(['2 highlights and 1 note', '1 note', '0 highlights']);
});
