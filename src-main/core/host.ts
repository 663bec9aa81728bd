/**
 * What only a host can do: windows, dialogs, the system's browser. A method that is missing is a thing this host
 * cannot do; `app.info` tells the page, which then offers the next best way.
 */
export interface Host {
  /** `desktop`, `browser` or `cli`. */
  readonly name: string;
  /** What a command line is doing, for whoever finds the library locked by it. */
  readonly command?: string;
  /** Absolute paths of files the person chose, or null when they closed the dialog. */
  readonly chooseFiles?: () => Promise<string[] | null>;
  /** The absolute path of a folder the person chose, or null when they closed the dialog. */
  readonly chooseFolder?: () => Promise<string | null>;
  /** The absolute path to save to, or null when the person closed the dialog, whose title says what is saved. */
  readonly chooseSavePath?: (suggestedName: string, what?: 'export' | 'pdf' | 'backup') => Promise<string | null>;
  /** The absolute path of a backup the person chose, or null when they closed the dialog. */
  readonly chooseBackup?: () => Promise<string | null>;
  readonly revealFile?: (path: string) => Promise<void>;
  /** Opens a window of its own for an article. */
  readonly openWindow?: (articleId: string) => Promise<void>;
  /** What undo and redo of a window would do, as titles for a menu; null where there is nothing. */
  readonly nameSteps?: (window: string, titles: StepTitles) => void;
  /** Prints the page that is in front, through the system's dialog; resolves when that is over. */
  readonly print?: () => Promise<void>;
  /** The page that is in front as a PDF document; null where none is. */
  readonly printToPdf?: () => Promise<Uint8Array | null>;
  /** Opens an http, https or mailto address outside Postil; the caller has checked the scheme. */
  readonly openExternal?: (url: string) => Promise<void>;
}

export interface StepTitles {
  readonly undo: string | null;
  readonly redo: string | null;
}
