import { expect, test } from 'vitest';
import { spokenSentences, utterancesOf } from '#shared/reading-aloud/sentences.ts';

const cut = (text: string, language: string | null) =>
  spokenSentences(text, language).map(({ start, end }) => text.slice(start, end));

test('an English full stop that belongs to an abbreviation, a number or an initial ends no sentence', () => {
  expect(
    cut('Mr. Smith met J. K. Rowling at 7.45 p.m. on Nov. 18. “It is done.” Prof. Xu left! Why? No…', 'en-GB'),
  ).toEqual(['Mr. Smith met J. K. Rowling at 7.45 p.m. on Nov. 18.', '“It is done.”', 'Prof. Xu left!', 'Why?', 'No…']);
});

test('German is cut by its own abbreviations and ordinals', () => {
  expect(cut('Am 3. Oktober kam Dr. Weiß, z. B. Herr M. Kurz, an. Ca. 4 Mio. Euro fehlten. Und nun?', 'de')).toEqual([
    'Am 3. Oktober kam Dr. Weiß, z. B. Herr M. Kurz, an.',
    'Ca. 4 Mio. Euro fehlten.',
    'Und nun?',
  ]);
});

test('other languages are cut by the rules of Unicode, also where a tag is none', () => {
  expect(cut('M. Dupont est là. Il part.', 'fr')).toEqual(['M. Dupont est là.', 'Il part.']);
  expect(cut('今日は雨です。明日は晴れます。', 'ja')).toEqual(['今日は雨です。', '明日は晴れます。']);
  expect(cut('One. Two.', 'not a tag!')).toEqual(['One.', 'Two.']);
  expect(cut('One. Two.', null)).toEqual(['One.', 'Two.']);
});

test('paragraphs are lines that have words; nothing is said of a line of stars', () => {
  expect(spokenSentences('One. Two.\n* * *\n\nThree', 'en')).toEqual([
    { start: 0, end: 4, paragraph: 0 },
    { start: 5, end: 9, paragraph: 0 },
    { start: 17, end: 22, paragraph: 1 },
  ]);
  expect(spokenSentences('', 'en')).toEqual([]);
});

test('a long sentence is cut at its clauses and loses nothing', () => {
  const text =
    'The keeper of the lamps, who had been there for forty years; and his dog, which was older still, sat down by the warm stove in the hall.';
  const pieces = utterancesOf(text, { start: 0, end: text.length }, 62);
  expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual([
    'The keeper of the lamps, who had been there for forty years;',
    'and his dog, which was older still,',
    'sat down by the warm stove in the hall.',
  ]);
});

test('what has no clauses is cut between words, and what has no words is cut all the same', () => {
  for (const text of [`${'word '.repeat(80)}end`, 'x'.repeat(500), '漢'.repeat(200), '😀'.repeat(150)]) {
    const pieces = utterancesOf(text, { start: 0, end: text.length }, 100);
    expect(
      pieces
        .map(({ start, end }) => text.slice(start, end))
        .join('')
        .replaceAll(' ', ''),
    ).toBe(text.replaceAll(' ', ''));
    for (const { start, end } of pieces) {
      expect(end - start).toBeLessThanOrEqual(200);
      expect(text.slice(start, end).isWellFormed()).toBe(true);
    }
    expect(pieces.length).toBeGreaterThan(1);
  }
  // A syllable takes as long as some letters.
  expect(utterancesOf('漢'.repeat(90), { start: 0, end: 90 }, 90)).toHaveLength(3);
});
