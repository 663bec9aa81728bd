import { writePageAddress } from '#shared/api/page-address.ts';
import { text } from '../lib/text.ts';
import { announce } from '../lib/toasts.ts';
import { call } from './client.ts';
import { infoQuery, queryClient } from './queries.ts';

function host() {
  return queryClient.getQueryData(infoQuery.queryKey)?.host;
}

/** Opens an article in a window of its own, or in a tab where the host is a browser. */
export async function openInWindow(id: string): Promise<void> {
  if (host()?.openWindow) await call('host.openWindow', { id });
  else {
    const address = writePageAddress({ window: null, article: id, alone: true, selection: null });
    window.open(`/${address}`, '_blank', 'noopener');
  }
}

/** Prints what is shown, through the system's or the browser's dialog. */
export async function printPage(): Promise<void> {
  if (host()?.print) await call('host.print', {});
  else window.print();
}

/** Saves what is shown as a PDF document, where the host can; null where it leaves that to the dialog for printing. */
export function pdfSaver(name: string): (() => Promise<void>) | null {
  if (host()?.printToPdf !== true) return null;
  return async () => {
    const saved = await call('host.savePdf', { name });
    if (saved !== null) announce(text.app.savedPdf(saved.path));
  };
}
