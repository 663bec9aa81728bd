import { describe, expect, it } from 'vitest';
import { unpackTable } from '#shared/entities/tagger/hash-table.ts';
import { labelCount, labelOf, outside, unit } from '#shared/entities/tagger/labels.ts';
import { unpackModel } from '#shared/entities/tagger/model.ts';
import { bestPath } from '#shared/entities/tagger/tag.ts';
import { collectExamples, type RawZone } from '../../../src-main/training/entities/examples.ts';
import { packModel } from '../../../src-main/training/entities/pack-model.ts';
import { packTable } from '../../../src-main/training/entities/pack-table.ts';
import { trainCrf } from '../../../src-main/training/entities/train-crf.ts';

const person = labelOf(0, unit);
const place = labelOf(2, unit);
const [title, preposition, noise] = [11, 22, 33];

/** A word in lower case and a name of one word, whose type only the word before it tells. */
function zone(before: number, label: number, other = 0): RawZone {
  return {
    starts: Uint32Array.of(0, 1, 3),
    hashes: Uint32Array.of(noise, before, 44),
    masks: Uint32Array.of(1 << outside, (1 << label) | other),
    weight: 1,
    base: null,
  };
}
const options = { epochs: 30, rate: 0.2, sparsity: 0.01, decay: 0.01, seed: 1 };
const train = (zones: readonly RawZone[]) => {
  const examples = collectExamples(zones, 2, 1);
  return packModel(
    examples,
    trainCrf(examples, options, () => {}),
    100,
  );
};
const clear = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? zone(title, person) : zone(preposition, place)));

function read(bytes: Uint8Array, before: number): number {
  const { rows, starts, labels, weights, scale, transitions } = unpackModel(bytes);
  const scores = new Float32Array(2 * labelCount);
  for (const [token, hashes] of [[noise], [before, 44]].entries())
    for (const hash of hashes) {
      const row = rows.get(hash);
      for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k += 1) {
        const at = token * labelCount + (labels[k] as number);
        scores[at] = (scores[at] as number) + (weights[k] as number) * scale;
      }
    }
  return bestPath(scores, 2, transitions)[1] as number;
}

describe('training a conditional random field', () => {
  it('learns what tells two types apart, and the file keeps it', () => {
    const bytes = train(clear);
    expect([read(bytes, title), read(bytes, preposition)]).toEqual([person, place]);
  });

  it('has a file that is refused when cut short, and read wherever it lies in memory', () => {
    const bytes = train(clear);
    expect(() => unpackModel(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
    const shifted = new Uint8Array(bytes.length + 7);
    shifted.set(bytes, 7);
    const { rows, ...moved } = unpackModel(shifted.subarray(7));
    expect({ ...moved, size: rows.size }).toMatchObject({
      weights: unpackModel(bytes).weights,
      labels: unpackModel(bytes).labels,
      size: unpackModel(bytes).rows.size,
    });
  });

  it('gives the same file again', () => {
    expect(train(clear)).toEqual(train(clear));
  });

  it('takes from an annotation that leaves two labels open the one that the rest of the data fits', () => {
    const open = Array.from({ length: 20 }, () => zone(title, person, 1 << place));
    expect(read(train([...clear, ...open]), title)).toBe(person);
  });
});

describe('a packed table', () => {
  it('gives back its values, and -1 for what is not in it', () => {
    const entries = new Map([
      [0, 5],
      [4294967295, 0],
      [70_000, 4294967295],
      [128, 1],
    ]);
    const { table } = unpackTable(packTable(entries));
    expect([...entries.keys(), 3].map((hash) => table.get(hash))).toEqual([5, 0, 4294967295, 1, -1]);
  });

  it('is refused when cut short', () => {
    const packed = packTable(new Map([[70_000, 9]]));
    expect(() => unpackTable(packed.subarray(0, 6))).toThrow(RangeError);
  });
});
