/** The bytes that `unpackTable` of `#shared/entities/tagger/hash-table.ts` reads; values have 32 bits. */
export function packTable(entries: ReadonlyMap<number, number>): Uint8Array {
  const sorted = [...entries].sort((a, b) => a[0] - b[0]);
  const bytes: number[] = [];
  let before = 0;
  for (const [hash] of sorted) {
    pushVarint(bytes, hash - before);
    before = hash;
  }
  for (const [, value] of sorted) bytes.push(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);
  const packed = new Uint8Array(4 + bytes.length);
  new DataView(packed.buffer).setUint32(0, sorted.length, true);
  packed.set(bytes, 4);
  return packed;
}

/** Appends a number of 32 bits, seven at a time, the lowest first. */
export function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 0x80);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}
