import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPassage } from '#shared/anchoring/place.ts';
import { describePassage, quoteOf } from '#shared/anchoring/selectors.ts';
import { placeAnchor } from './place-anchor.ts';
import { paragraphs, passage, sentence } from './prose.ts';

const article = [
  'The ferry left the harbour at dawn with eleven passengers and a crate of oysters on deck.',
  'Its captain, a quiet woman from the northern islands, had made the crossing four thousand times.',
  'Nobody spoke of the storm that was forecast for the evening, although everybody had heard of it.',
  'By noon the sea had gone the colour of slate and the gulls had turned back toward the land.',
  'The engineer said that he would rather mend an engine at sea than drink coffee in an office.',
].join('\n');

function anchorOn(text: string, quote: string, content = 'sha256-a') {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`the text does not hold ${quote}`);
  return describePassage(text, start, start + quote.length, content);
}

describe('the text as it was', () => {
  test('is found where it stood, with no doubt, whatever the passage', () => {
    fc.assert(
      fc.property(passage, ({ text, start, end }) => {
        const found = placeAnchor(text, 'sha256-a', describePassage(text, start, end, 'sha256-a'));
        expect(found).toEqual({ state: 'exact', start, end, confidence: 1 });
      }),
    );
  });

  test('is found by a quote that has all its context, whatever is marked', () => {
    fc.assert(
      fc.property(passage, ({ text, start, end }) => {
        fc.pre(text.slice(start, end).trim() !== '');
        const found = findPassage(text, { quote: quoteOf(text, start, end), start });
        expect(found).toMatchObject({ state: 'exact', start, end });
      }),
    );
  });

  test('is not taken for granted when the body is another', () => {
    const anchor = anchorOn(article, 'eleven passengers');
    const longer = `A note from the editors stands here now.\n${article}`;
    const found = placeAnchor(longer, 'sha256-b', anchor);
    expect(found.state).toBe('moved');
    expect(longer.slice(found.start ?? 0, found.end ?? 0)).toBe('eleven passengers');
  });
});

describe('a passage that moved', () => {
  test('is found with its paragraph, wherever that went', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), fc.nat(), (lines, from, to) => {
        const target = lines[from % lines.length] ?? '';
        fc.pre(lines.filter((line) => line === target).length === 1 && target.length > 100);
        const text = lines.join('\n');
        const quote = target.slice(30, 75);
        const anchor = anchorOn(text, target.slice(30, 75));
        fc.pre(text.indexOf(quote) === text.lastIndexOf(quote));
        const others = lines.filter((line) => line !== target);
        const moved = others.toSpliced(to % (others.length + 1), 0, target).join('\n');
        const found = placeAnchor(moved, 'sha256-b', anchor);
        expect(['exact', 'moved']).toContain(found.state);
        expect(found.start).toBe(moved.indexOf(quote));
      }),
    );
  });

  test('keeps its place among equal quotes by its context', () => {
    const rows = ['Anna Berg of Oslo: against.', 'Ivo Kern of Graz: against.', 'Lucy Pole of Hull: against.'];
    const text = rows.join('\n');
    const start = text.indexOf('against', text.indexOf('Ivo'));
    const anchor = describePassage(text, start, start + 'against'.length, 'sha256-a');
    const later = ['A vote was taken on Monday.', rows[2], rows[0], rows[1], 'The chamber was full.'].join('\n');
    const found = placeAnchor(later, 'sha256-b', anchor);
    expect(found.start).toBe(later.indexOf('against', later.indexOf('Ivo')));
  });

  test('is only proposed when several places have an equal claim', () => {
    const refrain = 'And the rain came down.';
    const text = Array.from({ length: 16 }, () => refrain).join('\n');
    const start = (refrain.length + 1) * 8;
    const anchor = describePassage(text, start + 4, start + 12, 'sha256-a');
    const found = placeAnchor(`x\n${text}`, 'sha256-b', anchor);
    expect(found.state).toBe('review');
    expect(found.confidence).toBeLessThanOrEqual(0.6);
  });
});

