import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded, root } from './build-if-needed.ts';

/** `npm run -s postil -- …`: the command line from a checkout, built first where that is needed. */
buildIfNeeded();
await import(pathToFileURL(join(root, 'out', 'main', 'cli.js')).href);
