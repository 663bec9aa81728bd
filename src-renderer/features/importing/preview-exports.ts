import type { ImportResult } from '#shared/model/import-result.ts';
import { upload } from '../../api/client.ts';
import type { Incoming } from './import-files.ts';

/** Files among which there are exports of other apps, and what each row of those would do. */
export interface Preview {
  readonly items: readonly Incoming[];
  readonly results: readonly ImportResult[];
}

/** More files than these are pages, and asking of each whether it is an export would read all twice. */
const mostAsked = 20;
/** Extensions of what apps write; the core looks at the content. */
const candidate = /\.(?:csv|tsv|json|annotations|zip|txt|html?|md)$/i;

/** What exports among these files would bring; null where there is none. */
export async function previewExports(items: readonly Incoming[]): Promise<Preview | null> {
  const asked = items.filter(({ name }) => candidate.test(name));
  if (asked.length === 0 || asked.length > mostAsked) return null;
  const results: ImportResult[] = [];
  for (const { blob, name, type } of asked) results.push(...(await upload(blob, name, type, { preview: 'exports' })));
  // A file that cannot be read is told of by the import itself.
  return results.some(({ app }) => app !== undefined) ? { items, results } : null;
}
