import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Recognition } from '#shared/model/entity.ts';

const fast = { level: 3 };

/** A text at a third of its size or so. */
export function packText(text: string): Uint8Array {
  // A reading text may hold half a surrogate pair, which UTF-8 cannot: the first byte tells.
  const encoding = text.isWellFormed() ? 'utf8' : 'utf16le';
  return deflateRawSync(Buffer.concat([Buffer.of(encoding === 'utf8' ? 0 : 1), Buffer.from(text, encoding)]), fast);
}

export function unpackText(packed: Uint8Array): string {
  const bytes = inflateRawSync(packed);
  return bytes.toString(bytes[0] === 0 ? 'utf8' : 'utf16le', 1);
}

export function packRecognition(recognition: Recognition): Uint8Array {
  return deflateRawSync(JSON.stringify(recognition), fast);
}

/** Trusted as it is: only this index wrote it, and one that is damaged is made anew. */
export function unpackRecognition(packed: Uint8Array): Recognition {
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as Recognition;
}
