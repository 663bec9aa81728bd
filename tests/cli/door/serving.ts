// `postil serve` with a page that needs no build: `node serving.ts LIBRARY PAGE`, until SIGTERM.
import { serve } from '../../../src-main/browser/serve.ts';
import { openDoor } from '../../../src-main/cli/door/open-door.ts';
import { resourcesDirectory } from '../../../src-main/cli/open-app.ts';
import { runProgram } from '../../../src-main/cli/program.ts';

const [libraryDirectory = '', pageDirectory = ''] = process.argv.slice(2);
const { url, app, close } = await serve({
  libraryDirectory,
  pageDirectory,
  resourcesDirectory,
  version: '0.1.0',
  port: 0,
});
const door = await openDoor(app, runProgram);
process.once('SIGTERM', async () => {
  await door.close();
  await close();
});
console.log(url);
