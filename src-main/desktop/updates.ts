import { readFileSync } from 'node:fs';
import type { BrowserWindow, Dialog } from 'electron';
import type { Messages } from '#shared/messages/messages.ts';

/**
 * Where newer versions of this package are, by the home page that its package.json (at `packageFile`) names, or null where
 * that is none on the web. Postil has no server of its own to ask: whoever hands out packages names a page
 * (`extraMetadata.homepage`), and a person looks there.
 */
export function releasesPage(packageFile: string): string | null {
  const url = URL.parse(homepageOf(packageFile));
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  // A package that was made for oneself has a home page because its format asks for one.
  return url.hostname === 'localhost' || url.hostname.endsWith('.localhost') ? null : url.href;
}

function homepageOf(packageFile: string): string {
  try {
    const { homepage } = JSON.parse(readFileSync(packageFile, 'utf8')) as { homepage?: unknown };
    return typeof homepage === 'string' ? homepage : '';
  } catch {
    return '';
  }
}

interface UpdateParts {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly window: () => BrowserWindow | null;
  readonly text: () => Messages['desktop'];
  readonly version: string;
  readonly page: string;
  /** Has an address opened outside Postil, without asking again. */
  readonly open: (address: string) => Promise<void>;
}

/**
 * Asks and, on a clear yes, has the person's browser open the page of releases. Postil itself asks nobody: its one way to
 * the network is for articles, an answer by a machine would be one more thing to trust, and a page can be read.
 */
export async function askAboutUpdates({ dialog, window, text, version, page, open }: UpdateParts): Promise<void> {
  const question = {
    type: 'question' as const,
    message: text().updatesQuestion,
    detail: text().updatesSays(version, page),
    buttons: [text().open, text().cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  };
  const parent = window();
  const { response } = await (parent === null
    ? dialog.showMessageBox(question)
    : dialog.showMessageBox(parent, question));
  if (response === 0) await open(page);
}
