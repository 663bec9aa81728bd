import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { examine } from '#core/library/doctor.ts';
import { AppError } from '#shared/api/errors.ts';
import { exitStatus, LibraryUnusable } from '../exit-status.ts';
import { libraryDirectoryOf } from '../open-app.ts';
import { type CommonOptions, withCommonOptions, writeJson, writeLine } from '../output.ts';

export function addDoctorCommand(program: Command): void {
  withCommonOptions(program.command('doctor'))
    .description('Check every file of the library. Reads only; ends with status 1 when something is wrong.')
    .action(async (options: CommonOptions) => {
      const directory = libraryDirectoryOf(options);
      const found = await stat(directory).catch(() => null);
      if (found === null || !found.isDirectory()) {
        const none = new AppError('not-found', `There is no Postil library in ${directory}.`);
        throw new LibraryUnusable(none.code, none.message);
      }
      let checked = 0;
      let wrong = 0;
      for await (const finding of examine(directory)) {
        checked += 1;
        if (!finding.ok) wrong += 1;
        if (options.json) await writeJson(finding);
        else if (!finding.ok) await writeLine(`${finding.path}: ${finding.detail}`);
      }
      if (!options.json && !options.quiet) {
        await writeLine(`${checked} checks, ${wrong === 0 ? 'all is well' : `${wrong} found something`}.`);
      }
      if (wrong > 0) process.exitCode = exitStatus.someFailed;
    });
}
