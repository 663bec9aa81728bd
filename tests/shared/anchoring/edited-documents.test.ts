import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PassageFinder } from '../../../src-main/shared/anchoring/place-anchors.ts';
import { quoteOf } from '../../../src-main/shared/anchoring/selectors.ts';
import type { Place } from '../../../src-main/shared/model/annotation.ts';
import { ask, edit, editKinds, editsOf, noEdits, type Question } from '../../support/document-edits.ts';
import { generateDocument, type Language } from '../../support/generated-documents.ts';
import { judgePlace, type Verdict } from '../../support/judge-place.ts';
import { Random } from '../../support/random.ts';

const seed = fc.integer({ min: 1, max: 2 ** 31 });
const kind = fc.constantFrom(...editKinds);
const language = fc.constantFrom<Language>('prose', 'narrow', 'tiny', 'unspaced', 'mixed');
const share = fc.double({ min: 0.01, max: 0.6, noNaN: true });

interface Case {
  readonly old: string;
  readonly now: string;
  readonly questions: readonly Question[];
}

function caseOf(
  start: number,
  words: number,
  spoken: Language,
  edits: Parameters<typeof edit>[2],
  count: number,
): Case {
  const random = new Random(start);
  const before = generateDocument(random, words, spoken);
  return ask(random, before, edit(random, before, edits), count);
}

const carried = ({ old, now, questions }: Case): Place[] => {
  const revision = new PassageFinder(now).revision(old);
  return questions.map(({ start, end }) => revision.place(start, end));
};

const quoted = ({ old, now, questions }: Case): Place[] => {
  const finder = new PassageFinder(now);
  return questions.map(({ start, end }) => finder.findQuote({ quote: quoteOf(old, start, end), start }));
};

describe('whatever was edited', () => {
  test('a place is a range of whole characters of the present text, or lost', () => {
    fc.assert(
      fc.property(seed, kind, language, share, (start, edits, spoken, much) => {
        const made = caseOf(start, 250, spoken, editsOf(edits, much), 12);
        for (const { state, start: from, end: to, confidence } of [...carried(made), ...quoted(made)]) {
          expect(confidence >= 0 && confidence <= 1).toBe(true);
          if (from === null || to === null) expect([state, from, to]).toEqual(['lost', null, null]);
          else {
            expect(from >= 0 && from < to && to <= made.now.length).toBe(true);
            expect(made.now.slice(from, to).isWellFormed()).toBe(true);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  test('what is called exact or moved says the same', () => {
    const plain = (text: string): string =>
      text
        .normalize('NFKD')
        .replace(/[^\p{L}\p{N}]/gu, '')
        .toLowerCase();
    fc.assert(
      fc.property(seed, kind, language, share, (start, edits, spoken, much) => {
        const made = caseOf(start, 250, spoken, editsOf(edits, much), 12);
        for (const places of [carried(made), quoted(made)]) {
          for (const [i, { state, start: from, end: to }] of places.entries()) {
            if ((state !== 'exact' && state !== 'moved') || from === null || to === null) continue;
            const { start: oldStart, end: oldEnd } = made.questions[i] as Question;
            expect(plain(made.now.slice(from, to))).toBe(plain(made.old.slice(oldStart, oldEnd)));
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  test('a text put around an article takes no passage away from it', () => {
    fc.assert(
      fc.property(seed, language, (start, spoken) => {
        const { old, questions } = caseOf(start, 300, spoken, noEdits, 20);
        const random = new Random(start + 1);
        const [above, below] = [caseOf(random.between(1, 1e9), 120, spoken, noEdits, 0).old, 'And nothing more.'];
        const now = `${above}\n${old}\n${below}`;
        const by = above.length + 1;
        for (const [i, { start: from, end: to }] of carried({ old, now, questions }).entries()) {
          const { start: oldStart, end: oldEnd } = questions[i] as Question;
          expect([from, to]).toEqual([oldStart + by, oldEnd + by]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The same documents in every run: what is said here are shares of many, not of one. */
function count(kindOfEdits: string, much: number, words: number, documents: number): Record<Verdict, number> {
  const sums: Record<Verdict, number> = { right: 0, wrong: 0, review: 0, lost: 0 };
  for (let start = 1; start <= documents; start += 1) {
    const made = caseOf(start * 7919 + words, words, 'prose', editsOf(kindOfEdits, much), 120);
    for (const [i, place] of carried(made).entries()) {
      const question = made.questions[i] as Question;
      const verdict = judgePlace(question, place);
      if (question.truth !== null || verdict === 'wrong') sums[verdict] += 1;
    }
  }
  return sums;
}

describe('of passages whose every word knows where it comes from', () => {
  test('at least 99 % are found and at most 0.5 % are wrong, where 5, 15 and 30 % were edited', () => {
    const parts = [0.05, 0.15, 0.3].map((much) => count('mixed', much, 2000, 60));
    const of = (verdict: Verdict): number => parts.reduce((sum, part) => sum + part[verdict], 0);
    const all = of('right') + of('wrong') + of('review') + of('lost');
    expect(of('right') / all).toBeGreaterThanOrEqual(0.99);
    expect(of('wrong') / all).toBeLessThanOrEqual(0.005);
  });

  test('all are found where nothing but words were put in', () => {
    const { right, wrong } = count('insertions', 0.15, 2000, 5);
    expect(wrong).toBe(0);
    expect(right).toBeGreaterThan(0.995 * 5 * 120);
  });
});
