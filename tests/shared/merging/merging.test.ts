// Longer than 300 lines: the laws of merging hold for one set of made records.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeArticle } from '#shared/merging/merge-article.ts';
import { mergeCorrections, mergeLibraryFiles, mergeNotes, mergeRules } from '#shared/merging/merge-files.ts';
import { canonical, isSame, timeAfter } from '#shared/merging/order.ts';
import { type Annotation, type NotesFile, notesFileSchema } from '#shared/model/annotation.ts';
import { type Article, articleSchema } from '#shared/model/article.ts';
import { type CorrectionsFile, correctionsFileSchema } from '#shared/model/correction.ts';
import { defaultSettings, type LibraryFile } from '#shared/model/settings.ts';
import type { RulesFile } from '#shared/model/site-rule.ts';
import { articleOf } from '../../support/library.ts';

const time = fc.integer({ min: 0, max: 5 }).map((day) => `2026-01-0${day + 1}T00:00:00.000Z`);
const word = fc.constantFrom('', 'a', 'b', 'c');
const unknown = fc.dictionary(fc.constantFrom('later', 'mood'), fc.integer({ min: 0, max: 2 }), { maxKeys: 2 });

const annotation = fc
  .record({
    id: fc.constantFrom('01A', '01B', '01C', '01D'),
    body: word,
    modified: time,
    deleted: fc.option(time),
    tags: fc.subarray(['x', 'y']),
    unknown,
  })
  .map(
    ({ unknown: more, ...given }): Annotation => ({
      ...more,
      ...given,
      kind: 'article-note',
      color: 'yellow',
      anchor: null,
      links: [],
      created: `2026-01-01T00:00:0${given.id.charCodeAt(2) - 65}.000Z`,
    }),
  );
const notes = fc.record({ annotations: fc.array(annotation, { maxLength: 6 }), unknown }).map(
  // A file that Postil wrote has an id once.
  ({ annotations, unknown: more }): NotesFile =>
    mergeNotes({ ...more, format: 1, article: 'A', annotations }, { format: 1, article: 'A', annotations: [] }),
);

const sorted = (file: NotesFile) =>
  canonical({ ...file, annotations: [...file.annotations].sort((a, b) => (a.id < b.id ? -1 : 1)) });

/** Every state of a record tells its time: no two that differ are of the same moment. */
const timed = notes.map((file) => ({
  ...file,
  annotations: file.annotations.map((each) => {
    const spread = canonical([each.body, each.deleted, each.tags, each.later, each.mood]);
    const number = [...spread].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 86_399_999, 7);
    return { ...each, modified: new Date(Date.parse(each.modified) + number).toISOString() };
  }),
}));

