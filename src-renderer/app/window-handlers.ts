import type { CommandId } from '#shared/commands/catalogue.ts';
import type { ArticleSummary } from '#shared/model/article.ts';
import { openInWindow, pdfSaver, printPage } from '../api/window-actions.ts';
import { report } from '../lib/toasts.ts';

/** What is done with the window that an article is shown in. */
export function windowHandlers({ id, title }: ArticleSummary): Partial<Record<CommandId, () => void>> {
  const savePdf = pdfSaver(title);
  return {
    'article.window': () => void openInWindow(id).catch(report),
    'file.print': () => void printPage().catch(report),
    ...(savePdf !== null && { 'file.pdf': () => void savePdf().catch(report) }),
  };
}
