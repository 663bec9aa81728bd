import { describe, expect, test } from 'vitest';
import { featureNames, featureNamesWithOther } from '#core/importing/body/block-features.ts';
import { blockPredictors, predictorsOf } from '#core/importing/body/block-model.ts';
import { predictor } from '#core/importing/body/boosted-trees.ts';
import { bestThreshold } from '#core/importing/body/expected-score.ts';
import { growTrees } from '../../../../src-main/training/grow-trees.ts';
import { createRandom } from '../../../../src-main/training/random.ts';

const options = {
  trees: 40,
  leaves: 6,
  rate: 0.2,
  leastWeight: 0.5,
  penalty: 0.1,
  featureShare: 1,
  rowShare: 1,
  seed: 3,
};

function examples() {
  const random = createRandom(7);
  const rows = Array.from({ length: 2000 }, () => Float32Array.from([random(), random(), random()]));
  // Yes where both of the first two are on the same side: no single threshold tells, two together do.
  const labels = rows.map((row) => Number((row[0] ?? 0) > 0.5 === (row[1] ?? 0) > 0.5));
  return { features: ['a', 'b', 'noise'], rows, labels, weights: rows.map(() => 1) };
}

describe('boosted trees', () => {
  test('learn what only two features together tell, and survive JSON', () => {
    const trees = JSON.parse(JSON.stringify(growTrees(examples(), options)));
    const predict = predictor(trees);
    expect(predict([0.9, 0.8, 0.1])).toBeGreaterThan(0.9);
    expect(predict([0.1, 0.2, 0.9])).toBeGreaterThan(0.9);
    expect(predict([0.9, 0.2, 0.5])).toBeLessThan(0.1);
  });

  test('are the same for the same examples and seed', () => {
    expect(growTrees(examples(), options)).toEqual(growTrees(examples(), options));
  });

  test('a tree is walked to the left where the value is at most the threshold', () => {
    const predict = predictor({ features: ['x'], base: 0, trees: [[0, 2, -1, -3, -1, 3]] });
    expect(predict([2])).toBeLessThan(0.05);
    expect(predict([2.1])).toBeGreaterThan(0.95);
  });
});

describe('the shipped model', () => {
  test('was trained on the features that are measured', () => expect(blockPredictors).not.toThrow());

  test('a model of other features is refused', () => {
    const empty = { base: 0, trees: [] };
    const alone = { ...empty, features: featureNames };
    expect(() => predictorsOf({ alone, withOther: alone })).toThrow('train:blocks');
    expect(() => predictorsOf({ alone, withOther: { ...empty, features: featureNamesWithOther } })).not.toThrow();
  });
});

describe('the best threshold', () => {
  test('keeps what is likely and weighs by length', () => {
    expect(bestThreshold([0.9, 0.8, 0.1], [100, 100, 100]).threshold).toBe(0.8);
    // On a page of which nothing is sure, half of the sure still counts.
    expect(bestThreshold([0.4, 0.35, 0.02], [100, 100, 100]).threshold).toBe(0.35);
  });

  test('says how good the choice is expected to be', () => {
    expect(bestThreshold([1, 1, 0], [10, 20, 30]).f1).toBe(1);
    expect(bestThreshold([0.5, 0.5], [10, 10]).f1).toBeCloseTo(2 / 3);
    expect(bestThreshold([], [])).toEqual({ threshold: 1, f1: 0 });
  });
});
