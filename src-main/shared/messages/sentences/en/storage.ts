/** What the system says of a file, by its code; `other` is the system's own words. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  EROFS: 'the disk is read-only',
  EACCES: 'the folder may not be written',
  EPERM: 'the folder may not be written',
  EIO: 'the disk reported a fault',
  EEXIST: 'a file of that name is in the way',
  ENOTDIR: 'a file is in the way',
  EISDIR: 'a folder of that name is in the way',
  ENOENT: 'its folder is not there',
};

const wayOuts: Readonly<Record<string, string>> = {
  ENOSPC: '; make room and save again',
  EDQUOT: '; make room and save again',
  EFBIG: '; raise the limit for the size of files and save again',
  EROFS: '; make it writable and save again',
  EACCES: '; make it writable and save again',
  EPERM: '; make it writable and save again',
};

const reason = (code: string, other: string) => reasons[code] ?? other;
const wayOut = (code: string) => wayOuts[code] ?? '';

/** What to do, by the host that has the library. */
const wayOutOf: Readonly<Record<string, string>> = {
  cli: 'try again when it has ended',
  browser:
    'go on in the browser in which it was opened, or end that process (Ctrl-C in its terminal) and start again for a new address',
};

/** Files that cannot be saved or read, and the lock of a library. */
export const storage = {
  /** `code` is the system's for what went wrong, `other` its own words. */
  reason,
  mayNotBeRead: 'it may not be read',
  notSaved: (path: string, code: string, other: string) =>
    `Could not save ${path}: ${reason(code, other)}. The library is as it was before${wayOut(code)}.`,
  notWritten: (path: string, code: string, other: string) =>
    `Could not save ${path}: ${reason(code, other)}. The file is as it was before${wayOut(code)}.`,
  unconfirmed: (path: string, reason: string) =>
    `Could not save ${path}: ${reason}. It holds the new text, but a power cut may bring the old one back: look after that disk, then save again.`,
  noFolder: (path: string, code: string, other: string) =>
    `Could not make the folder ${path}: ${reason(code, other)}. Nothing was changed${wayOut(code)}.`,
  notRead: (path: string, reason: string) =>
    `Could not read ${path}: ${reason}. Nothing was changed; look after that disk or folder.`,
  notReplaced: (path: string, reason: string, beside: string) =>
    `Could not replace ${path}: ${reason}. It is as it was before; what was to be saved is kept as ${beside} beside it, and joined with it once it can be replaced. Look whether another program holds it.`,
  notSetAside: (path: string) => `${path} cannot be read and could not be set aside. Nothing was changed.`,
  newer: (file: string, found: number, known: number) =>
    `${file} was written by a newer Postil (format ${found}, this one knows ${known}). It was left as it is; update Postil to open it.`,
  keepsChanging: (path: string) => `Another program keeps changing ${path}. Nothing was saved; try again.`,
  notWrittenBeside: (path: string, reason: string) => `${path} could not be written: ${reason}. It is as it was.`,

  /** `Postil (process 1234, since 10:03)` */
  owner: (program: string, pid: number, since: string) => `${program} (process ${pid}, since ${since})`,
  anotherPostil: 'another Postil',
  /** With a space before it: it is put behind a sentence. */
  silent: (pid: number, since: string) =>
    ` It has given no sign of life since ${since}; if it hangs, end process ${pid}: what it has said to be saved is saved.`,
  locked: (library: string, who: string, host: string, silence: string) =>
    `The library ${library} is open in ${who}. Nothing was changed; ${wayOutOf[host] ?? 'close that one, or make the change there'}.${silence}`,
  lockUnusable: (path: string, reason: string) => `The lock in ${path} cannot be used: ${reason}. Nothing was opened.`,
};
