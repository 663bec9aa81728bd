import { offerAddress, webAddressIn } from '../features/importing/import-address.ts';
import { importAll } from '../features/importing/import-files.ts';
import { openArticle } from '../session/session.ts';

/** Imports the text of the clipboard, or offers to fetch the address that it is. Rejects where it cannot be read. */
export async function importClipboard(): Promise<void> {
  const text = await navigator.clipboard.readText();
  const address = webAddressIn(text);
  if (address !== null) return offerAddress(address);
  await importAll([{ blob: new Blob([text]), name: 'pasted text', type: 'text/plain; charset=utf-8' }], openArticle);
}
