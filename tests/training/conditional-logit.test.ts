import { expect, test } from 'vitest';
import { choose, rank } from '../../src-main/core/importing/metadata/ranker.ts';
import { type Choice, learn } from '../../src-main/training/conditional-logit.ts';

const candidate = (right: boolean, ...names: string[]) => ({
  right,
  features: new Map(names.map((name) => [name, 1])),
});

/** Pages on which what is stated is right, what is in a link is not, and a page with links alone states nothing. */
const choices: Choice[] = Array.from({ length: 40 }, (_, index) =>
  index % 2 === 0
    ? { none: false, candidates: [candidate(true, 'stated', 'seen'), candidate(false, 'linked', 'seen')] }
    : { none: true, candidates: [candidate(false, 'linked', 'seen'), candidate(false, 'linked')] },
);

test('learns what tells the right one, and when none is', () => {
  const model = learn(choices);
  expect(model.weights.stated).toBeGreaterThan(0);
  expect(model.weights.linked).toBeLessThan(0);
  const [first, second] = choices;
  expect(choose(rank(first?.candidates ?? [], model))?.candidate.right).toBe(true);
  expect(choose(rank(second?.candidates ?? [], model))).toBeNull();
});

test('gives the same weights every time, and none to what is rare', () => {
  const rare: Choice = { none: false, candidates: [candidate(true, 'stated', 'rare')] };
  expect(learn([...choices, rare])).toEqual(learn([...choices, rare]));
  expect(learn([...choices, rare]).weights).not.toHaveProperty('rare');
});

test('a page whose right answer is not among its candidates teaches nothing', () => {
  const unreachable: Choice = { none: false, candidates: [candidate(false, 'stated')] };
  expect(learn([...choices, unreachable])).toEqual(learn(choices));
});