describe('a passage whose words changed', () => {
  test('is found as changed between the context that stayed', () => {
    const anchor = anchorOn(article, 'made the crossing four thousand times');
    const edited = article.replace('made the crossing four thousand times', 'made that crossing five thousand times');
    const found = placeAnchor(edited, 'sha256-b', anchor);
    expect(found.state).toBe('changed');
    expect(edited.slice(found.start ?? 0, found.end ?? 0)).toBe('made that crossing five thousand times');
  });

  test('is found in its own context although another place is more alike', () => {
    const anchor = anchorOn(article, 'the gulls had turned back toward the land');
    const edited = article
      .replace('the gulls had turned back toward the land', 'the grey gulls had fled back to the land')
      .concat('\nIn the museum a label reads: the gulls had turned back towards the land.');
    const found = placeAnchor(edited, 'sha256-b', anchor);
    expect(found.start).toBe(edited.indexOf('the grey gulls'));
    expect(found.state).toBe('changed');
  });

  test.each([
    [
      'before',
      (text: string) =>
        text.replace(/^The ferry.*$/m, 'It was ten minutes past midnight when the boat put out, and nobody waved.'),
    ],
    [
      'behind',
      (text: string) =>
        text.replace(
          / four thousand times.\nNobody.*$/m,
          ' more often than she could tell.\nThe weather was on no one’s lips that day, and why it was not is hard to say.',
        ),
    ],
  ])('is found by the context of one side when that %s it is new', (_side, rewrite) => {
    const quote = 'Its captain, a quiet woman from the northern islands, had made the crossing';
    const anchor = anchorOn(article, quote);
    const now = 'Her captain, the quietest woman of the northern isles, had done the crossing';
    const edited = rewrite(article)
      .replace(quote, now)
      .concat(
        `\nOn the pier a plaque says: Its captain, a quiet woman from the northern island, had made the crossing alone.`,
      );
    const found = placeAnchor(edited, 'sha256-b', anchor);
    expect(edited.slice(found.start ?? 0, found.end ?? 0)).toBe(now);
  });

  test('is only proposed where nothing around it is as it was', () => {
    const anchor = anchorOn(article, 'would rather mend an engine at sea');
    const other = `${'Elsewhere things were different. '.repeat(9)}He would rather bend an engine at tea. ${'Nothing else happened for a long while. '.repeat(9)}`;
    const found = placeAnchor(other, 'sha256-b', anchor);
    expect(found.state).toBe('review');
  });

  test('is found by its two ends when it is very long', () => {
    const long = Array.from({ length: 14 }, (_, i) => `Sentence ${i} tells of lot ${i * 37} sold at ${i * 91}.`).join(
      ' ',
    );
    expect(long.length).toBeGreaterThan(512);
    const text = `${article}\n${long}\n${article.toUpperCase()}`;
    const edited = text.replace('Sentence 6 tells of', 'Sentence six spoke about');
    const found = placeAnchor(edited, 'sha256-b', anchorOn(text, long));
    expect(found.state).toBe('changed');
    expect(edited.slice(found.start ?? 0, found.end ?? 0)).toBe(
      long.replace('Sentence 6 tells of', 'Sentence six spoke about'),
    );
  });
});

describe('a passage that was deleted', () => {
  test('is lost in a text that holds nothing like it', () => {
    const anchor = anchorOn(article, 'a crate of oysters');
    expect(placeAnchor('Völlig andere Wörter, kurz.', 'sha256-b', anchor)).toEqual({
      state: 'lost',
      start: null,
      end: null,
      confidence: 0,
    });
    expect(placeAnchor('', 'sha256-b', anchor).state).toBe('lost');
  });

  test('is never said to stand where the same few words stand in another context', () => {
    fc.assert(
      fc.property(paragraphs, sentence, fc.integer({ min: 12, max: 40 }), (lines, stranger, length) => {
        const text = lines.join('\n');
        const middle = lines[Math.floor(lines.length / 2)] ?? '';
        const quote = middle.slice(20, 20 + length).trim();
        const rest = lines.filter((line) => !line.includes(quote));
        fc.pre(rest.length === lines.length - 1);
        const anchor = anchorOn(text, quote);
        // The lookalike is far from the deleted passage's old neighbours.
        const lookalike = `${'Quite another story begins now, with other names. '.repeat(3)}${stranger.toUpperCase()} ${quote} ${'It ends as it began, and no one minds. '.repeat(4)}`;
        const found = placeAnchor([lookalike, ...rest].join('\n'), 'sha256-b', anchor);
        expect(['review', 'lost']).toContain(found.state);
      }),
    );
  });

  test('is never said to stand in a neighbour that is written alike', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `On day ${i} the gauge at Lock ${i} stood at ${i * 13 + 5} cm.`);
    const text = rows.join('\n');
    const anchor = anchorOn(text, rows[5] ?? '');
    const found = placeAnchor(rows.toSpliced(5, 1).join('\n'), 'sha256-b', anchor);
    expect(['review', 'lost']).toContain(found.state);
  });
});

