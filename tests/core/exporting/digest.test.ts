import { expect, test } from 'vitest';
import { buildModel } from '#core/exporting/build-model.ts';
import { Digest } from '#core/exporting/digest.ts';
import { describePassage } from '#shared/anchoring/selectors.ts';
import type { GroupBy } from '#shared/exporting/export-model.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { articleOf } from '../../support/library.ts';
import { presetOf } from './render-preset.ts';

const text = 'Ada met Ben.';
const html = `<p>${text}</p>`;

function modelOf(published: string, marks: readonly [quote: string, color: 'red' | 'yellow', tags: string[]][]) {
  const article = articleOf('01TEST00000000000000000001', html, { published, tags: [] });
  const annotations = marks.map(([quote, color, tags]): PlacedAnnotation => {
    const start = text.indexOf(quote);
    const end = start + quote.length;
    const anchor = describePassage(text, start, end, article.content);
    const made = { created: '2026-03-01', modified: '2026-03-01', deleted: null, body: '', links: [] };
    return {
      ...made,
      id: quote,
      kind: 'highlight',
      color,
      tags,
      anchor,
      place: { state: 'exact', start, end, confidence: 1 },
    };
  });
  const entities = ['Ada', 'Ben'].map((name) => {
    return { id: `person:${name}`, type: 'person', name, aliases: [], count: 1, possible: false, file: name };
  });
  return buildModel({ article, annotations, html, text, images: [], entities });
}

const mentions = ['Ada', 'Ben'].map((name) => {
  const start = text.indexOf(name);
  return { start, end: start + 3, text: name, type: 'person' as const, entity: `person:${name}` };
});

test.each([
  [
    'tag',
    [
      ['a', ['Ada']],
      ['b', ['Ada', 'Ada met']],
      ['Without a tag', ['met']],
    ],
  ],
  [
    'color',
    [
      ['Yellow', ['met']],
      ['Red', ['Ada', 'Ada met']],
    ],
  ],
  [
    'entity',
    [
      ['Ada', ['Ada', 'Ada met']],
      ['Nobody named', ['met']],
    ],
  ],
  [
    'date',
    [
      ['2026-03', ['Ada met']],
      ['2026-02', ['Ada', 'met']],
    ],
  ],
] as [GroupBy, [string, string[]][]][])('highlights of many articles stand together by %s', (by, groups) => {
  const digest = new Digest(by);
  digest.add(
    modelOf('2026-02-11', [
      ['Ada', 'red', ['b', 'a']],
      ['met', 'yellow', []],
    ]),
    mentions,
  );
  digest.add(modelOf('2026-03-11', [['Ada met', 'red', ['b']]]), mentions);
  digest.add(modelOf('2026-04-11', []), mentions);
  const model = digest.model();
  expect(model).toMatchObject({ by, articles: 2, highlights: 3 });
  expect(model.groups.map(({ name, entries }) => [name, entries.map(({ note }) => note.id)])).toEqual(groups);
});

test('a digest says what it counts: highlights, and notes on articles as a whole', () => {
  const said = (highlights: number, article_notes: number, articles = 2) =>
    presetOf('digest').render({ by: 'tag', groups: [], articles, highlights, article_notes }).split('\n')[2];
  expect(said(18, 3)).toBe('18 highlights and 3 notes on articles from 2 articles');
  expect(said(1, 1, 1)).toBe('1 highlight and 1 note on an article from 1 article');
  expect(said(0, 2)).toBe('2 notes on articles from 2 articles');
  expect(said(4, 0)).toBe('4 highlights from 2 articles');
  const model = modelOf('2026-02-11', [['Ada', 'red', []]]);
  const note = { ...model.notes[0], kind: 'article-note', quote: '', start: null, end: null };
  const digest = new Digest('tag');
  digest.add({ ...model, notes: [...model.notes, note as (typeof model.notes)[number]] });
  expect(digest.model()).toMatchObject({ articles: 1, highlights: 1, article_notes: 1 });
});
