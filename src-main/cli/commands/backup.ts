import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { OnProgress } from '#core/backup/write-backup.ts';
import { stateDirectoryFor } from '#core/library/locations.ts';
import { exitStatus } from '../exit-status.ts';
import { counted } from '../format.ts';
import { isLibrary, libraryDirectoryOf, noLibrary } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';
import { createStatusLine } from '../status-line.ts';
import { terminal } from '../terminal.ts';

interface BackupCommandOptions extends CommonOptions {
  force?: boolean;
  verify?: boolean;
}

export function addBackupCommand(program: Command, version: string): void {
  withCommonOptions(program.command('backup'))
    .description('Write everything in the library into one ZIP file, which is read back and checked; or check one.')
    .argument('<file>', 'the backup')
    .option('--force', 'let it take the place of a file that is there')
    .option('--verify', 'write nothing: check every file of a backup that is there')
    .action(async (given: string, options: BackupCommandOptions) => {
      const path = resolve(terminal().directory, given);
      if (options.verify) return verify(path, options);
      // Every file is replaced as a whole, so that this needs no lock and works beside an open app, even one that hangs.
      const directory = libraryDirectoryOf(options);
      if (!(await isLibrary(directory)) && !(await isLibrary(directory, 'articles'))) throw noLibrary(directory);
      const stateDirectory =
        terminal().app?.stateDirectory ?? stateDirectoryFor(directory, process.env, process.platform, homedir());
      const { force } = options;
      const { writeBackup } = await import('#core/backup/write-backup.ts');
      const report = await stoppably(options, (how) =>
        writeBackup({ directory, stateDirectory, path, version, now: () => new Date(), force, ...how }),
      );
      const { articles, notes, media, sha256, files, size, leftOut } = report;
      for (const each of leftOut) complain(`${each} is no file that every system can hold; it is not in the backup.`);
      if (options.json) await writeJson({ articles, notes, media, sha256, path, files, size, leftOut });
      else if (!options.quiet) await writeLine(`written and checked  ${path}: ${describe(report)}, ${sizeOf(size)}`);
    });
}

async function verify(path: string, options: BackupCommandOptions): Promise<void> {
  const { checkBackup } = await import('#core/backup/check-backup.ts');
  const { counts, sha256, damaged, manifest } = await stoppably(options, ({ signal, onProgress }) =>
    checkBackup(path, { signal, onProgress: (done, total) => onProgress('checking', done, total) }),
  );
  if (options.json) await writeJson({ ...counts, sha256, damaged });
  else {
    for (const each of damaged) await writeLine(`damaged  ${each.path} ${each.reason}`);
    const made = manifest === null ? '' : `, made ${manifest.created} by Postil ${manifest.postil}`;
    const told = damaged.length === 0 ? 'every file is whole' : counted(damaged.length, 'file is', 'files are');
    const wrong = damaged.length === 0 ? '' : ' damaged';
    if (!options.quiet) await writeLine(`${path}: ${describe(counts)}${made}; ${told}${wrong}.`);
  }
  if (damaged.length > 0) terminal().setExitStatus(exitStatus.someFailed);
}

const stepNames = { writing: 'backed up', checking: 'checked', restoring: 'unpacked', merging: 'merged' } as const;

/** Runs work that Ctrl+C stops and that tells on the last line how far it is. */
export async function stoppably<T>(
  { quiet }: CommonOptions,
  work: (how: { readonly signal: AbortSignal; readonly onProgress: OnProgress }) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const stopHearing = terminal().onInterrupt(() => stop.abort());
  const line = createStatusLine();
  try {
    return await work({
      signal: stop.signal,
      onProgress: (step, done, total) => {
        if (!quiet) line.show(`${done} of ${total} ${stepNames[step]}`);
      },
    });
  } finally {
    line.clear();
    stopHearing();
  }
}

/** `2 articles, 1 note, 0 images` */
export function describe({ articles, notes, media }: { articles: number; notes: number; media: number }): string {
  return [counted(articles, 'article'), counted(notes, 'note'), counted(media, 'image')].join(', ');
}

function sizeOf(bytes: number): string {
  return bytes < 950_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
