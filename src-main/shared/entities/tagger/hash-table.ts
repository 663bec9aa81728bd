/**
 * A table from 32-bit hashes to small numbers, in a file: the count as four bytes (little-endian), the sorted hashes as
 * differences in variable-length bytes (seven bits each, the lowest first), then four bytes for each value in that order.
 */
export interface HashTable {
  /** The value of a hash, or -1. Of a word that is not in the table one in 30,000 is taken for another that is. */
  get(hash: number): number;
  readonly size: number;
}

/** Reads what `packTable` wrote, at `offset` of `bytes`; `end` is where the table ends. Throws RangeError on a file cut short. */
export function unpackTable(bytes: Uint8Array, offset = 0): { readonly table: HashTable; readonly end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(offset, true);
  let at = offset + 4;
  const hashes = new Uint32Array(size);
  let hash = 0;
  for (let i = 0; i < size; i += 1) {
    let shift = 1;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined) throw new RangeError('The table of hashes is cut short.');
      at += 1;
      hash += (byte & 0x7f) * shift;
      if (byte < 0x80) break;
      shift *= 128;
    }
    hashes[i] = hash;
  }
  const values = new Uint32Array(size);
  for (let i = 0; i < size; i += 1) values[i] = view.getUint32(at + 4 * i, true);
  return { table: buildTable(hashes, values), end: at + 4 * size };
}

/** Open addressing at half load or less; `hashes` are distinct. */
export function buildTable(hashes: Uint32Array, values: Uint32Array): HashTable {
  let bits = 4;
  while (2 ** bits < hashes.length * 2) bits += 1;
  const mask = 2 ** bits - 1;
  // An empty slot has the key 0, so that most look-ups of what is not there read one number; the hash 0 has its own place.
  const keys = new Uint32Array(mask + 1);
  const slots = new Uint32Array(mask + 1);
  let zero = -1;
  for (let i = 0; i < hashes.length; i += 1) {
    const hash = hashes[i] as number;
    const value = values[i] as number;
    if (hash === 0) {
      zero = value;
      continue;
    }
    let slot = hash & mask;
    while (keys[slot] !== 0) slot = (slot + 1) & mask;
    keys[slot] = hash;
    slots[slot] = value;
  }
  return {
    size: hashes.length,
    get(hash) {
      if (hash === 0) return zero;
      let slot = hash & mask;
      for (;;) {
        const key = keys[slot] as number;
        if (key === hash) return slots[slot] as number;
        if (key === 0) return -1;
        slot = (slot + 1) & mask;
      }
    },
  };
}
