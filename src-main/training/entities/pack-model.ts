import { labelCount } from '../../shared/entities/tagger/labels.ts';
import { modelMagic } from '../../shared/entities/tagger/model.ts';
import type { Examples } from './examples.ts';
import { pushVarint } from './pack-table.ts';
import type { TrainedCrf } from './train-crf.ts';

/**
 * The bytes that `unpackModel` reads: weights in 8 bits, of the features the `most` with the greatest weights. A feature
 * whose weights all round to nothing is left out.
 */
export function packModel(
  { hashes, labels }: Examples,
  { weights, offsets, transitions }: TrainedCrf,
  most: number,
): Uint8Array {
  const magnitudes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  // One weight in 2,000 is cut off, so that the rest keep finer steps.
  const scale = (magnitudes[Math.floor(magnitudes.length * 0.9995)] ?? 1) / 127;
  const rows: { hash: number; mask: number; values: number[]; size: number }[] = [];
  for (let row = 0; row < hashes.length; row += 1) {
    let mask = 0;
    let size = 0;
    const values: number[] = [];
    let at = offsets[row] as number;
    for (let label = 0; label < labelCount; label += 1) {
      if (((labels[row] as number) & (1 << label)) === 0) continue;
      const weight = weights[at] as number;
      at += 1;
      const value = Math.max(-127, Math.min(127, Math.round(weight / scale)));
      if (value === 0) continue;
      mask |= 1 << label;
      values.push(value);
      size = Math.max(size, Math.abs(weight));
    }
    if (values.length > 0) rows.push({ hash: hashes[row] as number, mask, values, size });
  }
  const kept = rows
    .sort((a, b) => b.size - a.size || a.hash - b.hash)
    .slice(0, most)
    .sort((a, b) => a.hash - b.hash);
  const bytes: number[] = [];
  let before = 0;
  for (const { hash } of kept) {
    pushVarint(bytes, hash - before);
    before = hash;
  }
  for (const { mask } of kept) bytes.push(mask & 0xff, (mask >>> 8) & 0xff, mask >>> 16);
  for (const { values } of kept) for (const value of values) bytes.push(value & 0xff);
  const packed = new Uint8Array(12 + 2 * labelCount * labelCount + bytes.length);
  const view = new DataView(packed.buffer);
  view.setUint32(0, modelMagic, true);
  view.setFloat32(4, scale, true);
  view.setUint32(8, kept.length, true);
  for (let i = 0; i < labelCount * labelCount; i += 1) {
    const value = Math.round((transitions[i] as number) / scale);
    view.setInt16(12 + 2 * i, Math.max(-30_000, Math.min(30_000, value)), true);
  }
  packed.set(bytes, 12 + 2 * labelCount * labelCount);
  return packed;
}
