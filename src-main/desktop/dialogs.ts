import { basename } from 'node:path';
import type { BaseWindow, Dialog, OpenDialogOptions, Shell } from 'electron';
import type { Host } from '#core/host.ts';
import { AppError } from '#shared/api/errors.ts';
import { importExtensions } from '#shared/model/import-files.ts';
import { externalAddress } from './external-address.ts';

interface DialogParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>;
  readonly shell: Pick<Shell, 'openExternal' | 'showItemInFolder'>;
  /** The window a dialog belongs to, or null while none is open. */
  readonly window: () => BaseWindow | null;
}

export type DesktopHost = Required<Omit<Host, 'command'>>;

/** Postil's host on a desktop: the system's dialogs, file manager and browser. */
export function createDesktopHost({ dialog, shell, window }: DialogParts): DesktopHost {
  // Hosts that the person said not to ask about again; forgotten with the process.
  const trusted = new Set<string>();
  let asking = false;

  /** Shows the whole address and asks. One question at a time: what comes meanwhile is dropped. */
  async function mayOpen(address: string): Promise<boolean> {
    const { host, protocol } = new URL(address);
    if (trusted.has(host)) return true;
    if (asking) return false;
    asking = true;
    try {
      const question = {
        type: 'question' as const,
        message: protocol === 'mailto:' ? 'Write a mail to this address?' : 'Open this address in your browser?',
        detail: address,
        buttons: ['Open', 'Cancel'],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
        ...(host === '' ? {} : { checkboxLabel: `Do not ask again for ${host} until Postil is closed` }),
      };
      const parent = window();
      const answer = await (parent === null
        ? dialog.showMessageBox(question)
        : dialog.showMessageBox(parent, question));
      if (answer.response === 0 && answer.checkboxChecked && host !== '') trusted.add(host);
      return answer.response === 0;
    } finally {
      asking = false;
    }
  }

  async function choose(options: OpenDialogOptions): Promise<string[] | null> {
    const parent = window();
    const chosen = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
    return chosen.canceled || chosen.filePaths.length === 0 ? null : chosen.filePaths;
  }

  return {
    name: 'desktop',

    chooseFiles: () =>
      choose({
        title: 'Import files',
        buttonLabel: 'Import',
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'Articles', extensions: [...importExtensions] },
          { name: 'All files', extensions: ['*'] },
        ],
      }),

    async chooseFolder() {
      const properties: OpenDialogOptions['properties'] = ['openDirectory', 'createDirectory'];
      const chosen = await choose({ title: 'Keep a folder in step', buttonLabel: 'Choose', properties });
      return chosen?.[0] ?? null;
    },

    async chooseSavePath(suggestedName, title = 'Export') {
      const name = basename(suggestedName);
      const extension = name.split('.').slice(1).at(-1);
      const options = {
        title,
        defaultPath: name,
        properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
        filters: [
          ...(extension === undefined
            ? []
            : [{ name: extension === 'md' ? 'Markdown' : extension, extensions: [extension] }]),
          { name: 'All files', extensions: ['*'] },
        ],
      };
      const parent = window();
      const chosen = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },

    async chooseBackup() {
      const chosen = await choose({
        title: 'Restore a backup',
        buttonLabel: 'Check',
        properties: ['openFile'],
        filters: [
          { name: 'Backups', extensions: ['zip'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      return chosen?.[0] ?? null;
    },

    async revealFile(path) {
      shell.showItemInFolder(path);
    },

    // The only place where an address leaves Postil: checked here again, whoever calls.
    async openExternal(given) {
      const address = externalAddress(given);
      if (address === null) {
        throw new AppError('invalid-input', 'Only http, https and mailto addresses can be opened. Nothing was opened.');
      }
      if (!(await mayOpen(address))) return;
      try {
        await shell.openExternal(address);
      } catch (error) {
        throw new AppError('unsupported', `The system has no program that opens ${address}.`, { cause: error });
      }
    },
  };
}
