import { resolve } from 'node:path';
import { serve } from '../../src-main/browser/serve.ts';

/** A process of its own that serves a library until it is ended, however it is ended; prints the address. */
const [libraryDirectory = '', stateDirectory = '', pageDirectory = ''] = process.argv.slice(2);
const { url } = await serve({
  libraryDirectory,
  stateDirectory,
  pageDirectory,
  resourcesDirectory: resolve(import.meta.dirname, '../../resources'),
  version: '0',
  port: 0,
});
console.log(url);
