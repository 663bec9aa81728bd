import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

/** What Postil says it can undo (`accept-encoding`), and does. */
export const contentCodings = 'gzip, br, zstd';

/** A body that is larger than it may be, before or after decompression. */
export class BodyTooLarge extends Error {}
export class UnknownCoding extends Error {}

/**
 * Reads a body to its end and undoes its compression, stopping at `limit` bytes on either side of it, so that a small
 * answer cannot become a large one in memory. Throws BodyTooLarge, UnknownCoding, or the stream's own error.
 */
export async function readBody(body: Readable, coding: string, limit: number): Promise<Uint8Array> {
  const decoder = decoderOf(coding);
  const chunks: Uint8Array[] = [];
  const gather = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of within(source, limit)) chunks.push(chunk);
  };
  if (decoder === null) await pipeline(body, gather);
  else await pipeline(body, (source: AsyncIterable<Uint8Array>) => within(source, limit), decoder, gather);
  return Buffer.concat(chunks);
}

async function* within(source: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > limit) throw new BodyTooLarge();
    yield chunk;
  }
}

function decoderOf(coding: string) {
  switch (coding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      throw new UnknownCoding(coding);
  }
}
