import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDirectory } from '#core/storage/durable-write.ts';

/** A file that leads a browser to an address with a key. */
export interface OpeningPage {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Writes a page that goes on to `url`, for this person's eyes only (mode 0600): what a browser is given to open stands in
 * the list of processes, which every user of a machine can read, and the key must not. Throws what the system says.
 */
export async function writeOpeningPage(directory: string, url: string): Promise<OpeningPage> {
  await makeDirectory(directory);
  const path = join(directory, 'open.html');
  const address = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const page = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Postil</title>
<meta http-equiv="refresh" content="0;url=${address}"><p><a href="${address}">Open Postil</a></p>
`;
  const remove = () => rm(path, { force: true });
  // Only a new file gets the mode from its first byte on.
  await remove();
  await writeFile(path, page, { flag: 'wx', mode: 0o600 });
  return { path, remove };
}
