import { expect, test } from 'vitest';
import { choose, rank } from '../../../../src-main/core/importing/metadata/ranker.ts';

const model = { bias: 0, weights: { good: 2, bad: -2 } };
const candidates = [
  { name: 'bad', features: new Map([['bad', 1]]) },
  { name: 'good', features: new Map([['good', 1]]) },
];

test('the likeliest first, with what is missing to one for none of them', () => {
  const ranked = rank(candidates, model);
  expect(ranked.map(({ candidate }) => candidate.name)).toEqual(['good', 'bad']);
  const sum = ranked.reduce((all, { confidence }) => all + confidence, 0);
  expect(sum).toBeGreaterThan(0.8);
  expect(sum).toBeLessThan(1);
});

test('none is chosen where that is likelier, or where there is none', () => {
  expect(choose(rank(candidates.slice(0, 1), model))).toBeNull();
  expect(choose(rank(candidates, model))?.candidate.name).toBe('good');
  expect(choose([])).toBeNull();
});

test('absurd features are no overflow', () => {
  const [first] = rank([{ features: new Map([['good', 1e9]]) }], model);
  expect(first?.confidence).toBeCloseTo(1);
});
