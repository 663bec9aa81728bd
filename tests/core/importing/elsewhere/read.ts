import type { ElsewhereItem, ElsewhereSkip } from '#core/importing/elsewhere/item.ts';
import { readExport } from '#core/importing/elsewhere/read-export.ts';

/** An export as it is read: its items, and the rows that gave none. */
export function readAs(name: string, content: string | Uint8Array) {
  const found = readExport({ bytes: Buffer.from(content as string), name, contentType: '', url: '' });
  const rows = found?.rows ?? [];
  return {
    app: found?.app ?? null,
    items: rows.filter((row): row is ElsewhereItem => row.kind === 'item'),
    skips: rows.filter((row): row is ElsewhereSkip => row.kind === 'skip'),
  };
}
