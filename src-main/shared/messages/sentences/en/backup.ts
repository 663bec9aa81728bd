import { formatsOf } from '../../formats.ts';

const { number } = formatsOf('en');

const choose = 'choose the ZIP file that “Back up the library…” or “postil backup” wrote';
const megabytes = (bytes: number) => `${number(Math.ceil(bytes / 1e6))} MB`;
const strange = (name: string, why: string) =>
  `${name} is no backup of Postil: it ${why}. Nothing was restored; ${choose}.`;

/** Backing up a library, and restoring it. */
export const backup = {
  stopped: 'Stopped. Nothing was written, and the library is as it was.',
  inLibrary: (path: string) =>
    `${path} lies in the library itself, so it would be part of the next backup and lost with the library. Choose another place.`,
  inTheWay: (path: string) => `${path} is there already. It was kept as it is; choose another name, or say --force.`,
  readBackDiffers:
    'The backup was read back and the archive is not as it was written. It was not kept; write it to another disk.',
  readBackDamaged: (path: string, reason: string) =>
    `The backup was read back and ${path} ${reason}. It was not kept; write it to another disk.`,
  changedMeanwhile: (path: string) => `${path} was changed while it was backed up. Try again when it is not.`,
  keepsChanging: (path: string) => `${path} keeps changing, so it was not backed up. Try again.`,
  notBeforeMigration: (directory: string, found: number, present: number, reason: string) =>
    `The library ${directory} is of an earlier format (${found}) and could not be backed up before it is changed to the present one (${present}), so it was not opened and nothing was changed. ${reason}`,

  damaged: (count: number) => {
    const many = count === 1 ? 'one file of it is' : `${count} files of it are`;
    return `The backup is damaged: ${many} not as it was put in. Nothing was restored; take another backup, or ask for what can be saved of this one.`;
  },
  noRoom: (needed: number, disk: string, left: number) =>
    `The backup needs ${megabytes(needed)} and the disk of ${disk} has ${megabytes(left)} left. Nothing was restored.`,
  mergeStopped: 'Stopped. What was merged so far stays; restore the same backup again for the rest.',
  notEmpty: (directory: string) =>
    `${directory} is not empty. Nothing was changed; restore into another folder, or merge the backup into this library.`,
  isFile: (path: string) => `${path} is a file. Nothing was changed.`,

  tooMany: (name: string) => `${name} holds more files than a library can. Nothing was restored.`,
  locked: (name: string) =>
    `${name} is locked with a password. Unlock it with the program that locked it. Nothing was restored.`,
  outOfProportion: (name: string, bytes: number) =>
    `${name} would unpack to ${number(Math.round(bytes / 1e6))} MB, out of all proportion. Nothing was restored.`,
  newer: (name: string, found: number, known: number) =>
    `${name} was made by a newer Postil (format ${found}, this one knows ${known}). Update Postil to restore it; nothing was restored.`,
  twice: (name: string, file: string) => strange(name, `holds ${file} twice`),
  largeManifest: (name: string) => strange(name, 'has a manifest that is too large'),
  noPlace: (name: string, file: string) => strange(name, `holds ${file}, which has no place in a library`),
  overlapping: (name: string) => strange(name, 'holds files that lie over each other'),
  noManifest: (name: string) => strange(name, 'has no manifest.json'),
  otherManifest: (name: string) => strange(name, 'has the manifest of something else'),
  unreadable: (name: string, detail: string) => `${name} cannot be read: ${detail}.`,
  noBackup: (name: string) =>
    `${name} is no backup of Postil, or not all of one. Nothing was restored; ${choose}, or copy it again if it was cut off on its way.`,
  closed: 'This backup is open no more. Choose it again; nothing was changed.',
  gone: 'This backup is there no more. Make it again.',
};
