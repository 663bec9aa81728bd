#!/usr/bin/env node
import nodeModule from 'node:module';
import { homedir } from 'node:os';
import { compiledDirectory } from '#core/library/locations.ts';
import { complain } from './output.ts';
import { tolerateLeavingReader } from './terminal.ts';

tolerateLeavingReader();

// What an older Node does not have is not to be imported by its name: that would end before it can be said.
// Installed, the command runs on whatever Node there is; a checkout brings its own.
if (Number.parseInt(process.versions.node, 10) < 24) {
  complain(`Postil needs Node 24 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  // A sixth of the time of a start is compiling. Where it cannot be kept, it is done again.
  nodeModule.enableCompileCache(compiledDirectory(process.env, process.platform, homedir()));
  const { runProgram } = await import('./program.ts');
  await runProgram(process.argv.slice(2));
}
