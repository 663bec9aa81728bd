#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { AppError } from '#shared/api/errors.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEntitiesCommand } from './commands/entities.ts';
import { addEntityCommand } from './commands/entity.ts';
import { addExportCommand } from './commands/export.ts';
import { addExtractAgainCommand } from './commands/extract-again.ts';
import { addImportCommand } from './commands/import.ts';
import { addListCommand } from './commands/list.ts';
import { addNoteCommand } from './commands/note.ts';
import { addRulesCommand } from './commands/rules.ts';
import { addSaidCommand } from './commands/said.ts';
import { addSearchCommand } from './commands/search.ts';
import { addServeCommand } from './commands/serve.ts';
import { addShowCommand } from './commands/show.ts';
import { addTagCommand } from './commands/tag.ts';
import { addToolCommand } from './commands/tool.ts';
import { addTrashCommand } from './commands/trash.ts';
import { exitStatusOf } from './exit-status.ts';
import { complain, passCommonOptions, tolerateLeavingReader, withCommonOptions } from './output.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = withCommonOptions(new Command('postil'))
  .description('Read, mark, note and export articles that are kept on this computer.')
  .version(version)
  .showHelpAfterError('(postil --help shows what there is)')
  .exitOverride()
  .hook('preAction', passCommonOptions);

for (const add of [
  addImportCommand,
  addExtractAgainCommand,
  addListCommand,
  addShowCommand,
  addNoteCommand,
  addEntitiesCommand,
  addEntityCommand,
  addSaidCommand,
  addSearchCommand,
  addExportCommand,
  addRulesCommand,
  addTagCommand,
  addTrashCommand,
  addDoctorCommand,
  addServeCommand,
  addToolCommand,
]) {
  add(program, version);
}

tolerateLeavingReader();

try {
  // Installed, the command runs on whatever Node there is; a checkout brings its own.
  if (Number.parseInt(process.versions.node, 10) < 24) {
    throw new AppError('unsupported', `Postil needs Node 24 or newer; this is Node ${process.versions.node}.`);
  }
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    complain(error instanceof AppError ? error.message : error);
    process.exitCode = exitStatusOf(error);
  }
}
