import { parseBuffer } from 'bplist-parser';
import { said } from '../../said.ts';
import { decode } from '../decoding/decode.ts';
import { importFailure } from '../failures.ts';
import { limits } from '../limits.ts';
import { parseXml, rawText, type XmlElement } from './xml.ts';

/** A value of a property list; what a web archive does not use (dates, numbers, …) is null. */
export type PlistValue = null | string | Uint8Array | readonly PlistValue[] | PlistDictionary;
export type PlistDictionary = ReadonlyMap<string, PlistValue>;

/** Reads a property list, binary or XML; throws AppError `invalid-input` for what is none, `too-large` for a bomb. */
export function readPlist(bytes: Uint8Array, name: string): PlistValue {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 6).toString('latin1') !== 'bplist') {
    return fromXml(parseXml(decode(bytes, 'application/xml').text, name)?.children[0]);
  }
  try {
    checkExpansion(buffer);
    return fromParsed(parseBuffer<unknown>(buffer)[0]);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw importFailure('invalid-input', name, said().reading.noPlist(detail));
  }
}

function fromXml(element: XmlElement | undefined): PlistValue {
  switch (element?.name) {
    case 'dict': {
      const entries = new Map<string, PlistValue>();
      for (const [index, key] of element.children.entries()) {
        if (key.name === 'key') entries.set(rawText(key), fromXml(element.children[index + 1]));
      }
      return entries;
    }
    case 'array':
      return element.children.map(fromXml);
    case 'string':
      return rawText(element);
    case 'data':
      return new Uint8Array(Buffer.from(rawText(element), 'base64'));
    default:
      return null;
  }
}

function fromParsed(value: unknown): PlistValue {
  if (typeof value === 'string' || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(fromParsed);
  if (typeof value !== 'object' || value === null || value instanceof Date) return null;
  return new Map(Object.entries(value).map(([key, inner]) => [key, fromParsed(inner)]));
}

/**
 * Throws when a binary property list would grow beyond what it holds: objects are shared by reference, so that a few
 * lists of lists stand for billions of values, and the library follows each reference. Linear in the objects.
 */
function checkExpansion(buffer: Buffer): void {
  if (buffer.length < 40) throw new Error('it was cut off');
  const trailer = buffer.subarray(-32);
  const offsetSize = trailer.readUInt8(6);
  const referenceSize = trailer.readUInt8(7);
  const count = Number(trailer.readBigUInt64BE(8));
  const top = Number(trailer.readBigUInt64BE(16));
  const table = Number(trailer.readBigUInt64BE(24));
  const known = [1, 2, 3, 4, 8];
  if (!known.includes(offsetSize) || !known.includes(referenceSize)) throw new Error('its trailer is damaged');
  if (table + count * offsetSize > buffer.length) throw new Error('it was cut off');

  /** What an object costs: references it holds, and the bytes that are copied for it. */
  const costs = new Map<number, number>();
  const isOpen = new Set<number>();
  const visit = (index: number, depth: number): number => {
    const done = costs.get(index);
    if (done !== undefined) return done;
    if (index >= count || isOpen.has(index) || depth > limits.depth) throw new Error('it refers to itself');
    isOpen.add(index);
    const { references, bytes } = objectAt(buffer, readNumber(buffer, table + index * offsetSize, offsetSize));
    let cost = 1 + bytes;
    for (let i = 0; i < references.count; i += 1) {
      cost += visit(readNumber(buffer, references.at + i * referenceSize, referenceSize), depth + 1);
    }
    if (cost > limits.inputBytes * 2) throw new Error('it unpacks to more than it may');
    isOpen.delete(index);
    costs.set(index, cost);
    return cost;
  };
  visit(top, 0);
}

interface ObjectShape {
  readonly references: { readonly at: number; readonly count: number };
  /** Bytes that reading the object copies. */
  readonly bytes: number;
}

function objectAt(buffer: Buffer, offset: number): ObjectShape {
  const marker = buffer[offset];
  if (marker === undefined) throw new Error('it was cut off');
  const kind = marker >> 4;
  let length = marker & 15;
  // The library takes a number's length for granted, and a long one costs its square.
  if (kind === 0x1 && length > 4) throw new Error('it is damaged');
  let at = offset + 1;
  if (length === 15 && kind >= 4) {
    const size = 2 ** ((buffer[at] ?? 0) & 15);
    if (size > 8) throw new Error('it is damaged');
    length = readNumber(buffer, at + 1, size);
    at += 1 + size;
  }
  if (kind === 0x5 || kind === 0x6) return { references: { at, count: 0 }, bytes: length * (kind - 4) };
  const count = kind === 0xa ? length : kind === 0xd ? length * 2 : 0;
  if (at + count > buffer.length) throw new Error('it was cut off');
  return { references: { at, count }, bytes: 0 };
}

function readNumber(buffer: Buffer, at: number, size: number): number {
  if (at + size > buffer.length) throw new Error('it was cut off');
  let value = 0;
  for (let i = 0; i < size; i += 1) value = value * 256 + (buffer[at + i] as number);
  return value;
}
