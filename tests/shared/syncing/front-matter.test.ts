import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mergeFront } from '#shared/syncing/front-matter.ts';

describe('front matter that both sides changed', () => {
  test('tags among Logseq’s properties stay one line of it', () => {
    expect(mergeFront(['tags:: a'], ['tags:: a, mine'], ['tags:: a, theirs'], false)).toEqual([
      'tags:: a, theirs, mine',
    ]);
  });

  test('what the file said of a key stays beside what it said before, and all of it is YAML', () => {
    const once = mergeFront(['title: A'], ['title: B'], ['title: C'], true);
    expect(parse(once.join('\n'))).toEqual({ title: 'C', 'title (in this file)': 'B' });
    const edited = once.map((line) => line.replace('title: C', 'title: D'));
    const twice = mergeFront(['title: C'], edited, ['title: E'], true);
    expect(parse(twice.join('\n'))).toEqual({
      ...{ title: 'E', 'title (in this file)': 'B', 'title (in this file, 2)': 'D' },
    });
  });
});
