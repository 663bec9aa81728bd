import { describe, expect, test } from 'vitest';
import { parseSrcset } from '#core/importing/images/srcset.ts';

const read = (srcset: string) =>
  parseSrcset(srcset).map(({ address, width, density }) => [address, width ?? `${density}x`]);

describe('srcset', () => {
  test.each([
    ['a.jpg', [['a.jpg', '1x']]],
    [
      'a.jpg, b.jpg 2x',
      [
        ['a.jpg', '1x'],
        ['b.jpg', '2x'],
      ],
    ],
    [
      'a.jpg 400w,b.jpg 800w',
      [
        ['a.jpg', 400],
        ['b.jpg', 800],
      ],
    ],
    [
      'a.jpg 1.5x , b.jpg .5x',
      [
        ['a.jpg', '1.5x'],
        ['b.jpg', '0.5x'],
      ],
    ],
    [
      '\n  a.jpg\t480w,\n  b.jpg\t960w,\n',
      [
        ['a.jpg', 480],
        ['b.jpg', 960],
      ],
    ],
    ['a.jpg 400w 300h', [['a.jpg', 400]]],
    [', ,a.jpg 2x', [['a.jpg', '2x']]],
    [
      'c/w_400,h_300/a.jpg 400w, c/w_800,h_600/a.jpg 800w',
      [
        ['c/w_400,h_300/a.jpg', 400],
        ['c/w_800,h_600/a.jpg', 800],
      ],
    ],
    [
      'data:image/png;base64,AAAA 1x, b.jpg 2x',
      [
        ['data:image/png;base64,AAAA', '1x'],
        ['b.jpg', '2x'],
      ],
    ],
    [
      'a.jpg, b.jpg',
      [
        ['a.jpg', '1x'],
        ['b.jpg', '1x'],
      ],
    ],
    ['a.jpg 2q, b.jpg 0w, c.jpg -1x, d.jpg (x, y) 2x, e.jpg 3x', [['e.jpg', '3x']]],
    ['', []],
    [' , ', []],
  ])('%j', (srcset, expected) => {
    expect(read(srcset)).toEqual(expected);
  });

  test('of a megabyte takes no time and gives a bounded number', () => {
    expect(parseSrcset(', '.repeat(500_000))).toEqual([]);
    expect(parseSrcset('a.jpg 1x, '.repeat(100_000)).length).toBeLessThanOrEqual(64);
  });
});