describe('notes of two files', () => {
  test('are the same whichever comes first, and merging again changes nothing', () => {
    fc.assert(
      fc.property(notes, notes, (a, b) => {
        const merged = mergeNotes(a, b);
        expect(sorted(mergeNotes(b, a))).toBe(sorted(merged));
        for (const again of [mergeNotes(merged, a), mergeNotes(b, merged), mergeNotes(merged, merged)])
          expect(isSame(again, merged)).toBe(true);
        expect(notesFileSchema.safeParse(merged).success).toBe(true);
      }),
    );
  });

  test('are the same in whatever order several are merged, where their times tell them apart', () => {
    fc.assert(
      fc.property(timed, timed, timed, (a, b, c) => {
        expect(sorted(mergeNotes(mergeNotes(a, b), c))).toBe(sorted(mergeNotes(a, mergeNotes(b, c))));
      }),
    );
  });

  test('lose no id, no unknown key, no newest state and no text of that time', () => {
    fc.assert(
      fc.property(notes, notes, (a, b) => {
        const merged = mergeNotes(a, b);
        for (const side of [a, b]) {
          for (const key of Object.keys(side)) expect(merged).toHaveProperty(key);
          for (const each of side.annotations) {
            const there = merged.annotations.find(({ id }) => id === each.id);
            expect((there?.modified ?? '') >= each.modified).toBe(true);
            if (there?.modified === each.modified && each.body !== '')
              expect(merged.annotations.map(({ body }) => body)).toContain(each.body);
          }
        }
      }),
    );
  });

  test('where one has it all already, it stays byte for byte', () => {
    fc.assert(
      fc.property(notes, notes, (a, b) => {
        const merged = mergeNotes(a, b);
        expect(canonical(mergeNotes(merged, b))).toBe(canonical(merged));
        expect(canonical(mergeNotes(a, merged, 'second'))).toBe(canonical(merged));
      }),
    );
  });

  test('seen one after the other: an edit by hand that left the time alone holds, and takes nothing away', () => {
    fc.assert(
      fc.property(notes, notes, (before, after) => {
        const merged = mergeNotes(before, after, 'second');
        for (const each of after.annotations) {
          const mine = before.annotations.find(({ id }) => id === each.id);
          const wanted = mine !== undefined && mine.modified > each.modified ? mine : each;
          expect(merged.annotations.find(({ id }) => id === each.id)).toEqual(wanted);
        }
        const ids = new Set([...before.annotations, ...after.annotations].map(({ id }) => id));
        expect(new Set(merged.annotations.map(({ id }) => id))).toEqual(ids);
      }),
    );
  });

  test('written at the same moment are both there, the other under an id of its own', () => {
    const one = (body: string): NotesFile => ({
      format: 1,
      article: 'A',
      annotations: [{ ...sample, id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', body }],
    });
    const { annotations } = mergeNotes(one('mine'), one('theirs'));
    expect(annotations.map(({ body }) => body).sort()).toEqual(['mine', 'theirs']);
    expect(annotations.map(({ id }) => id).every((id) => /^01ARZ3NDEKTSV4RR[0-9A-HJKMNP-TV-Z]{10}$/.test(id))).toBe(
      true,
    );
    expect(new Set(annotations.map(({ id }) => id)).size).toBe(2);
  });

  test('compare moments and not the letters of a time', () => {
    const at = (modified: string, body: string) => ({ ...sample, modified, body });
    const file = (each: Annotation): NotesFile => ({ format: 1, article: 'A', annotations: [each] });
    const late = at('2026-01-02T09:00:00.000Z', 'late');
    const early = at('2026-01-02T09:30:00+02:00', 'early');
    expect(mergeNotes(file(late), file(early)).annotations).toEqual([late]);
  });
});

const sample: Annotation = {
  id: '01A',
  kind: 'article-note',
  color: 'yellow',
  anchor: null,
  body: '',
  tags: [],
  links: [],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
  deleted: null,
};

const article = fc
  .record({
    body: fc.constantFrom('one', 'two', 'three'),
    modified: time,
    title: fc.constantFrom('Old', 'New'),
    tags: fc.subarray(['x', 'y', 'z']),
    state: fc.constantFrom('inbox' as const, 'archive' as const, 'later' as const),
    furthest: fc.integer({ min: 0, max: 4 }),
    deleted: fc.option(time),
    edited: fc.subarray(['title', 'byline']),
    changed: fc.option(fc.dictionary(fc.constantFrom('tags', 'state', 'title', 'deleted'), time), { nil: undefined }),
    knows: fc.subarray(['sha256-one', 'sha256-two']),
    unknown,
  })
  .map(({ body, furthest, knows, changed, unknown: more, ...given }): Article => {
    const content = `sha256-${body}`;
    const versions = knows.map((each) => ({ content: each, replaced: '2026-01-01T00:00:00.000Z' }));
    const made = articleOf('01A', body, {
      ...more,
      ...given,
      content,
      progress: { furthest: furthest / 4, last: 0, at: null },
    });
    return {
      ...made,
      versions: versions.filter((each) => each.content !== content),
      ...(changed === undefined ? {} : { changed }),
      tags: [...given.tags].sort(),
    };
  });

describe('two states of an article', () => {
  test('are the same whichever comes first, and merging again changes nothing', () => {
    fc.assert(
      fc.property(article, article, (a, b) => {
        const merged = mergeArticle(a, b);
        expect(canonical(mergeArticle(b, a))).toBe(canonical(merged));
        expect(canonical(mergeArticle(merged, merged))).toBe(canonical(merged));
        expect(articleSchema.safeParse(merged).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('lose no tag, no version, no correction, no progress and no unknown key', () => {
    fc.assert(
      fc.property(article, article, (a, b) => {
        const merged = mergeArticle(a, b);
        const bodies = [merged.content, ...merged.versions.map(({ content }) => content)];
        for (const side of [a, b]) {
          expect(merged.tags).toEqual(expect.arrayContaining(side.tags));
          expect(merged.edited).toEqual(expect.arrayContaining(side.edited));
          expect(bodies).toEqual(expect.arrayContaining(side.versions.map(({ content }) => content)));
          expect(merged.progress.furthest).toBeGreaterThanOrEqual(side.progress.furthest);
          for (const key of Object.keys(side)) expect(merged).toHaveProperty(key);
        }
      }),
    );
  });

  test('in whatever order several are merged: what a person changes is the same, where their times tell them apart', () => {
    const times = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(article, article, article, times, times, (a, b, c, states, deletions) => {
        const all = [a, b, c].map((each, index): Article => {
          const at = (seconds: number | undefined) => new Date(Date.UTC(2026, 1, 1, 0, 0, seconds)).toISOString();
          return { ...each, changed: { state: at(states[index]), deleted: at(deletions[index]) } };
        });
        const [x, y, z] = all as [Article, Article, Article];
        const first = mergeArticle(mergeArticle(x, y), z);
        const second = mergeArticle(x, mergeArticle(y, z));
        for (const key of ['state', 'deleted', 'tags', 'edited', 'changed', 'progress', 'modified', 'saved'])
          expect(canonical(second[key])).toBe(canonical(first[key]));
      }),
    );
  });

  const base = articleOf('01A', 'text', { state: 'inbox' });
  const day = (number: number) => `2026-02-0${number}T00:00:00.000Z`;

  test('each hold what was done there last, although only one was touched last', () => {
    const archived: Article = { ...base, state: 'archive', modified: day(1), changed: { state: day(1) } };
    const read: Article = {
      ...base,
      modified: day(2),
      progress: { furthest: 0.5, last: 0.4, at: null },
      changed: { progress: day(2) },
    };
    const merged = mergeArticle(archived, read);
    expect(merged).toMatchObject({ state: 'archive', progress: { furthest: 0.5, last: 0.4 }, modified: day(2) });
  });

  test('that was said to be unread is so, until it is read again, in whatever order they meet', () => {
    const state = (furthest: number, at: string | null, changed: Article['changed']): Article => ({
      ...base,
      progress: { furthest, last: furthest, at },
      ...(changed && { changed }),
    });
    const read = state(0.9, day(1), { progress: day(1) });
    const unread = state(0, null, { progress: day(2), unread: day(2) });
    const begun = state(0.1, day(3), { progress: day(3) });
    for (const other of [read, state(0.8, null, undefined)]) {
      expect(mergeArticle(other, unread).progress).toEqual({ furthest: 0, last: 0, at: null });
      expect(mergeArticle(unread, other).progress).toEqual({ furthest: 0, last: 0, at: null });
    }
    const late = mergeArticle(read, mergeArticle(unread, begun));
    expect(late.progress).toMatchObject({ furthest: 0.1, at: day(3) });
    expect(mergeArticle(mergeArticle(read, unread), begun)).toEqual(late);
    expect(mergeArticle(mergeArticle(begun, read), unread).progress.furthest).toBe(0.9);
  });

  test('a correction holds where the other was extracted anew, whose body holds', () => {
    const corrected: Article = { ...base, title: 'Mine', edited: ['title'], modified: day(1) };
    const versions = [{ content: base.content, replaced: day(2) }];
    const anew: Article = { ...base, title: 'Theirs', content: 'sha256-new', words: 9, versions, modified: day(2) };
    for (const merged of [mergeArticle(corrected, anew), mergeArticle(anew, { ...corrected, modified: day(3) })])
      expect(merged).toMatchObject({ title: 'Mine', content: 'sha256-new', words: 9, versions });
  });

  test('what was made anew of a folder gives way to what was written', () => {
    const rebuilt: Article = { ...base, title: 'Slug', content: '', url: null, modified: day(3) };
    const whole: Article = { ...base, title: 'Whole', url: 'https://a.example/', state: 'later' };
    expect(mergeArticle(rebuilt, whole, 'second')).toMatchObject({ title: 'Whole', state: 'later', url: whole.url });
    expect(mergeArticle(whole, rebuilt, 'second')).toMatchObject({ title: 'Whole', state: 'later', url: whole.url });
  });

  test('seen one after the other a tag that was taken away stays away', () => {
    const before: Article = { ...base, tags: ['x', 'y'], changed: { tags: day(1) }, modified: day(1) };
    const after: Article = { ...base, tags: ['x'], changed: { tags: day(2) }, modified: day(2) };
    expect(mergeArticle(before, after, 'second').tags).toEqual(['x']);
  });
});

test('corrections keep the order in which they were made, and what a later Postil wrote', () => {
  const correction = (id: string, seconds: number) => ({
    id,
    kind: 'ignore' as const,
    entity: { type: 'person' as const, name: id },
    articles: null,
    created: `2026-01-01T00:00:0${seconds}.000Z`,
    modified: `2026-01-01T00:00:0${seconds}.000Z`,
    deleted: null,
  });
  const file = (corrections: CorrectionsFile['corrections']): CorrectionsFile => ({ format: 1, corrections });
  const later = { id: 'L', kind: 'later', of: 1 };
  const merged = mergeCorrections(
    file([correction('A', 1), correction('C', 3)]),
    file([correction('A', 1), correction('B', 2), later]),
  );
  expect(merged.corrections.map(({ id }) => id)).toEqual(['L', 'A', 'B', 'C']);
  expect(merged.corrections[0]).toEqual(later);
  expect(correctionsFileSchema.safeParse(merged).success).toBe(true);
});

test('of rules the later one of each site holds, and of settings the newer file', () => {
  const rule = (host: string, day: number) => ({
    host,
    whole: false,
    body: `#day-${day}`,
    remove: [],
    modified: `2026-01-0${day}T00:00:00.000Z`,
  });
  const a: RulesFile = { format: 1, rules: [rule('a.example', 1), rule('b.example', 3)] };
  const b: RulesFile = { format: 1, rules: [rule('b.example', 2), rule('c.example', 1)], later: 1 };
  const wanted = { format: 1, rules: [rule('a.example', 1), rule('b.example', 3), rule('c.example', 1)], later: 1 };
  expect(mergeRules(a, b)).toEqual(wanted);
  expect(mergeRules(b, a)).toEqual(wanted);
  // A rule that was deleted goes where that is later than it, and comes back where a later one was made.
  const at = (host: string, day: number) => ({ host, at: `2026-01-0${day}T12:00:00.000Z` });
  const c: RulesFile = { format: 1, rules: [], deleted: [at('a.example', 2), at('b.example', 2), at('d.example', 1)] };
  const left = {
    ...{ format: 1, later: 1, rules: [rule('b.example', 3), rule('c.example', 1)] },
    deleted: [at('a.example', 2), at('d.example', 1)],
  };
  expect(mergeRules(wanted as RulesFile, c)).toEqual(left);
  expect(mergeRules(c, wanted as RulesFile)).toEqual(left);
  const older: LibraryFile = { format: 1, id: 'L', created: '', settings: { ...defaultSettings, old: 1 }, lists: [] };
  const newer: LibraryFile = { ...older, settings: { ...defaultSettings, theme: 'dark' }, more: 2 };
  expect(mergeLibraryFiles(older, newer)).toMatchObject({ settings: { theme: 'dark', old: 1 }, more: 2 });
});

test('a change is later than what it changes, however slow the clock', () => {
  expect(timeAfter('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z')).toBe('2026-01-02T00:00:00.000Z');
  expect(timeAfter('2026-01-02T00:00:00.000Z', '2026-01-01T00:00:00.000Z')).toBe('2026-01-02T00:00:00.001Z');
  expect(timeAfter('no time', '2026-01-01T00:00:00.000Z')).toBe('2026-01-01T00:00:00.000Z');
});
