import { expect, test } from 'vitest';
import { asMarkdown } from '../../src-renderer/lib/taking-out/as-markdown.ts';
import { articleOf } from '../support/library.ts';

const article = articleOf('01TEST00000000000000000001', '<p>x</p>', { url: 'https://a.example/story' });
const source = '[in the source](https://a.example/story#:~:text=words)';

test('words are quoted with their links, and a note stands below them', () => {
  expect(asMarkdown(article, 'words', null)).toBe(
    `> words\n\n[open in Postil](postil://article/01TEST00000000000000000001) · ${source}\n`,
  );
  const note = {
    ...{
      id: 'N1',
      kind: 'note' as const,
      color: 'green' as const,
      anchor: null,
      body: 'Why *so*?',
      tags: ['sea wall'],
      links: [],
    },
    ...{ created: '2026-03-01', modified: '2026-03-01', deleted: null, place: null },
  };
  expect(asMarkdown(article, 'words', note)).toBe(
    `> words\n\nWhy *so*?\n\n#sea-wall · [open in Postil](postil://article/01TEST00000000000000000001#N1) · ${source}\n`,
  );
  const written = { ...note, body: 'Why? #flood', tags: ['sea wall', 'flood'] };
  expect(asMarkdown(article, 'words', written)).toContain('Why? #flood\n\n#sea-wall · [open');
});
