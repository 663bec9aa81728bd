import { describe, expect, test } from 'vitest';
import { labelBlocks } from '../../../../src-main/training/block-labels.ts';
import { compareShingles, summarise } from '../../../../src-main/training/shingles.ts';

describe('labels from the truth', () => {
  const truth = 'The ferry ran again on Monday.\n\nA new rope\n\nNobody had crossed the river for a week.';

  test('a short line is one of the article only among its neighbours', () => {
    const blocks = [
      'A new rope',
      'Share',
      'The ferry ran again on Monday.',
      'A new rope',
      'Nobody had crossed the river for a week.',
    ];
    expect(labelBlocks(blocks, truth)).toEqual([0, 0, 1, 1, 1]);
  });

  test('of two copies one counts, the one in company', () => {
    const line = 'The ferry ran again on Monday.';
    const blocks = [
      line,
      'Home',
      'News',
      'Sport',
      'Weather',
      'Login',
      'Search',
      line,
      'A new rope',
      'Nobody had crossed the river for a week.',
    ];
    expect(labelBlocks(blocks, truth)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
  });
});

describe('shingles', () => {
  test('compare runs of four words', () => {
    expect(compareShingles('a b c d e', 'a b c d e')).toEqual({ precision: 1, recall: 1, exact: true });
    expect(compareShingles('a b c d e', 'a b c d')).toEqual({ precision: 1, recall: 0.5, exact: false });
    expect(compareShingles('a b', '')).toMatchObject({ recall: 0 });
  });

  test('are summed up as the F1 of the means', () => {
    const { f1, precision } = summarise([
      compareShingles('a b c d e', 'a b c d'),
      compareShingles('a b c d', 'a b c d e'),
    ]);
    expect([precision, f1]).toEqual([0.75, 0.75]);
  });
});
