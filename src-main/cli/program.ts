import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { AppError } from '#shared/api/errors.ts';
import { addBackupCommand } from './commands/backup.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addDuplicatesCommand, addMergeCommand } from './commands/duplicates.ts';
import { addEntitiesCommand } from './commands/entities.ts';
import { addEntityCommand } from './commands/entity.ts';
import { addExportCommand } from './commands/export.ts';
import { addExtractAgainCommand } from './commands/extract-again.ts';
import { addImportCommand } from './commands/import.ts';
import { addListCommand } from './commands/list.ts';
import { addNoteCommand } from './commands/note.ts';
import { addRelatedCommand } from './commands/related.ts';
import { addRestoreCommand } from './commands/restore.ts';
import { addRulesCommand } from './commands/rules.ts';
import { addSaidCommand } from './commands/said.ts';
import { addSearchCommand } from './commands/search.ts';
import { addServeCommand } from './commands/serve.ts';
import { addShowCommand } from './commands/show.ts';
import { addTagCommand } from './commands/tag.ts';
import { addToolCommand } from './commands/tool.ts';
import { addTrashCommand } from './commands/trash.ts';
import { exitStatusOf } from './exit-status.ts';
import { CarriedOut } from './open-for-writing.ts';
import { complain, passCommonOptions, withCommonOptions } from './output.ts';
import { terminal } from './terminal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const libraryCommands = [
  addImportCommand,
  addExtractAgainCommand,
  addListCommand,
  addShowCommand,
  addNoteCommand,
  addEntitiesCommand,
  addEntityCommand,
  addSaidCommand,
  addSearchCommand,
  addDuplicatesCommand,
  addMergeCommand,
  addRelatedCommand,
  addExportCommand,
  addRulesCommand,
  addTagCommand,
  addTrashCommand,
  addBackupCommand,
  addRestoreCommand,
  addDoctorCommand,
];

/** Runs one command in the terminal that it is called in, to its exit status; never throws. */
export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) terminal().setExitStatus(error.exitCode === 0 ? 0 : 2);
    else if (error instanceof CarriedOut) terminal().setExitStatus(error.status);
    else {
      complain(error instanceof AppError ? error.message : error);
      terminal().setExitStatus(exitStatusOf(error));
    }
  }
}

function createProgram(): Command {
  const program = withCommonOptions(new Command('postil'))
    .description('Read, mark, note and export articles that are kept on this computer.')
    .version(version)
    .showHelpAfterError('(postil --help shows what there is)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal().out.write(text),
      writeErr: (text) => void terminal().errors.write(text),
    })
    .hook('preAction', passCommonOptions)
    .hook('preAction', (_program, command) => {
      terminal().command = nameOf(command);
    });
  for (const add of libraryCommands) add(program, version);
  // An open app carries out what a library is for, and starts no other server or tool.
  if (terminal().app === null) {
    addServeCommand(program, version, runProgram);
    addToolCommand(program);
  }
  return program;
}

/** `note add` */
function nameOf(command: Command): string {
  const { parent } = command;
  return [parent?.parent == null ? '' : parent.name(), command.name()].join(' ').trim();
}
