import { offerAddress, webAddressIn } from '../features/importing/import-address.ts';
import { importAll } from '../features/importing/import-files.ts';
import { text } from '../lib/text.ts';
import { openArticle } from '../session/session.ts';

/** Imports the text of the clipboard, or offers to fetch the address that it is. Rejects where it cannot be read. */
export async function importClipboard(): Promise<void> {
  const pasted = await navigator.clipboard.readText();
  const address = webAddressIn(pasted);
  if (address !== null) return offerAddress(address);
  await importAll(
    [{ blob: new Blob([pasted]), name: text.importing.pastedText, type: 'text/plain; charset=utf-8' }],
    openArticle,
  );
}
