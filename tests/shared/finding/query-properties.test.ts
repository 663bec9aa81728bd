import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completionAt } from '#shared/finding/query/completion.ts';
import { formatQuery } from '#shared/finding/query/format-query.ts';
import { parseQuery } from '#shared/finding/query/parse-query.ts';
import { runs } from '../../support/runs.ts';
import { queryTrees, typedQueries } from './query-trees.ts';

const now = new Date(2026, 4, 31, 12);

test('a tree that is written reads as the same tree', () => {
  fc.assert(
    fc.property(queryTrees, (tree) => {
      expect(parseQuery(formatQuery(tree), { now })).toEqual({ tree, problem: null });
    }),
    { numRuns: runs(2000) },
  );
});

test('whatever is typed, there is a tree, which reads back, and a problem points into the text', () => {
  fc.assert(
    fc.property(typedQueries, (text) => {
      const strict = parseQuery(text, { now });
      const { tree, problem } = parseQuery(text, { now, tolerant: true });
      expect(strict).toEqual(problem === null ? { tree, problem } : { tree: null, problem });
      if (problem !== null) {
        expect(problem.start).toBeGreaterThanOrEqual(0);
        expect(problem.end).toBeGreaterThan(problem.start);
        expect(problem.end).toBeLessThanOrEqual(text.length);
        expect(problem.message).toMatch(/[.]$/);
      }
      const again = parseQuery(formatQuery(tree), { now });
      expect(again).toEqual({ tree, problem: null });
    }),
    { numRuns: runs(2000) },
  );
});

test('a completion takes the place of what ends with what was typed', () => {
  fc.assert(
    fc.property(typedQueries, fc.nat(), (text, where) => {
      const caret = where % (text.length + 1);
      const completion = completionAt(text, caret);
      if (completion === null) return;
      const { start, end } = completion;
      expect(start).toBeLessThanOrEqual(caret);
      expect(end).toBeGreaterThanOrEqual(caret);
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: runs(2000) },
  );
});
