import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cancelled } from './cancelled.ts';

/** The SHA-256 of a file, in hexadecimal. Throws AppError `cancelled`. */
export async function hashOfFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    if (signal?.aborted) throw cancelled();
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
