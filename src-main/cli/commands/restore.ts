import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { RestoreOptions } from '#core/backup/extract.ts';
import type { MergeReport } from '#core/backup/merge-backup.ts';
import type { RestoreReport } from '#core/backup/restore-library.ts';
import { stateDirectoryFor } from '#core/library/locations.ts';
import { acquireLock } from '#core/storage/lock.ts';
import { AppError } from '#shared/api/errors.ts';
import { exitStatus } from '../exit-status.ts';
import { counted } from '../format.ts';
import { libraryDirectoryOf, opening, withApp } from '../open-app.ts';
import { openForWriting } from '../open-for-writing.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';
import { terminal } from '../terminal.ts';
import { describe, stoppably } from './backup.ts';

interface RestoreCommandOptions extends CommonOptions {
  merge?: boolean;
  whatCanBeSaved?: boolean;
}

export function addRestoreCommand(program: Command, version: string): void {
  withCommonOptions(program.command('restore'))
    .description(
      'Bring a library back from a backup, into a folder that is empty or merged into the library that is there.',
    )
    .argument('<file>', 'the backup')
    .option('--merge', 'into a library that has something: what either has, and of what both have the later state')
    .option('--what-can-be-saved', 'of a damaged backup restore what is whole, instead of nothing')
    .action(async (given: string, options: RestoreCommandOptions) => {
      const directory = libraryDirectoryOf(options);
      const { isEmptyLibrary } = await import('#core/backup/restore-library.ts');
      const isEmpty = await isEmptyLibrary(directory);
      if (!isEmpty && !options.merge) {
        const message = `The library ${directory} is not empty. Nothing was changed; name an empty folder with --library, or say --merge to merge the backup into this library.`;
        throw new AppError('conflict', message);
      }
      const { whatCanBeSaved } = options;
      const path = resolve(terminal().directory, given);
      const restore = (work: (wanted: RestoreOptions) => Promise<RestoreReport | MergeReport>) =>
        stoppably(options, (how) => work({ path, whatCanBeSaved, ...how })).then((report) => tell(report, options));
      // A library that is open cannot be exchanged for another, but it can take everything.
      if (!isEmpty || terminal().app !== null)
        return withApp(options, 'restore', version, (app) => restore(app.backups.merge));
      await restoreInto(directory, options, version, restore);
    });
}

async function restoreInto(
  directory: string,
  { quiet }: RestoreCommandOptions,
  version: string,
  restore: (work: (wanted: RestoreOptions) => Promise<RestoreReport>) => Promise<void>,
): Promise<void> {
  const stateDirectory = stateDirectoryFor(directory, process.env, process.platform, homedir());
  const holder = { host: 'cli', command: terminal().command, version };
  const lock = await openForWriting(
    () => opening(acquireLock(stateDirectory, directory, holder), { libraryDirectory: directory }),
    stateDirectory,
    quiet,
  );
  const files = {
    now: () => new Date(),
    readOnly: false,
    onDamaged: (path: string, _aside: string | null, reason: string) =>
      complain(`${path} could not be read: ${reason}`),
  };
  try {
    const { restoreLibrary } = await import('#core/backup/restore-library.ts');
    await restore((wanted) => restoreLibrary({ ...wanted, directory, stateDirectory, files }));
  } finally {
    lock.release();
  }
}

async function tell(report: RestoreReport | MergeReport, options: RestoreCommandOptions): Promise<void> {
  const { articles, notes, media, sha256, damaged } = report;
  const merged = 'added' in report ? { added: report.added.length, changed: report.changed.length } : null;
  for (const each of damaged) complain(`not restored: ${each.path} ${each.reason}`);
  if (damaged.length > 0) terminal().setExitStatus(exitStatus.someFailed);
  if (options.json) await writeJson({ articles, notes, media, sha256, ...merged, damaged });
  else if (!options.quiet) {
    const came =
      merged === null
        ? ''
        : `; ${counted(merged.added, 'article')} new here, ${merged.changed} changed, the rest as before`;
    await writeLine(`${merged === null ? 'restored' : 'merged'}  ${describe(report)}${came}`);
  }
}
