import { buildTable, type HashTable } from './hash-table.ts';
import { labelCount } from './labels.ts';

/** Weights of a conditional random field, to be multiplied by `scale`: a feature's weights are a row, most rows have few. */
export interface TaggerModel {
  readonly scale: number;
  /** Hash of a feature to its row. */
  readonly rows: HashTable;
  /** Row `r` has the entries from `starts[r]` to `starts[r + 1]`, each a label and its weight. */
  readonly starts: Uint32Array;
  readonly labels: Uint8Array;
  readonly weights: Int8Array;
  /** Of going from one label to the next: `transitions[before * labelCount + label]`. */
  readonly transitions: Float32Array;
}

const magic = 0x50455231;

/**
 * Reads a model from its file (little-endian): magic, scale (float32), number of rows; the transitions (int16); the sorted
 * hashes as differences in variable-length bytes; a bit mask of the labels of each row (3 bytes); the weights, row by row.
 * Throws RangeError on a file of another kind or cut short.
 */
export function unpackModel(bytes: Uint8Array): TaggerModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0, true) !== magic) throw new RangeError('This is no tagger model.');
  const scale = view.getFloat32(4, true);
  const count = view.getUint32(8, true);
  let at = 12;
  const transitions = new Float32Array(labelCount * labelCount);
  for (let i = 0; i < transitions.length; i += 1, at += 2) transitions[i] = view.getInt16(at, true) * scale;
  const hashes = new Uint32Array(count);
  let hash = 0;
  for (let row = 0; row < count; row += 1) {
    let shift = 1;
    for (;;) {
      const byte = view.getUint8(at);
      at += 1;
      hash += (byte & 0x7f) * shift;
      if (byte < 0x80) break;
      shift *= 128;
    }
    hashes[row] = hash;
  }
  const first = at + 3 * count;
  const starts = new Uint32Array(count + 1);
  const numbers = new Uint32Array(count);
  const labels = new Uint8Array(Math.max(0, bytes.length - first));
  let entry = 0;
  for (let row = 0; row < count; row += 1, at += 3) {
    numbers[row] = row;
    const mask = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    for (let label = 0; label < labelCount; label += 1) {
      if ((mask & (1 << label)) === 0) continue;
      labels[entry] = label;
      entry += 1;
    }
    starts[row + 1] = entry;
  }
  if (first + entry !== bytes.length) throw new RangeError('The tagger model is cut short.');
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + first, entry).slice();
  return { scale, rows: buildTable(hashes, numbers), starts, labels, weights, transitions };
}

export const modelMagic = magic;
