import { ChromiumElectron } from './chromium-electron.ts';

/** The process's Electron, as `main-process.ts` has it. */
export const electron = new ChromiumElectron();

/** What `import … from 'electron'` gives in the main process. */
export const { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, screen, session, shell } = electron.module;
