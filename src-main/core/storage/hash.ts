import { createHash } from 'node:crypto';

/** `sha256-<hex>`: how bodies and sources are named. */
export function contentHash(data: string | Uint8Array): string {
  return `sha256-${createHash('sha256').update(data).digest('hex')}`;
}
