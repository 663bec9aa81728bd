import type { Dialog } from 'electron';
import { describeMissing, type Missing } from '#core/library/census.ts';
import type { Messages } from '#shared/messages/messages.ts';

/** Asks the person whether to open a library of which much is away; closing the question is no. */
export async function mayGoOn(
  dialog: Pick<Dialog, 'showMessageBox'>,
  missing: Missing,
  libraryDirectory: string,
  text: Messages['desktop'],
): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: text.much,
    detail: describeMissing(missing, libraryDirectory),
    buttons: [text.quit, text.openWithout],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
