/** Ids as sorted numbers: eight bytes each, where a large library would have a hundred thousand strings. */
export type IdList = Float64Array;

/** The signs of a ULID, in their order (Crockford's base 32). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The value of a sign by its code, -1 for what is none. */
const values = new Int8Array(128).fill(-1);
for (let value = 0; value < signs.length; value += 1) values[signs.charCodeAt(value)] = value;
/** Signs of an id. */
export const idLength = 26;
/** The last signs of an id are its random ones; so many fit into a number, and two of a library are hardly ever the same. */
const told = 10;

/** The number of the id that ends at `end` of a text. */
function numberAt(text: string, end: number): number {
  let number = 0;
  for (let at = end - told; at < end; at += 1) number = number * signs.length + valueAt(text, at);
  return number;
}

function valueAt(text: string, at: number): number {
  return values[text.charCodeAt(at)] ?? -1;
}

/** Whether an id ends at `end` of a text. Of a hundred thousand names at each start, so no expression is run on them. */
export function isIdAt(text: string, end: number): boolean {
  for (let at = end - idLength; at < end; at += 1) if (at < 0 || valueAt(text, at) < 0) return false;
  return true;
}

/** The ids that stand in texts: `endOf` says where one ends, or -1 where there is none. */
export function idsIn(texts: readonly string[], endOf: (text: string) => number): IdList {
  const found = new Float64Array(texts.length);
  let count = 0;
  for (const text of texts) {
    const end = endOf(text);
    if (end >= told) found[count++] = numberAt(text, end);
  }
  return found.subarray(0, count).sort();
}

/** All ids of several lists, each once. */
export function joined(...lists: readonly IdList[]): IdList {
  const all = new Float64Array(lists.reduce((length, list) => length + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  // One alone is sorted already, as that of most starts is: the trash is empty.
  if (lists.filter(({ length }) => length > 0).length > 1) all.sort();
  let count = 0;
  for (let index = 0; index < all.length; index += 1) {
    const number = all[index] as number;
    if (count === 0 || number !== all[count - 1]) all[count++] = number;
  }
  return all.slice(0, count);
}

/** How many ids of one list are not in another. */
export function countMissing(known: IdList, there: IdList): number {
  return without(known, there).length;
}

/** A list without the ids of another. */
export function without(list: IdList, gone: IdList): IdList {
  let at = 0;
  return list.filter((number) => {
    while (at < gone.length && (gone[at] as number) < number) at += 1;
    return gone[at] !== number;
  });
}

export function toText(list: IdList): string {
  return Buffer.from(list.buffer, list.byteOffset, list.byteLength).toString('base64');
}

/** Throws RangeError for what `toText` did not give. */
export function fromText(text: string): IdList {
  const bytes = Buffer.from(text, 'base64');
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
