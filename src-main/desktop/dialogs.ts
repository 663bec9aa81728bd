import { basename } from 'node:path';
import type { BrowserWindow, Dialog, OpenDialogOptions, Shell } from 'electron';
import type { Host, StepTitles } from '#core/host.ts';
import { AppError } from '#shared/api/errors.ts';
import type { Messages } from '#shared/messages/messages.ts';
import { importExtensions } from '#shared/model/import-files.ts';
import { externalAddress } from './external-address.ts';

interface DialogParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>;
  readonly shell: Pick<Shell, 'openExternal' | 'showItemInFolder'>;
  /** The window a dialog belongs to, or null while none is open. */
  readonly window: () => BrowserWindow | null;
  readonly text: () => Messages['desktop'];
  /** Opens a window for an article. */
  readonly openWindow: (articleId: string) => void;
  /** Told what undo and redo of a window would do. */
  readonly nameSteps: (window: string, titles: StepTitles) => void;
  /** Told what a person chose to import. */
  readonly onChosen: (paths: readonly string[]) => void;
}

export type DesktopHost = Required<Omit<Host, 'command'>>;

/** Postil's host on a desktop: the system's dialogs, file manager and browser. */
export function createDesktopHost({
  dialog,
  shell,
  window,
  text,
  openWindow,
  nameSteps,
  onChosen,
}: DialogParts): DesktopHost {
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
        message: protocol === 'mailto:' ? text().writeMail : text().openAddress,
        detail: address,
        buttons: [text().open, text().cancel],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
        ...(host === '' ? {} : { checkboxLabel: text().doNotAskAgain(host) }),
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
    nameSteps,

    async chooseFiles() {
      const chosen = await choose({
        title: text().importFiles,
        buttonLabel: text().import,
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: text().articles, extensions: [...importExtensions] },
          { name: text().allFiles, extensions: ['*'] },
        ],
      });
      if (chosen !== null) onChosen(chosen);
      return chosen;
    },

    async chooseFolder() {
      const properties: OpenDialogOptions['properties'] = ['openDirectory', 'createDirectory'];
      const chosen = await choose({ title: text().keepFolder, buttonLabel: text().choose, properties });
      return chosen?.[0] ?? null;
    },

    async chooseSavePath(suggestedName, what = 'export') {
      const name = basename(suggestedName);
      const extension = name.split('.').slice(1).at(-1);
      const options = {
        title: { export: text().export, pdf: text().savePdf, backup: text().backUp }[what],
        defaultPath: name,
        properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
        filters: [
          ...(extension === undefined ? [] : [{ name: nameOfFormat(extension), extensions: [extension] }]),
          { name: text().allFiles, extensions: ['*'] },
        ],
      };
      const parent = window();
      const chosen = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },

    async chooseBackup() {
      const chosen = await choose({
        title: text().restoreBackup,
        buttonLabel: text().check,
        properties: ['openFile'],
        filters: [
          { name: text().backups, extensions: ['zip'] },
          { name: text().allFiles, extensions: ['*'] },
        ],
      });
      return chosen?.[0] ?? null;
    },

    async revealFile(path) {
      shell.showItemInFolder(path);
    },

    async openWindow(articleId) {
      openWindow(articleId);
    },

    print: () =>
      new Promise((resolve, reject) => {
        const contents = window()?.webContents;
        if (contents === undefined) return resolve();
        // The system's own dialog; a person who closes it has not met with a fault.
        contents.print({ printBackground: true }, (success, reason) => {
          if (success || /cancel/i.test(reason)) resolve();
          else reject(new AppError('unsupported', text().notPrinted(reason)));
        });
      }),

    async printToPdf() {
      const contents = window()?.webContents;
      if (contents === undefined) return null;
      // Sizes, margins and what is left out are the page's own: its style sheet for printing says them.
      return contents.printToPDF({
        printBackground: true,
        preferCSSPageSize: true,
        generateDocumentOutline: true,
        generateTaggedPDF: true,
      });
    },

    // The only place where a link leaves Postil: checked here again, whoever calls. (`updates.ts` opens a page that the package names.)
    async openExternal(given) {
      const address = externalAddress(given);
      if (address === null) {
        throw new AppError('invalid-input', text().onlyAddresses);
      }
      if (!(await mayOpen(address))) return;
      try {
        await shell.openExternal(address);
      } catch (error) {
        throw new AppError('unsupported', text().noProgram(address), { cause: error });
      }
    },
  };
}

function nameOfFormat(extension: string): string {
  if (extension === 'md') return 'Markdown';
  return extension === 'pdf' ? 'PDF' : extension;
}
