import type { Host } from '#core/host.ts';
import { writeDurably } from '#core/storage/durable-write.ts';
import { able } from './able.ts';

/** Saves the window in front as a PDF document; null where the person closed the dialog, or the window meanwhile. */
export async function savePdf(host: Host, name: string): Promise<{ path: string } | null> {
  const printToPdf = able(host.printToPdf, 'makePdf');
  // Before the dialog: what it leaves of the page's selection and focus is not what was to be saved.
  const bytes = await printToPdf();
  if (bytes === null) return null;
  // What file systems refuse, and what would be another folder.
  const file = `${
    name
      .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, 120) || 'Postil'
  }.pdf`;
  const path = await able(host.chooseSavePath, 'saveFiles')(file, 'pdf');
  if (path === null) return null;
  await writeDurably(path, bytes);
  return { path };
}
