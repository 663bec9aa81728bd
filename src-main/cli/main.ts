#!/usr/bin/env node
import { complain } from './output.ts';
import { tolerateLeavingReader } from './terminal.ts';

tolerateLeavingReader();

// Installed, the command runs on whatever Node there is; a checkout brings its own.
if (Number.parseInt(process.versions.node, 10) < 24) {
  complain(`Postil needs Node 24 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  const { runProgram } = await import('./program.ts');
  await runProgram(process.argv.slice(2));
}
