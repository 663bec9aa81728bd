// `npm run -s postil -- <command>`: the command line of a checkout, built first where that is needed.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded } from './build-if-needed.ts';
import { goWhereThePersonStands, root } from './paths.ts';

try {
  buildIfNeeded();
  goWhereThePersonStands('postil');
  await import(pathToFileURL(join(root, 'out', 'main', 'cli.js')).href);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
