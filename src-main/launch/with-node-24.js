// Plain JavaScript, so that it also runs on a Node that cannot read TypeScript: `npm run` puts the project's own Node
// first in PATH, but a person may start `node …` by hand, or have told npm not to run install scripts.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [script = '', ...rest] = process.argv.slice(2);
const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Node 24 reads TypeScript and has SQLite with full-text search; nothing older is tested. */
if (Number.parseInt(process.versions.node, 10) >= 24) {
  process.argv = [process.execPath, join(root, script), ...rest];
  await import(pathToFileURL(join(root, script)).href);
} else if (existsSync(own)) {
  const child = spawn(own, [join(root, script), ...rest], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; ending is the child's to decide.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
} else {
  console.error(
    `Postil needs Node 24 and this is Node ${process.versions.node}. Run "npm ci" in ${root}: it brings its own ` +
      'Node 24. If npm is told to skip install scripts, run "npm ci --ignore-scripts=false", or install Node 24.',
  );
  process.exitCode = 1;
}
