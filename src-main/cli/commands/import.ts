import { type Command, Option } from 'commander';
import type { ImportResult } from '#shared/api/contract.ts';
import { exitStatus } from '../exit-status.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, readInput, withCommonOptions, writeJson, writeLine } from '../output.ts';

interface ImportCommandOptions extends CommonOptions {
  format?: 'html' | 'text';
  baseUrl?: string;
  dryRun?: boolean;
}

const verbs: Readonly<Record<ImportResult['status'], string>> = {
  added: 'Added',
  updated: 'Updated',
  unchanged: 'Unchanged',
  failed: 'Failed',
};

export function addImportCommand(program: Command, version: string): void {
  withCommonOptions(program.command('import'))
    .description('Bring saved web pages, texts and folders of them into the library; - is standard input.')
    .argument('<path...>', 'files or folders')
    .addOption(new Option('--format <format>', 'what the files are (else detected)').choices(['html', 'text']))
    .option('--base-url <url>', 'the address the page was saved from')
    .option('--dry-run', 'say what would happen and write nothing')
    .action((paths: string[], options: ImportCommandOptions) =>
      withApp(options, 'write', version, async ({ importer }) => {
        const { format, baseUrl: url, dryRun } = options;
        const how = { ...(format && { format }), ...(url !== undefined && { url }), ...(dryRun && { dryRun }) };
        let failures = 0;
        const tell = async (result: ImportResult) => {
          if (result.status === 'failed') failures += 1;
          await report(result, options);
        };
        for (const path of paths) {
          if (path === '-') {
            const bytes = await readInput();
            const input = { bytes, name: 'standard input', contentType: '', url: url ?? '', path: null };
            await tell(await importer.importBytes(input, how));
            continue;
          }
          const printed: Promise<void>[] = [];
          await importer.importPaths([path], how, (result) => printed.push(tell(result)));
          await Promise.all(printed);
        }
        if (failures > 0) process.exitCode = exitStatus.someFailed;
      }),
    );
}

async function report(result: ImportResult, { json, quiet }: CommonOptions): Promise<void> {
  const { status, id, title, source, warnings, reason } = result;
  if (json) await writeJson(result);
  if (status === 'failed') complain(reason);
  else if (!json && !quiet) await writeLine(`${verbs[status].padEnd(9)}  ${id}  ${title}`);
  if (!json && !quiet) for (const warning of warnings) complain(`${source}: ${warning}`);
}
