import { describe, expect, test } from 'vitest';
import { restOf, retagged, tagKey, tagProblem, tidyTag } from '#shared/model/tag-names.ts';

describe('a name for a tag', () => {
  test('is kept tidy', () => {
    expect([' sea   wall ', 'news / local', 'cafe\u0301'].map(tidyTag)).toEqual([
      'sea wall',
      'news/local',
      'caf\u00e9',
    ]);
  });

  test.each(['news', 'news/local', '12', 'C++', '日本', 'a'.repeat(100)])('may be %s', (name) => {
    expect(tagProblem(tidyTag(name))).toBeNull();
  });

  test.each(['', '  ', '/', 'a//b', '/a', 'a/', 'a\nb', 'a/\u200b', 'a'.repeat(101)])('cannot be %j', (name) => {
    expect(tagProblem(tidyTag(name))).toMatch(/\w/);
  });
});

test('tags that differ in case, accents or the way they are encoded are one', () => {
  expect(new Set(['Café', 'cafe', 'CAFE\u0301'].map(tagKey)).size).toBe(1);
});

test('what is nested under a tag is told by the slash, in whatever spelling', () => {
  expect(['News/Local', 'newspaper', 'news', 'Œuvre/one'].map((tag) => restOf(tag, 'news'))).toEqual([
    '/Local',
    null,
    '',
    null,
  ]);
  expect(restOf('Œuvre/one', 'oeuvre')).toBe('/one');
});

describe('renaming', () => {
  test('takes along what is nested and leaves the others where they are', () => {
    const before = ['sea', 'News', 'news/local', 'newspaper'];
    expect(retagged(before, 'news', 'press')).toEqual(['sea', 'press', 'press/local', 'newspaper']);
  });

  test('merges: no tag is there twice, and the new spelling wins', () => {
    expect(retagged(['Press', 'tide', 'news'], 'news', 'press')).toEqual(['press', 'tide']);
    expect(retagged(['news', 'Press'], 'news', 'press')).toEqual(['press']);
  });

  test('changes case alone', () => {
    expect(retagged(['News', 'News/A'], 'News', 'news')).toEqual(['news', 'news/A']);
  });

  test('done again changes nothing, and gives the same array', () => {
    const once = retagged(['news', 'news/a'], 'news', 'press');
    expect(retagged(once, 'news', 'press')).toBe(once);
  });

  test('to nothing takes a tag off with what is nested under it', () => {
    expect(retagged(['sea', 'News', 'news/local'], 'news', null)).toEqual(['sea']);
    expect(retagged(['news'], 'news', null)).toEqual([]);
  });
});
