import { describe, expect, test } from 'vitest';
import { annotationChangesSchema, kindOf, newAnnotationSchema, notesFileSchema } from '#shared/model/annotation.ts';
import { articleChangesSchema, articleSchema } from '#shared/model/article.ts';
import { defaultSettings, libraryFileSchema, settingsChangesSchema, settingsSchema } from '#shared/model/settings.ts';
import { articleOf } from '../../support/library.ts';

describe('what is read from disk', () => {
  test('keeps keys that a later Postil wrote', () => {
    const article = { ...articleOf('A', '<p>x</p>'), audio: { file: 'a.mp3' } };
    expect(articleSchema.parse(article)).toEqual(article);
    const file = { format: 1, article: 'A', annotations: [], folded: true };
    expect(notesFileSchema.parse(file)).toEqual(file);
    const library = {
      format: 1,
      id: 'L',
      created: '2026',
      settings: { ...defaultSettings, zen: 1 },
      lists: [],
      owner: 'x',
    };
    expect(libraryFileSchema.parse(library)).toEqual(library);
  });

  test('is refused in another format', () => {
    for (const format of [0, 2, '1', null]) {
      expect(articleSchema.safeParse({ ...articleOf('A', ''), format }).success).toBe(false);
      expect(notesFileSchema.safeParse({ format, article: 'A', annotations: [] }).success).toBe(false);
    }
  });
});

describe('settings', () => {
  test('each falls back on its own', () => {
    const read = settingsSchema.parse({
      theme: 'neon',
      fontSize: 24,
      measure: -1,
      lastColor: 'teal',
      lineHeight: 'wide',
    });
    expect(read).toEqual({ ...defaultSettings, fontSize: 24, lastColor: 'teal' });
  });

  test('a change must be right, and names only what is known', () => {
    expect(settingsChangesSchema.safeParse({ fontSize: 24 }).success).toBe(true);
    for (const changes of [{ fontSize: 240 }, { theme: 'neon' }, { unknown: 1 }, { measure: '68' }]) {
      expect(settingsChangesSchema.safeParse(changes).success).toBe(false);
    }
  });
});

describe('what a person writes', () => {
  test('the kind of an annotation follows from what it holds', () => {
    const anchor = { anything: true };
    expect(kindOf({ anchor: null, body: 'words' })).toBe('article-note');
    expect(kindOf({ anchor: null, body: '' })).toBe('article-note');
    expect(kindOf({ anchor, body: ' \n' })).toBe('highlight');
    expect(kindOf({ anchor, body: 'words' })).toBe('note');
  });

  test('a new annotation needs a passage or says that it has none', () => {
    expect(newAnnotationSchema.parse({ passage: null })).toEqual({
      passage: null,
      color: 'yellow',
      body: '',
      tags: [],
    });
    const passage = { start: 1, end: 2, content: 'sha256-a' };
    for (const input of [
      {},
      { passage: { ...passage, start: -1 } },
      { passage: { ...passage, end: 1.5 } },
      { passage, color: 'mauve' },
      { passage, tags: [' '] },
      { passage, body: 'x'.repeat(1_000_001) },
      { passage, id: 'mine' },
    ]) {
      expect(newAnnotationSchema.safeParse(input).success).toBe(false);
    }
  });

  test('changes cannot touch ids or times, and an anchor is whole', () => {
    for (const anchor of [{}, { start: 1 }, { start: 1, end: 2 }, { quote: { exact: 'x' }, content: 'sha256-x' }]) {
      expect(annotationChangesSchema.safeParse({ anchor }).success).toBe(false);
    }
    for (const key of ['id', 'created', 'deleted', 'kind']) {
      expect(annotationChangesSchema.safeParse({ [key]: null }).success).toBe(false);
      expect(articleChangesSchema.safeParse({ [key]: null }).success).toBe(false);
    }
    expect(articleChangesSchema.parse({ title: '  A title ' })).toEqual({ title: 'A title' });
    expect(articleChangesSchema.safeParse({ title: '  ' }).success).toBe(false);
    for (const published of ['2025-03-09', '2025-03-09T06:00:00+02:00', '2025-03-09T06:00:00.000Z', null]) {
      expect(articleChangesSchema.parse({ published })).toEqual({ published });
    }
    expect(articleChangesSchema.safeParse({ published: 'yesterday' }).success).toBe(false);
    expect(articleChangesSchema.safeParse({ edited: ['content'] }).success).toBe(false);
    expect(articleChangesSchema.safeParse({ progress: { furthest: 1.2, last: 0 } }).success).toBe(false);
  });
});
