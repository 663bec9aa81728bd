import { homedir } from 'node:os';
import type { Command } from 'commander';
import { forgetCensus } from '#core/library/census.ts';
import { describeCopy } from '#core/library/conflicts/report.ts';
import { examine, type Finding, newerFormat } from '#core/library/doctor.ts';
import { stateDirectoryFor } from '#core/library/locations.ts';
import { exitStatus, LibraryUnusable } from '../exit-status.ts';
import { counted } from '../format.ts';
import { isLibrary, libraryDirectoryOf, noLibrary, withApp } from '../open-app.ts';
import { type CommonOptions, withCommonOptions, writeJson, writeLine } from '../output.ts';
import { terminal } from '../terminal.ts';

interface DoctorOptions extends CommonOptions {
  reindex?: boolean;
  repair?: boolean;
  acceptMissing?: boolean;
}

export function addDoctorCommand(program: Command, version: string): void {
  withCommonOptions(program.command('doctor'))
    .description(
      'Check every file of the library; ends with status 1 when something is wrong. Changes nothing by itself.',
    )
    .option(
      '--repair',
      'first merge the conflict copies of sync tools, which are kept in the trash, and remove what a crash left',
    )
    .option('--reindex', 'first make the index of texts and names anew, which search and the pages of names ask')
    .option('--accept-missing', 'take the library as it is, where Postil does not open it because much of it is away')
    .action(async (options: DoctorOptions) => {
      const directory = libraryDirectoryOf(options);
      if (options.acceptMissing) {
        await forgetCensus(stateDirectoryFor(directory, process.env, process.platform, homedir()));
        // There may be nothing left to check.
        if (!(await isLibrary(directory))) return;
      }
      if (!(await isLibrary(directory)) && !(await isLibrary(directory, 'articles'))) throw noLibrary(directory);
      // Before anything else: another Postil may have it open.
      if (options.reindex) await withApp(options, 'write', version, (app) => app.reindex());
      const newer = await newerFormat(directory);
      if (newer !== null) throw new LibraryUnusable('unsupported', newer);
      let checked = 0;
      let wrong = 0;
      const tell = async (finding: Finding, isShown: boolean) => {
        checked += 1;
        if (!finding.ok) wrong += 1;
        if (options.json) await writeJson(finding);
        else if (isShown) await writeLine(`${finding.check.padEnd(8)}  ${finding.path}: ${finding.detail}`);
      };
      if (options.repair) await withApp(options, 'write', version, (app) => app.library.clearLeftovers());
      // What could not be merged is found again below.
      const merged = options.repair ? await withApp(options, 'write', version, (app) => app.outside.mergeCopies()) : [];
      for (const outcome of merged) {
        if (outcome.problem !== null) continue;
        const detail = `${describeCopy(outcome)} It is now ${outcome.kept}`;
        await tell({ check: 'conflict-copies', ok: true, path: outcome.path, detail }, !options.quiet);
      }
      for await (const finding of examine(directory)) {
        if (terminal().isLeft()) break;
        await tell(finding, !finding.ok);
      }
      if (!options.json && !options.quiet) {
        await writeLine(`${counted(checked, 'check')}, ${wrong === 0 ? 'all is well' : `${wrong} found something`}.`);
      }
      if (wrong > 0) terminal().setExitStatus(exitStatus.someFailed);
    });
}
