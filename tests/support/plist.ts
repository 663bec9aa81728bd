/** What a property list of a test may hold. */
export type Value = string | Uint8Array | readonly Value[] | { readonly [key: string]: Value };

/** A binary property list (`bplist00`): each value is an object of its own, none is shared. */
export function binaryPlist(top: Value): Uint8Array {
  const objects: Buffer[] = [];
  add(top);
  const pieces = [Buffer.from('bplist00'), ...objects];
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  return Buffer.concat([...pieces, ...offsets.map((offset) => number(offset, 4)), trailer(objects.length, at)]);

  function add(value: Value): number {
    const index = objects.length;
    objects.push(Buffer.alloc(0));
    objects[index] = encoded(value);
    return index;
  }

  function encoded(value: Value): Buffer {
    if (typeof value === 'string') {
      const isAscii = /^[\p{ASCII}]*$/u.test(value);
      const bytes = isAscii ? Buffer.from(value, 'latin1') : Buffer.from(value, 'utf16le').swap16();
      return Buffer.concat([head(isAscii ? 0x5 : 0x6, value.length), bytes]);
    }
    if (value instanceof Uint8Array) return Buffer.concat([head(0x4, value.length), value]);
    if (Array.isArray(value))
      return Buffer.concat([head(0xa, value.length), ...value.map((one) => number(add(one), 2))]);
    const entries = Object.entries(value);
    const keys = entries.map(([key]) => number(add(key), 2));
    const values = entries.map(([, one]) => number(add(one as Value), 2));
    return Buffer.concat([head(0xd, entries.length), ...keys, ...values]);
  }
}

/** A property list of lists, each of which holds the next twice: `levels` objects that stand for 2^levels. */
export function plistBomb(levels: number): Uint8Array {
  const objects = Array.from({ length: levels }, (_, n) => Buffer.from([0xa2, n + 1, n + 1]));
  objects.push(Buffer.from([0x51, 0x61]));
  const offsets = objects.map((_, n) => number(8 + n * 3, 4));
  const end = 8 + levels * 3 + 2;
  return Buffer.concat([Buffer.from('bplist00'), ...objects, ...offsets, trailer(objects.length, end, 1)]);
}

/** An XML property list. */
export function xmlPlist(top: Value): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">${xml(top)}</plist>\n`;
}

function xml(value: Value): string {
  if (typeof value === 'string') return `<string>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</string>`;
  if (value instanceof Uint8Array) return `<data>\n${Buffer.from(value).toString('base64')}\n</data>`;
  if (Array.isArray(value)) return `<array>${value.map(xml).join('')}</array>`;
  return `<dict>${Object.entries(value)
    .map(([key, one]) => `<key>${key}</key>${xml(one as Value)}`)
    .join('')}</dict>`;
}

function head(kind: number, length: number): Buffer {
  if (length < 15) return Buffer.from([(kind << 4) | length]);
  return Buffer.concat([Buffer.from([(kind << 4) | 15, 0x12]), number(length, 4)]);
}

function number(value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
}

function trailer(count: number, table: number, referenceSize = 2): Buffer {
  const bytes = Buffer.alloc(32);
  bytes[6] = 4;
  bytes[7] = referenceSize;
  bytes.writeUInt32BE(count, 12);
  bytes.writeUInt32BE(table, 28);
  return bytes;
}
