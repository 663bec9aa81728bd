import type { Dialog } from 'electron';
import { describeMissing, type Missing } from '#core/library/census.ts';

/** Asks the person whether to open a library of which much is away; closing the question is no. */
export async function mayGoOn(
  dialog: Pick<Dialog, 'showMessageBox'>,
  missing: Missing,
  libraryDirectory: string,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: 'Much of this library is not there',
    detail: describeMissing(missing, libraryDirectory),
    buttons: ['Quit', 'Open it without them'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
