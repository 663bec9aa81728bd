import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseAnnotatedText } from '../../src-main/training/annotated-text.ts';

const root = resolve(import.meta.dirname, '../..');
const sets = ['src-main/training/news', 'tests/fixtures/news/develop', 'tests/fixtures/news/unseen'].map((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ path: `${folder}/${name}`, source: readFileSync(join(root, folder, name), 'utf8') })),
);

test.each(sets.flat())('$path keeps to the format', ({ source }) => {
  const { text, mentions, quotes } = parseAnnotatedText(source);
  expect(mentions.length).toBeGreaterThan(0);
  const surfaces = mentions.map(({ start, end }) => text.slice(start, end));
  expect(surfaces.filter((surface) => /^the |^(Mr|Mrs|Ms)\b/.test(surface))).toEqual([]);
  for (const { kind, start, end } of quotes) {
    const quoted = /^["'“‘].*["'”’]$/su.test(text.slice(start, end));
    expect([kind, text.slice(start, end), quoted]).toEqual([kind, text.slice(start, end), kind === 'direct']);
  }
});

test('no sentence stands in two sets, so that none is judged that was trained or tuned on', () => {
  const seen = new Map<string, number>();
  const shared: string[] = [];
  for (const [set, articles] of sets.entries()) {
    for (const { source } of articles) {
      const sentences = parseAnnotatedText(source).text.split(/(?<=[.!?]["'”’]*)\s+|\n+/);
      for (const sentence of sentences.filter((words) => words.split(' ').length > 4)) {
        if ((seen.get(sentence) ?? set) !== set) shared.push(sentence);
        seen.set(sentence, set);
      }
    }
  }
  expect(shared).toEqual([]);
});