describe('confidence', () => {
  const start = article.indexOf('Nobody spoke of the storm');
  const end = start + 'Nobody spoke of the storm'.length;
  const quote = quoteOf(article, start, end);
  const garbled = (text: string, share: number) => {
    const units = Math.round(text.length * share);
    return '#'.repeat(units) + text.slice(units);
  };

  test('does not rise as the context agrees less', () => {
    const shares = Array.from({ length: 21 }, (_, i) => i / 20);
    for (const side of ['prefix', 'suffix'] as const) {
      const scores = shares.map(
        (share) =>
          findPassage(article, { quote: { ...quote, [side]: garbled(quote[side], share) }, start: null }).confidence,
      );
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores[0]).toBeGreaterThan(scores.at(-1) ?? 1);
    }
  });

  test('does not rise as the words agree less', () => {
    const scores = Array.from({ length: 12 }, (_, i) => {
      const exact = `${'#'.repeat(i)}${quote.exact.slice(i)}`;
      return findPassage(article, { quote: { ...quote, exact }, start: null }).confidence;
    });
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBeGreaterThan(5);
  });

  test('of a settled place is higher than of any proposal', () => {
    fc.assert(
      fc.property(passage, passage, (one, other) => {
        const found = findPassage(other.text, { quote: quoteOf(one.text, one.start, one.end), start: one.start });
        if (found.state === 'lost') expect(found.confidence).toBe(0);
        else if (found.state === 'review') expect(found.confidence).toBeLessThanOrEqual(0.6);
        else expect(found.confidence).toBeGreaterThan(0.49);
        expect(found.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('any input', () => {
  test('gives a place inside the text that cuts no character', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 });
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (before, after, a, b) => {
        const [start, end] = [a % (before.length + 1), b % (before.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const anchor = describePassage(before, start, end, 'sha256-a');
        for (const part of Object.values(anchor.quote)) expect(part.isWellFormed()).toBe(true);
        const found = placeAnchor(after, 'sha256-b', anchor);
        if (found.start === null || found.end === null) {
          expect(found.state).toBe('lost');
          return;
        }
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.start).toBeLessThan(found.end);
        expect(found.end).toBeLessThanOrEqual(after.length);
        expect(after.slice(found.start, found.end).isWellFormed()).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('does not split an emoji that was exchanged for another', () => {
    const text = 'She wrote 🌀 storms ahead 🌀 and nothing more that day, not even her name.';
    const anchor = anchorOn(text, '🌀 storms ahead 🌀');
    const found = placeAnchor(text.replaceAll('🌀', '🎈'), 'sha256-b', anchor);
    expect(found.state).toBe('changed');
    expect(
      text
        .replaceAll('🌀', '🎈')
        .slice(found.start ?? 0, found.end ?? 0)
        .isWellFormed(),
    ).toBe(true);
  });

  test('a quote of nothing stands nowhere', () => {
    const quote = { exact: '', prefix: 'The ferry', suffix: ' left' };
    expect(findPassage(article, { quote, start: 3 }).state).toBe('lost');
    expect(findPassage(article, { quote: { ...quote, exact: ' \n ' }, start: 3 }).state).toBe('lost');
  });

  test('a text of 100,000 units is searched for one letter and for a long quote', () => {
    const text = Array.from({ length: 1200 }, (_, i) => `Line ${i} of the long report, with number ${i * 7919}.`).join(
      '\n',
    );
    const long = text.slice(0, 100_000);
    const letter = describePassage(long, 50_000, 50_001, 'sha256-a');
    expect(placeAnchor(`New.\n${long}`, 'sha256-b', letter).start).toBe(50_005);
    const quoted = describePassage(long, 40_000, 40_400, 'sha256-a');
    expect(placeAnchor(`New.\n${long}`, 'sha256-b', quoted)).toMatchObject({ state: 'moved', start: 40_005 });
  });
});
