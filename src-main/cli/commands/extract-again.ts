import type { Command } from 'commander';
import { AppError } from '#shared/api/errors.ts';
import { createReport } from '../import-report.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, withCommonOptions } from '../output.ts';

interface ExtractAgainOptions extends CommonOptions {
  all?: boolean;
  replace?: boolean;
  force?: boolean;
}

export function addExtractAgainCommand(program: Command, version: string): void {
  withCommonOptions(program.command('extract-again'))
    .description('Read the kept originals of articles with this Postil; notes, tags and your corrections stay.')
    .argument('[id...]', 'articles (the start of an id is enough)')
    .option('--all', 'every article that an earlier Postil extracted')
    .option('--force', 'with --all: those that this one extracted, too')
    .option('--replace', 'let a text take the place of a longer one')
    .action(async (given: string[], options: ExtractAgainOptions) => {
      const { all = false, replace = false, force = false } = options;
      if ((given.length === 0) !== all) throw new AppError('invalid-input', 'Name the articles, or --all alone.');
      await withApp(options, 'write', version, async ({ library, importJobs }) => {
        const ids = all ? null : given.map((id) => library.resolveId(id));
        const report = createReport(options);
        await importJobs.extractAgain(ids, { replace, force, signal: report.signal }, report.add);
        report.conclude();
      });
    });
}
