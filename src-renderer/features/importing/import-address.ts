import { call } from '../../api/client.ts';
import { report } from '../../lib/toasts.ts';
import { openDialog } from '../../session/session.ts';
import { conclude, useImport } from './import-files.ts';

/** The web address that a text is, and nothing else; null for any other text. */
export function webAddressIn(text: string): string | null {
  const address = text.trim();
  if (!/^https?:\/\/\S+$/i.test(address) || address.length > 4000) return null;
  return URL.parse(address) === null ? null : address;
}

/** The link that was dropped or pasted, where it is neither a file nor a passage that holds links. */
export function linkIn(transfer: DataTransfer): string | null {
  if (transfer.files.length > 0 || [...transfer.items].some(({ kind }) => kind === 'file')) return null;
  const listed = transfer.getData('text/uri-list').split(/\r?\n/);
  const dropped = listed.find((line) => line !== '' && !line.startsWith('#'));
  return webAddressIn(dropped ?? transfer.getData('text/plain'));
}

/**
 * Asks the person whether that address is to be fetched, `into` the link that it is the text of; nothing is fetched before
 * they say so.
 */
export function offerAddress(address: string, into: string | null = null): void {
  useImport.setState({ offered: address, into });
  openDialog('address');
}

let cancelled = false;

/** Fetches an address that the person asked for, and opens the article. */
export async function importAddress(url: string, onOpen: (id: string) => void): Promise<void> {
  const { into } = useImport.getState();
  cancelled = false;
  useImport.setState({ fetching: true, progress: { done: 0, total: 1, name: url } });
  try {
    const result = await call('import.address', { url, ...(into !== null && { into }) });
    if (!(cancelled && result.status === 'failed')) conclude([result], onOpen);
  } catch (error) {
    report(error);
  } finally {
    useImport.setState({ fetching: false, progress: null });
  }
}

export function cancelFetch(): void {
  cancelled = true;
  void call('import.cancelAddress', {}).catch(report);
}
